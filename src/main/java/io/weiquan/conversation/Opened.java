package io.weiquan.conversation;

/**
 * A conversation that has just begun and is already stored.
 *
 * @param token    the secret of whoever holds the conversation; shown this once, stored only as a hash
 * @param greeting the first reply, always seq 1 (seq 0 is the notice the person was shown)
 */
public record Opened(String conversation, String token, Wire.Reply greeting) {

    @Override
    public String toString() {
        return "Opened[" + conversation + "]";
    }
}

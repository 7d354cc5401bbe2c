package io.weiquan.conversation;

/**
 * A conversation found again by its return code.
 *
 * @param token a fresh secret for this device; those of other devices stay good
 * @param reply the last thing the bot said
 */
public record Reopened(String conversation, String token, Wire.Reply reply) {

    @Override
    public String toString() {
        return "Reopened[" + conversation + "]";
    }
}

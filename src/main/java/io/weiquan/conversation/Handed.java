package io.weiquan.conversation;

import java.time.Duration;

/**
 * What became of handing a row on.
 *
 * @param kind  what to do with the row
 * @param after for LATER: not before this long, zero to leave it to the relay
 * @param why   for LATER and NEVER: a word for the operator, stored in clear, so nothing personal
 */
public record Handed(Kind kind, Duration after, String why) {

    public enum Kind { DONE, LATER, NEVER }

    /** It arrived. */
    public static Handed done() {
        return new Handed(Kind.DONE, Duration.ZERO, "");
    }

    /** Not now: the other side is away or wants a pause. */
    public static Handed later(Duration after, String why) {
        return new Handed(Kind.LATER, after, why);
    }

    /** Trying again would not help. */
    public static Handed never(String why) {
        return new Handed(Kind.NEVER, Duration.ZERO, why);
    }
}

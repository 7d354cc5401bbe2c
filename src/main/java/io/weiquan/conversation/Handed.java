package io.weiquan.conversation;

import java.time.Duration;

/**
 * What became of handing a row on.
 *
 * @param kind  what to do with the row
 * @param after for LATER: not before this long, zero to leave it to the relay; for WAITING: exactly this long
 * @param why   for all but DONE: a word for the operator, stored in clear, so nothing personal
 */
public record Handed(Kind kind, Duration after, String why) {

    public enum Kind { DONE, LATER, WAITING, NEVER }

    /** It arrived. */
    public static Handed done() {
        return new Handed(Kind.DONE, Duration.ZERO, "");
    }

    /** Not now: the other side is away or wants a pause. */
    public static Handed later(Duration after, String why) {
        return new Handed(Kind.LATER, after, why);
    }

    /** Not before this long, and that is nobody's failure: it is no try, and says nothing of the other side. */
    public static Handed waiting(Duration after, String why) {
        return new Handed(Kind.WAITING, after, why);
    }

    /** Trying again would not help. */
    public static Handed never(String why) {
        return new Handed(Kind.NEVER, Duration.ZERO, why);
    }
}

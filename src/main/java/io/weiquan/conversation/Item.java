package io.weiquan.conversation;

import java.time.Instant;

/** One stored item of a conversation. {@code seq} counts the items of both sides from 1 without a gap. */
public sealed interface Item {

    long seq();

    Instant at();

    /**
     * Something the person sent: enough to send its {@code taken} again.
     *
     * @param id   the client's id
     * @param text the words as the history shows them, secrets blanked
     */
    record Asked(long seq, Instant at, String id, String text) implements Item {
    }

    /** Something the bot answered, exactly as it was sent. */
    record Answered(long seq, Instant at, Wire.Reply reply) implements Item {
    }
}

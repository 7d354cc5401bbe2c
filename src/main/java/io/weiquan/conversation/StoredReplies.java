package io.weiquan.conversation;

import java.util.Optional;

/** Answers as they were stored, for those who deliver or announce them. Reads block and throw {@link Refused} UNAVAILABLE. */
public final class StoredReplies {

    private final Journal journal;

    public StoredReplies(Journal journal) {
        this.journal = journal;
    }

    /** The bot's item with this number; empty when there is none, or the conversation is gone. */
    public Optional<Wire.Reply> reply(String conversation, long seq) {
        return journal.entries(conversation, seq - 1, 1).stream().filter(entry -> entry.seq() == seq && entry.side() == Journal.Side.BOT)
                .findFirst().map(Stored::reply);
    }

    /** The newest answer. */
    public Optional<Wire.Reply> latest(String conversation) {
        return journal.standing(conversation, null).flatMap(standing -> reply(conversation, standing.seq()));
    }
}

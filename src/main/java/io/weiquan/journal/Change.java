package io.weiquan.journal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Something to be written. Changes that wait together are concurrent with one another, so a batch may apply them in any order,
 * and each can be tried again after an unknown outcome without a second effect.
 */
sealed interface Change {

    /** Where a conversation's state is bound when it is sealed; entries are bound to their numbers, which are never negative. */
    long STATE = -1;
    /** The same for rows of the outbox; those of the inbox have the next one. */
    long NOTE = -2;
    long ADDRESS = -4;
    int TOKEN_BYTES = 32;

    /** Kept until the commit, which completes it. */
    CompletableFuture<?> done();

    /** Whether it may add rows to the table. */
    default boolean feeds(QueueTable table) {
        return switch (table) {
            case OUTBOX -> this instanceof Append append && !append.notes().isEmpty() || this instanceof Open open && !open.notes().isEmpty()
                    || this instanceof Erase erase && !erase.farewell().isEmpty() || this instanceof Replay;
            case INBOX -> this instanceof Accept || this instanceof Replay;
        };
    }

    record Row(long seq, int side, long at, byte[] client, byte[] content) {
    }

    /** @param due not before this time */
    record Note(String topic, long at, long due, byte[] content) {
    }

    /**
     * @param peer    digest of who writes from a messenger, with their sealed address; both null for others
     * @param instead the conversation that was theirs before, or null
     */
    record Open(String id, String channel, long at, long seq, byte[] token, byte[] key, byte[] state, byte[] peer, byte[] address,
                String instead, List<Row> rows, List<Note> notes, CompletableFuture<Void> done) implements Change {
    }

    /** @param key the wrapped key under which it was sealed: a conversation that was put under another one meanwhile is not added to */
    record Append(long no, String id, byte[] key, long from, long to, long at, byte[] client, byte[] state, long packageAt, byte[] code,
                  List<Row> rows, List<Note> notes, CompletableFuture<io.weiquan.conversation.Journal.Outcome> done)
            implements Change {
    }

    record AddToken(String id, byte[] token, int keep, CompletableFuture<Boolean> done) implements Change {
    }

    /**
     * @param quietSince erases only if the last turn was before this time
     * @param farewell   what others are told of it, in clear: there is no key any more
     */
    record Erase(String id, long quietSince, List<Note> farewell, CompletableFuture<Boolean> done) implements Change {
    }

    /**
     * Puts everything of a conversation under another key, if it still stands at {@code seq} under the one from before. Rows of the outbox
     * can only have become fewer meanwhile: a new one comes with a turn, and that moves {@code seq}.
     *
     * @param waiting number and content of the rows of the outbox
     */
    record Rewrite(long no, long seq, String blanked, byte[] before, byte[] key, byte[] state, byte[] address, List<Row> rows,
                   Map<Long, byte[]> waiting, CompletableFuture<Boolean> done) implements Change {
    }

    /** @param claim drawn for this claim, so that it can be tried again. @param fronts rows to take if they are still there and free */
    record Claim(QueueTable table, String lane, long claim, List<Long> fronts, boolean dueOrNot, long now, long until, int rowsInARow,
                 CompletableFuture<List<Taken>> done) implements Change {
    }

    /** A row as it is stored; {@code key} null when the content is not sealed. */
    record Taken(long number, String lane, String ordering, long at, int tries, byte[] content, byte[] key, byte[] address) {
    }

    record Settle(QueueTable table, List<Long> handedOn, List<Failed> failed, CompletableFuture<Void> done) implements Change {
    }

    record Failed(long number, int tries, long due, String failure) {
    }

    record Replay(QueueTable table, String lane, CompletableFuture<Long> done) implements Change {
    }

    /** @param event digest of source and id. @param most rows that may be waiting already */
    record Accept(byte[] event, String lane, String ordering, long at, long due, byte[] key, byte[] content, int most,
                  CompletableFuture<Accepted> done) implements Change {
    }

    enum Accepted { NOW, BEFORE, NO_ROOM }

    record ForgetSender(String lane, String ordering, CompletableFuture<Long> done) implements Change {
    }

    record ForgetEvents(long before, CompletableFuture<Long> done) implements Change {
    }

    /** Puts one wrapping of a data key in the place of another. */
    record Rewrap(KeyChange.Keys keys, long no, byte[] before, byte[] after, CompletableFuture<Void> done) implements Change {
    }
}

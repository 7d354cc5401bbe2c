package io.weiquan.journal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Something to be written. Changes that wait together are concurrent with one another, so a batch may apply them in any order,
 * and each can be tried again after an unknown outcome without a second effect.
 */
sealed interface Change {

    /** Where a conversation's state is bound when it is sealed; entries are bound to their numbers, which are never negative. */
    long STATE = -1;
    /** The same for outgoing rows. */
    long NOTE = -2;
    int TOKEN_BYTES = 32;

    /** Kept until the commit, which completes it. */
    CompletableFuture<?> done();

    record Row(long seq, int side, long at, byte[] client, byte[] content) {
    }

    record Note(String topic, long at, byte[] content) {
    }

    record Open(String id, String channel, long at, long seq, byte[] token, byte[] key, byte[] state, List<Row> rows,
                List<Note> notes, CompletableFuture<Void> done) implements Change {
    }

    record Append(long no, String id, long from, long to, long at, byte[] client, byte[] state, long packageAt, byte[] code,
                  List<Row> rows, List<Note> notes, CompletableFuture<io.weiquan.conversation.Journal.Outcome> done)
            implements Change {
    }

    record AddToken(String id, byte[] token, int keep, CompletableFuture<Boolean> done) implements Change {
    }

    /** @param quietSince erases only if the last turn was before this time */
    record Erase(String id, long quietSince, CompletableFuture<Boolean> done) implements Change {
    }

    record Sent(List<Long> numbers, CompletableFuture<Void> done) implements Change {
    }

    /** Puts one wrapping of a data key in the place of another. */
    record Rewrap(long no, byte[] before, byte[] after, CompletableFuture<Void> done) implements Change {
    }
}

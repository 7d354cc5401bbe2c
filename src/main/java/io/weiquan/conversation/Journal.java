package io.weiquan.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Where conversations are kept. One turn is one transaction: the person's item, the bot's items, the new state and the outgoing
 * rows are all stored or none is. Contents are JSON bytes to the journal, which may encrypt them; ids, numbers, times and hashes
 * are not contents.
 *
 * <p>Writing methods return at once; their stages complete after the commit, or exceptionally with {@link Refused} UNAVAILABLE
 * (the outcome is then unknown: the same turn may be tried again) or BUSY (nothing was done). Reading methods block on the
 * calling thread and throw UNAVAILABLE.
 */
public interface Journal extends AutoCloseable {

    /** Stores a new conversation. Trying the same opening again is harmless. */
    CompletionStage<Void> open(Opening opening);

    /** Appends a turn if the conversation still stands where the turn began. */
    CompletionStage<Outcome> commit(Turn turn);

    /** @param client the client id whose earlier item is looked for, or null */
    Optional<Standing> standing(String conversation, String client);

    /** Entries with numbers after {@code after}, in order, at most {@code count}. */
    List<Entry> entries(String conversation, long after, int count);

    /** Digests of the tokens that open the conversation; empty when it is unknown. */
    List<byte[]> tokens(String conversation);

    /** Adds a token and keeps the newest {@code keep}; false when the conversation is unknown. */
    CompletionStage<Boolean> addToken(String conversation, byte[] token, int keep);

    /** The conversation whose return code has this digest. */
    Optional<String> byCode(byte[] code);

    /** The conversation of somebody who writes from a messenger, by {@link Peer#digest}. */
    Optional<String> byPeer(byte[] digest);

    /** Leaves nothing of the conversation readable; false when it is unknown, or was not quiet for long enough. */
    CompletionStage<Boolean> erase(Erasure erasure);

    default CompletionStage<Boolean> erase(String conversation) {
        return erase(new Erasure(conversation, null, Instant.EPOCH, List.of()));
    }

    /**
     * Puts other contents in the place of all that a conversation holds, under a new key, so that the old ones are unreadable. A turn that
     * was worked out before is {@link Outcome#STALE} from then on. False, and nothing changed, when the conversation has moved on since
     * {@link Rewriting#from}, was rewritten by somebody else, or is gone.
     */
    CompletionStage<Boolean> rewrite(Rewriting rewriting);

    /** Conversations in the order in which they began, from the one after {@code after} (0 for the first) on. */
    List<Listed> list(long after, int count);

    /**
     * @param from    where the conversation stood before its entries were read
     * @param entries all of them, with their numbers
     * @param waiting what becomes of a row that still waits in the outbox; it keeps its place there
     * @param blanked classes of data that are gone now; noted until the next turn
     */
    record Rewriting(Standing from, byte[] state, List<Entry> entries, UnaryOperator<byte[]> waiting, Set<String> blanked) {
    }

    /** What others are to be told, written with the turns: {@link Outgoing} rows, ordered by conversation. */
    Backlog outbox();

    /** What came in from messengers and waits to become turns. */
    Inbox inbox();

    @Override
    void close();

    /**
     * @param number  counts conversations as they began; for going on from there
     * @param blanked classes of data that were blanked after the last turn
     */
    record Listed(long number, String conversation, String channel, Instant lastTurn, Set<String> blanked) {
    }

    /**
     * @param quietSince erases only a conversation whose last turn was before this time; null to erase it in any case
     * @param farewell   what others are told of it. There is no key for it any more, so it may hold nothing personal
     */
    record Erasure(String conversation, Instant quietSince, Instant at, List<Outgoing> farewell) {
    }

    /**
     * Who writes from a messenger.
     *
     * @param digest  finds their conversation again; one conversation has it
     * @param address where the adapter reaches them; sealed, and handed out with the rows of the outbox
     * @param instead the closed conversation that was theirs until now, or null
     */
    record Peer(byte[] digest, byte[] address, String instead) {

        public Peer(byte[] digest, byte[] address) {
            this(digest, address, null);
        }
    }

    /** What became of a turn. */
    enum Outcome {
        /** Stored, now or by an earlier try of the same turn. */
        KEPT,
        /** The conversation has moved on, or holds this client id already: read it again. Nothing was stored. */
        STALE,
        /** There is no such conversation. Nothing was stored. */
        GONE
    }

    /** Whose item it is. The notice is number 0 and precedes everything said. */
    enum Side { NOTICE, PERSON, BOT }

    /** One numbered item. */
    record Entry(long seq, Instant at, Side side, byte[] content) {
    }

    /** A row for the {@link #outbox}, in the same transaction. {@code topic} names its lane and is not personal; {@code content} is. */
    record Outgoing(String topic, byte[] content, Duration hold) {

        /** One the relay may take at once. */
        public Outgoing(String topic, byte[] content) {
            this(topic, content, Duration.ZERO);
        }
    }

    /**
     * @param peer    null for who does not write from a messenger. When that peer has a conversation already, nothing is stored
     * @param entries the notice as number 0, then the greeting as number 1
     */
    record Opening(String conversation, String channel, Instant at, byte[] token, byte[] state, Peer peer, List<Entry> entries,
                   List<Outgoing> outgoing) {
    }

    /**
     * Where a conversation stands.
     *
     * @param seq       the number of its last entry; it is also the version that decides between two writers
     * @param state     what the last turn left
     * @param packageAt the entry with the newest complaint package, 0 for none
     * @param takenAt   the person's entry that carries the client id asked for, 0 for none
     * @param handle    the journal's own note, handed back with the turn
     */
    record Standing(String conversation, String channel, Instant startedAt, Instant lastTurn, long seq, byte[] state,
                    long packageAt, long takenAt, Handle handle) {
    }

    /** What a journal needs to know again when a turn comes back to be stored; nobody else's business. */
    interface Handle {
    }

    /**
     * @param from      where the conversation stood when the turn was worked out
     * @param client    the client id the turn answers, or null
     * @param entries   numbered {@code from.seq() + 1} and on
     * @param packageAt the entry among them that carries a package, 0 for none
     * @param code      digest of the return code made in this turn, or null
     */
    record Turn(Standing from, String client, Instant at, byte[] state, List<Entry> entries, long packageAt, byte[] code,
                List<Outgoing> outgoing) {
    }
}

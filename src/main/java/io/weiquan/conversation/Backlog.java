package io.weiquan.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Rows that are stored and wait to be handed on, in lanes: a lane is a topic or a messenger. A {@link Relay} works off a lane; any
 * number of nodes may run one for the same lane. Rows of one lane and ordering (a conversation in the outbox, a sender in the inbox)
 * are handed on in the order in which they were written, each at least once; a row that was given up lets those behind it pass.
 *
 * <p>{@link #claim}, {@link #depths} and {@link #givenUp} block and throw {@link Refused} UNAVAILABLE; the others return at once and
 * complete after the commit.
 */
public interface Backlog {

    /**
     * Takes rows for the length of a lease: nobody else is given rows of the same orderings until it is over or they are settled. At most
     * {@code Limits.queues().atOnce} orderings with {@code rowsInARow} rows each, oldest first, those of one ordering in order.
     *
     * @param orderings how many orderings at most
     */
    List<Row> claim(String lane, int orderings, Instant now, Duration lease);

    /**
     * The same for one ordering, whether its rows are due or not. It is looked for on the calling thread.
     *
     * @return empty when somebody else has them; an empty list when there are none
     */
    CompletionStage<Optional<List<Row>>> claimOf(String lane, String ordering, Instant now, Duration lease);

    /** Forgets rows that were handed on, and notes when to try the others again or that they are given up. */
    CompletionStage<Void> settle(List<Long> handedOn, List<Failed> failed);

    /** Lets all rows of the lane that were given up be tried again, from the beginning. @return how many */
    CompletionStage<Long> replay(String lane);

    /** Rows that were given up, oldest first, without their contents. */
    List<GivenUp> givenUp(String lane, int count);

    /** How much is waiting in each lane that holds anything. */
    List<Depth> depths();

    /** Has {@code rows} run after each commit of this node that added rows; it must return at once. */
    void onRows(Runnable rows);

    /**
     * @param number   grows in the order of writing
     * @param tries    how often it was tried before
     * @param address  where the person of an outbox row is reached ({@link Journal.Peer#address}), null if they came by the web
     * @param content  in clear
     */
    record Row(long number, String lane, String ordering, Instant at, int tries, byte[] address, byte[] content) {

        @Override
        public String toString() {
            return "Row[" + lane + " " + number + "]";
        }
    }

    /** @param givenUp why it will not be tried again, empty if it will be at {@code due}. Stored in clear: nothing personal */
    record Failed(long number, int tries, Instant due, String givenUp) {
    }

    record GivenUp(long number, String lane, String ordering, Instant at, int tries, String why) {
    }

    /** @param oldest when the oldest waiting row was written, null when none is waiting */
    record Depth(String lane, long waiting, long givenUp, Instant oldest) {
    }
}

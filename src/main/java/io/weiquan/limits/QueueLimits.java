package io.weiquan.limits;

import java.time.Duration;

/**
 * Bounds of the outbox and the inbox, {@code weiquan.limits.queues.*}.
 *
 * @param atOnce         orderings (conversations, senders) one relay is at together
 * @param rowsInARow     rows of one ordering it takes at once
 * @param tries          tries of one row before it is given up and waits for an operator
 * @param firstRetry     wait after the first failure; it doubles with each further one, give or take a quarter
 * @param longestRetry   longest wait between two tries
 * @param handTimeout    longest a single handing over may take
 * @param lease          time after which rows of a node that died are taken by another
 * @param lookEvery      how often is looked for rows that another node wrote
 * @param waitingEvents  inbound events waiting, of all sources together; past that they are refused, and the platform sends again
 * @param rememberEvents how long an event that was accepted is known when it is sent again
 */
public record QueueLimits(int atOnce, int rowsInARow, int tries, Duration firstRetry, Duration longestRetry, Duration handTimeout,
                          Duration lease, Duration lookEvery, int waitingEvents, Duration rememberEvents) {

    /** The documented defaults: some two hours of tries. */
    public static final QueueLimits DEFAULTS = new QueueLimits(64, 16, 32, Duration.ofSeconds(1), Duration.ofMinutes(5),
            Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(1), 10_000, Duration.ofDays(7));
}

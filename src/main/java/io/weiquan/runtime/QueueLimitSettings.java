package io.weiquan.runtime;

import io.smallrye.config.WithDefault;
import io.weiquan.limits.QueueLimits;
import java.time.Duration;

/** {@link QueueLimits} as settings {@code weiquan.limits.queues.*}; the meaning of each stands there. */
public interface QueueLimitSettings {

    @WithDefault("64")
    int atOnce();

    @WithDefault("16")
    int rowsInARow();

    @WithDefault("32")
    int tries();

    @WithDefault("1s")
    Duration firstRetry();

    @WithDefault("5m")
    Duration longestRetry();

    @WithDefault("10s")
    Duration handTimeout();

    @WithDefault("60s")
    Duration lease();

    @WithDefault("1s")
    Duration lookEvery();

    @WithDefault("10000")
    int waitingEvents();

    @WithDefault("7D")
    Duration rememberEvents();

    /** @throws IllegalArgumentException names the setting that cannot be */
    default QueueLimits toLimits() {
        if (atOnce() < 1 || rowsInARow() < 1 || tries() < 1 || waitingEvents() < 1) {
            throw new IllegalArgumentException("weiquan.limits.queues: at-once, rows-in-a-row, tries and waiting-events must be at least 1");
        }
        if (lease().compareTo(handTimeout().multipliedBy(3)) < 0) {
            throw new IllegalArgumentException("weiquan.limits.queues.lease: must be at least three times weiquan.limits.queues.hand-timeout");
        }
        return new QueueLimits(atOnce(), rowsInARow(), tries(), firstRetry(), longestRetry(), handTimeout(), lease(), lookEvery(),
                waitingEvents(), rememberEvents());
    }
}

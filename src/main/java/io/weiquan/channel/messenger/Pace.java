package io.weiquan.channel.messenger;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.weiquan.channel.adapter.Adapter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** How fast we call each platform, below what it allows: one that is overrun blocks for minutes. One bucket a messenger. */
public final class Pace {

    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();
    private final TimeMeter time;

    /** @param nanoTime a monotonic clock */
    public Pace(LongSupplier nanoTime) {
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanoTime.getAsLong();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    /** @return zero when a call may be made now, else how long to wait */
    Duration use(Adapter adapter) {
        int perMinute = adapter.capabilities().callsPerMinute();
        Bucket bucket = buckets.computeIfAbsent(adapter.name(), name -> Bucket.builder().withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build());
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }
}

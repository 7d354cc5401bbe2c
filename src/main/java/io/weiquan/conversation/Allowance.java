package io.weiquan.conversation;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * How often each of many may do something: so much at once, and so much sustained. Remembers one number for each that has used
 * part of its allowance, nothing for the others, and never more than {@code keys}: past that, strangers share one allowance.
 */
final class Allowance {

    private static final String STRANGERS = "";

    /** For each key the time at which its whole allowance is back (the generic cell rate algorithm). */
    private final ConcurrentHashMap<String, Long> whole = new ConcurrentHashMap<>();
    private final long interval;
    private final long atOnce;
    private final int keys;
    private final LongSupplier nanoTime;

    /** @param burst how many at once; one more comes back every {@code each} */
    Allowance(int burst, Duration each, int keys, LongSupplier nanoTime) {
        this.interval = each.toNanos();
        this.atOnce = interval * burst;
        this.keys = keys;
        this.nanoTime = nanoTime;
    }

    /** Uses one up. @return how long to wait when there is none left, else empty */
    Optional<Duration> use(String key) {
        long now = nanoTime.getAsLong();
        var wait = new long[1];
        whole.compute(known(key, now), (k, before) -> {
            long back = (before == null || before - now < 0 ? now : before) + interval;
            wait[0] = back - now - atOnce;
            return wait[0] > 0 ? before : Long.valueOf(back);
        });
        return wait[0] > 0 ? Optional.of(Duration.ofNanos(wait[0])) : Optional.empty();
    }

    /** Gives back one that was used for nothing blameworthy. */
    void giveBack(String key) {
        whole.computeIfPresent(whole.containsKey(key) ? key : STRANGERS, (k, before) -> before - interval);
    }

    private String known(String key, long now) {
        if (whole.size() >= keys && !whole.containsKey(key)) {
            whole.values().removeIf(back -> back - now <= 0);
            return whole.size() >= keys ? STRANGERS : key;
        }
        return key;
    }

    int remembered() {
        return whole.size();
    }
}

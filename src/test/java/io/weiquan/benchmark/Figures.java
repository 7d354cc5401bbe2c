package io.weiquan.benchmark;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What a crowd saw in one run. One thread writes. */
final class Figures {

    private long[] nanos = new long[1 << 14];
    private int count;
    private final Map<String, Integer> refusals = new TreeMap<>();
    private double seconds;

    void answered(long tookNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = tookNanos;
    }

    void refused(String code) {
        refusals.merge(code, 1, Integer::sum);
    }

    void lasted(double howLong) {
        Arrays.sort(nanos, 0, count);
        seconds = howLong;
    }

    int answers() {
        return count;
    }

    double perSecond() {
        return count / seconds;
    }

    /** @return the quantile in ms; NaN when nothing was answered */
    double millis(double quantile) {
        return count == 0 ? Double.NaN : nanos[(int) Math.min(count - 1, Math.floor(quantile * count))] / 1e6;
    }

    /** Error code (or "closed", for a socket the server ended) → how often. */
    Map<String, Integer> refusals() {
        return refusals;
    }

    @Override
    public String toString() {
        return "%8.0f/s  p50 %7.2f  p99 %8.2f  p99.9 %8.2f  max %8.2f ms  refused %s".formatted(perSecond(), millis(0.5), millis(0.99),
                millis(0.999), millis(1), refusals);
    }
}

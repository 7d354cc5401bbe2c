package io.weiquan.channel;

import io.github.bucket4j.Bucket;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A rate for each client address; the addresses longest unheard of are forgotten first. Thread-safe. */
final class Rates {

    private final int perMinute;
    private final Map<String, Bucket> byAddress;

    Rates(int perMinute, int knownAddresses) {
        this.perMinute = perMinute;
        this.byAddress = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > knownAddresses;
            }
        };
    }

    /** @throws Refused TOO_MANY with the time to wait */
    void count(String address) {
        Bucket bucket;
        synchronized (byAddress) {
            bucket = byAddress.computeIfAbsent(address, unknown -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1))).build());
        }
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refused(Code.TOO_MANY, "请求太频繁了,请稍等一会儿再试。", Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}

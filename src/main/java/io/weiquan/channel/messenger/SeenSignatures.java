package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Signatures;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which body a signature came with, where the signature itself does not cover it: somebody who saw one request must not put another body
 * under its signature. Kept for as long as a signature is fresh, at most the newest fifty thousand.
 */
final class SeenSignatures {

    private static final Duration FRESH = Duration.ofMinutes(11);
    private static final int REMEMBERED = 50_000;

    private record Seen(byte[] body, Instant at) {
    }

    private final Map<String, Seen> bySignature = new LinkedHashMap<>();

    synchronized boolean fits(String signature, byte[] body, Instant now) {
        var oldest = bySignature.values().iterator();
        while (oldest.hasNext()) {
            if (!oldest.next().at().plus(FRESH).isBefore(now) && bySignature.size() < REMEMBERED) {
                break;
            }
            oldest.remove();
        }
        byte[] digest = Signatures.sha256(body);
        Seen before = bySignature.putIfAbsent(signature, new Seen(digest, now));
        return before == null || MessageDigest.isEqual(before.body(), digest);
    }
}

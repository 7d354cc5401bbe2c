package io.weiquan.advice.knowledge;

import java.time.LocalDate;

/**
 * Where a value comes from and how long it may be trusted.
 *
 * @param source     readable name of the source
 * @param url        where to check it
 * @param kind       official, media, third_party or own
 * @param asOf       the source's own date, or null
 * @param checkedAt  when we read it
 * @param expiresAt  last day on which it may be printed; null for values that do not age
 * @param confidence H, M or L
 */
public record Provenance(String source, String url, String kind, LocalDate asOf, LocalDate checkedAt, LocalDate expiresAt,
                         String confidence) {

    /** An expired or weak value is not printed; the way to find it is. */
    public boolean isPrintable(LocalDate today) {
        return !confidence.equals("L") && (expiresAt == null || !today.isAfter(expiresAt));
    }
}

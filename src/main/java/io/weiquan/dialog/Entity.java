package io.weiquan.dialog;

import java.util.Objects;

/**
 * Something found in what a person typed.
 *
 * @param type       one of the entity types of PROTOCOL.md ("platform", "amount", "date", "order_no", …)
 * @param value      {@code String} for keys and texts, {@link Money}, {@link DateSpan}, {@code BigDecimal} (number, percent);
 *                   duration as ISO 8601 {@code String}; phone as digits
 * @param text       the very characters the person typed
 * @param start      offset of the first UTF-16 unit in the text as given
 * @param end        offset after the last UTF-16 unit
 * @param confidence 0..1; from {@link #CERTAIN} on it may be taken silently, below it is asked about
 * @param role       the slot this mention speaks of when the words around it say so ("买的" → purchase_date), else null
 */
public record Entity(String type, Object value, String text, int start, int end, double confidence, String role) {

    /** At or above this a mention is taken; below it, it is only offered as a question. */
    public static final double CERTAIN = 0.8;
    /** From here on a reading that is not certain is worth a question; below it is not even offered. */
    public static final double WORTH_ASKING = 0.3;
    /** At most so many readings of one kind are offered in one question. */
    public static final int MOST_OFFERED = 6;

    public Entity {
        Objects.requireNonNull(type);
        Objects.requireNonNull(value);
        Objects.requireNonNull(text);
        if (start < 0 || end < start || confidence < 0 || confidence > 1) {
            throw new IllegalArgumentException("bad span or confidence: %s %d..%d %s".formatted(type, start, end, confidence));
        }
    }

    public boolean isCertain() {
        return confidence >= CERTAIN;
    }
}

package io.weiquan.dialog;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of one slot. A slot that was never asked has no {@code SlotValue} at all.
 *
 * @param value  present exactly when {@code status} is {@link Status#VALUE}; always plain JSON data: {@code String} (text, keys, and
 *               dates as {@code "2026-11-14"}), {@code BigDecimal}, {@code Boolean}, {@code List} or {@code Map<String, Object>} of these
 * @param status why there is or is not a value
 * @param source how we came to know
 */
public record SlotValue(Object value, Status status, Source source) {

    /** What the person answered: a value, "there is none", "I do not know", or "leave that out". */
    public enum Status { VALUE, NONE, UNKNOWN, SKIPPED }

    /** How the value came: typed in free text, picked from choices, set by a form, or concluded from other slots. */
    public enum Source { SAID, CHOSEN, FORM, DERIVED }

    public SlotValue {
        Objects.requireNonNull(status);
        Objects.requireNonNull(source);
        if ((status == Status.VALUE) != (value != null)) {
            throw new IllegalArgumentException("a slot has a value exactly when its status is VALUE");
        }
        value = canonical(value);
    }

    /** One form for the same value, however it was built or read back: every number a BigDecimal, lists and maps unmodifiable. */
    private static Object canonical(Object value) {
        if (value instanceof Number number) {
            BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0) : plain;
        }
        if (value instanceof List<?> list) {
            if (holdsOnlyText(list)) {
                return List.copyOf(list);
            }
            return list.stream().map(SlotValue::canonical).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((k, v) -> {
                if (v != null) {
                    copy.put(k.toString(), canonical(v));
                }
            });
            return Collections.unmodifiableMap(copy);
        }
        return value;
    }

    /** By far the most common list: keys. Text has one form already. */
    private static boolean holdsOnlyText(List<?> list) {
        for (Object item : list) {
            if (!(item instanceof String)) {
                return false;
            }
        }
        return true;
    }

    public static SlotValue said(Object value) {
        return new SlotValue(value, Status.VALUE, Source.SAID);
    }

    public static SlotValue of(Object value, Source source) {
        return new SlotValue(value, Status.VALUE, source);
    }

    public static SlotValue without(Status status, Source source) {
        return new SlotValue(null, status, source);
    }

    public boolean hasValue() {
        return status == Status.VALUE;
    }
}

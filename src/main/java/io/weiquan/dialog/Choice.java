package io.weiquan.dialog;

import java.util.Objects;

/**
 * Something a person can pick instead of typing. The id says what picking does, so that a choice of long ago still has a meaning:
 * {@code slot=KEY}, {@code slot=none|unknown|skipped}, {@code do:intent}, {@code outcome=KEY}, {@code yes}, {@code no}; {@code add} (keep the
 * old value too), {@code as:slot} or {@code as:slot+slot} (what the value just given is), {@code change:slot} (say this one anew),
 * {@code matter:0} (that of several complaints).
 *
 * @param label reply id of the label, or null when it is the name of the key
 */
public record Choice(String id, String label) {
    public Choice {
        Objects.requireNonNull(id);
    }

    static Choice of(String slot, String value) {
        return new Choice(slot + "=" + value, null);
    }
}

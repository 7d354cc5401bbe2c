package io.weiquan.dialog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One message as understood, independent of where in the dialog it was said: the slot being asked is a hint and nothing more.
 *
 * @param text       exactly what the person typed
 * @param normalized the same with look-alikes, widths and traditional characters folded; for showing and matching, never for offsets
 * @param entities   in order of {@code start}; spans of one type never overlap
 * @param intents    best first; empty when the message is a plain statement
 */
public record Understanding(String text, String normalized, List<Entity> entities, List<Intent> intents) {
    public Understanding {
        Objects.requireNonNull(text);
        Objects.requireNonNull(normalized);
        entities = List.copyOf(entities);
        intents = List.copyOf(intents);
    }

    /** Nothing was understood: the text stands alone. */
    public static Understanding nothing(String text) {
        return new Understanding(text, text, List.of(), List.of());
    }

    public Stream<Entity> entities(String type) {
        return entities.stream().filter(e -> e.type().equals(type));
    }

    public Optional<Intent> intent(String name) {
        // asked for every pattern on every turn, mostly of a message without intents
        for (Intent intent : intents) {
            if (intent.name().equals(name)) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }

    /** The same without the mentions of this value: what has just been denied is not heard again in the same breath. */
    Understanding without(String value) {
        return new Understanding(text, normalized, entities.stream().filter(e -> !value.equals(e.value())).toList(), intents);
    }

    /** True when the message as a whole is the command or answer {@code name}. */
    public boolean isWhole(String name) {
        for (Intent intent : intents) {
            if (intent.whole() && intent.name().equals(name)) {
                return true;
            }
        }
        return false;
    }
}

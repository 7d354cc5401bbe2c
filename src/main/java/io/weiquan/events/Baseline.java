package io.weiquan.events;

import io.weiquan.conversation.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was known after an answer, as far as events care: which slots with what status, and what they held as a hash; outcomes as
 * {@code channel/outcome}.
 */
record Baseline(Map<String, Integer> slots, Set<String> outcomes) {

    static final Baseline NOTHING = new Baseline(Map.of(), Set.of());

    record Filled(String key, String status, String source) {
    }

    static Baseline of(Wire.Body body) {
        Map<String, Integer> slots = new HashMap<>();
        body.slots().forEach((key, slot) -> slots.put(key, print(slot)));
        return new Baseline(slots, outcomes(body.slots().get("tried_channels")));
    }

    /** By what a person sees: a number read back from the store is another object, but looks the same. */
    private static int print(Wire.Slot slot) {
        return (slot.status() + "\n" + slot.display()).hashCode();
    }

    private static Set<String> outcomes(Wire.Slot tried) {
        Set<String> outcomes = new TreeSet<>();
        if (tried != null && tried.value() instanceof Iterable<?> records) {
            for (Object one : records) {
                if (one instanceof Map<?, ?> map && map.get("outcome") != null) {
                    outcomes.add((map.get("channel") == null ? "" : map.get("channel")) + "/" + map.get("outcome"));
                }
            }
        }
        return outcomes;
    }

    /** Slots that are new or say something else than before. */
    List<Filled> filledSince(Baseline before, Map<String, Wire.Slot> now) {
        List<Filled> filled = new ArrayList<>();
        now.forEach((key, slot) -> {
            if (!slots.get(key).equals(before.slots().get(key))) {
                filled.add(new Filled(key, slot.status(), slot.source()));
            }
        });
        return filled;
    }

    Set<String> reportedSince(Baseline before) {
        Set<String> reported = new TreeSet<>(outcomes);
        reported.removeAll(before.outcomes());
        return reported;
    }
}

package io.weiquan.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** Writes the slots in one step and draws the conclusions: what follows from a value, what depended on it, what it answers. */
final class Values {

    private final Step step;

    Values(Step step) {
        this.step = step;
    }

    /** Writes a value or a status, concludes what follows from it, and notes that the question is answered. */
    void set(String key, SlotValue value) {
        SlotValue before = step.slots.put(key, value);
        if (value.equals(before)) {
            return;
        }
        step.changed.add(key);
        step.guesses.remove(key);
        // how the sum was said that is now confirmed
        String sum = Filling.about(value.value(), "");
        if (step.guesses.remove(key + Filling.ABOUT) instanceof String about && about.startsWith(sum) && step.slot(key + Filling.ABOUT) != null) {
            set(key + Filling.ABOUT, SlotValue.said(about.substring(sum.length())));
        }
        step.tries.forget(key);
        if (step.asking.contains(key) && !step.answered.contains(key)) {
            step.answered.add(key);
        }
        if (step.slot(key) != null && step.slot(key).type() == SlotType.TRIED && value.hasValue()) {
            noteOutcomes(value, before);
        }
        conclude();
    }

    /** Takes what was told in {@code text} for the open slots that {@code state} collects. True when there was any. */
    boolean find(Flow.State state, String text) {
        boolean any = false;
        for (Slot slot : state.collect().stream().flatMap(q -> q.must().stream()).map(step::slot).toList()) {
            Matcher found = slot.finds() == null || step.slots.containsKey(slot.key()) ? null : slot.finds().matcher(text);
            if (found != null && found.find() && found.group("said").length() <= slot.maxChars()) {
                set(slot.key(), SlotValue.said(found.group("said").strip()));
                step.trace.add("answer: " + slot.key() + " was told");
                any = true;
            }
        }
        return any;
    }

    /** Writes a value that another one may have stood for: what depended on the other is open again. */
    void replace(String key, SlotValue value) {
        SlotValue before = step.slots.get(key);
        set(key, value);
        if (before != null && before.hasValue() && !before.value().equals(value.value())) {
            clearDependents(key);
        }
    }

    void clear(String key) {
        if (step.slots.remove(key) != null) {
            step.changed.add(key);
        }
        step.answered.remove(key);
        step.tries.forget(key);
        conclude();
    }

    /** A changed answer makes what depended on it open again, unless it was given anew in the same breath. */
    void clearDependents(String key) {
        for (Slot other : step.dialogs.slots().values()) {
            if (other.dependsOn().contains(key) && step.slots.containsKey(other.key()) && !step.changed.contains(other.key())) {
                clear(other.key());
            }
        }
    }

    void mark(String sign) {
        List<Object> noted = new ArrayList<>(step.list(Step.GATES));
        if (!noted.contains(sign)) {
            noted.add(sign);
            step.slots.put(Step.GATES, SlotValue.of(noted, SlotValue.Source.DERIVED));
            step.changed.add(Step.GATES);
            conclude();
        }
    }

    /** What was marked no longer holds. */
    void unmark(String sign) {
        List<Object> noted = new ArrayList<>(step.list(Step.GATES));
        if (noted.remove(sign)) {
            step.slots.put(Step.GATES, SlotValue.of(noted, SlotValue.Source.DERIVED));
            step.changed.add(Step.GATES);
            conclude();
        }
    }

    /** No slot of keys holds this value any longer. @param value null for none */
    void forget(String value) {
        for (String key : List.copyOf(step.slots.keySet())) {
            if (value == null || step.slot(key) == null || step.slot(key).kind() == null || !step.slots.get(key).hasValue()) {
                continue;
            }
            Object held = step.slots.get(key).value();
            if (held.equals(value)) {
                clear(key);
            } else if (held instanceof List<?> list && list.contains(value)) {
                List<?> rest = list.stream().filter(v -> !v.equals(value)).toList();
                clear(key);
                if (!rest.isEmpty()) {
                    set(key, SlotValue.said(rest));
                }
            }
        }
    }

    /** The first rule of the slot that {@code value} breaks, as a reply id; null when it may be stored. */
    String refusal(Slot slot, Object value) {
        if (slot.valid().isEmpty()) {
            return null;
        }
        Map<String, SlotValue> facts = new HashMap<>(step.facts());
        facts.put(slot.key(), SlotValue.said(value));
        for (Slot.Rule rule : slot.valid()) {
            if (!rule.when().holds(facts)) {
                return rule.reply();
            }
        }
        return null;
    }

    /** Recomputes derived values; what a person said is never overwritten by a conclusion. */
    private void conclude() {
        for (Slot slot : step.dialogs.slots().values()) {
            SlotValue now = step.slots.get(slot.key());
            if (slot.derive().isEmpty() || now != null && now.source() != SlotValue.Source.DERIVED) {
                continue;
            }
            SlotValue concluded = slot.derive().stream().filter(d -> d.when().holds(step.facts())).findFirst()
                    .map(d -> SlotValue.of(d.value(), SlotValue.Source.DERIVED)).orElse(null);
            if (concluded != null) {
                step.slots.put(slot.key(), concluded);
            } else if (now != null && now.hasValue()) {
                step.slots.remove(slot.key());
            }
        }
    }

    private void noteOutcomes(SlotValue now, SlotValue before) {
        List<?> known = before != null && before.value() instanceof List<?> list ? list : List.of();
        for (Object record : (List<?>) now.value()) {
            if (!known.contains(record) && record instanceof Map<?, ?> map && map.get("outcome") != null) {
                step.outcomes.add(map.get("outcome").toString());
            }
        }
    }
}

package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done with a message that is understood only in part, or not at all. */
final class Clarifying {

    /** A reading below this is offered among others, but no question begins with it alone. */
    private static final double LIKELY = 0.5;

    private final Step step;
    private final Understanding heard;

    Clarifying(Step step, Understanding heard) {
        this.step = step;
        this.heard = heard;
    }

    /** What was heard but not surely enough waits until its slot is asked for: then it is a matter of yes or no. */
    void remember() {
        if (step.mode() != null) {
            return;
        }
        for (Slot slot : step.dialogs.slots().values()) {
            boolean offeredNow = slot.type() == SlotType.KEY && (step.asking.contains(slot.key()) || slot.keepsFirst());
            boolean open = slot.openTo() && !slot.type().isList() && !offeredNow && !step.slots.containsKey(slot.key());
            if (open) {
                unsure(slot).stream().findFirst().filter(e -> e.confidence() >= LIKELY).or(() -> unassigned(slot))
                        .ifPresent(e -> guess(slot, e));
            }
        }
    }

    /** After a warning nothing is asked back at once: what was likely waits. */
    void rememberAll() {
        rememberBeside(null);
    }

    /** One question at a time: what else was likely waits until its own is put. */
    private void rememberBeside(Slot asked) {
        for (Slot slot : step.dialogs.slots().values()) {
            if (slot != asked && slot.keepsFirst() && slot.openTo() && !slot.type().isList() && !step.slots.containsKey(slot.key()) && !step.guesses.containsKey(slot.key())) {
                unsure(slot).stream().findFirst().filter(e -> e.confidence() >= LIKELY).ifPresent(e -> guess(slot, e));
            }
        }
    }

    private void guess(Slot slot, Entity heardSo) {
        Object value = slot.type().accept(heardSo, slot).orElseThrow();
        step.guesses.put(slot.key(), value);
        step.guesses.remove(slot.key() + Filling.ABOUT);
        if (heardSo.value() instanceof Money sum && sum.approx()) {
            // with the sum it is about: another one brings its own words
            step.guesses.put(slot.key() + Filling.ABOUT, Filling.about(value, heardSo.text()));
        }
    }

    /** The one day or sum that was surely told while something else was asked, and taken by nothing: likely this one's. */
    private Optional<Entity> unassigned(Slot slot) {
        if (slot.type() != SlotType.DATE && slot.type() != SlotType.MONEY || step.guesses.containsKey(slot.key())) {
            return Optional.empty();
        }
        List<Entity> told = heard.entities().stream().filter(e -> e.isCertain() && e.type().equals(slot.hintType())).toList();
        boolean free = told.size() == 1 && told.get(0).role() == null && slot.type().accept(told.get(0), slot)
                .filter(v -> !step.tries.isDenied(slot.key(), v) && step.values.refusal(slot, v) == null
                        && step.slots.values().stream().noneMatch(s -> v.equals(s.value())) && !step.guesses.containsValue(v)).isPresent();
        return free ? Optional.of(told.get(0)) : Optional.empty();
    }

    /** Mentions that may be of this slot, none of them sure, the likeliest first. */
    private List<Entity> unsure(Slot slot) {
        return heard.entities().stream().filter(e -> !e.isCertain() && e.confidence() >= Entity.WORTH_ASKING)
                .filter(e -> e.role() == null || e.role().equals(slot.key()))
                .filter(e -> slot.type().accept(e, slot).filter(v -> !step.tries.isDenied(slot.key(), v)).isPresent())
                .sorted(Comparator.comparingDouble(Entity::confidence).reversed()).toList();
    }

    /** A reading too unsure to be taken is offered as a question; what was denied before is not offered again. */
    boolean clarify() {
        for (Slot slot : step.dialogs.slots().values()) {
            boolean wanted = step.asking.contains(slot.key()) || slot.openTo() && !step.slots.containsKey(slot.key());
            if (!wanted || slot.type() != SlotType.KEY && !step.asking.contains(slot.key())) {
                continue;
            }
            List<Object> unsure = unsure(slot).stream().map(e -> slot.type().accept(e, slot).orElseThrow()).distinct().limit(Entity.MOST_OFFERED).toList();
            if (unsure.size() == 1 && !slot.type().isList()) {
                Object value = unsure.get(0);
                rememberBeside(slot);
                step.pending = new Pending(Pending.Kind.VALUE, slot.key(), value);
                step.sayRepair(Pattern.Act.ASK_VALUE, Map.of("slot", slot.key(), "value", value), Filling.yesNo());
                step.trace.add("clarify: is it this " + slot.key() + "?");
                return true;
            }
            if (unsure.size() > 1 && slot.type() == SlotType.KEY) {
                rememberBeside(slot);
                step.pending = new Pending(Pending.Kind.WHICH, slot.key(), null);
                step.sayRepair(Pattern.Act.ASK_KIND, Map.of("slot", slot.key()),
                        unsure.stream().map(v -> Choice.of(slot.key(), v.toString())).toList());
                step.trace.add("clarify: which " + slot.key() + "?");
                return true;
            }
        }
        step.trace.add("clarify: none");
        return false;
    }

    void fallback() {
        step.trace.add("fallback");
        if (step.paused) {
            step.say("heard");
            return;
        }
        if (step.asking.isEmpty()) {
            step.sayRepair(Pattern.Act.FALLBACK, Map.of(), List.of());
            step.walk();
            return;
        }
        Slot main = step.slot(step.asking.get(0));
        step.tries.count(main.key());
        boolean vague = heard.entities().stream().anyMatch(e -> e.isCertain() && e.type().equals(main.hintType()))
                && (main.type() == SlotType.DATE || main.type() == SlotType.MONEY);
        Pattern.Act exact = main.type() == SlotType.DATE ? Pattern.Act.ASK_DAY : Pattern.Act.ASK_SUM;
        if (vague && step.tries.of(main.key()) < main.maxAttempts() && !step.wouldRepeat(exact, Map.of("slot", main.key()))) {
            step.sayRepair(exact, Map.of("slot", main.key()), List.of());
            return;
        }
        step.walk();
    }
}

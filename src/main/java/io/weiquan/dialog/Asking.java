package io.weiquan.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts a question on the rung of the ladder where it stands, and never in the words of the turn before.
 *
 * <pre>
 *   ask ─vain─▸ reask 1 ─vain─▸ reask 2 … ─max_attempts─▸ on_fail: leave it open, hand over, or draft now
 *    └─ something else came in between ─▸ again, in other words
 * </pre>
 */
final class Asking {

    private static final String PUT = "#put ";
    /** Told something else so often, the person does not mean to answer. */
    private static final String PASSED = "#past ";
    /** A question is put this many times as often as it may be missed: then something else always came in between. */
    private static final int MOST_PUTS = 3;
    /** A guess is asked about no more often. */
    private static final int MOST_OFFERS = 2;

    private final Step step;
    private final List<String> askedBefore;

    /** @param askedBefore slots of the question that was open when the person spoke */
    Asking(Step step, List<String> askedBefore) {
        this.step = step;
        this.askedBefore = askedBefore;
    }

    /** Puts a question. Returns false when the slot was given up instead, so that the walk goes on. */
    boolean put(Flow.Question question) {
        List<String> missing = question.slots().stream().filter(s -> !step.slots.containsKey(s)).toList();
        String main = missing.stream().filter(question.must()::contains).findFirst().orElseThrow();
        Slot slot = step.slot(main);
        int attempts = step.tries.of(main);
        // Whatever comes in between, nobody is asked the same for ever.
        if (attempts + step.tries.of(PASSED + main) >= slot.maxAttempts() || step.tries.of(PUT + main) >= MOST_PUTS * slot.maxAttempts()) {
            giveUp(slot);
            return false;
        }
        boolean together = missing.size() > 1 && missing.size() == question.slots().size() && attempts == 0;
        List<String> wanted = together ? missing : List.of(main);
        String reply = attempts > 0 && slot.reasks() > 0 ? "reask." + main + "." + Math.min(attempts, slot.reasks())
                : question.ask() != null && attempts == 0 && (together || question.slots().size() == 1) ? question.ask() : "ask." + main;
        if (assumed(slot)) {
            return false;
        }
        if (!guessed(slot, wanted)) {
            ask(slot, front(main, wanted), reply);
        }
        return true;
    }

    /** Told twice to say whether it is so, and twice something else was said: where the author allows, it is taken so, and the person hears it. */
    private boolean assumed(Slot slot) {
        Object guess = step.guesses.get(slot.key());
        if (guess == null || step.tries.timesPassedOver(slot.key()) < MOST_OFFERS) {
            return false;
        }
        step.guesses.remove(slot.key());
        return new Assuming(step).take(slot, guess);
    }

    /** What was heard before, but not surely enough, is asked about first. */
    private boolean guessed(Slot slot, List<String> wanted) {
        boolean asked = step.tries.of(slot.key()) == 0 || step.dialogs.hasReply("assume." + slot.key());
        Object guess = wanted.size() == 1 && asked ? step.guesses.remove(slot.key()) : null;
        if (guess == null || step.tries.isDenied(slot.key(), guess) || step.values.refusal(slot, guess) != null) {
            return false;
        }
        if (!wanted.equals(askedBefore) || step.tries.timesPassedOver(slot.key()) > 0) {
            step.questions++;
        }
        step.asking = wanted;
        step.pending = new ConversationState.Pending(ConversationState.Pending.Kind.VALUE, slot.key(), guess);
        step.sayRepair(Pattern.Act.ASK_VALUE, Map.of("slot", slot.key(), "value", guess), Filling.yesNo());
        step.trace.add("walk: asks whether " + slot.key() + " is what was heard");
        return true;
    }

    /** Asks for one slot out of its turn. */
    void only(Slot slot) {
        ask(slot, List.of(slot.key()), "ask." + slot.key());
    }

    private void ask(Slot slot, List<String> wanted, String reply) {
        step.asking = wanted;
        if (step.tries.of(slot.key()) > 0 || !wanted.equals(askedBefore)) {
            step.questions++;
        }
        step.tries.count(PUT + slot.key());
        if (!step.changed.isEmpty() && wanted.equals(askedBefore)) {
            step.tries.count(PASSED + slot.key());
        }
        Map<String, Object> args = Map.of("slot", slot.key());
        String own = "again." + slot.key();
        boolean oneWording = step.dialogs.replies().getOrDefault(reply, 1) == 1;
        boolean otherwise = oneWording && step.tries.of(PUT + slot.key()) > 1 && !step.tries.wasVain(slot.key()) && step.bubbles.spokeOf(slot.key());
        if (!otherwise && !step.bubbles.wouldRepeat(reply, args)) {
            step.say(reply, args, choices(slot), form(wanted));
        } else if (step.dialogs.hasReply(own) && !step.bubbles.wouldRepeat(own, args)) {
            step.say(own, args, choices(slot), form(wanted));
        } else {
            step.sayRepair(Pattern.Act.ASK_AGAIN, args, choices(slot));
        }
        step.trace.add("walk: asks " + wanted);
    }

    private void giveUp(Slot slot) {
        step.trace.add("walk: " + slot.key() + " given up after " + step.tries.of(slot.key()) + " attempts");
        step.values.set(slot.key(), SlotValue.without(SlotValue.Status.UNKNOWN, SlotValue.Source.DERIVED));
        switch (slot.onFail()) {
            case LEAVE -> step.sayRepair(Pattern.Act.LEAVE_OPEN, Map.of("slot", slot.key()), List.of());
            case HAND_OVER -> new Acting(step).handOver();
            case DRAFT -> {
                Flow flow = step.dialogs.flows().get(step.dialogs.entry());
                step.sayRepair(Pattern.Act.LEAVE_OPEN, Map.of("slot", slot.key()), List.of());
                if (flow.composer() != null && !step.composed) {
                    step.goToOuter(flow.composer());
                }
            }
        }
    }

    private static List<String> front(String main, List<String> wanted) {
        List<String> ordered = new ArrayList<>(List.of(main));
        wanted.stream().filter(s -> !s.equals(main)).forEach(ordered::add);
        return ordered;
    }

    List<Choice> choices(Slot slot) {
        List<Choice> choices = new ArrayList<>();
        if (!slot.type().isList() || slot.type() == SlotType.TRIED || slot.choices().size() <= 6) {
            slot.choices().forEach(key -> choices.add(Choice.of(slot.key(), key)));
        }
        if (slot.type() == SlotType.FLAG) {
            choices.add(new Choice(slot.key() + "=yes", "choice.yes"));
            choices.add(new Choice(slot.key() + "=no", "choice.no"));
        }
        if (slot.none()) {
            choices.add(new Choice(slot.key() + "=none", label("none", slot)));
        }
        if (slot.unknown()) {
            choices.add(new Choice(slot.key() + "=unknown", label("unknown", slot)));
        }
        return choices;
    }

    private String label(String status, Slot slot) {
        String own = "choice." + status + "." + slot.key();
        return step.dialogs.hasReply(own) ? own : "choice." + status;
    }

    private List<String> form(List<String> wanted) {
        boolean typed = wanted.stream().map(step::slot).map(Slot::type)
                .anyMatch(t -> t == SlotType.DATE || t == SlotType.MONEY || t == SlotType.KEYS || t == SlotType.NUMBER);
        return typed || wanted.size() > 1 ? wanted : List.of();
    }
}

package io.weiquan.dialog;

import java.util.List;
import java.util.Map;

/**
 * Keeps a mode of the conversation: as long as its condition holds, no question of the flow is put, no news moves it, and what no
 * pattern answers gets the mode's own answer. The flow stays where it stood and goes on there once the condition ends.
 */
final class Keeping {

    /** Counts that a mode was entered, under its name. */
    private static final String ENTERED = "#mode ";

    private final Step step;

    Keeping(Step step) {
        this.step = step;
    }

    /** The mode that holds now, or null: of several, the one its author wrote first. */
    Flow.Mode mode() {
        if (step.stack.isEmpty()) {
            return null;
        }
        Flow flow = step.dialogs.flows().get(step.stack.get(0).flow());
        return flow == null ? null : flow.modes().stream().filter(m -> m.when().holds(step.facts())).findFirst().orElse(null);
    }

    /** Takes note of modes that have ended, and enters the one that holds. Returns false when none does. */
    boolean keep() {
        Flow.Mode mode = mode();
        leave(mode);
        if (mode == null) {
            return false;
        }
        step.pending = null;
        step.asking = List.of();
        if (step.tries.counts.putIfAbsent(ENTERED + mode.name(), 1) == null) {
            enter(mode);
        }
        return true;
    }

    private void enter(Flow.Mode mode) {
        step.trace.add("mode: " + mode.name());
        if (mode.mark() != null) {
            step.values.mark(mode.mark());
        }
        if (mode.compose()) {
            step.compose();
        }
        mode.say().stream().filter(reply -> step.timesSaid(reply) == 0).forEach(step::say);
    }

    private void leave(Flow.Mode kept) {
        for (Flow flow : step.dialogs.flows().values()) {
            for (Flow.Mode mode : flow.modes()) {
                boolean left = mode != kept && !mode.when().holds(step.facts()) && step.tries.counts.remove(ENTERED + mode.name()) != null;
                if (left && mode.unmark() != null) {
                    step.values.unmark(mode.unmark());
                }
            }
        }
    }

    /** Answers in the mode what nothing else did. */
    void answer(Flow.Mode mode) {
        if (step.composed && !step.changed.isEmpty()) {
            step.compose();
        }
        step.trace.add("mode: answers for " + mode.name());
        step.say(mode.answer(), Map.of(), mode.choices(), List.of());
    }
}

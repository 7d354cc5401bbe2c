package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes what was heard, though not surely, where the author has words to tell the person so ({@code assume} of a slot). */
final class Assuming {

    private final Step step;

    Assuming(Step step) {
        this.step = step;
    }

    /** @return false when nothing was taken: the author does not allow it, the person denied it, or it cannot be */
    boolean take(Slot slot, Object guess) {
        String reply = "assume." + slot.key();
        if (!step.dialogs.hasReply(reply) || step.tries.isDenied(slot.key(), guess) || step.values.refusal(slot, guess) != null) {
            return false;
        }
        step.values.set(slot.key(), SlotValue.said(guess));
        step.say(reply, Map.of("slot", slot.key()), List.of(), List.of());
        step.trace.add("walk: " + slot.key() + " is taken as heard");
        return true;
    }

    /** What a command comes in between of is neither confirmed nor denied: it waits. */
    void keep() {
        waiting().ifPresent(open -> step.guesses.put(open.subject(), open.value()));
        step.pending = null;
    }

    /** The value that the person was asked to confirm and that nothing else has settled since. */
    Optional<Pending> waiting() {
        return Optional.ofNullable(step.pending).filter(open -> open.kind() == Pending.Kind.VALUE && open.value() != null
                && !step.slots.containsKey(open.subject()) && !step.slot(open.subject()).type().isList());
    }

    /** Who wants the text now is asked no more: what waits to be confirmed goes into it, and the person is told. */
    void takeAll() {
        for (Slot slot : step.dialogs.slots().values()) {
            Object guess = step.guesses.get(slot.key());
            if (guess != null && !step.slots.containsKey(slot.key()) && take(slot, guess)) {
                step.guesses.remove(slot.key());
            }
        }
    }
}

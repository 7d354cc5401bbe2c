package io.weiquan.dialog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything a conversation is, apart from its history. Immutable; survives a restart as JSON.
 *
 * @param stack     flows at work, innermost last; empty once the conversation is closed
 * @param slots     what is known, in the order in which it became known
 * @param asking    slots the open question wants, its main one first; empty when nothing is asked
 * @param pending   a yes-no or which-one question in front of the open one, or null
 * @param attempts  slot → how often it was asked in vain
 * @param said      reply id → how often it was said, so that variants alternate and "once" is kept
 * @param answered  slots in the order in which questions for them were answered, for going back
 * @param questions questions put so far
 * @param composed  a package was handed over
 * @param open      ids of the choices on the table
 * @param paused    the person cancelled or paused; the next statement or 继续 takes it up again
 * @param guesses   slot → a value heard too unsurely to be taken; the question for that slot begins with it
 */
public record ConversationState(List<Frame> stack, Map<String, SlotValue> slots, List<String> asking, Pending pending,
                                Map<String, Integer> attempts, Map<String, Integer> said, List<String> answered, int questions,
                                boolean composed, List<String> open, boolean paused, Map<String, Object> guesses) {

    /** Where a flow stands. */
    public record Frame(String flow, int version, String state, boolean entered, boolean called) {
    }

    /**
     * A question of the bot's own in front of the open one.
     *
     * @param kind    what a yes or a pick means
     * @param subject slot key, or pattern id
     * @param value   the value to be confirmed; null for WHICH and ACT
     */
    public record Pending(Kind kind, String subject, Object value) {
        /** VALUE: is this the value? CHANGE: shall the old value give way? WHICH: one of several. ACT: shall the pattern act? */
        public enum Kind { VALUE, CHANGE, WHICH, ACT }
    }

    public ConversationState {
        stack = List.copyOf(stack);
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        asking = List.copyOf(asking);
        attempts = Map.copyOf(attempts);
        said = Map.copyOf(said);
        answered = List.copyOf(answered);
        open = List.copyOf(open);
        guesses = guesses == null ? Map.of() : Map.copyOf(guesses);
    }

    /** True in a final state: nothing more is expected, though a new report may open the matter again. */
    public boolean closed() {
        return stack.isEmpty();
    }

    /** Name of the state of the innermost flow, or "closed". */
    public String stateName() {
        return stack.isEmpty() ? "closed" : stack.get(stack.size() - 1).state();
    }
}

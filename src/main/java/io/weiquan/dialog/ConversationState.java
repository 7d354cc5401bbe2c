package io.weiquan.dialog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything a conversation is, apart from its history. Immutable; survives a restart as JSON. What a version before ours did not
 * know reads as empty.
 *
 * @param stack     flows at work, innermost last; empty once the conversation is closed
 * @param slots     what is known, in the order in which it became known
 * @param asking    slots the open question wants, its main one first; empty when nothing is asked
 * @param pending   a yes-no or which-one question in front of the open one, or null
 * @param attempts  slot → how often it was asked in vain; keys with a # are the engine's own counts
 * @param said      reply id → how often it was said, so that variants alternate and "once" is kept
 * @param answered  slots in the order in which questions for them were answered, for going back
 * @param questions questions put so far
 * @param composed  a package was handed over
 * @param open      ids of the choices on the table
 * @param paused    the person cancelled or paused; the next statement or 继续 takes it up again
 * @param guesses   slot → a value heard too unsurely to be taken; the question for that slot begins with it
 * @param last      the sentences of the turn before, so that none is said twice in a row
 * @param shelf     other complaints of the same person, waiting or finished
 * @param dropped   the complaint that "start over" threw away last, until something new is told; or null
 */
public record ConversationState(List<Frame> stack, Map<String, SlotValue> slots, List<String> asking, Pending pending,
                                Map<String, Integer> attempts, Map<String, Integer> said, List<String> answered, int questions,
                                boolean composed, List<String> open, boolean paused, Map<String, Object> guesses, List<String> last,
                                List<Matter> shelf, Matter dropped) {

    /** Where a flow stands; {@code called} when its sub-flow was run, or its summary confirmed. */
    public record Frame(String flow, int version, String state, boolean entered, boolean called) {
    }

    /**
     * A question of the bot's own in front of the open one.
     *
     * @param kind    what a yes or a pick means
     * @param subject slot key, pattern id or state
     * @param value   the value to be confirmed, or for ACT the telling that follows a yes; null when there is none
     */
    public record Pending(Kind kind, String subject, Object value) {
        /**
         * VALUE: is this the value? CHANGE: shall the old value give way? WHICH: one of several. SLOT: which slot is this for?
         * ACT: shall the pattern act? CHECK: is all of this right? MATTER: which complaint first?
         */
        public enum Kind { VALUE, CHANGE, WHICH, SLOT, ACT, CHECK, MATTER }
    }

    /** One complaint of several: what belongs to it alone. */
    public record Matter(List<Frame> stack, Map<String, SlotValue> slots, List<String> asking, Map<String, Integer> attempts,
                         List<String> answered, int questions, boolean composed) {
        public Matter {
            stack = List.copyOf(stack);
            slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
            asking = List.copyOf(asking);
            attempts = Map.copyOf(attempts);
            answered = List.copyOf(answered);
        }

        private Matter without(Set<String> keys) {
            return new Matter(stack, left(slots, keys), asking, attempts, answered.stream().filter(key -> !keys.contains(key)).toList(), questions,
                    composed);
        }
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
        last = last == null ? List.of() : List.copyOf(last);
        shelf = shelf == null ? List.of() : List.copyOf(shelf);
    }

    /** A conversation about to begin. */
    static ConversationState blank(Frame at) {
        return new ConversationState(List.of(at), Map.of(), List.of(), null, Map.of(), Map.of(), List.of(), 0, false, List.of(), false,
                Map.of(), List.of(), List.of(), null);
    }

    /** The same with these slots. */
    public ConversationState with(Map<String, SlotValue> changed) {
        return new ConversationState(stack, changed, asking, pending, attempts, said, answered, questions, composed, open, paused,
                guesses, last, shelf, dropped);
    }

    /** The same as if nothing were known of these slots: they are asked again where they are needed. */
    public ConversationState without(Set<String> keys) {
        var surmised = new LinkedHashMap<>(guesses);
        surmised.keySet().removeAll(keys);
        return new ConversationState(stack, left(slots, keys), asking, pending != null && keys.contains(pending.subject()) ? null : pending,
                attempts, said, answered.stream().filter(key -> !keys.contains(key)).toList(), questions, composed, open, paused, surmised,
                last, shelf.stream().map(matter -> matter.without(keys)).toList(), dropped == null ? null : dropped.without(keys));
    }

    private static Map<String, SlotValue> left(Map<String, SlotValue> slots, Set<String> keys) {
        var left = new LinkedHashMap<>(slots);
        left.keySet().removeAll(keys);
        return left;
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

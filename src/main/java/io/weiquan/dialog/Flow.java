package io.weiquan.dialog;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A state machine for one goal of a conversation, as an author wrote it in {@code dialogs/flows}.
 *
 * <pre>
 *   enter ─ say, do ─▸ collect ── slot missing ──▸ ask (wait for the person)
 *                        │ all answered
 *                        ▼
 *                      call ─▸ sub-flow … final ─▸ back here
 *                        ▼
 *                      on … (wait for what happens next)   or   next: first transition whose condition holds
 * </pre>
 *
 * @param composer the state to go to when the person wants the package now, or null
 * @param reopen   the state a closed conversation goes on in when the person writes again, or null for the initial one
 * @param modes    what suspends the questions, the most pressing first
 * @param enough   when questions end although some are open, or null
 */
public record Flow(String name, int version, String title, String initial, String composer, String reopen, List<Mode> modes,
                   Enough enough, Map<String, State> states) {

    public Flow {
        Objects.requireNonNull(name);
        Objects.requireNonNull(initial);
        modes = List.copyOf(modes);
        states = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(states));
    }

    /**
     * What suspends the flow as long as it holds, wherever the flow stands: a fraud going on, a person in despair.
     *
     * @param when    as long as this holds, no question is put
     * @param mark    gate noted on entering, or null
     * @param unmark  gate that is over when the mode is, or null
     * @param compose the complaint package is made on entering, and made anew with what is told later
     * @param say     said on entering, each unless it was said before
     * @param answer  reply to whatever no pattern answers
     * @param takes   slots that are still read; empty when nothing is
     * @param choices offered with {@code answer}
     */
    public record Mode(String name, Condition when, String mark, String unmark, boolean compose, List<String> say, String answer,
                       Set<String> takes, List<Choice> choices) {
        public Mode {
            say = List.copyOf(say);
            takes = Set.copyOf(takes);
            choices = List.copyOf(choices);
        }
    }

    /**
     * A person's patience: before the first package no more than so many questions are put, those put again included. Then the package is
     * made with what is known, and what is open stays open.
     *
     * @param questions at least 1
     * @param say       said before the package
     */
    public record Enough(int questions, List<String> say) {
        public Enough {
            say = List.copyOf(say);
        }
    }

    /**
     * @param say     replies said on entering
     * @param compose the complaint package is made on entering
     * @param collect questions, in the order in which they change the advice
     * @param confirm reply that shows what was collected and asks whether it is right, or null; never together with a call
     * @param call    sub-flow run here, or null
     * @param on      what the person may report while waiting here
     * @param next    transitions, first match wins
     * @param offers  choices shown with the last reply said on entering
     * @param isFinal the flow ends here
     */
    public record State(String name, List<String> say, boolean compose, List<Question> collect, String confirm, String call, List<Reaction> on,
                        List<Transition> next, List<Offer> offers, boolean isFinal) {
        public State {
            say = List.copyOf(say);
            collect = List.copyOf(collect);
            on = List.copyOf(on);
            next = List.copyOf(next);
            offers = List.copyOf(offers);
        }

        /** True when the flow stops here until the person speaks. */
        public boolean waits() {
            return !on.isEmpty();
        }
    }

    /**
     * One question, which may ask for several slots that belong together.
     *
     * @param slots    slots wanted; the question is answered when every slot that {@code must} names is
     * @param must     the slots without which it is asked again; the rest are welcome only
     * @param ask      reply id of the question when it is not the slot's own, or null
     * @param when     asked only if this holds
     * @param first    asked before its turn if this holds
     */
    public record Question(List<String> slots, List<String> must, String ask, Condition when, Condition first) {
        public Question {
            slots = List.copyOf(slots);
            must = List.copyOf(must);
        }
    }

    /** The same without an end to the questions: what each answer leads to, however many there are. */
    public Flow unhurried() {
        return new Flow(name, version, title, initial, composer, reopen, modes, null, states);
    }

    /** A choice shown only when the condition holds. */
    public record Offer(Choice choice, Condition when) {
    }

    public record Transition(Condition when, String to) {
    }

    /** A reaction while waiting: exactly one of the triggers is set ("any" outcome matches all). */
    public record Reaction(String outcome, String intent, String choice, Condition when, String to, String call) {
    }
}

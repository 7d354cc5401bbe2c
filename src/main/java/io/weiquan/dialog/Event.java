package io.weiquan.dialog;

import java.util.Map;

/** What can happen to a conversation. Closed on purpose: a new kind of event is a change of protocol. */
public sealed interface Event {

    /** Advances {@code step} by this event; each kind knows the one thing it asks of the engine. */
    void happen(Step step);

    /**
     * The person wrote something.
     *
     * @param heard  the message understood with the open question as the hint
     * @param reread parts of the message understood as an answer about another slot
     */
    record Said(Understanding heard, Reread reread) implements Event {
        @Override
        public void happen(Step step) {
            step.said(heard, reread);
        }
    }

    /**
     * The person picked a choice; see {@link Choice} for the ids.
     *
     * @param reread for a text that waits for a yes
     */
    record Picked(String choice, Reread reread) implements Event {

        /** Where no text waits. */
        public Picked(String choice) {
            this(choice, (slot, text) -> Understanding.nothing(text));
        }

        @Override
        public void happen(Step step) {
            step.picked(choice, reread);
        }
    }

    /** Slots set by a form: values already accepted by {@link Slot}'s type; a null value clears the slot. */
    record Filled(Map<String, Object> values) implements Event {
        @Override
        public void happen(Step step) {
            step.filled(values);
        }
    }

    /** The person came back after a while. */
    record Returned() implements Event {
        @Override
        public void happen(Step step) {
            step.returned();
        }
    }

    /** Nothing came for as long as {@link Effect.Wait} said. */
    record Silent() implements Event {
        @Override
        public void happen(Step step) {
            step.silent();
        }
    }
}

package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/**
 * The dialog as the conversation service sees it: a pure function from state and message to new state and answer.
 * The state is opaque JSON to the service; it is stored with the turn and handed back for the next one.
 */
public interface Dialogue {

    /** The version of the notice about data that the greeting shows; stored as the first event of every conversation. */
    default String notice() {
        return "1";
    }

    /** Opens a conversation: the greeting and the state it leaves. */
    Step begin(String channel, Instant now);

    /** One turn. Total: whatever the person sends, there is an answer, unless a form value is refused. */
    Step next(JsonNode state, Inbound inbound, Instant now);

    /** The person came back after {@code lastTurn}: a step to add to the history ("上次填到…"), or null when nothing need be said. */
    Step resumed(JsonNode state, Instant lastTurn, Instant now);

    /** Nothing came for as long as the last step's wishes said: a step to add to the history, or null when nothing need be said. */
    default Step silent(JsonNode state, Instant now) {
        return null;
    }

    /**
     * @param state  null exactly when the form was refused and nothing changes
     * @param body   the answer, null when refused
     * @param shown  what the history shows as the person's words (the label of a choice rather than its id); secrets already blanked
     * @param fields slot → message for refused form values; empty otherwise
     * @param wishes what is to be done besides
     */
    record Step(JsonNode state, Wire.Body body, String shown, Map<String, String> fields, Wishes wishes) {

        public static Step of(JsonNode state, Wire.Body body, String shown) {
            return new Step(state, body, shown, Map.of(), Wishes.NONE);
        }

        /** A form with values that cannot be: nothing changes. */
        public static Step refused(Map<String, String> fields, String shown) {
            return new Step(null, null, shown, fields, Wishes.NONE);
        }

        public Step with(Wishes wanted) {
            return new Step(state, body, shown, fields, wanted);
        }

        public boolean isRefused() {
            return !fields.isEmpty();
        }
    }
}

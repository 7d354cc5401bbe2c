package io.weiquan.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The shapes of PROTOCOL.md that the dialog fills and every channel shows: one definition for all channels. */
public final class Wire {

    private Wire() {
    }

    /** A slot as shown: status one of value, none, unknown, skipped; source one of said, chosen, form, derived. */
    public record Slot(String title, Object value, String display, String status, String source) {
    }

    public record Choice(String id, String label) {
    }

    /** One input of a form; {@code input} is text, number, date, phone, choice or multi; {@code unit} of a number that has one, else left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FormField(String slot, String title, String input, String unit, boolean required, List<Choice> choices) {
    }

    /** One bubble; {@code id} is the id of the reply text in dialogs/replies. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Message(String id, String text, List<Choice> choices, List<FormField> form) {

        /** Lists are never null, also in a message read back from the store, where empty ones are left out. */
        public Message {
            choices = choices == null ? List.of() : choices;
            form = form == null ? List.of() : form;
        }
    }

    public record Progress(int asked, int left) {
    }

    /** Early advice: the channel so far, one reason, the nearest deadline (ISO date), its name and who sets it (or all null), one warning (or null). */
    public record Preview(String channel, String name, String reason, String due, String dueName, String dueKind, String warning) {
    }

    /**
     * What the bot answers in one turn, without the numbers that the conversation service adds.
     *
     * @param expects the one slot key wanted next, or null
     * @param slots   every slot known so far, by key
     * @param result  the complaint package when this turn composes or changes it, else null
     * @param done    true only in a final state
     */
    public record Body(List<Message> messages, String expects, Map<String, Slot> slots, Progress progress, Preview preview,
                       String state, JsonNode result, boolean done) {

        public Body {
            result = result == null || result.isNull() ? null : result;
        }

        Body withResult(JsonNode changed) {
            return new Body(messages, expects, slots, progress, preview, state, changed, done);
        }
    }

    /** A stored answer: its number in the conversation and the client id it answers (null for a greeting). */
    public record Reply(long seq, String replyTo, Body body) {
    }
}

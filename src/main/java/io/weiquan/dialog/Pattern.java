package io.weiquan.dialog;

import java.util.List;
import java.util.Objects;

/**
 * How the bot behaves when a person does something else than answer: one file each in {@code dialogs/patterns}, overridable by id.
 *
 * @param id      "cancel"
 * @param stage   when it is tried within a turn
 * @param intents intents it reacts to
 * @param whole   only when the message as a whole is that intent
 * @param when    further condition
 * @param confirm reply that asks yes or no before acting, or null
 * @param say     replies said
 * @param act     what is done
 * @param mark    a gate key noted in the slot {@code gates} for the advice (SCAM, DANGER, MINOR …), or null
 * @param once    said the first time only; afterwards the message is read as if this pattern were not there
 * @param along   said before going on with whatever else the message holds (anger that also answers the question)
 * @param alone   nothing else of the message is read (a request to forge evidence tells nothing of the case)
 * @param goOn    the open question is put again afterwards
 * @param choices choices offered with the last reply
 */
public record Pattern(String id, Stage stage, List<String> intents, boolean whole, Condition when, String confirm, List<String> say,
                      Act act, String mark, boolean once, boolean along, boolean alone, boolean goOn, List<Choice> choices) {

    /** The documented order of a turn. */
    public enum Stage { SAFETY, COMMAND, CORRECTION, ANSWER, OTHER_SLOTS, DIGRESSION, CLARIFY, FALLBACK }

    /** The closed set of things a pattern can do; everything else about it is the author's. */
    public enum Act { NOTHING, BACK, RESTART, CANCEL, UNDO_CANCEL, PAUSE, SKIP, HELP, WHY, REPEAT, STATUS, DRAFT, HAND_OVER, CLOSE, COMPOSE }

    public Pattern {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(act);
        intents = List.copyOf(intents);
        say = List.copyOf(say);
        choices = List.copyOf(choices);
    }
}

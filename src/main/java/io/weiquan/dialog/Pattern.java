package io.weiquan.dialog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How the bot behaves when a person does something else than answer, and how it repairs: an entry each in {@code dialogs/patterns},
 * overridable by id.
 *
 * @param id      "cancel"
 * @param stage   when it is tried within a turn
 * @param intents intents it reacts to; empty when words alone call it, or when the engine does
 * @param words   wording it reacts to, found anywhere in the message, or null; with intents, both are needed
 * @param whole   only when the message as a whole is that intent
 * @param when    further condition
 * @param confirm reply that asks yes or no before acting, or null
 * @param say     replies said
 * @param act     what is done
 * @param mark    a gate key noted in the slot {@code gates} for the advice (SCAM, DANGER, MINOR …), or null
 * @param once    said the first time only; afterwards the message is read as if this pattern were not there
 * @param along   said before going on with whatever else the message holds (anger that also answers the question)
 * @param alone   nothing else of the message is read (a request to forge evidence tells nothing of the case)
 * @param tells   the message belongs to the telling of the matter, however short ("钱转过去了")
 * @param goOn    the open question is put again afterwards
 * @param choices choices offered with the last reply
 * @param after   for SILENCE: how long nothing must come
 * @param group   of those of one group that a message calls for, only the first speaks; null when it always may
 * @param unmark  a gate key that no longer holds once this is said (people come back from despair), or null; a slot that holds the same
 *                key as a value (the matter was a fraud) loses it
 * @param cut     for {@code alone}: what else is struck out with the clauses that call for this pattern, so that the rest of the message is
 *                read; null when nothing of it is
 */
public record Pattern(String id, Stage stage, List<String> intents, java.util.regex.Pattern words, boolean whole, Condition when, String confirm,
                      List<String> say, Act act, String mark, boolean once, boolean along, boolean alone, boolean tells, boolean goOn, List<Choice> choices,
                      Duration after, String group, String unmark, java.util.regex.Pattern cut) {

    /** The documented order of a turn. */
    public enum Stage { SAFETY, COMMAND, CORRECTION, ANSWER, OTHER_SLOTS, DIGRESSION, CLARIFY, FALLBACK }

    /**
     * The closed set of things a pattern can do; everything else about it is the author's. Those that {@link #byEngine} are called
     * where the reading of a message leads to them, the others by intents, words or a choice.
     */
    public enum Act {
        NOTHING, BACK, RESTART, CANCEL, UNDO_CANCEL, PAUSE, SKIP, HELP, WHY, REPEAT, STATUS, DRAFT, HAND_OVER, CLOSE, COMPOSE, ERASE,
        NEXT_MATTER, OTHER_MATTER, NAMED_MATTER, READ_AGAIN,
        CORRECT("corrected"), TAKE_BACK("cleared"), REOPEN("change.what"), ASK_CHANGE("confirm.change"), ASK_WHICH("confirm.which"),
        ASK_SLOT("confirm.slot"), ASK_MATTER("matters.which"), ASK_VALUE("confirm.value"), ASK_KIND("which.of"), ASK_DAY("vague.date"),
        ASK_SUM("vague.money"), ASK_AGAIN("again"), LEAVE_OPEN("gave_up"), FALLBACK("fallback"), WELCOME_BACK("resume.welcome"),
        SHOW_AGAIN("resume.package"), SILENCE(null), NEXT_IN_LINE("matters.next_in_line");

        private final String reply;
        private final boolean byEngine;

        Act() {
            this.reply = null;
            this.byEngine = false;
        }

        Act(String reply) {
            this.reply = reply;
            this.byEngine = true;
        }

        /** True when no intent or word calls it: the engine does, where it is needed. */
        public boolean byEngine() {
            return byEngine;
        }

        /** What is said when no author wrote a pattern for it; null says nothing. */
        String reply() {
            return reply;
        }
    }

    public Pattern {
        Objects.requireNonNull(id);
        Objects.requireNonNull(stage);
        Objects.requireNonNull(act);
        intents = List.copyOf(intents);
        say = List.copyOf(say);
        choices = List.copyOf(choices);
    }

    /** What the engine does where no author says otherwise. */
    static Pattern standard(Act act) {
        return new Pattern(act.name().toLowerCase(java.util.Locale.ROOT), Stage.FALLBACK, List.of(), null, false, Condition.ALWAYS, null,
                act.reply == null ? List.of() : List.of(act.reply), act, null, false, false, false, false, true, List.of(), null, null, null, null);
    }

    /**
     * True when this message calls for it.
     *
     * @param text that of the message
     */
    boolean calledBy(Understanding heard, Screen.Look text) {
        if (act.byEngine || intents.isEmpty() && words == null) {
            return false;
        }
        if (words != null && !text.mayHold(words)) {
            return false;
        }
        return (intents.isEmpty() || isMeant(heard)) && (words == null || text.holds(words));
    }

    private boolean isMeant(Understanding heard) {
        for (Intent intent : heard.intents()) {
            if (takes(intent) && intents.contains(intent.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(Intent intent) {
        return intent.whole() || !whole && intent.confidence() >= Intent.SURE;
    }
}

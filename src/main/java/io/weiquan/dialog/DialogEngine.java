package io.weiquan.dialog;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Advances a conversation by one event.
 *
 * <pre>
 *   Said ─▸ safety ─▸ command ─▸ correction ─▸ answer ─▸ other slots ─▸ digression ─▸ clarify ─▸ fallback
 *   Picked, Filled ─▸ answer            the first that applies takes the message; digressions may come along
 *   then the flow is walked to its next question, waiting point or end
 * </pre>
 *
 * A pure function of (dialogs, state, event, today): no clock, no I/O, no randomness. Same inputs, same turn, which is what lets a
 * transcript be replayed and a crash be retried. Thread-safe.
 */
public final class DialogEngine {

    private final Dialogs dialogs;

    public DialogEngine(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    public Dialogs dialogs() {
        return dialogs;
    }

    /** The greeting and the state it leaves; its "what happened?" is not counted as a question. */
    public Turn begin(LocalDate today) {
        Flow entry = dialogs.flows().get(dialogs.entry());
        ConversationState blank = ConversationState.blank(new ConversationState.Frame(entry.name(), entry.version(), entry.initial(), false, false));
        Step step = new Step(dialogs, blank, today);
        step.walk();
        step.questions = 0;
        return step.turn();
    }

    /** One turn. Whatever a person does is answered; only a return and silence may pass in silence. */
    public Turn step(ConversationState state, Event event, LocalDate today) {
        Step step = new Step(dialogs, state, today);
        event.happen(step);
        if (!step.spoke() && !(event instanceof Event.Returned) && !(event instanceof Event.Silent)) {
            step.say("noted");
        }
        return step.turn();
    }

    /** Ids of the choices that can be taken now: those just shown and, while nothing is asked, those of the package that is there. */
    public List<String> onTheTable(ConversationState state, LocalDate today) {
        Flow entry = dialogs.flows().get(dialogs.entry());
        Flow.State made = entry == null || entry.composer() == null ? null : entry.states().get(entry.composer());
        if (!state.composed() || !state.asking().isEmpty() || state.pending() != null || state.stack().isEmpty() || made == null) {
            return state.open();
        }
        Map<String, SlotValue> facts = new Step(dialogs, state, today).facts();
        return Stream.concat(state.open().stream(), made.offers().stream().filter(o -> o.when().holds(facts)).map(o -> o.choice().id()))
                .distinct().toList();
    }

    /** How many questions are still to come until the package, if each is answered: counted by walking the flow on. */
    public int questionsLeft(ConversationState state, LocalDate today) {
        if (state.composed() || state.closed()) {
            return 0;
        }
        Step ahead = new Step(dialogs, state, today);
        return ahead.countQuestions();
    }

    /** The reply that says why this value may not be stored, or null when it may: every way of writing a slot asks the same rules. */
    public String refusal(ConversationState state, Slot slot, Object value, LocalDate today) {
        return new Step(dialogs, state, today).values.refusal(slot, value);
    }
}

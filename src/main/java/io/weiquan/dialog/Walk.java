package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks the flow from where it stands to the next question, waiting point or end. */
final class Walk {

    /** More moves than this without a word of the person is a loop the checker should have found. */
    private static final int MAX_MOVES = 200;
    /** Questions ahead are counted no further than this. */
    private static final int MAX_AHEAD = 30;

    private final Step step;
    private final List<String> askedBefore;

    Walk(Step step) {
        this.step = step;
        this.askedBefore = step.asking;
    }

    /** Goes on until the person has to speak. A question put again is not counted again. */
    void on() {
        step.pending = null;
        step.asking = List.of();
        for (int moves = 0; moves < MAX_MOVES && !step.stack.isEmpty(); moves++) {
            Flow.State state = enter();
            Flow.Question question = next(state);
            if (question != null) {
                if (ask(question)) {
                    return;
                }
            } else if (!move(state)) {
                return;
            }
        }
    }

    int countQuestions() {
        int count = 0;
        for (int moves = 0; moves < MAX_MOVES && !step.stack.isEmpty() && count < MAX_AHEAD; moves++) {
            Flow.State state = enter();
            if (step.composed) {
                return count;
            }
            Flow.Question question = next(state);
            if (question != null) {
                count++;
                question.must().forEach(s -> step.slots.putIfAbsent(s,
                        SlotValue.without(SlotValue.Status.SKIPPED, SlotValue.Source.DERIVED)));
            } else if (!move(state)) {
                return count;
            }
        }
        return count;
    }

    /** The state at the top, entered: a flow or state that no longer exists is taken up at its beginning, with all slots kept. */
    private Flow.State enter() {
        Frame frame = step.top();
        Flow flow = step.dialogs.flows().get(frame.flow());
        if (flow == null) {
            step.trace.add("walk: flow " + frame.flow() + " is gone; back to " + step.dialogs.entry());
            flow = step.dialogs.flows().get(step.dialogs.entry());
            step.stack.clear();
            step.stack.add(new Frame(flow.name(), flow.version(), flow.initial(), false, false));
            frame = step.top();
        }
        Flow.State state = flow.states().get(frame.state());
        if (state == null) {
            step.trace.add("walk: state " + frame.state() + " is gone; back to " + flow.initial());
            state = flow.states().get(flow.initial());
            step.replaceTop(new Frame(flow.name(), flow.version(), flow.initial(), false, false));
            frame = step.top();
        }
        if (!frame.entered()) {
            step.trace.add("state: " + frame.flow() + "." + frame.state());
            if (state.compose()) {
                step.compose();
            }
            if (!step.quiet || state.compose()) {
                say(state);
            }
            step.replaceTop(new Frame(frame.flow(), flow.version(), frame.state(), true, frame.called()));
        }
        return state;
    }

    private void say(Flow.State state) {
        Map<String, SlotValue> facts = step.facts();
        for (int i = 0; i < state.say().size(); i++) {
            boolean last = i == state.say().size() - 1;
            List<Choice> choices = state.offers().stream().filter(o -> last && o.when().holds(facts)).map(Flow.Offer::choice).toList();
            step.say(state.say().get(i), Map.of(), choices, List.of());
        }
    }

    private Flow.Question next(Flow.State state) {
        Map<String, SlotValue> facts = step.facts();
        List<Flow.Question> open = state.collect().stream()
                .filter(q -> q.when().holds(facts) && !q.must().stream().allMatch(step.slots::containsKey)).toList();
        return open.stream().filter(q -> q.first() != null && q.first().holds(facts)).findFirst()
                .orElse(open.isEmpty() ? null : open.get(0));
    }

    /** Puts a question. Returns false when the slot was given up instead, so that the walk goes on. */
    private boolean ask(Flow.Question question) {
        List<String> missing = question.slots().stream().filter(s -> !step.slots.containsKey(s)).toList();
        String main = missing.stream().filter(question.must()::contains).findFirst().orElseThrow();
        Slot slot = step.slot(main);
        int attempts = step.attempts(main);
        if (attempts >= slot.maxAttempts()) {
            step.trace.add("walk: " + main + " given up after " + attempts + " attempts");
            step.set(main, SlotValue.without(SlotValue.Status.UNKNOWN, SlotValue.Source.DERIVED));
            step.say("gave_up", Map.of("slot", main), List.of(), List.of());
            return false;
        }
        boolean together = missing.size() > 1 && missing.size() == question.slots().size() && attempts == 0;
        List<String> wanted = together ? missing : List.of(main);
        String reply = attempts > 0 && slot.reasks() > 0 ? "reask." + main + "." + Math.min(attempts, slot.reasks())
                : question.ask() != null && attempts == 0 && (together || question.slots().size() == 1) ? question.ask() : "ask." + main;
        step.asking = front(main, wanted);
        if (!step.spoke() && !step.missed && step.timesSaid(reply) > 0 && step.asking.equals(askedBefore)) {
            step.say("noted");                 // the same question again would look as if nothing had been heard
        }
        if (attempts > 0 || !step.asking.equals(askedBefore)) {
            step.questions++;
        }
        Object guess = wanted.size() == 1 && attempts == 0 ? step.guesses.remove(main) : null;
        if (guess != null && step.refusal(slot, guess) == null) {
            step.pending = new ConversationState.Pending(ConversationState.Pending.Kind.VALUE, main, guess);
            step.say("confirm.value", Map.of("slot", main, "value", guess), Filling.yesNo(), List.of());
            step.trace.add("walk: asks whether " + main + " is what was heard");
            return true;
        }
        step.say(reply, Map.of("slot", main), choices(slot), form(wanted));
        step.trace.add("walk: asks " + wanted);
        return true;
    }

    private static List<String> front(String main, List<String> wanted) {
        List<String> ordered = new ArrayList<>(List.of(main));
        wanted.stream().filter(s -> !s.equals(main)).forEach(ordered::add);
        return ordered;
    }

    private List<Choice> choices(Slot slot) {
        List<Choice> choices = new ArrayList<>();
        if (!slot.type().isList() || slot.type() == SlotType.TRIED || slot.choices().size() <= 6) {
            slot.choices().forEach(key -> choices.add(Choice.of(slot.key(), key)));
        }
        if (slot.type() == SlotType.FLAG) {
            choices.add(new Choice(slot.key() + "=yes", "choice.yes"));
            choices.add(new Choice(slot.key() + "=no", "choice.no"));
        }
        if (slot.none()) {
            choices.add(new Choice(slot.key() + "=none", label("none", slot)));
        }
        if (slot.unknown()) {
            choices.add(new Choice(slot.key() + "=unknown", label("unknown", slot)));
        }
        return choices;
    }

    private String label(String status, Slot slot) {
        String own = "choice." + status + "." + slot.key();
        return step.dialogs.hasReply(own) ? own : "choice." + status;
    }

    private List<String> form(List<String> wanted) {
        boolean typed = wanted.stream().map(step::slot).map(Slot::type)
                .anyMatch(t -> t == SlotType.DATE || t == SlotType.MONEY || t == SlotType.KEYS || t == SlotType.NUMBER);
        return typed || wanted.size() > 1 ? wanted : List.of();
    }

    /** Leaves a state in which nothing is asked. Returns false when the flow waits or has ended. */
    private boolean move(Flow.State state) {
        Frame frame = step.top();
        if (state.call() != null && !frame.called()) {
            Flow called = step.dialogs.flows().get(state.call());
            step.replaceTop(new Frame(frame.flow(), frame.version(), frame.state(), true, true));
            step.stack.add(new Frame(called.name(), called.version(), called.initial(), false, false));
            return true;
        }
        if (state.isFinal()) {
            step.stack.remove(step.stack.size() - 1);
            return !step.stack.isEmpty();
        }
        Map<String, SlotValue> facts = step.facts();
        Flow.Transition taken = state.waits() ? null
                : state.next().stream().filter(t -> t.when().holds(facts) && t.to() != null).findFirst().orElse(null);
        if (taken == null) {
            return false;
        }
        step.trace.add("next: " + frame.flow() + "." + state.name() + "." + state.next().indexOf(taken));
        step.goTo(taken.to());
        return true;
    }
}

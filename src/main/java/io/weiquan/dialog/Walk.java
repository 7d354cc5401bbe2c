package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
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
        if (new Keeping(step).keep()) {
            return;
        }
        for (int moves = 0; moves < MAX_MOVES && !step.stack.isEmpty(); moves++) {
            Flow.State state = enter();
            Flow.Question question = next(state);
            if (question != null && isEnough(0)) {
                cutShort();
            } else if (question != null) {
                if (new Asking(step, askedBefore).put(question)) {
                    return;
                }
            } else if (!move(state)) {
                return;
            }
        }
    }

    /** As many questions were put, or are {@code ahead}, as a person has patience for, and no package was made of the answers yet. */
    private boolean isEnough(int ahead) {
        Flow flow = step.dialogs.flow(step.stack.get(0));
        return !step.composed && flow.enough() != null && step.questions + ahead >= flow.enough().questions();
    }

    /** On to the package: what is still open stays open. */
    private void cutShort() {
        Flow flow = step.dialogs.flow(step.stack.get(0));
        step.trace.add("walk: " + step.questions + " questions are enough; " + flow.composer());
        flow.enough().say().forEach(step::say);
        step.goToOuter(flow.composer());
    }

    int countQuestions() {
        int count = 0;
        for (int moves = 0; moves < MAX_MOVES && !step.stack.isEmpty() && count < MAX_AHEAD; moves++) {
            Flow.State state = enter();
            if (step.composed || isEnough(count)) {
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
        Flow flow = step.dialogs.flow(frame);
        if (flow == null) {
            step.trace.add("walk: flow " + frame.flow() + " is gone; back to " + step.dialogs.entry());
            flow = step.dialogs.flows().get(step.dialogs.entry());
            step.quiet = true;
            step.stack.clear();
            step.stack.add(new Frame(flow.name(), flow.version(), flow.initial(), false, false));
            frame = step.top();
        }
        Flow.State state = flow.states().get(frame.state());
        if (state == null) {
            step.trace.add("walk: state " + frame.state() + " is gone; back to " + flow.initial());
            state = flow.states().get(flow.initial());
            step.quiet = true;
            step.replaceTop(new Frame(flow.name(), flow.version(), flow.initial(), false, false));
            frame = step.top();
        }
        if (!frame.entered()) {
            Flow.State entered = state;
            step.dialogs.slots().values().stream().filter(s -> s.gathers() && step.has(s.key()))
                    .forEach(s -> step.values.find(entered, step.slots.get(s.key()).value().toString()));
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

    /** Leaves a state in which nothing is asked. Returns false when the flow waits or has ended. */
    private boolean move(Flow.State state) {
        Frame frame = step.top();
        if (state.confirm() != null && !frame.called()) {
            step.pending = new ConversationState.Pending(ConversationState.Pending.Kind.CHECK, state.name(), null);
            step.say(state.confirm(), Map.of(), Filling.yesNo(), List.of());
            step.trace.add("walk: shows what " + state.name() + " collected, to be confirmed");
            return false;
        }
        if (state.call() != null && !frame.called()) {
            Flow called = step.dialogs.flows().get(state.call());
            step.replaceTop(new Frame(frame.flow(), frame.version(), frame.state(), true, true));
            step.stack.add(new Frame(called.name(), called.version(), called.initial(), false, false));
            return true;
        }
        if (state.isFinal()) {
            step.stack.remove(step.stack.size() - 1);
            return !step.stack.isEmpty() || !step.quiet && new Matters(step).takeNext();
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

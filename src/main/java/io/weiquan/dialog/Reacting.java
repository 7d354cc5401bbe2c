package io.weiquan.dialog;

import java.util.List;
import java.util.Map;

/** What follows when the flow was waiting for news: a transition, or a package brought up to date. */
final class Reacting {

    private final Step step;
    private final Understanding heard;

    /** @param heard the message, or null when something was picked or filled in */
    Reacting(Step step, Understanding heard) {
        this.step = step;
        this.heard = heard;
    }

    /** @return true when the news moved the flow or changed the package */
    boolean react() {
        Flow.State state = waiting();
        if (state == null) {
            return false;
        }
        Map<String, SlotValue> facts = step.facts();
        for (Flow.Reaction reaction : state.on()) {
            if (triggers(reaction, null) && reaction.when().holds(facts)) {
                follow(state, reaction);
                return true;
            }
        }
        if (step.composed && !step.changed.isEmpty()) {
            update();
            return true;
        }
        return false;
    }

    /** @return true when this choice is one the waiting state reacts to */
    boolean picked(String choice) {
        Flow.State state = waiting();
        if (state == null) {
            return false;
        }
        for (Flow.Reaction reaction : state.on()) {
            if (triggers(reaction, choice) && reaction.when().holds(step.facts())) {
                follow(state, reaction);
                return true;
            }
        }
        return false;
    }

    /** Remakes the package after a change and says so. */
    void update() {
        step.compose();
        step.say("package.updated", Map.of("changed", List.copyOf(step.changed)), List.of(), List.of());
        step.walk();
    }

    /** True when nothing is asked and the flow waits for news. */
    boolean isWaiting() {
        return waiting() != null;
    }

    private Flow.State waiting() {
        if (step.stack.isEmpty() || !step.asking.isEmpty() || step.mode() != null) {
            return null;
        }
        Flow flow = step.dialogs.flow(step.top());
        Flow.State state = flow == null ? null : flow.states().get(step.top().state());
        return state != null && state.waits() ? state : null;
    }

    private boolean triggers(Flow.Reaction reaction, String choice) {
        if (reaction.choice() != null) {
            return reaction.choice().equals(choice);
        }
        if (reaction.outcome() != null) {
            return reaction.outcome().equals("any") ? !step.outcomes.isEmpty() || tookAStep() : step.outcomes.contains(reaction.outcome());
        }
        return heard != null && reaction.intent() != null
                && heard.intent(reaction.intent()).filter(i -> i.whole() || i.confidence() >= Intent.SURE).isPresent();
    }

    /** Whom the person turned to is news too, before anything comes of it. */
    private boolean tookAStep() {
        return step.changed.stream().map(step::slot).anyMatch(s -> s != null && s.type() == SlotType.TRIED && step.has(s.key()));
    }

    private void follow(Flow.State state, Flow.Reaction reaction) {
        step.trace.add("on: " + step.top().flow() + "." + state.name() + "." + state.on().indexOf(reaction));
        step.trace.add("reaction: to " + (reaction.to() == null ? reaction.call() : reaction.to()));
        if (reaction.to() != null) {
            step.goTo(reaction.to());
        } else {
            Flow called = step.dialogs.flows().get(reaction.call());
            step.stack.add(new ConversationState.Frame(called.name(), called.version(), called.initial(), false, false));
        }
        step.walk();
    }
}

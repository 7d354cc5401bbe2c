package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
import io.weiquan.dialog.ConversationState.Pending;
import java.util.List;
import java.util.Map;

/** Carries out repair patterns. What each says, when and whether it asks first is the author's; what it does is here. */
final class Acting {

    private static final double SURE = 0.8;

    private final Step step;

    Acting(Step step) {
        this.step = step;
    }

    /** The patterns of a stage that this message calls for, in the author's order. */
    List<Pattern> matching(Pattern.Stage stage, Understanding heard) {
        Map<String, SlotValue> facts = step.facts();
        return step.dialogs.patterns().stream()
                .filter(p -> p.stage() == stage && p.when().holds(facts) && p.intents().stream().anyMatch(i -> calls(heard, i, p.whole())))
                .filter(p -> !p.once() || p.say().stream().allMatch(r -> step.timesSaid(r) == 0)).toList();
    }

    private static boolean calls(Understanding heard, String intent, boolean whole) {
        return heard.intent(intent).filter(i -> i.whole() || !whole && i.confidence() >= SURE).isPresent();
    }

    /** The pattern that answers this intent as a command, by a tap. */
    Pattern named(String intent) {
        return step.dialogs.patterns().stream().filter(p -> p.intents().contains(intent)).findFirst().orElse(null);
    }

    void act(Pattern pattern) {
        if (pattern.confirm() != null) {
            step.pending = new Pending(Pending.Kind.ACT, pattern.id(), null);
            step.say(pattern.confirm(), args(), Filling.yesNo(), List.of());
            return;
        }
        actNow(pattern);
    }

    void actNow(Pattern pattern) {
        step.trace.add("pattern: " + pattern.id());
        if (pattern.mark() != null) {
            step.mark(pattern.mark());
        }
        switch (pattern.act()) {
            case NOTHING -> sayAndGoOn(pattern);
            case BACK -> back(pattern);
            case RESTART -> restart(pattern);
            case CANCEL, PAUSE -> {
                say(pattern);
                step.pending = null;
                step.paused = true;
            }
            case UNDO_CANCEL -> undo(pattern);
            case SKIP -> skip(pattern);
            case HELP -> explain("help", pattern);
            case WHY -> explain("why", pattern);
            case REPEAT, STATUS -> sayAndGoOn(pattern);
            case DRAFT -> draft(pattern);
            case HAND_OVER -> {
                step.handOver();
                sayAndGoOn(pattern);
            }
            case CLOSE -> {
                step.stack.clear();
                step.asking = List.of();
                step.pending = null;
                say(pattern);
            }
            case COMPOSE -> {
                step.compose();
                sayAndGoOn(pattern);
            }
        }
    }

    /** Says what the pattern says; the last reply carries its choices. */
    void say(Pattern pattern) {
        for (int i = 0; i < pattern.say().size(); i++) {
            boolean last = i == pattern.say().size() - 1;
            step.say(pattern.say().get(i), args(), last ? pattern.choices() : List.of(), List.of());
        }
    }

    private Map<String, Object> args() {
        return step.asking.isEmpty() ? Map.of() : Map.of("slot", step.asking.get(0));
    }

    private void sayAndGoOn(Pattern pattern) {
        say(pattern);
        if (pattern.goOn() && !step.paused) {
            step.walk();
        }
    }

    private void back(Pattern pattern) {
        if (step.answered.isEmpty()) {
            step.say("back.nothing");
            step.walk();
            return;
        }
        String last = step.answered.get(step.answered.size() - 1);
        step.clear(last);
        step.clearDependents(last);
        say(pattern);
        if (!step.stack.isEmpty()) {
            step.walkAgain();
        }
        step.composed = false;
        step.walk();
    }

    private void restart(Pattern pattern) {
        Flow entry = step.dialogs.flows().get(step.dialogs.entry());
        step.slots.clear();
        step.guesses.clear();
        step.answered.clear();
        step.stack.clear();
        step.stack.add(new Frame(entry.name(), entry.version(), entry.initial(), true, false));
        step.composed = false;
        step.paused = false;
        step.questions = 0;
        say(pattern);
        step.walk();
    }

    private void undo(Pattern pattern) {
        if (!step.paused && step.stack.isEmpty()) {
            step.say("undo.nothing");
            return;
        }
        step.paused = false;
        say(pattern);
        step.walk();
    }

    private void skip(Pattern pattern) {
        if (step.asking.isEmpty()) {
            step.say("skip.nothing");
            return;
        }
        Slot main = step.slot(step.asking.get(0));
        if (!main.skip()) {
            step.countAttempt(main.key());
            String why = "why." + main.key();
            if (step.dialogs.hasReply(why)) {
                step.say(why);
            }
        } else {
            step.asking.stream().filter(s -> !step.slots.containsKey(s))
                    .forEach(s -> step.set(s, SlotValue.without(SlotValue.Status.SKIPPED, SlotValue.Source.SAID)));
            String own = "skipped." + main.key();
            if (step.dialogs.hasReply(own)) {
                step.say(own);
            } else {
                say(pattern);
            }
        }
        step.walk();
    }

    private void explain(String what, Pattern pattern) {
        String own = step.asking.isEmpty() ? null : what + "." + step.asking.get(0);
        if (own != null && step.dialogs.hasReply(own)) {
            step.say(own, args(), List.of(), List.of());
        } else {
            say(pattern);
        }
        if (!step.paused) {
            step.walk();
        }
    }

    private void draft(Pattern pattern) {
        Flow flow = step.dialogs.flows().get(step.dialogs.entry());
        if (!step.has("issue") && !step.has("event") || flow.composer() == null) {
            step.say("draft.too_early");
            step.walk();
            return;
        }
        if (step.stack.isEmpty()) {
            step.stack.add(new Frame(flow.name(), flow.version(), flow.initial(), true, false));
        }
        step.paused = false;
        say(pattern);
        step.goToOuter(flow.composer());
        step.walk();
    }
}

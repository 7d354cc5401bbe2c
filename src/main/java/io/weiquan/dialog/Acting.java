package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
import io.weiquan.dialog.ConversationState.Pending;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Carries out repair patterns. What each says, when and whether it asks first is the author's; what it does is here. */
final class Acting {

    private final Step step;

    Acting(Step step) {
        this.step = step;
    }

    /** The patterns of a stage that this message calls for, in the author's order; one answers an intent, the others keep still. */
    List<Pattern> matching(Pattern.Stage stage, Understanding heard) {
        List<Pattern> matching = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        called(stage, heard).filter(p -> !isSpent(p)).forEach(p -> {
            if (p.intents().isEmpty() || !answered.containsAll(p.intents())) {
                matching.add(p);
                answered.addAll(p.intents());
            }
        });
        return matching;
    }

    /** True when what the message calls for was said before and is said only once: no answer, and no failure either. */
    boolean isWornOut(Pattern.Stage stage, Understanding heard) {
        return called(stage, heard).anyMatch(this::isSpent);
    }

    private Stream<Pattern> called(Pattern.Stage stage, Understanding heard) {
        Map<String, SlotValue> facts = step.facts();
        return step.called(heard).stream().filter(p -> p.stage() == stage && p.when().holds(facts))
                .filter(p -> p.act() != Pattern.Act.NAMED_MATTER || !isAskedWhich() && new Matters(step).named(heard.text()) >= 0);
    }

    private boolean isAskedWhich() {
        return step.pending != null && step.pending.kind() == Pending.Kind.MATTER;
    }

    private boolean isSpent(Pattern pattern) {
        return pattern.once() && pattern.say().stream().anyMatch(r -> step.timesSaid(r) > 0);
    }

    /** The pattern of this id, or the one that answers this intent, as a command by a tap. */
    Pattern named(String name) {
        return step.dialogs.patterns().stream().filter(p -> p.id().equals(name)).findFirst()
                .or(() -> step.dialogs.patterns().stream().filter(p -> p.intents().contains(name)).findFirst()).orElse(null);
    }

    /** @param text what the person wrote: where a new complaint begins, it may already tell of it; null for a tap */
    void act(Pattern pattern, String text, Reread reread) {
        boolean insisted = step.pending != null && step.pending.kind() == Pending.Kind.ACT && step.pending.subject().equals(pattern.id());
        boolean sure = insisted || pattern.act() == Pattern.Act.NEXT_MATTER && step.composed;
        if (pattern.confirm() != null && !sure) {
            step.pending = new Pending(Pending.Kind.ACT, pattern.id(), pattern.act() == Pattern.Act.NEXT_MATTER ? text : null);
            step.say(pattern.confirm(), args(), Filling.yesNo(), List.of());
            return;
        }
        actNow(pattern, text, reread);
    }

    void actNow(Pattern pattern, String text, Reread reread) {
        step.trace.add("pattern: " + pattern.id());
        new Assuming(step).keep();
        if (pattern.mark() != null) {
            step.values.mark(pattern.mark());
        }
        if (pattern.unmark() != null) {
            step.values.unmark(pattern.unmark());
        }
        switch (pattern.act()) {
            case BACK -> back(pattern);
            case RESTART -> restart(pattern);
            case CANCEL, PAUSE -> {
                say(pattern);
                step.paused = true;
            }
            case UNDO_CANCEL -> undo(pattern);
            case SKIP -> skip(pattern);
            case HELP -> explain("help", pattern);
            case WHY -> explain("why", pattern);
            case DRAFT -> draft(pattern);
            case HAND_OVER -> {
                step.handOver();
                sayAndGoOn(pattern);
            }
            case CLOSE -> close(pattern);
            case ERASE -> {
                step.erase();
                step.stack.clear();
                step.shelf.clear();
                step.asking = List.of();
                say(pattern);
            }
            case STATUS -> status(pattern);
            case COMPOSE -> {
                step.compose();
                sayAndGoOn(pattern);
            }
            case NEXT_MATTER -> {
                new Matters(step).begin(text, reread);
                sayAndGoOn(pattern);
            }
            case READ_AGAIN -> {
                readAgain(pattern, reread);
                sayAndGoOn(pattern);
            }
            case OTHER_MATTER -> otherMatter(pattern);
            case NAMED_MATTER -> namedMatter(pattern, text, reread);
            default -> sayAndGoOn(pattern);
        }
    }

    /** A human is named, and told of it, without being asked for: a question could not be answered. */
    void handOver() {
        step.handOver();
        step.dialogs.patterns().stream().filter(p -> p.act() == Pattern.Act.HAND_OVER).findFirst().ifPresent(this::say);
    }

    private void status(Pattern pattern) {
        if (step.slots.values().stream().anyMatch(v -> v.hasValue() && v.source() != SlotValue.Source.DERIVED)) {
            sayAndGoOn(pattern);
        } else {
            step.say("status.nothing");
            step.walk();
        }
    }

    private void close(Pattern pattern) {
        step.stack.clear();
        step.asking = List.of();
        say(pattern);
        if (new Matters(step).takeNext()) {
            step.walk();
        }
    }

    private void otherMatter(Pattern pattern) {
        if (new Matters(step).takeOther()) {
            say(pattern);
        } else {
            step.say("matters.none");
        }
        step.walk();
    }

    /** "耳机呢", "淘宝 衣服的 129块": the one of that name, with what is told of it in the same breath. */
    private void namedMatter(Pattern pattern, String text, Reread reread) {
        Matters matters = new Matters(step);
        matters.takeAndTell(matters.named(text), text, reread);
        sayAndGoOn(pattern);
    }

    /** A mode is left: what was told in it is taken now, and what it took the matter for is not. */
    void readAgain(Pattern pattern, Reread reread) {
        if (step.stack.isEmpty()) {
            return;
        }
        step.values.forget(pattern.unmark());
        new Matters(step).readAgain(pattern.unmark(), reread);
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

    /** Undoes the last thing: a stop, a start over, or an answer. */
    private void back(Pattern pattern) {
        if (step.paused) {
            step.dialogs.patterns().stream().filter(p -> p.act() == Pattern.Act.UNDO_CANCEL).findFirst().ifPresentOrElse(this::undo, step::walk);
            return;
        }
        if (step.dropped != null) {
            new Matters(step).lay(step.dropped);
            step.dropped = null;
            step.say("restart.undone");
            step.walk();
            return;
        }
        if (step.answered.isEmpty()) {
            step.say("back.nothing");
            step.walk();
            return;
        }
        String last = step.answered.get(step.answered.size() - 1);
        step.values.clear(last);
        step.values.clearDependents(last);
        say(pattern);
        if (!step.stack.isEmpty()) {
            step.walkAgain();
        }
        step.composed = false;
        step.walk();
    }

    private void restart(Pattern pattern) {
        Flow entry = step.dialogs.flows().get(step.dialogs.entry());
        Matters matters = new Matters(step);
        step.dropped = step.slots.isEmpty() ? null : matters.current();
        matters.lay(new ConversationState.Matter(List.of(new Frame(entry.name(), entry.version(), entry.initial(), true, false)), Map.of(),
                List.of(), Map.of(), List.of(), 0, false));
        say(pattern);
        step.walk();
    }

    private void undo(Pattern pattern) {
        if (!step.paused && step.stack.isEmpty()) {
            step.say("undo.nothing");
            return;
        }
        step.paused = false;
        step.pending = null;
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
            step.tries.count(main.key());
            String why = "why." + main.key();
            if (step.dialogs.hasReply(why)) {
                step.say(why);
            }
        } else {
            step.asking.stream().filter(s -> !step.slots.containsKey(s))
                    .forEach(s -> step.values.set(s, SlotValue.without(SlotValue.Status.SKIPPED, SlotValue.Source.SAID)));
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
        if (pattern.goOn() && !step.paused) {
            step.walk();
        }
    }

    private void draft(Pattern pattern) {
        Flow flow = step.dialogs.flows().get(step.dialogs.entry());
        boolean told = step.dialogs.slots().values().stream().anyMatch(s -> (s.gathers() || s.role() == Slot.Role.MATTER) && step.has(s.key()));
        if (!told || flow.composer() == null) {
            step.say("draft.too_early");
            step.walk();
            return;
        }
        if (step.stack.isEmpty()) {
            step.stack.add(new Frame(flow.name(), flow.version(), flow.initial(), true, false));
        }
        step.paused = false;
        say(pattern);
        new Assuming(step).takeAll();
        step.goToOuter(flow.composer());
        step.walk();
    }
}

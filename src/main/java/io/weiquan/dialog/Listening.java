package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import io.weiquan.dialog.Pattern.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one written message in the documented order: the first stage that has a use for it takes it. The trace names each stage tried. */
final class Listening {

    /** From here on an intent was read from words an author wrote, not concluded. */
    private static final double EXACT = 0.95;

    private final Step step;
    private final Understanding heard;
    private final Reread reread;
    private final Acting acting;
    private final Clarifying clarifying;
    private final Pending pendingBefore;

    Listening(Step step, Understanding heard, Reread reread) {
        this.step = step;
        this.heard = heard;
        this.reread = reread;
        this.acting = new Acting(step);
        this.clarifying = new Clarifying(step, heard);
        this.pendingBefore = step.pending;
    }

    void take() {
        if (step.stack.isEmpty()) {
            reopen();
        }
        Flow.Mode before = step.mode();
        List<Pattern> warnings = safety();
        Pattern alone = warnings.stream().filter(Pattern::alone).findFirst().orElse(null);
        if (alone == null) {
            read(warnings, before, heard);
            return;
        }
        if (alone.act() == Pattern.Act.NEXT_MATTER) {
            acting.actNow(alone, heard.text(), reread);
            return;
        }
        Slot any = step.dialogs.slots().values().iterator().next();
        String rest = new Cutting(heard, reread, step.dialogs.screen()).without(alone, any);
        if (rest.isEmpty()) {
            if (alone.goOn() || step.mode() != null) {
                step.walk();
            }
        } else {
            step.trace.add("safety: reads only what is left beside " + alone.id());
            read(warnings, before, reread.as(any, rest));
        }
    }

    /** Reads what is left of the message beside the warnings; what one of them takes back is not heard again in it. */
    private void read(List<Pattern> warnings, Flow.Mode before, Understanding left) {
        Understanding rest = left;
        for (Pattern pattern : warnings) {
            rest = pattern.act() == Pattern.Act.READ_AGAIN && pattern.unmark() != null ? rest.without(pattern.unmark()) : rest;
        }
        (rest == heard ? this : new Listening(step, rest, reread)).read(warnings, before);
    }

    private void read(List<Pattern> warnings, Flow.Mode before) {
        boolean warned = !warnings.isEmpty();
        Directly direct = new Directly(step, heard);
        boolean another = acting.matching(Stage.COMMAND, heard).stream().anyMatch(p -> p.act() == Pattern.Act.NAMED_MATTER);
        boolean foreseen = direct.isWhole() && step.pending == null && !another;
        if (!warned && !foreseen && (command() || new Replying(step, heard, reread).answered())) {
            return;
        }
        keepGuess();
        if (direct.isWhole()) {
            answerDirectly(direct, warned);
            return;
        }
        Correcting correcting = new Correcting(step, heard, reread);
        if (correcting.correct()) {
            if (!correcting.asks()) {
                new Filling(step, heard, reread, pendingBefore, direct).fillBeside(Set.copyOf(step.changed));
                settle();
                goOn();
            }
            return;
        }
        step.trace.add("correction: none");
        if (step.mode() == null && new Matters(step).split(heard, reread)) {
            return;
        }
        if (heard.intents().stream().anyMatch(i -> i.whole() && i.confidence() >= EXACT) && !askedFor(SlotType.TRIED) && digress(false)) {
            return;                            // "问来问去": the very words of an aside tell nothing of the matter
        }
        boolean along = digress(true) || acting.isWornOut(Stage.DIGRESSION, heard);
        boolean filled = new Answering(step, heard, reread, pendingBefore, direct).listen();
        clarifying.remember();
        step.trace.add("answer, other slots: " + (filled ? "taken" : "none"));
        if (step.pending != null) {
            clarifying.rememberAll();
            return;
        }
        if (step.mode() != null) {
            keep(step.mode(), before, warned || along);
            return;
        }
        if (warnings.stream().anyMatch(p -> !p.goOn())) {
            return;                            // the person comes first; the question can wait
        }
        if (filled) {
            followUp(warned);
        } else if (along || warned) {
            goOn();
        } else if (!digress(false) && !clarifying.clarify()) {
            clarifying.fallback();
        }
    }

    /** What a mode has to say, when nothing else has answered. A mode that begins says its own. */
    private void keep(Flow.Mode mode, Flow.Mode before, boolean answered) {
        if (before == null || !before.name().equals(mode.name())) {
            step.walk();
        } else if (answered || !digress(false)) {
            if (!answered) {
                new Keeping(step).answer(mode);
            } else if (step.composed && !step.changed.isEmpty()) {
                step.compose();
            }
            step.walk();
        }
    }

    /** Who tells something else instead of yes or no has not denied it: it is kept until its turn comes. */
    private void keepGuess() {
        Assuming assuming = new Assuming(step);
        Pending open = assuming.waiting().orElse(null);
        if (open != null && saidYesFirst(step.slot(open.subject()))) {
            step.trace.add("answer: yes, and more");
            step.values.set(open.subject(), SlotValue.said(open.value()));
        } else if (open != null) {
            step.tries.passOver(open.subject());
        }
        assuming.keep();
    }

    /** "对 要退货退款": a yes, and something else, which says nothing of what was asked about. */
    private boolean saidYesFirst(Slot slot) {
        List<String> names = heard.intents().stream().map(Intent::name).toList();
        return names.contains("affirm") && !names.contains("deny") && heard.entities().stream().noneMatch(e -> slot.type().accept(e, slot).isPresent());
    }

    /** The author foresaw these words as an answer: they are no command, no correction and no aside. */
    private void answerDirectly(Directly direct, boolean warned) {
        if (direct.answersBack()) {
            return;
        }
        new Answering(step, heard, reread, pendingBefore, direct).listen();
        clarifying.remember();
        if (step.pending != null) {
            clarifying.rememberAll();
        } else {
            followUp(warned);
        }
    }

    private boolean askedFor(SlotType type) {
        return step.asking.stream().anyMatch(key -> step.slot(key).type() == type);
    }

    private void followUp(boolean warned) {
        step.paused = false;
        step.dropped = null;
        settle();
        if (step.refused != null && !step.slots.containsKey(step.refused.key())) {
            if (!step.tries.isRefusedTooOften(step.refused.key())) {
                step.asking = List.of(step.refused.key());
                return;
            }
            step.values.set(step.refused.key(), SlotValue.without(SlotValue.Status.UNKNOWN, SlotValue.Source.DERIVED));
            step.sayRepair(Pattern.Act.LEAVE_OPEN, java.util.Map.of("slot", step.refused.key()), List.of());
            settle();
        }
        if (warned) {
            clarifying.rememberAll();
        } else if (step.asking.size() == 1 && clarifying.clarify()) {
            return;
        }
        if (step.asking.size() == 1 && step.changed.isEmpty()) {
            step.tries.count(step.asking.get(0));
        }
        if (!new Reacting(step, heard).react()) {
            goOn();
        }
    }

    /** A question that is answered is no longer open. */
    private void settle() {
        if (step.asking.stream().allMatch(step.slots::containsKey)) {
            step.asking = List.of();
        }
    }

    private List<Pattern> safety() {
        List<Pattern> warnings = acting.matching(Stage.SAFETY, heard);
        List<Pattern> spoken = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        for (Pattern pattern : warnings) {
            if (pattern.mark() != null) {
                step.values.mark(pattern.mark());
            }
            if (pattern.unmark() != null) {
                step.values.unmark(pattern.unmark());
            }
            if (pattern.group() == null || groups.add(pattern.group())) {
                if (pattern.act() != Pattern.Act.NEXT_MATTER) {
                    acting.say(pattern);
                }
                if (pattern.act() == Pattern.Act.READ_AGAIN) {
                    acting.readAgain(pattern, reread);
                }
                spoken.add(pattern);
                if (pattern.tells()) {
                    new Telling(step, heard).tell();
                }
                step.trace.add("safety: " + pattern.id());
            }
        }
        if (warnings.isEmpty()) {
            step.trace.add("safety: none");
        }
        return spoken;
    }

    private boolean command() {
        if (step.pending != null && (heard.isWhole("affirm") || heard.isWhole("deny"))) {
            return false;                      // the bot asked, and this answers it
        }
        Optional<Pattern> pattern = acting.matching(Stage.COMMAND, heard).stream().findFirst();
        step.trace.add("command: " + pattern.map(Pattern::id).orElse("none"));
        pattern.ifPresent(p -> acting.act(p, heard.text(), reread));
        return pattern.isPresent();
    }

    private boolean digress(boolean along) {
        for (Pattern pattern : acting.matching(Stage.DIGRESSION, heard)) {
            if (pattern.along() == along) {
                step.trace.add("digression: " + pattern.id());
                if (along) {
                    acting.say(pattern);
                } else {
                    acting.act(pattern, heard.text(), reread);
                }
                return true;
            }
        }
        return false;
    }

    private void goOn() {
        Reacting reacting = new Reacting(step, heard);
        if (step.composed && !step.changed.isEmpty() && reacting.isWaiting()) {
            reacting.update();
            return;
        }
        step.walk();
    }

    private void reopen() {
        Flow entry = step.dialogs.flows().get(step.dialogs.entry());
        String state = entry.reopen() == null ? entry.initial() : entry.reopen();
        step.stack.add(new ConversationState.Frame(entry.name(), entry.version(), state, true, false));
        step.trace.add("reopened in " + state);
    }
}

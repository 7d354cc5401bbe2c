package io.weiquan.dialog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes an earlier answer: by name ("订单号改成…"), by value ("不是98是89"), by negation ("不是京东是淘宝").
 * Only what the message is certain about; everything else stays as it was.
 */
final class Correcting {

    /** A longer message tells a story; a "不是" in it corrects nothing. */
    private static final int LONGEST = 60;

    private final Step step;
    private final Understanding heard;
    private final Function<Slot, Understanding> reread;

    Correcting(Step step, Understanding heard, Function<Slot, Understanding> reread) {
        this.step = step;
        this.heard = heard;
        this.reread = reread;
    }

    boolean correct() {
        String text = heard.text();
        CorrectionCues cues = step.dialogs.corrections();
        boolean cue = cues.correctsSomewhere(text);
        boolean denial = heard.entities().stream().anyMatch(e -> cues.deniesAt(text, e.start()));
        if (step.slots.isEmpty() || text.length() > LONGEST || !cue && !denial) {
            return false;
        }
        return cue && byName() || byValue(cue) || denial && byDenial();
    }

    private boolean byName() {
        for (Slot slot : step.dialogs.slots().values()) {
            int end = endOfName(slot);
            if (end < 0 || !step.slots.containsKey(slot.key())) {
                continue;
            }
            Understanding reading = reread.apply(slot);
            Optional<Object> value = reading.entities().stream()
                    .filter(e -> e.start() >= end && e.isCertain() && !denied(e))
                    .map(e -> slot.type().accept(e, slot)).flatMap(Optional::stream).findFirst();
            if (value.isEmpty() && slot.type() == SlotType.TEXT && !slot.gathers()) {
                value = afterCue(end);
            }
            if (value.isPresent()) {
                return replace(slot, value.get());
            }
        }
        return false;
    }

    private boolean byValue(boolean cue) {
        for (Slot slot : step.dialogs.slots().values()) {
            if (!step.has(slot.key()) || slot.type().isList() || slot.type() == SlotType.TEXT && !cue) {
                continue;
            }
            boolean deniesIt = heard.entities().stream().anyMatch(e -> denied(e) && means(slot, e));
            boolean only = step.dialogs.slots().values().stream()
                    .filter(s -> s.type() == slot.type() && (s.type() != SlotType.KEY || s.kind().equals(slot.kind())) && step.has(s.key()))
                    .count() == 1;
            Understanding reading = slot.type() == SlotType.KEY ? heard : reread.apply(slot);
            Optional<Entity> given = reading.entities().stream()
                    .filter(e -> e.isCertain() && !denied(e) && slot.type().accept(e, slot).isPresent())
                    .filter(e -> slot.key().equals(e.role()) || deniesIt || only && !step.asking.contains(slot.key()))
                    .filter(e -> !means(slot, e)).reduce((first, second) -> second);
            if (given.isPresent() && (cue || deniesIt)) {
                return replace(slot, slot.type().accept(given.get(), slot).orElseThrow());
            }
        }
        return false;
    }

    private boolean byDenial() {
        for (Slot slot : step.dialogs.slots().values()) {
            boolean deniesIt = step.has(slot.key()) && slot.type() == SlotType.KEY
                    && heard.entities().stream().anyMatch(e -> denied(e) && means(slot, e));
            if (deniesIt && step.slots.get(slot.key()).source() != SlotValue.Source.DERIVED) {
                step.clear(slot.key());
                step.clearDependents(slot.key());
                step.say("cleared", Map.of("slot", slot.key()), List.of(), List.of());
                step.goToOuter(step.dialogs.flows().get(step.dialogs.entry()).initial());
                return true;
            }
        }
        return false;
    }

    private boolean replace(Slot slot, Object value) {
        String refusal = step.refusal(slot, value);
        if (refusal != null) {
            step.say(refusal, Map.of("slot", slot.key()), List.of(), List.of());
            return true;
        }
        step.set(slot.key(), SlotValue.said(value));
        new Filling(step, heard, reread).fill();
        step.pending = null;
        step.clearDependents(slot.key());
        step.say("corrected", Map.of("slot", slot.key()), List.of(), List.of());
        if (!step.composed) {
            step.goToOuter(step.dialogs.flows().get(step.dialogs.entry()).initial());
        }
        return true;
    }

    private boolean denied(Entity mention) {
        return step.dialogs.corrections().deniesAt(heard.text(), mention.start());
    }

    private boolean means(Slot slot, Entity mention) {
        return slot.type().accept(mention, slot).filter(v -> v.equals(step.slots.get(slot.key()).value())).isPresent();
    }

    private int endOfName(Slot slot) {
        return slot.names().stream().filter(n -> heard.text().contains(n))
                .mapToInt(n -> heard.text().indexOf(n) + n.length()).max().orElse(-1);
    }

    private Optional<Object> afterCue(int from) {
        java.util.regex.Matcher cue = step.dialogs.corrections().cue().matcher(heard.text());
        if (!cue.find(Math.min(from, heard.text().length()))) {
            return Optional.empty();
        }
        String rest = heard.text().substring(cue.end()).replaceAll("^[\\s,，:：]+|[\\s。.!！]+$", "");
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
    }
}

package io.weiquan.dialog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes an earlier answer: by name ("订单号改成…"), by value ("不是98是89", "不对，是三千五"), by denial ("不是京东").
 * Only what the message is certain about; everything else stays as it was.
 */
final class Correcting {

    /** A longer message tells a story; a "不是" in it corrects nothing. */
    private static final int LONGEST = 80;

    /** A denial names what it denies; what a model makes of it is no name. */
    private static final double NAMED = 0.9;

    private final Step step;
    private final Understanding heard;
    private final Reread reread;
    private final CorrectionCues cues;
    private boolean asks;

    Correcting(Step step, Understanding heard, Reread reread) {
        this.step = step;
        this.heard = heard;
        this.reread = reread;
        this.cues = step.dialogs.corrections();
    }

    /** True when the correction put a question of its own. */
    boolean asks() {
        return asks;
    }

    boolean correct() {
        String text = heard.text().strip();
        if (step.slots.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        Optional<CorrectionCues.Swap> swap = cues.swap(text);
        if (swap.isPresent() && bySwap(swap.get())) {
            return true;
        }
        Optional<String> after = cues.afterCue(text).filter(s -> !s.isEmpty());
        return after.isPresent() && (byName(text, after.get()) || byKind(after.get())) || byDenial() || reopen(text);
    }

    /** "不是98是89": the slot that holds the old value takes the new one. */
    private boolean bySwap(CorrectionCues.Swap swap) {
        for (Slot slot : step.dialogs.slots().values()) {
            if (slot.type() == SlotType.KEYS && bySwap(slot, swap)) {
                return true;
            }
            if (step.has(slot.key()) && !slot.type().isList() && !slot.gathers()) {
                Object now = step.slots.get(slot.key()).value();
                boolean old = value(slot, swap.before()).filter(now::equals).isPresent()
                        || slot.type() == SlotType.TEXT && now.toString().contains(swap.before());
                Optional<Object> wanted = value(slot, swap.after()).or(() -> words(slot, swap.after()));
                if (old && wanted.isPresent()) {
                    return replace(slot, wanted.get());
                }
            }
        }
        return ofWhatWaits(swap);
    }

    /** "是退货不是换货": one of several goes, another comes. */
    private boolean bySwap(Slot slot, CorrectionCues.Swap swap) {
        List<?> gone = keys(slot, swap.before());
        List<?> come = keys(slot, swap.after());
        if (gone.isEmpty() || come.isEmpty() || !step.has(slot.key()) && !step.asking.contains(slot.key())) {
            return false;
        }
        Set<Object> all = new LinkedHashSet<>(step.list(slot.key()));
        all.removeAll(gone);
        all.addAll(come);
        return replace(slot, List.copyOf(all));
    }

    private List<?> keys(Slot slot, String text) {
        return value(slot, text).map(v -> (List<?>) v).orElse(List.of());
    }

    /** "不是259 是295", when 259 was told but never taken: the new value is sure. */
    private boolean ofWhatWaits(CorrectionCues.Swap swap) {
        for (Slot slot : step.dialogs.slots().values()) {
            if (step.has(slot.key()) || !slot.openTo() || slot.type() != SlotType.MONEY && slot.type() != SlotType.DATE && slot.type() != SlotType.CODE) {
                continue;
            }
            Optional<Object> old = value(slot, swap.before());
            boolean waits = old.isPresent() && (old.get().equals(step.guesses.get(slot.key())) || slot.type() == SlotType.MONEY && isTold(swap.before()));
            Optional<Object> wanted = waits ? value(slot, swap.after()) : Optional.empty();
            if (wanted.isPresent()) {
                return replace(slot, wanted.get());
            }
        }
        return false;
    }

    private boolean isTold(String words) {
        return step.dialogs.slots().values().stream().filter(s -> s.gathers() && step.has(s.key()))
                .anyMatch(s -> step.slots.get(s.key()).value().toString().contains(words));
    }

    /** "订单号改成…": the name says which slot is meant. */
    private boolean byName(String text, String after) {
        Slot named = null;
        int longest = 0;
        String before = text.substring(0, text.length() - after.length());
        for (Slot slot : step.dialogs.slots().values()) {
            for (String name : slot.names()) {
                boolean open = step.slots.containsKey(slot.key()) || step.asking.contains(slot.key()) || slot.type() != SlotType.TEXT;
                if (open && name.length() > longest && before.contains(name)) {
                    named = slot;
                    longest = name.length();
                }
            }
        }
        if (named == null) {
            return false;
        }
        Slot slot = named;
        return value(slot, after).or(() -> words(slot, after)).map(v -> replace(slot, v)).orElse(false);
    }

    /** "不对，是三千五": the one slot that holds a value of this kind and is not being asked. */
    private boolean byKind(String after) {
        Slot target = null;
        Object wanted = null;
        for (Slot slot : step.dialogs.slots().values()) {
            if (!step.has(slot.key()) || slot.type().isList() || slot.type() == SlotType.TEXT || step.asking.contains(slot.key())
                    || step.slots.get(slot.key()).source() == SlotValue.Source.DERIVED) {
                continue;
            }
            Object now = step.slots.get(slot.key()).value();
            Optional<Object> given = value(slot, after).filter(v -> !v.equals(now));
            if (given.isPresent()) {
                boolean latest = target == null || step.answered.indexOf(slot.key()) > step.answered.indexOf(target.key());
                target = latest ? slot : target;
                wanted = latest ? given.get() : wanted;
            }
        }
        return target != null && replace(target, wanted);
    }

    /** "不是京东": the answer is taken back and asked again. */
    private boolean byDenial() {
        Optional<String> denied = cues.denied(heard.text().strip()).filter(s -> !s.isEmpty());
        if (denied.isEmpty()) {
            return false;
        }
        for (Slot slot : step.dialogs.slots().values()) {
            boolean taken = step.has(slot.key()) && slot.type() == SlotType.KEY
                    && step.slots.get(slot.key()).source() != SlotValue.Source.DERIVED
                    && reread.as(slot, denied.get()).entities().stream().filter(e -> e.confidence() >= NAMED)
                    .flatMap(e -> slot.type().accept(e, slot).stream()).anyMatch(step.slots.get(slot.key()).value()::equals);
            if (taken) {
                step.values.clear(slot.key());
                step.values.clearDependents(slot.key());
                step.sayRepair(Pattern.Act.TAKE_BACK, Map.of("slot", slot.key()), List.of());
                if (step.composed) {
                    asks = true;
                    new Asking(step, step.asking).only(slot);
                } else {
                    step.asking = List.of();
                    step.walkAgain();
                }
                return true;
            }
        }
        return false;
    }

    /** "金额不对", "改一下订单号": what is wrong is named, so what is right is asked. */
    private boolean reopen(String text) {
        String wrong = cues.wrong(text).orElse(null);
        Slot named = wrong == null ? null : step.dialogs.slots().values().stream()
                .filter(s -> step.slots.containsKey(s.key()) && s.names().contains(wrong)).findFirst().orElse(null);
        if (named == null) {
            return false;
        }
        asks = true;
        new Picking(step, reread).change(named);
        return true;
    }

    private Optional<Object> value(Slot slot, String text) {
        return reread.as(slot, text).entities().stream().filter(Entity::isCertain)
                .map(e -> slot.type().accept(e, slot)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Object> words(Slot slot, String text) {
        String words = text.replaceAll("^[\\s,，:：]+|[\\s。.!！]+$", "");
        return slot.type() == SlotType.TEXT && !slot.gathers() && !words.isEmpty() && words.length() <= slot.maxChars()
                ? Optional.of(words) : Optional.empty();
    }

    private boolean replace(Slot slot, Object value) {
        String refusal = step.values.refusal(slot, value);
        if (refusal != null) {
            step.say(refusal, Map.of("slot", slot.key()), List.of(), List.of());
            return true;
        }
        step.values.replace(slot.key(), SlotValue.said(value));
        step.sayRepair(Pattern.Act.CORRECT, Map.of("slot", slot.key()), List.of());
        if (!step.composed && !step.stack.isEmpty()) {
            step.walkAgain();
        }
        return true;
    }
}

package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Takes choices and forms: unmistakable, so that no stage of understanding is needed. */
final class Picking {

    private final Step step;

    Picking(Step step) {
        this.step = step;
    }

    void pick(String choice) {
        step.trace.add("picked: " + choice);
        if (choice.equals("yes") || choice.equals("no")) {
            answer(choice.equals("yes"));
            return;
        }
        if (new Reacting(step, null).picked(choice)) {
            return;
        }
        if (choice.startsWith("do:")) {
            Acting acting = new Acting(step);
            Pattern pattern = acting.named(choice.substring(3));
            if (pattern != null) {
                acting.act(pattern);
            }
            return;
        }
        int equals = choice.indexOf('=');
        Slot slot = equals < 0 ? null : step.slot(choice.substring(0, equals));
        if (slot != null) {
            set(slot, choice.substring(equals + 1));
        }
        goOn();
    }

    /** A form: every value was checked before, so nothing can be refused here. */
    void fill(Map<String, Object> values) {
        values.forEach((key, value) -> {
            if (value == null) {
                step.clear(key);
                step.clearDependents(key);
            } else {
                step.replace(key, SlotValue.of(value, SlotValue.Source.FORM));
            }
        });
        step.trace.add("form: " + values.keySet());
        if (step.stack.isEmpty()) {
            Flow entry = step.dialogs.flows().get(step.dialogs.entry());
            step.stack.add(new ConversationState.Frame(entry.name(), entry.version(),
                    entry.reopen() == null ? entry.initial() : entry.reopen(), true, false));
        }
        goOn();
    }

    /** Yes or no to the bot's own question. */
    void answer(boolean yes) {
        Pending pending = step.pending;
        step.pending = null;
        if (pending == null) {
            step.walk();
            return;
        }
        switch (pending.kind()) {
            case ACT -> {
                if (yes) {
                    step.dialogs.patterns().stream().filter(p -> p.id().equals(pending.subject())).findFirst()
                            .ifPresent(new Acting(step)::actNow);
                } else {
                    step.say("kept");
                    step.walk();
                }
            }
            case VALUE, CHANGE -> {
                if (yes) {
                    step.replace(pending.subject(), SlotValue.of(pending.value(), SlotValue.Source.SAID));
                    if (pending.kind() == Pending.Kind.CHANGE) {
                        step.say("corrected", Map.of("slot", pending.subject()), List.of(), List.of());
                    }
                } else if (pending.kind() == Pending.Kind.CHANGE) {
                    step.say("kept");
                }
                goOn();
            }
            case WHICH -> step.walk();
        }
    }

    private void set(Slot slot, String value) {
        switch (value) {
            case "none" -> status(slot, SlotValue.Status.NONE);
            case "unknown" -> status(slot, SlotValue.Status.UNKNOWN);
            case "skipped" -> status(slot, SlotValue.Status.SKIPPED);
            default -> value(slot, value);
        }
    }

    private void status(Slot slot, SlotValue.Status status) {
        // "There is none" is said of one slot; "I do not know" answers everything that was asked together.
        List<String> meant = status == SlotValue.Status.NONE || !step.asking.contains(slot.key()) ? List.of(slot.key()) : step.asking;
        meant.stream().filter(key -> key.equals(slot.key()) || !step.slots.containsKey(key))
                .forEach(key -> step.set(key, SlotValue.without(status, SlotValue.Source.CHOSEN)));
        String reply = status.name().toLowerCase(Locale.ROOT) + "." + slot.key();
        if (step.dialogs.hasReply(reply)) {
            step.say(reply);
        }
    }

    private void value(Slot slot, String raw) {
        Object value = slot.type() == SlotType.FLAG ? (Object) raw.equals("yes") : raw;
        slot.type().fromForm(slot.type() == SlotType.MONEY ? new BigDecimal(raw) : value, slot, step.dialogs.vocabulary())
                .ifPresent(v -> step.replace(slot.key(), SlotValue.of(merged(slot, v), SlotValue.Source.CHOSEN)));
    }

    private Object merged(Slot slot, Object value) {
        if (!slot.type().isList() || !(value instanceof List<?> list)) {
            return value;
        }
        Set<Object> all = new LinkedHashSet<>(step.list(slot.key()));
        all.addAll(list);
        return new ArrayList<>(all);
    }

    private void goOn() {
        step.paused = false;
        if (new Reacting(step, null).react()) {
            return;
        }
        step.walk();
    }
}

package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
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
    private final Reread reread;

    /** @param reread for a text that waits for a yes */
    Picking(Step step, Reread reread) {
        this.step = step;
        this.reread = reread;
    }

    void pick(String choice) {
        step.trace.add("picked: " + choice);
        if (choice.equals("yes") || choice.equals("no")) {
            answer(choice.equals("yes"));
        } else if (choice.equals("add")) {
            addToo();
        } else if (choice.startsWith("as:")) {
            as(choice.substring(3).split("\\+"));
        } else if (choice.startsWith("change:")) {
            change(step.slot(choice.substring(7)));
        } else if (choice.startsWith("matter:")) {
            step.pending = null;
            new Matters(step).take(choice.matches("matter:\\d") ? choice.charAt(7) - '0' : 0);
            step.walk();
        } else if (!new Reacting(step, null).picked(choice)) {
            tapped(choice);
        }
    }

    private void tapped(String choice) {
        if (choice.startsWith("do:")) {
            Acting acting = new Acting(step);
            Pattern pattern = acting.named(choice.substring(3));
            if (pattern != null) {
                acting.act(pattern, null, reread);
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

    /** The value that waits belongs to this slot, or to all of these. */
    private void as(String[] keys) {
        Pending pending = step.pending;
        step.pending = null;
        if (pending != null && pending.kind() == Pending.Kind.SLOT) {
            for (String key : keys) {
                String refusal = step.values.refusal(step.slot(key), pending.value());
                if (refusal != null) {
                    step.say(refusal, Map.of("slot", key), List.of(), List.of());
                } else {
                    step.values.set(key, SlotValue.of(pending.value(), SlotValue.Source.SAID));
                }
            }
        }
        goOn();
    }

    /** The value that waits stands beside the old one. */
    private void addToo() {
        Pending pending = step.pending;
        step.pending = null;
        if (pending != null && pending.kind() == Pending.Kind.CHANGE) {
            Set<Object> all = new LinkedHashSet<>();
            Object before = step.slots.get(pending.subject()).value();
            all.addAll(before instanceof List<?> list ? list : List.of(before));
            all.addAll(pending.value() instanceof List<?> list ? list : List.of(pending.value()));
            step.values.set(pending.subject(), SlotValue.of(new ArrayList<>(all), SlotValue.Source.SAID));
            step.say("corrected", Map.of("slot", pending.subject()), List.of(), List.of());
        }
        goOn();
    }

    /** Says one anew. */
    void change(Slot slot) {
        step.pending = null;
        if (slot == null) {
            step.walk();
            return;
        }
        step.values.clear(slot.key());
        step.values.clearDependents(slot.key());
        step.sayRepair(Pattern.Act.REOPEN, Map.of("slot", slot.key()), List.of());
        new Asking(step, step.asking).only(slot);
    }

    /** A form: every value was checked before, so nothing can be refused here. */
    void fill(Map<String, Object> values) {
        values.forEach((key, value) -> {
            if (value == null) {
                step.values.clear(key);
                step.values.clearDependents(key);
            } else {
                step.values.replace(key, SlotValue.of(value, SlotValue.Source.FORM));
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
            case ACT -> act(yes, pending);
            case CHECK -> check(yes);
            case VALUE, CHANGE -> confirmed(yes, pending);
            default -> step.walk();
        }
    }

    private void act(boolean yes, Pending pending) {
        Pattern pattern = step.dialogs.patterns().stream().filter(p -> p.id().equals(pending.subject())).findFirst().orElse(null);
        if (yes && pattern != null) {
            new Acting(step).actNow(pattern, pending.value() == null ? null : pending.value().toString(), reread);
        } else if (pattern != null && pattern.act() == Pattern.Act.UNDO_CANCEL) {
            step.dialogs.patterns().stream().filter(p -> p.act() == Pattern.Act.CANCEL).findFirst().ifPresent(new Acting(step)::say);
        } else {
            step.say("kept");
            step.walk();
        }
    }

    private void confirmed(boolean yes, Pending pending) {
        if (yes) {
            step.values.replace(pending.subject(), SlotValue.of(pending.value(), SlotValue.Source.SAID));
            if (pending.kind() == Pending.Kind.CHANGE) {
                step.say("corrected", Map.of("slot", pending.subject()), List.of(), List.of());
            }
        } else {
            step.tries.deny(pending.subject(), pending.value());
            if (pending.kind() == Pending.Kind.CHANGE) {
                step.say("kept");
            }
        }
        goOn();
    }

    /** What was collected is right, or something of it is said anew. */
    private void check(boolean yes) {
        if (yes) {
            Frame top = step.top();
            step.replaceTop(new Frame(top.flow(), top.version(), top.state(), true, true));
            step.walk();
            return;
        }
        Flow flow = step.dialogs.flow(step.top());
        Flow.State state = flow == null ? null : flow.states().get(step.top().state());
        if (state == null) {
            goOn();                            // gone since it was shown
            return;
        }
        List<Choice> choices = state.collect().stream()
                .flatMap(q -> q.slots().stream()).filter(step.slots::containsKey).map(key -> new Choice("change:" + key, null)).toList();
        step.say("check.what", Map.of(), choices, List.of());
    }

    private void set(Slot slot, String value) {
        switch (value) {
            case "none" -> status(slot, SlotValue.Status.NONE);
            case "unknown" -> status(slot, SlotValue.Status.UNKNOWN);
            case "skipped" -> status(slot, SlotValue.Status.SKIPPED);
            case "all" -> all(slot);
            default -> value(slot, value);
        }
    }

    /** Every value that was offered. */
    private void all(Slot slot) {
        List<String> offered = step.openBefore().stream().filter(c -> c.startsWith(slot.key() + "=") && !c.endsWith("=all"))
                .map(c -> c.substring(slot.key().length() + 1)).toList();
        step.values.set(slot.key(), SlotValue.of(offered, SlotValue.Source.CHOSEN));
    }

    private void status(Slot slot, SlotValue.Status status) {
        // "There is none" is said of one slot; "I do not know" answers everything that was asked together.
        List<String> meant = status == SlotValue.Status.NONE || !step.asking.contains(slot.key()) ? List.of(slot.key()) : step.asking;
        meant.stream().filter(key -> key.equals(slot.key()) || !step.slots.containsKey(key))
                .forEach(key -> step.values.set(key, SlotValue.without(status, SlotValue.Source.CHOSEN)));
        String reply = status.name().toLowerCase(Locale.ROOT) + "." + slot.key();
        if (step.dialogs.hasReply(reply)) {
            step.say(reply);
        }
    }

    private void value(Slot slot, String raw) {
        Object value = slot.type() == SlotType.FLAG ? (Object) raw.equals("yes") : raw;
        slot.type().fromForm(slot.type() == SlotType.MONEY ? new BigDecimal(raw) : value, slot, step.dialogs.vocabulary())
                .ifPresent(v -> step.values.replace(slot.key(), SlotValue.of(merged(slot, v), SlotValue.Source.CHOSEN)));
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
        step.dropped = null;
        if (step.asking.stream().allMatch(step.slots::containsKey)) {
            step.asking = List.of();
        }
        if (new Reacting(step, null).react()) {
            return;
        }
        step.walk();
    }
}

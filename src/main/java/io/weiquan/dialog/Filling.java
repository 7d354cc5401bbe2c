package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts what was understood into slots. A slot takes only what its type accepts; a mention takes one slot; what contradicts an
 * earlier answer is asked about instead of being taken.
 */
final class Filling {

    /** Characters before a mention in which an author's {@code not_after} is looked for. */
    private static final int LOOK_BACK = 12;
    /** Behind the key of a money slot: the key of the text slot that keeps how an inexact sum was said. */
    static final String ABOUT = "_about";

    private final Step step;
    private final Understanding heard;
    private final Reread reread;
    private final Pending pendingBefore;
    private final Directly direct;
    private final Set<Entity> claimed = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean understood;

    /**
     * @param pendingBefore the bot's own question this message follows, or null
     * @param direct        what the words mean as answers an author foresaw
     */
    Filling(Step step, Understanding heard, Reread reread, Pending pendingBefore, Directly direct) {
        this.direct = direct;
        this.step = step;
        this.pendingBefore = pendingBefore;
        this.heard = heard;
        this.reread = reread;
    }

    /** @return true when the message said anything about any slot, also if nothing had to change */
    boolean fill() {
        // In the author's order, which is that of the question: "11号买的13号到的" without the words.
        List<String> asked = step.dialogs.slots().keySet().stream().filter(step.asking::contains).toList();
        fitsTwo(asked);
        List<Entity> said = meant(heard);
        asked.stream().map(step::slot).forEach(s -> fill(s, said, true));
        asked.stream().map(step::slot).filter(s -> !step.slots.containsKey(s.key()) && step.pending == null)
                .forEach(s -> fill(s, meant(reread.as(s, heard.text())), true));
        step.dialogs.slots().values().stream().filter(s -> !asked.contains(s.key())).forEach(s -> fill(s, said, false));
        return understood;
    }

    /**
     * What a correction tells besides: "不对，是1号买的，10号到的". Only what its own words assign, and only where nothing is known yet.
     *
     * @param corrected slots that the correction has changed
     */
    void fillBeside(Set<String> corrected) {
        List<Entity> said = meant(heard).stream().filter(e -> e.role() != null && !corrected.contains(e.role())).toList();
        step.dialogs.slots().values().stream().filter(s -> !step.slots.containsKey(s.key())).forEach(s -> fill(s, said, false));
    }

    /** What is surely said and not denied, whichever slot it may be for. */
    private List<Entity> meant(Understanding reading) {
        return reading.entities().stream()
                .filter(Entity::isCertain)
                .filter(e -> !direct.isTheirs(e))
                .filter(e -> !step.dialogs.corrections().deniesAt(heard.text(), e.start())).toList();
    }

    /** One day for two questions about days: which one is meant, or both, is asked. */
    private void fitsTwo(List<String> asked) {
        List<Slot> open = asked.stream().map(step::slot).filter(s -> s.type() == SlotType.DATE && !step.slots.containsKey(s.key())).toList();
        List<Entity> days = heard.entities().stream().filter(Entity::isCertain).filter(e -> e.type().equals("date")).toList();
        if (open.size() < 2 || days.size() != 1 || step.pending != null || saysWhich(open)) {
            return;
        }
        Entity day = days.get(0);
        Object value = open.get(0).type().accept(day, open.get(0)).orElse(null);
        boolean denied = step.dialogs.corrections().deniesAt(heard.text(), day.start());
        if (value == null || denied || open.stream().anyMatch(s -> step.values.refusal(s, value) != null)) {
            return;
        }
        understood = true;
        claimed.add(day);
        step.pending = new Pending(Pending.Kind.SLOT, open.get(0).key(), value);
        List<Choice> choices = new ArrayList<>(open.stream().map(s -> new Choice("as:" + s.key(), null)).toList());
        choices.add(new Choice("as:" + String.join("+", open.stream().map(Slot::key).toList()), "choice.all_of_them"));
        step.sayRepair(Pattern.Act.ASK_SLOT, Map.of("slot", open.get(0).key(), "value", value), choices);
        step.trace.add("answer: one day fits " + open.stream().map(Slot::key).toList() + ", asks");
    }

    /** True when the words say which slot the day is for, whichever one is taken as asked for. */
    private boolean saysWhich(List<Slot> open) {
        return open.stream().anyMatch(s -> reread.as(s, heard.text()).entities().stream()
                .anyMatch(e -> e.type().equals("date") && e.role() != null && !e.role().equals(s.key())));
    }

    private void fill(Slot slot, List<Entity> said, boolean asked) {
        if (said.isEmpty() || direct.settles(slot) || !step.reads(slot)) {
            return;
        }
        List<Entity> mentions = said.stream()
                .filter(e -> roleFits(e, slot, asked))
                .filter(e -> !claims(e))
                .filter(e -> slot.type().accept(e, slot).isPresent()).toList();
        if (mentions.isEmpty()) {
            return;
        }
        understood = true;
        if (slot.type().isList()) {
            add(slot, mentions);
            return;
        }
        if (slot.several() && new LinkedHashSet<>(mentions.stream().map(Entity::value).toList()).size() > 1) {
            claimed.addAll(mentions);
            take(slot, mentions.stream().map(e -> slot.type().accept(e, slot).orElseThrow()).distinct().toList(), true);
            return;
        }
        Entity taken = choose(slot, mentions, asked);
        if (taken != null) {
            if (exclusive(slot)) {
                claimed.add(taken);
            }
            take(slot, slot.type().accept(taken, slot).orElseThrow(), taken.role() != null || slot.type() == SlotType.KEY || slot.type() == SlotType.CODE);
            noteAbout(slot, taken);
        }
    }

    /** A sum that is not exact is remembered as it was said, where the author keeps such a slot: a letter must not make it exact. */
    private void noteAbout(Slot slot, Entity taken) {
        Slot about = step.dialogs.slots().get(slot.key() + ABOUT);
        SlotValue now = step.slots.get(slot.key());
        boolean isTaken = about != null && now != null && now.hasValue() && slot.type().accept(taken, slot).filter(now.value()::equals).isPresent();
        if (isTaken && taken.value() instanceof Money sum && sum.approx()) {
            step.values.set(about.key(), SlotValue.said(taken.text()));
        } else if (isTaken) {
            step.values.clear(about.key());
        }
    }

    /** How a sum was said that waits to be confirmed, kept with the sum. */
    static String about(Object sum, String said) {
        return (sum instanceof BigDecimal n ? n.toPlainString() : String.valueOf(sum)) + " " + said;
    }

    /** A date or amount that already answered one slot is not offered to the next; the same platform may fill several slots. */
    private boolean claims(Entity mention) {
        return claimed.stream().anyMatch(c -> c == mention || c.type().equals(mention.type()) && c.start() == mention.start());
    }

    private static boolean exclusive(Slot slot) {
        return slot.type() == SlotType.DATE || slot.type() == SlotType.MONEY || slot.type() == SlotType.NUMBER || slot.type() == SlotType.CODE;
    }

    private boolean roleFits(Entity mention, Slot slot, boolean asked) {
        if (keptOut(mention, slot)) {
            return false;
        }
        return mention.role() == null ? asked || slot.openTo() || step.mode() != null : mention.role().equals(slot.key());
    }

    private boolean keptOut(Entity mention, Slot slot) {
        return slot.notAfter() != null
                && slot.notAfter().matcher(heard.text().substring(Math.max(0, mention.start() - LOOK_BACK), mention.start())).find();
    }

    private Entity choose(Slot slot, List<Entity> mentions, boolean asked) {
        List<Entity> byRole = mentions.stream().filter(e -> slot.key().equals(e.role())).toList();
        List<Entity> from = byRole.isEmpty() ? mentions : byRole;
        Set<Object> values = new LinkedHashSet<>();
        from.forEach(e -> values.add(slot.type().accept(e, slot).orElseThrow()));
        if (values.size() == 1 || slot.type() == SlotType.DATE || slot.type() == SlotType.TEXT || slot.keepsFirst()) {
            return from.get(0);
        }
        if (slot.type() == SlotType.KEY || asked) {
            which(slot, new ArrayList<>(values));
        }
        return null;
    }

    private void which(Slot slot, List<Object> values) {
        if (step.pending != null || step.has(slot.key()) || step.mode() != null) {
            return;
        }
        step.pending = new Pending(Pending.Kind.WHICH, slot.key(), null);
        step.sayRepair(Pattern.Act.ASK_WHICH, Map.of("slot", slot.key()),
                values.stream().limit(5).map(v -> Choice.of(slot.key(), v instanceof BigDecimal n ? n.toPlainString() : v.toString())).toList());
        step.trace.add("answer: several values for " + slot.key());
    }

    private void take(Slot slot, Object value, boolean explicit) {
        SlotValue before = step.slots.get(slot.key());
        boolean insisted = pendingBefore != null && pendingBefore.subject().equals(slot.key()) && value.equals(pendingBefore.value());
        boolean open = insisted || before == null || !before.hasValue() || before.source() == SlotValue.Source.DERIVED || step.asking.contains(slot.key());
        if (!open && (slot.keepsFirst() || value.equals(before.value()) || before.value() instanceof List<?> all && all.contains(value))) {
            return;
        }
        String refusal = step.values.refusal(slot, value);
        if (refusal != null) {
            step.say(refusal, Map.of("slot", slot.key()), List.of(), List.of());
            step.refused = open ? slot : null;
            step.trace.add("answer: " + slot.key() + " refused by its own rule");
            return;
        }
        if (open) {
            step.values.replace(slot.key(), SlotValue.said(value));
            step.trace.add("answer: fills " + slot.key());
        } else if (explicit && step.pending == null && step.mode() == null) {
            step.pending = new Pending(Pending.Kind.CHANGE, slot.key(), value);
            List<Choice> choices = new ArrayList<>(yesNo());
            if (slot.several()) {
                choices.add(new Choice("add", "choice.add"));
            }
            step.sayRepair(Pattern.Act.ASK_CHANGE, Map.of("slot", slot.key(), "value", value), choices);
            step.trace.add("answer: contradicts " + slot.key() + ", asks");
        }
    }

    private void add(Slot slot, List<Entity> mentions) {
        boolean anew = slot.anew() != null && !step.changed.contains(slot.key()) && slot.anew().matcher(heard.text()).find();
        Set<Object> all = new LinkedHashSet<>(anew ? List.of() : step.list(slot.key()));
        mentions.forEach(m -> all.addAll((List<?>) slot.type().accept(inPart(m, slot), slot).orElseThrow()));
        if (anew ? !List.copyOf(all).equals(step.list(slot.key())) : all.size() > step.list(slot.key()).size()) {
            step.values.set(slot.key(), SlotValue.said(new ArrayList<>(all)));
            step.trace.add("answer: fills " + slot.key());
        }
    }

    /** "商家退了64" of 129 is not all of it. */
    private Entity inPart(Entity mention, Slot slot) {
        String part = slot.type() == SlotType.TRIED ? slot.partly().get(mention.value().toString()) : null;
        SlotValue whole = part == null ? null : step.slots.get(slot.partly().get("of"));
        boolean less = whole != null && whole.value() instanceof BigDecimal all && heard.entities("amount")
                .anyMatch(e -> e.value() instanceof Money sum && sum.value() != null && sum.value().signum() > 0 && sum.value().compareTo(all) < 0);
        return less ? new Entity(mention.type(), part, mention.text(), mention.start(), mention.end(), mention.confidence(), mention.role()) : mention;
    }

    static List<Choice> yesNo() {
        return List.of(new Choice("yes", "choice.yes"), new Choice("no", "choice.no"));
    }
}

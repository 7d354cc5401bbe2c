package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
import io.weiquan.dialog.ConversationState.Matter;
import io.weiquan.dialog.ConversationState.Pending;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several complaints of one person, one after another. One is on the desk, the others wait on the shelf, each with its own slots and
 * its own place in its flow. What says who the person is goes along to the next.
 */
final class Matters {

    /** More are not kept: the oldest finished one makes room. */
    private static final int MOST = 8;
    /** Characters of a thing's name, at least. */
    private static final int SHORTEST_NAME = 2;
    /** Who names a complaint does so at the beginning. */
    private static final int LONGEST_NAMING = 40;
    private static final String BREAKS = "，,。；;、！! \n";

    private final Step step;

    Matters(Step step) {
        this.step = step;
    }

    /** "拼多多买的耳机坏了，淘宝买的衣服是假的": two places, each with its own trouble, are two complaints. Asks which comes first. */
    boolean split(Understanding heard, Reread reread) {
        Slot place = step.dialogs.in(Slot.Role.PLACE);
        Slot matter = step.dialogs.in(Slot.Role.MATTER);
        if (place == null || matter == null || step.slots.containsKey(place.key()) || step.composed || !step.shelf.isEmpty()) {
            return false;
        }
        List<Matter> told = new ArrayList<>();
        for (String part : parts(heard, place)) {
            Understanding reading = reread.as(place, part);
            if (reading.entities(matter.kind()).noneMatch(Entity::isCertain)) {
                return false;
            }
            told.add(blank(reading, reread));
        }
        if (told.size() < 2) {
            return false;
        }
        step.shelf = told;
        step.asking = List.of();
        step.pending = new Pending(Pending.Kind.MATTER, Step.MATTERS, null);
        step.sayRepair(Pattern.Act.ASK_MATTER, Map.of(), IntStream.range(0, told.size()).mapToObj(i -> new Choice("matter:" + i, null)).toList());
        step.trace.add("answer: several complaints, asks which first");
        return true;
    }

    /** The message cut before each further place it names; empty when it names fewer than two. */
    private List<String> parts(Understanding heard, Slot place) {
        List<Integer> cuts = new ArrayList<>();
        List<Object> seen = new ArrayList<>();
        heard.entities(place.kind()).filter(Entity::isCertain)
                .filter(e -> !step.dialogs.corrections().deniesAt(heard.text(), e.start())).forEach(e -> {
                    if (!seen.contains(e.value())) {
                        int at = e.start();
                        while (at > 0 && BREAKS.indexOf(heard.text().charAt(at - 1)) < 0) {
                            at--;
                        }
                        seen.add(e.value());
                        cuts.add(seen.size() == 1 ? 0 : at);
                    }
                });
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cuts.size() && cuts.size() > 1; i++) {
            int to = i + 1 < cuts.size() ? cuts.get(i + 1) : heard.text().length();
            if (to <= cuts.get(i)) {
                return List.of();                  // both places in one clause: "在淘宝还是天猫买的"
            }
            parts.add(heard.text().substring(cuts.get(i), to));
        }
        return parts;
    }

    private Matter blank(Understanding told, Reread reread) {
        Frame start = start();
        Step own = new Step(step.dialogs, ConversationState.blank(start), step.today);
        new Filling(own, told, reread, null, Directly.NONE).fill();
        new Telling(own, told).gather(true);
        return new Matter(List.of(start), own.slots, List.of(), Map.of(), List.of(), 0, false);
    }

    private Frame start() {
        Flow entry = step.dialogs.flows().get(step.dialogs.entry());
        return new Frame(entry.name(), entry.version(), entry.initial(), true, false);
    }

    /** Puts the complaint on the desk aside and begins a new one, with what is told of it. @param told null when nothing is */
    void begin(String told, Reread reread) {
        shelve();
        Map<String, SlotValue> kept = new LinkedHashMap<>();
        step.slots.forEach((key, value) -> {
            if (step.slot(key) != null && step.slot(key).privacy().equals("contact")) {
                kept.put(key, value);
            }
        });
        lay(new Matter(List.of(start()), kept, List.of(), Map.of(), List.of(), 0, false));
        if (told != null) {
            tell(told, reread);
        }
    }

    /** Brings one from the shelf and takes what the message tells of it after its name. */
    void takeAndTell(int index, String text, Reread reread) {
        take(index);
        int rest = 0;
        while (rest < text.length() && BREAKS.indexOf(text.charAt(rest)) < 0) {
            rest++;
        }
        if (rest < text.length() - 1) {
            tell(text.substring(rest + 1).strip(), reread);
        }
    }

    /**
     * Reads again what was told of the complaint on the desk while a mode took little of it: shop, sum and wish were in it.
     *
     * @param denied a value that no longer is one, or null
     */
    void readAgain(String denied, Reread reread) {
        for (Slot slot : List.copyOf(step.dialogs.slots().values())) {
            if (reread == null || !slot.gathers() || !step.has(slot.key())) {
                continue;
            }
            for (String line : step.slots.get(slot.key()).value().toString().split("\n")) {
                Understanding reading = reread.as(slot, line);
                new Filling(step, denied == null ? reading : reading.without(denied), reread, null, Directly.NONE).fill();
                step.pending = null;
            }
        }
    }

    /** Puts what a message tells among the facts of the complaint on the desk. */
    private void tell(String told, Reread reread) {
        Understanding reading = reread.as(step.dialogs.slots().values().iterator().next(), told);
        new Filling(step, reading, reread, null, Directly.NONE).fill();
        new Telling(step, reading).gather(true);
        step.pending = null;
    }

    /**
     * The waiting complaint this message names by a word that only its own telling holds ("先说衣服吧", "耳机呢"); -1 when there is none,
     * or more than one.
     */
    int named(String text) {
        int best = -1;
        int longest = SHORTEST_NAME - 1;
        for (int i = 0; i < step.shelf.size(); i++) {
            int length = common(text, i);
            if (length == longest) {
                best = -1;
            } else if (length > longest) {
                best = i;
                longest = length;
            }
        }
        return best;
    }

    /** Length of the longest stretch of Chinese that the message shares with the telling of this complaint and with no other. */
    private int common(String text, int index) {
        String told = told(step.shelf.get(index).slots());
        StringBuilder others = new StringBuilder(told(step.slots));
        for (int i = 0; i < step.shelf.size(); i++) {
            others.append(i == index ? "" : "\n" + told(step.shelf.get(i).slots()));
        }
        int longest = 0;
        for (int from = 0; from < Math.min(text.length(), LONGEST_NAMING); from++) {
            int to = from;
            while (to < text.length() && Character.isIdeographic(text.charAt(to)) && told.contains(text.substring(from, to + 1))) {
                to++;
            }
            boolean own = to - from >= SHORTEST_NAME && others.indexOf(text.substring(from, to)) < 0;
            longest = own ? Math.max(longest, to - from) : longest;
        }
        return longest;
    }

    private String told(Map<String, SlotValue> slots) {
        return step.dialogs.slots().values().stream().filter(s -> s.gathers() || s.type() == SlotType.TEXT || s.role() == Slot.Role.PLACE)
                .filter(s -> slots.containsKey(s.key()) && slots.get(s.key()).hasValue())
                .map(s -> s.type() == SlotType.KEY ? step.dialogs.vocabulary().name(s.kind(), slots.get(s.key()).value().toString())
                        : slots.get(s.key()).value().toString()).collect(Collectors.joining("\n"));
    }

    /** Brings one from the shelf; what lies on the desk takes its place there, when it is worth keeping. */
    boolean take(int index) {
        if (index < 0 || index >= step.shelf.size()) {
            return false;
        }
        Matter wanted = step.shelf.remove(index);
        shelve();
        lay(wanted);
        if (wanted.composed()) {
            step.compose();                    // the newest package is the one spoken of
        }
        return true;
    }

    /** The newest other complaint. */
    boolean takeOther() {
        return take(step.shelf.size() - 1);
    }

    /** When one is done: the first that is not. */
    boolean takeNext() {
        for (int i = 0; i < step.shelf.size(); i++) {
            if (!step.shelf.get(i).composed()) {
                take(i);
                step.sayRepair(Pattern.Act.NEXT_IN_LINE, Map.of(), List.of());
                return true;
            }
        }
        return false;
    }

    /** What "start over" throws away, until something new is told. */
    Matter current() {
        return new Matter(step.stack, step.slots, step.asking, step.tries.counts, step.answered, step.questions, step.composed);
    }

    private void shelve() {
        boolean worth = step.slots.values().stream().anyMatch(v -> v.hasValue() && v.source() != SlotValue.Source.DERIVED);
        if (!worth || step.stack.isEmpty() && !step.composed) {
            return;
        }
        if (step.shelf.size() >= MOST) {
            step.shelf.remove(0);
        }
        step.shelf.add(current());
    }

    /** Puts a complaint on the desk. */
    void lay(Matter matter) {
        step.stack.clear();
        step.stack.addAll(matter.stack().isEmpty() ? List.of(start()) : matter.stack());
        step.slots.clear();
        step.slots.putAll(matter.slots());
        step.asking = matter.asking();
        step.tries.counts = new HashMap<>(matter.attempts());
        step.answered.clear();
        step.answered.addAll(matter.answered());
        step.questions = matter.questions();
        step.composed = matter.composed();
        step.guesses.clear();
        step.pending = null;
        step.paused = false;
        step.changed.clear();
        step.outcomes.clear();
    }
}

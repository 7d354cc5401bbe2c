package io.weiquan.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/** Answers an author foresaw: what the whole message, or a clause of it, means to the question that is open or to another one by name. */
final class Directly {

    /** Nobody answers a question in more. */
    private static final int LONGEST = 80;
    /** None of those we know: what is known better takes its place. */
    private static final String OTHER = "OTHER";
    private static final java.util.regex.Pattern CLAUSE = java.util.regex.Pattern.compile("[^，,。！!？?；;\\s~～…]+");
    /** No answer was foreseen. */
    static final Directly NONE = new Directly();

    private final Step step;
    private final Understanding heard;
    private final List<Hit> hits = new ArrayList<>();
    private boolean whole;

    /** @param from offset of what the other side said, or -1 */
    private record Hit(Slot slot, DirectAnswer answer, int from, int to) {
    }

    /** Letters only, and where each stood. */
    private record Letters(String text, List<Integer> at) {
        static Letters of(String text, int from, int to) {
            StringBuilder kept = new StringBuilder();
            List<Integer> at = new ArrayList<>();
            for (int i = from; i < to; i++) {
                if (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '*') {
                    kept.append(Character.toLowerCase(text.charAt(i)));
                    at.add(i);
                }
            }
            return new Letters(kept.toString(), at);
        }
    }

    Directly(Step step, Understanding heard) {
        this.step = step;
        this.heard = heard;
        if (!step.asking.isEmpty()) {
            find();
        }
    }

    private Directly() {
        this.step = null;
        this.heard = null;
    }

    /** True when the message as a whole is such an answer, so that it can be nothing else. */
    boolean isWhole() {
        return whole;
    }

    boolean isEmpty() {
        return hits.isEmpty();
    }

    /** True when this slot has its answer from here. */
    boolean settles(Slot slot) {
        return hits.stream().anyMatch(h -> h.slot == slot && h.answer.reply() == null);
    }

    /** True for what is mentioned in the words of the other side. */
    boolean isTheirs(Entity mention) {
        return hits.stream().anyMatch(h -> h.from >= 0 && mention.start() >= h.from && mention.start() < h.to);
    }

    /** @return true when the person was answered back, and the question stays open as it is */
    boolean answersBack() {
        for (Hit hit : hits) {
            Map<String, Object> args = Map.of("slot", hit.slot.key());
            if (hit.answer.reply() != null && !step.bubbles.wouldRepeat(hit.answer.reply(), args)) {
                step.say(hit.answer.reply(), args, new Asking(step, step.asking).choices(hit.slot), List.of());
                step.tries.countPut(hit.slot.key());
                step.trace.add("answer: asked back about " + hit.slot.key());
                return true;
            }
        }
        return false;
    }

    void take() {
        for (Hit hit : hits) {
            Slot slot = hit.slot;
            SlotValue now = step.slots.get(slot.key());
            boolean open = now == null || !now.hasValue() || now.source() == SlotValue.Source.DERIVED || OTHER.equals(now.value())
                    || step.asking.contains(slot.key());
            if (hit.answer.reply() != null || !open) {
                continue;
            }
            if (hit.answer.status() != null) {
                without(slot, hit.answer.status());
            } else {
                step.values.replace(slot.key(), SlotValue.said(value(hit)));
                step.trace.add("answer: the words mean " + hit.answer.values() + " for " + slot.key());
            }
        }
    }

    private void without(Slot slot, SlotValue.Status status) {
        step.values.set(slot.key(), SlotValue.without(status, SlotValue.Source.SAID));
        String reply = status.name().toLowerCase(Locale.ROOT) + "." + slot.key();
        if (step.dialogs.hasReply(reply)) {
            step.say(reply);
        } else if (status == SlotValue.Status.SKIPPED) {
            step.dialogs.patterns().stream().filter(p -> p.act() == Pattern.Act.SKIP).findFirst().ifPresent(new Acting(step)::say);
        }
        step.trace.add("answer: " + slot.key() + " is " + status + ", by its words");
    }

    private Object value(Hit hit) {
        Slot slot = hit.slot;
        if (slot.type() == SlotType.TRIED) {
            Set<Object> all = new LinkedHashSet<>(step.list(slot.key()));
            all.add(report(hit));
            return new ArrayList<>(all);
        }
        if (slot.type().isList()) {
            Set<Object> all = new LinkedHashSet<>(step.list(slot.key()));
            all.addAll(hit.answer.values());
            return new ArrayList<>(all);
        }
        return hit.answer.values().get(0);
    }

    private Map<String, String> report(Hit hit) {
        boolean known = !hit.answer.values().contains(DirectAnswer.WORDS);
        String ofOutcome = known ? hit.slot.channelOf().get(hit.answer.values().get(0)) : null;
        String named = heard.entities("channel").filter(Entity::isCertain).map(e -> e.value().toString()).findFirst().orElse(null);
        Map<String, String> report = new HashMap<>();
        report.put("channel", ofOutcome != null ? ofOutcome : named != null ? named : hit.slot.channelOf().getOrDefault("SELLER_REFUSED", "SELLER_NEGOTIATION"));
        if (known) {
            report.put("outcome", hit.answer.values().get(0));
        }
        if (hit.from >= 0) {
            report.put("said", heard.text().substring(hit.from, hit.to).strip());
        }
        return report;
    }

    private void find() {
        String text = heard.text();
        Letters all = Letters.of(text, 0, text.length());
        if (text.isEmpty() || all.text.length() > LONGEST) {
            return;
        }
        Screen.Look look = step.dialogs.screen().at(all.text);
        for (String key : step.asking) {
            Slot slot = step.slot(key);
            if (!step.slots.containsKey(key) && find(slot, all, look, false)) {
                whole = true;
                return;
            }
        }
        Set<Slot> found = new LinkedHashSet<>();
        step.dialogs.slots().values().stream().filter(s -> find(s, all, look, true)).findFirst().ifPresent(found::add);
        whole = !found.isEmpty();
        if (whole) {
            return;
        }
        Matcher clause = CLAUSE.matcher(text);
        while (clause.find()) {
            Letters part = Letters.of(text, clause.start(), clause.end());
            Screen.Look seen = step.dialogs.screen().at(part.text);
            step.dialogs.slots().values().stream().filter(s -> !found.contains(s)).filter(s -> find(s, part, seen, true)).findFirst().ifPresent(found::add);
        }
    }

    /** An outcome that was plainly said counts for more than what an answer like this mostly means. */
    private boolean saysOtherwise(Slot slot, DirectAnswer answer) {
        return slot.type() == SlotType.TRIED && answer.reply() == null
                && heard.entities("outcome").filter(Entity::isCertain).anyMatch(e -> !answer.values().contains(e.value().toString()));
    }

    private boolean find(Slot slot, Letters letters, Screen.Look look, boolean elsewhere) {
        for (DirectAnswer answer : slot.answers()) {
            if (elsewhere && !answer.always() || !look.mayHold(answer.words())) {
                continue;
            }
            Matcher matcher = answer.words().matcher(letters.text);
            if (!matcher.matches() || saysOtherwise(slot, answer)) {
                continue;
            }
            int from = -1;
            int to = -1;
            if (answer.words().pattern().contains("(?<said>") && matcher.group("said") != null && !matcher.group("said").isEmpty()) {
                from = letters.at.get(matcher.start("said"));
                to = letters.at.get(matcher.end("said") - 1) + 1;
            }
            hits.add(new Hit(slot, answer, from, to));
            return true;
        }
        return false;
    }
}

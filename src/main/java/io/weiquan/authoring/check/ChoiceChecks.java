package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Choices: each id means something when picked, and each reaction to one can be picked. */
final class ChoiceChecks {

    private static final Set<String> STATUSES = Set.of("none", "unknown", "skipped");

    private final Manuscript written;
    private final Problems problems;
    private final Set<String> offered = new HashSet<>();

    ChoiceChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
    }

    void check() {
        for (Manuscript.WrittenPattern pattern : written.patterns()) {
            pattern.node().get("choices").items().forEach(choice -> choice(choice.get("id"), Set.of()));
        }
        written.flows().values().forEach(flow -> flow.flow().states().keySet().forEach(state -> {
            Set<String> reacted = new HashSet<>();
            followers(flow, state).forEach(s -> flow.state(s).get("on").items().forEach(on -> {
                if (on.get("choice").isScalar()) {
                    reacted.add(on.get("choice").text());
                }
            }));
            flow.state(state).get("choices").items().forEach(choice -> choice(choice.get("id"), reacted));
        }));
        written.flows().values().forEach(flow -> flow.flow().states().keySet()
                .forEach(state -> flow.state(state).get("on").items().forEach(this::reaction)));
        written.slots().fields().forEach((key, slot) -> unanswerable(key, slot));
    }

    /** A state and those entered from it before the person can pick. */
    private static List<String> followers(WrittenFlow flow, String state) {
        Set<String> seen = new java.util.LinkedHashSet<>();
        java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>(List.of(state));
        while (!open.isEmpty()) {
            String name = open.remove();
            if (seen.add(name) && flow.flow().states().get(name) != null) {
                flow.exits(name).stream().filter(e -> !e.reaction()).forEach(e -> open.add(e.to()));
            }
        }
        return List.copyOf(seen);
    }

    private void choice(YamlNode id, Set<String> reacted) {
        if (!id.isScalar()) {
            return;
        }
        String text = id.text();
        offered.add(text);
        if (text.equals("yes") || text.equals("no") || reacted.contains(text)) {
            return;
        }
        int equals = text.indexOf('=');
        if (text.startsWith("do:")) {
            Set<String> acts = new HashSet<>();
            written.dialogs().patterns().forEach(p -> {
                acts.add(p.id());
                acts.addAll(p.intents());
            });
            known(id, Remark.of("pattern for"), text.substring(3), acts);
        } else if (equals > 0) {
            value(id, text.substring(0, equals), text.substring(equals + 1));
        } else {
            problems.error(id.at(), "choice '%s' means nothing: write slot=KEY, slot=none, do:intent, yes or no", text);
        }
    }

    private void value(YamlNode id, String slotKey, String value) {
        Map<String, Slot> slots = written.dialogs().slots();
        Slot slot = slots.get(slotKey);
        if (slot == null) {
            problems.error(id.at(), "choice '%s': no slot '%s'%s", id.text(), slotKey, Problems.didYouMean(slotKey, slots.keySet()));
        } else if (slot.type() == SlotType.FLAG && !STATUSES.contains(value) && !value.equals("yes") && !value.equals("no")) {
            problems.error(id.at(), "choice '%s': '%s' takes yes or no", id.text(), slotKey);
        } else if (STATUSES.contains(value)) {
            boolean takes = value.equals("none") ? slot.none() : value.equals("unknown") ? slot.unknown() : slot.skip();
            if (!takes) {
                problems.error(id.at(), "choice '%s': slot '%s' does not take '%s'; allow it in slots.yaml", id.text(), slotKey, value);
            }
        } else {
            String kind = slot.type() == SlotType.TRIED ? "outcome" : slot.kind();
            if (kind != null) {
                known(id, Remark.of("key of %s", kind), value, written.dialogs().vocabulary().keys(kind));
            }
        }
    }

    private void known(YamlNode id, Remark what, String word, Collection<String> words) {
        if (!words.contains(word)) {
            problems.error(id.at(), "choice '%s': no %s '%s'%s", id.text(), what, word, Problems.didYouMean(word, words));
        }
    }

    private void reaction(YamlNode on) {
        YamlNode outcome = on.get("outcome");
        if (outcome.isScalar() && !outcome.text().equals("any") && !written.dialogs().vocabulary().has("outcome", outcome.text())) {
            problems.error(outcome.at(), "no outcome '%s'%s", outcome.text(),
                    Problems.didYouMean(outcome.text(), written.dialogs().vocabulary().keys("outcome")));
        }
        YamlNode choice = on.get("choice");
        if (choice.isScalar() && !offered.contains(choice.text())) {
            problems.error(choice.at(), "choice '%s' is offered nowhere, so this never happens%s", choice.text(),
                    Problems.didYouMean(choice.text(), offered));
        }
        if (!outcome.isPresent() && !choice.isPresent() && !on.get("intent").isPresent()) {
            problems.error(on.at(), "a reaction needs an 'outcome', an 'intent' or a 'choice'");
        }
    }

    /** A question about keys that offers none leaves the person guessing. */
    private void unanswerable(String key, YamlNode node) {
        Slot slot = written.dialogs().slots().get(key);
        if (slot != null && slot.type() == SlotType.KEY && node.get("ask").isPresent() && slot.choices().isEmpty()) {
            problems.error(node.get("ask").at(), "slot '%s' is a choice but offers no 'choices'", key);
        }
        Map<String, Position> seen = new HashMap<>();
        node.get("choices").items().stream().filter(YamlNode::isScalar).forEach(c -> {
            Position before = seen.putIfAbsent(c.text(), c.at());
            if (before != null) {
                problems.error(c.at(), "'%s' is offered twice, first at %s", c.text(), before);
            }
        });
    }
}

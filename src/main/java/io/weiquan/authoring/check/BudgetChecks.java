package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.DialogEngine;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Event;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays the entry flow with the engine itself, once for every combination of answers that conditions tell apart, and counts the
 * questions until the package. A person who says nothing unasked answers all of them: this is the longest a conversation gets.
 */
final class BudgetChecks {

    /** More questions than this nobody answers (ARCHITECTURE.md, "How short a conversation must be"). */
    static final int MOST_QUESTIONS = 9;
    private static final int MOST_WAYS = 5_000;
    private static final int MOST_TURNS = 60;
    private static final Pattern LITERAL = Pattern.compile("'([A-Z][A-Z0-9_]*)'");

    private final Manuscript written;
    private final Problems problems;
    private final DialogEngine engine;

    BudgetChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
        // A flow that cuts its questions short would hide how many it has.
        Map<String, Flow> whole = new TreeMap<>();
        written.dialogs().flows().forEach((name, flow) -> whole.put(name, flow.unhurried()));
        this.engine = new DialogEngine(written.dialogs().with(whole));
    }

    /** A way to the package: the questions put, in order, and the answers that led there. */
    record Way(List<String> asked, Map<String, String> answers, boolean arrived) {
    }

    void check() {
        WrittenFlow entry = written.flows().get(written.dialogs().entry());
        if (entry == null) {
            return;
        }
        List<Way> ways = ways();
        ways.stream().filter(w -> w.arrived && w.asked.size() > MOST_QUESTIONS).max(java.util.Comparator.comparingInt(w -> w.asked.size()))
                .ifPresent(w -> problems.error(entry.at(), "%d questions before the package (%s) when %s; a person has patience for %d",
                        w.asked.size(), Manuscript.path(w.asked), w.answers, MOST_QUESTIONS));
        ways.stream().filter(w -> !w.arrived).findFirst().ifPresent(w -> problems.error(entry.at(),
                "no package after %d questions (%s) when %s", w.asked.size(), Manuscript.path(w.asked.stream().limit(12).toList()), w.answers));
    }

    /** Every distinct way; empty when the flow makes no package. */
    List<Way> ways() {
        Dialogs dialogs = written.dialogs();
        boolean composes = dialogs.flows().values().stream().flatMap(f -> f.states().values().stream()).anyMatch(s -> s.compose());
        if (!composes || !dialogs.flows().containsKey(dialogs.entry())) {
            return List.of();
        }
        List<Way> ways = new ArrayList<>();
        for (Map<String, String> answers : combinations()) {
            ways.add(play(answers));
        }
        return ways;
    }

    private Way play(Map<String, String> answers) {
        LocalDate day = LocalDate.of(2026, 1, 5);                   // any day: what is counted does not depend on it
        ConversationState state = engine.begin(day).state();
        List<String> asked = new ArrayList<>();
        for (int turn = 0; turn < MOST_TURNS && !state.composed() && !state.asking().isEmpty(); turn++) {
            String main = state.asking().get(0);
            asked.add(main);
            Slot slot = written.dialogs().slots().get(main);
            String key = answers.get(main);
            Event event = key == null ? new Event.Picked(main + "=skipped")
                    : new Event.Filled(Map.of(main, slot.type() == SlotType.KEYS ? List.of(key) : key));
            state = engine.step(state, event, day).state();
        }
        return new Way(asked, answers, state.composed() || state.asking().isEmpty());
    }

    /** One key for each that a condition names, and one that none names, of every choice the entry flow asks for. */
    private List<Map<String, String>> combinations() {
        Set<String> named = new LinkedHashSet<>();
        written.flows().values().forEach(f -> literals(f.file(), named));
        literals(written.slots(), named);
        Map<String, List<String>> values = new TreeMap<>();
        written.dialogs().flows().get(written.dialogs().entry()).states().values().forEach(s -> s.collect().forEach(q -> q.slots().forEach(key -> {
            Slot slot = written.dialogs().slots().get(key);
            if (slot != null && slot.type() == SlotType.KEY) {
                List<String> keys = written.dialogs().vocabulary().keys(slot.kind());
                List<String> told = new ArrayList<>(keys.stream().filter(named::contains).toList());
                keys.stream().filter(k -> !named.contains(k)).findFirst().ifPresent(told::add);
                values.put(key, told);
            }
        })));
        List<Map<String, String>> all = List.of(Map.of());
        for (Map.Entry<String, List<String>> slot : values.entrySet()) {
            if ((long) all.size() * slot.getValue().size() > MOST_WAYS) {
                continue;
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> one : all) {
                for (String key : slot.getValue()) {
                    Map<String, String> with = new LinkedHashMap<>(one);
                    with.put(slot.getKey(), key);
                    more.add(with);
                }
            }
            all = more;
        }
        return all;
    }

    private static void literals(YamlNode node, Set<String> named) {
        node.fields().forEach((key, value) -> {
            if (value.isScalar() && (key.equals("when") || key.equals("first"))) {
                Matcher literal = LITERAL.matcher(value.text());
                while (literal.find()) {
                    named.add(literal.group(1));
                }
            } else {
                literals(value, named);
            }
        });
        if (node.isList()) {
            node.items().forEach(item -> literals(item, named));
        }
    }
}

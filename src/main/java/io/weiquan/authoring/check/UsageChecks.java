package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.dialog.Slot;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Questions whose answer nothing uses. What a person is asked must change the advice, a text or the way. */
final class UsageChecks {

    private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_]*");

    private final Manuscript written;
    private final Problems problems;

    UsageChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
    }

    void check() {
        dependencies();
        List<String> outputs = Stream.concat(written.files().list("scripts", ".qute").stream(), written.files().list("knowledge", ".yaml").stream()).toList();
        if (outputs.isEmpty()) {
            return;                                // nothing to be used by yet
        }
        Set<String> used = new HashSet<>();
        outputs.forEach(path -> words(written.files().text(path), used));
        written.flows().values().forEach(flow -> conditions(flow.file(), used));
        written.patterns().forEach(p -> conditions(p.node(), used));
        written.sentences().forEach(s -> braces(s.text(), used));
        written.slots().fields().forEach((key, slot) -> {
            Set<String> own = new HashSet<>();
            conditions(slot, own);
            own.remove(key);
            used.addAll(own);
        });
        asked().forEach((slot, at) -> {
            if (!used.contains(slot)) {
                problems.error(at, "slot '%s' is asked but used nowhere: no condition, text, script or knowledge file needs it", slot);
            }
        });
    }

    /** Slots by where they are asked first. */
    private Map<String, Position> asked() {
        Map<String, Position> asked = new LinkedHashMap<>();
        written.flows().values().forEach(flow -> flow.flow().states().values().forEach(state -> state.collect().forEach(q ->
                q.slots().stream().filter(written.dialogs().slots()::containsKey)
                        .forEach(slot -> asked.putIfAbsent(slot, flow.questionAt(state.name(), slot))))));
        return asked;
    }

    private void conditions(YamlNode node, Set<String> used) {
        node.fields().forEach((key, value) -> {
            if (value.isScalar() && (key.equals("when") || key.equals("first"))) {
                words(value.text(), used);
            } else {
                conditions(value, used);
            }
        });
        if (node.isList()) {
            node.items().forEach(item -> conditions(item, used));
        }
    }

    private static void words(String text, Set<String> used) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            used.add(word.group());
        }
    }

    private static void braces(String text, Set<String> used) {
        Matcher brace = Pattern.compile("\\{[^}]*}").matcher(text);
        while (brace.find()) {
            words(brace.group(), used);
        }
    }

    /** Slots that would each be asked anew when another changes must not wait for each other. */
    private void dependencies() {
        Map<String, Set<String>> needs = new HashMap<>();
        written.dialogs().slots().values().forEach(s -> needs.put(s.key(), new HashSet<>(s.dependsOn())));
        for (Slot slot : written.dialogs().slots().values()) {
            Set<String> all = new HashSet<>();
            java.util.ArrayDeque<String> open = new java.util.ArrayDeque<>(slot.dependsOn());
            while (!open.isEmpty()) {
                String next = open.remove();
                if (all.add(next)) {
                    open.addAll(needs.getOrDefault(next, Set.of()));
                }
            }
            if (all.contains(slot.key())) {
                problems.error(written.slots().get(slot.key()).get("depends_on").at(),
                        "slot '%s' depends on itself through %s; one of them can never be kept", slot.key(), slot.dependsOn());
            }
        }
    }
}

package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that can be written in conditions and texts, versions, and titles that tell flows and slots apart. */
final class NameChecks {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    /** Names with a meaning of their own in conditions and replies; a slot so called could not be read. */
    private static final Set<String> TAKEN = Set.of("today", "gates", "slot", "value", "channel", "reason", "due", "hotline", "summary", "left", "bot",
            "changed", "returnCode", "has", "status", "days", "size", "in", "true", "false", "null");

    private final Manuscript written;
    private final Problems problems;

    NameChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
    }

    void check() {
        Map<String, Position> titles = new HashMap<>();
        for (WrittenFlow flow : written.flows().values()) {
            name(Remark.of("flow"), flow.name(), flow.file().get("flow").at());
            flow.flow().states().keySet().forEach(state -> name(Remark.of("state"), state, flow.stateAt(state)));
            if (!flow.file().get("version").isPresent()) {
                problems.error(flow.at(), "flow '%s' has no 'version'; conversations keep the one they began with (add version: 1)", flow.name());
            }
            Position other = titles.putIfAbsent(flow.flow().title(), flow.at());
            if (other != null) {
                problems.error(flow.file().get("title").at(), "flow '%s' has the title of the flow in %s", flow.name(), other);
            }
        }
        slots();
    }

    private void slots() {
        Map<String, String> names = new HashMap<>();
        written.slots().fields().forEach((key, node) -> {
            name(Remark.of("slot"), key, written.slotAt(key));
            if (TAKEN.contains(key)) {
                problems.error(written.slotAt(key), "'%s' already means something in conditions and replies; call the slot otherwise", key);
            }
            String title = node.get("title").isScalar() ? node.get("title").text() : "";
            String same = names.putIfAbsent(title, key);
            if (same != null && !title.isEmpty()) {
                problems.error(node.get("title").at(), "slot '%s' has the same title as slot '%s'; a correction could not tell them apart", key, same);
            }
            node.get("names").items().forEach(name -> {
                String also = names.putIfAbsent(name.text(), key);
                if (key.equals(also)) {
                    problems.error(name.at(), "'%s' is a name of slot '%s' already, as its title or further up; remove it here", name.text(), key);
                } else if (also != null) {
                    problems.error(name.at(), "'%s' also names slot '%s'; a correction could not tell them apart", name.text(), also);
                }
            });
        });
    }

    private void name(Remark what, String name, Position at) {
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            problems.error(at, "'%s' is no name for a %s: small letters, digits and _ only, a letter first", name, what);
        }
    }
}

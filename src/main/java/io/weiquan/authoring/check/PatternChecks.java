package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.dialog.Pattern.Act;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Patterns: intents that exist, one answer to each, and a way out of every state. */
final class PatternChecks {

    private final Manuscript written;
    private final Problems problems;

    PatternChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
    }

    void check() {
        Map<String, Manuscript.WrittenPattern> first = new HashMap<>();
        for (Manuscript.WrittenPattern pattern : written.patterns()) {
            for (YamlNode intent : pattern.node().get("intents").items()) {
                intent(intent);
                if (!pattern.node().get("when").isPresent() && !pattern.node().get("words").isPresent()) {
                    Manuscript.WrittenPattern other = first.putIfAbsent(text(pattern.node().get("stage")) + " " + text(intent), pattern);
                    if (other != null && !other.id().equals(pattern.id()) && !text(other.node().get("once")).equals("true")) {
                        problems.error(intent.at(), "'%s' is already answered by pattern '%s' (%s); give one of them a 'when'", text(intent), other.id(),
                                other.at());
                    }
                }
            }
            silent(pattern);
            mark(pattern.node().get("mark"));
            mark(pattern.node().get("unmark"));
        }
        written.flows().values().forEach(flow -> flow.flow().states().keySet()
                .forEach(state -> flow.state(state).get("on").items().forEach(on -> on.get("intent").items().forEach(this::intent))));
        written.flows().values().forEach(flow -> flow.file().get("modes").fields().values().forEach(mode -> {
            mark(mode.get("mark"));
            mark(mode.get("unmark"));
        }));
        wayOut(Act.CANCEL, Remark.of("stopped"));
        wayOut(Act.HAND_OVER, Remark.of("handed to a person"));
    }

    private void intent(YamlNode node) {
        if (node.isScalar() && !KnownIntents.NAMES.contains(node.text())) {
            problems.error(node.at(), "unknown intent '%s'%s", node.text(), Problems.didYouMean(node.text(), KnownIntents.NAMES));
        }
    }

    /** A mark is a gate of the advice; one that no gate knows would be noted and never looked at. */
    private void mark(YamlNode mark) {
        if (mark.isScalar() && written.files().has("knowledge/gates.yaml")) {
            Set<String> gates = written.files().yaml("knowledge/gates.yaml", new Problems()).get("entries").fields().keySet();
            if (!gates.contains(mark.text())) {
                problems.error(mark.at(), "no gate '%s' in knowledge/gates.yaml%s", mark.text(), Problems.didYouMean(mark.text(), gates));
            }
        }
    }

    /** Saying nothing and doing nothing, the bot would seem deaf. */
    private void silent(Manuscript.WrittenPattern pattern) {
        boolean says = pattern.node().get("say").isPresent() || pattern.node().get("confirm").isPresent();
        String act = text(pattern.node().get("do"));
        if (!says && (act.isEmpty() || act.equals("nothing")) && !pattern.node().get("mark").isPresent() && !pattern.node().get("unmark").isPresent()) {
            problems.error(pattern.at(), "pattern '%s' neither says nor does anything", pattern.id());
        }
    }

    /** Commands hold in every state unless they have a condition, so one pattern without a condition is enough and needed. */
    private void wayOut(Act act, Remark done) {
        String word = act.name().toLowerCase(Locale.ROOT);
        List<Manuscript.WrittenPattern> all = written.patterns().stream().filter(p -> text(p.node().get("do")).equals(word)).toList();
        if (all.isEmpty()) {
            Position at = new Position(written.files().display("patterns"), 1, 1);
            problems.error(at, "no conversation can be %s: no pattern has 'do: %s'", done, word);
        } else if (all.stream().allMatch(p -> p.node().get("when").isPresent())) {
            problems.error(all.get(0).node().keyAt("when"), "a conversation can be %s only under a condition; 'do: %s' must work in every state", done, word);
        }
    }

    private static String text(YamlNode node) {
        return node.isScalar() ? node.text() : "";
    }
}

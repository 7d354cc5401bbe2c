package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Flow;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Data flow: what a script or a sentence uses has an answer (a value, none, unknown or skipped) on every path that leads there, or the
 * path on which it has none is printed. A script is served when one package-making state has all its answers on every path.
 * A slot without a question of its own, or marked {@code asked: false}, is never asked for on purpose; nothing is claimed about it.
 */
final class ResolutionChecks {

    private static final Pattern BRACE = Pattern.compile("\\{([a-z_][a-z0-9_]*)\\s*[.}]");
    private static final Pattern GUARD = Pattern.compile("\\{#(?:if|when)\\s+!?([a-z_][a-z0-9_]*)");
    private static final Set<String> OF_PACKAGE = Set.of("channel", "reason");

    private final Manuscript written;
    private final Problems problems;
    private final Paths paths;
    private final Map<String, Map<String, List<String>>> unasked = new HashMap<>();

    ResolutionChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
        this.paths = new Paths(written);
    }

    void check() {
        scripts();
        for (WrittenFlow flow : written.flows().values()) {
            flow.flow().states().values().forEach(state -> sentences(flow, state));
        }
        patterns();
    }

    /** Where the slot may still be open: {@code flow.state} with a path. */
    private Map<String, List<String>> open(String slot) {
        return unasked.computeIfAbsent(slot, paths::without);
    }

    private boolean isAskable(String slot) {
        return written.dialogs().slots().containsKey(slot) && !written.sentences("ask." + slot).isEmpty() && !AskedChecks.isNeverAsked(written, slot);
    }

    private void scripts() {
        YamlNode blanks = written.files().has("knowledge/scripts.yaml")
                ? written.files().yaml("knowledge/scripts.yaml", new Problems()).get("blanks") : null;
        Set<String> names = new TreeSet<>(written.dialogs().slots().keySet());
        if (blanks != null) {
            names.addAll(blanks.fields().keySet());
        }
        Map<String, Missing> missing = new LinkedHashMap<>();
        new Scripts(written.files()).needs().forEach((script, needs) -> {
            needs.forEach((name, at) -> {
                if (!names.contains(name)) {
                    problems.error(at, "%s needs '%s', which is no slot%s", script, name, Problems.didYouMean(name, names));
                }
            });
            served(script, needs, missing);
        });
        missing.forEach((key, m) -> problems.error(m.at, "%s needs '%s' (%s), but it is never asked on the path %s",
                m.scripts.size() == 1 ? m.scripts.get(0) : Remark.of("%s and %d more", m.scripts.get(0), m.scripts.size() - 1),
                m.slot, m.needed, Manuscript.path(m.path)));
    }

    private record Missing(String slot, Position at, Position needed, List<String> path, List<String> scripts) {
    }

    /** Finds the package-making state that serves the script best and notes what it lacks there. */
    private void served(String script, Map<String, Position> needs, Map<String, Missing> missing) {
        List<String> slots = needs.keySet().stream().filter(this::isAskable).toList();
        String best = null;
        List<String> lacks = List.of();
        for (WrittenFlow flow : written.flows().values()) {
            for (Flow.State state : flow.flow().states().values()) {
                String place = flow.name() + "." + state.name();
                List<String> lacking = slots.stream().filter(s -> open(s).containsKey(place)).toList();
                if (state.compose() && (best == null || lacking.size() < lacks.size())) {
                    best = place;
                    lacks = lacking;
                }
            }
        }
        for (String slot : lacks) {
            String place = best;
            int dot = place.indexOf('.');
            missing.computeIfAbsent(slot + " " + place, k -> new Missing(slot,
                    written.flows().get(place.substring(0, dot)).stateAt(place.substring(dot + 1)), needs.get(slot),
                    open(slot).get(place), new ArrayList<>())).scripts.add(script);
        }
    }

    private void sentences(WrittenFlow flow, Flow.State state) {
        String place = flow.name() + "." + state.name();
        for (YamlNode say : flow.state(state.name()).get("say").items()) {
            for (Manuscript.Sentence sentence : written.sentences(say.isScalar() ? say.text() : "")) {
                for (String name : unguarded(sentence)) {
                    if (isAskable(name) && open(name).containsKey(place)) {
                        problems.error(say.at(), "reply '%s' (%s) says {%s}, which is never asked on the path %s", sentence.id(), sentence.at(),
                                name, Manuscript.path(open(name).get(place)));
                    } else if (name.equals("slot") || name.equals("value")) {
                        problems.error(say.at(), "reply '%s' (%s) uses {%s}, which only answers to a question have", sentence.id(), sentence.at(), name);
                    } else if (OF_PACKAGE.contains(name) && !state.compose()) {
                        problems.error(say.at(), "reply '%s' (%s) uses {%s}, but state '%s' makes no package", sentence.id(), sentence.at(), name, state.name());
                    }
                }
            }
        }
        questions(flow, state, place);
    }

    private void questions(WrittenFlow flow, Flow.State state, String place) {
        Set<String> before = new TreeSet<>();
        for (Flow.Question question : state.collect()) {
            List<String> said = new ArrayList<>(question.ask() == null ? List.of() : List.of(question.ask()));
            question.slots().forEach(slot -> written.sentences().stream().map(Manuscript.Sentence::id)
                    .filter(id -> id.equals("ask." + slot) || id.startsWith("reask." + slot + ".")).forEach(said::add));
            for (String id : new TreeSet<>(said)) {
                for (Manuscript.Sentence sentence : written.sentences(id)) {
                    unguarded(sentence).stream().filter(n -> isAskable(n) && !before.contains(n) && open(n).containsKey(place))
                            .forEach(n -> problems.error(sentence.at(), "'%s' says {%s}, which is never asked on the path %s", id, n,
                                    Manuscript.path(open(n).get(place))));
                }
            }
            before.addAll(question.slots());
        }
    }

    /** A pattern may speak at any time, also before anything is known. */
    private void patterns() {
        for (Manuscript.WrittenPattern pattern : written.patterns()) {
            for (YamlNode say : pattern.node().get("say").items()) {
                for (Manuscript.Sentence sentence : written.sentences(say.isScalar() ? say.text() : "")) {
                    unguarded(sentence).stream().filter(this::isAskable).forEach(name -> problems.error(say.at(),
                            "reply '%s' (%s) says {%s}, but pattern '%s' may speak before it is known; write {#if %s}…{/if} around it",
                            sentence.id(), sentence.at(), name, pattern.id(), name));
                }
            }
        }
    }

    private static Set<String> unguarded(Manuscript.Sentence sentence) {
        Set<String> names = new TreeSet<>();
        Matcher brace = BRACE.matcher(sentence.text());
        while (brace.find()) {
            names.add(brace.group(1));
        }
        Matcher guard = GUARD.matcher(sentence.text());
        while (guard.find()) {
            names.remove(guard.group(1));
        }
        return names;
    }
}

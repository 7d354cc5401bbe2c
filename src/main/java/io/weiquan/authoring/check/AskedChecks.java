package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Flow;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every slot that a letter or a sentence uses is asked somewhere, or marked {@code asked: false}: taken only from what people say of
 * themselves. A letter that is content with nothing ({@code {#if have.x}}) would otherwise lose a question without a word.
 */
final class AskedChecks {

    private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}");
    private static final Pattern WORD = Pattern.compile("(?<![\\w.'])[a-z][a-z0-9_]*");

    private final Manuscript written;
    private final Problems problems;
    private final Paths paths;

    AskedChecks(Manuscript written, Problems problems) {
        this.written = written;
        this.problems = problems;
        this.paths = new Paths(written);
    }

    /** Whether an author said that no flow asks the slot. */
    static boolean isNeverAsked(Manuscript written, String slot) {
        YamlNode mark = written.slots().get(slot).get("asked");
        return mark.isScalar() && mark.text().equals("false");
    }

    void check() {
        Map<String, Position> asked = asked();
        uses().forEach((slot, at) -> {
            if (!asked.containsKey(slot) && !isNeverAsked(written, slot)) {
                missed(slot, at);
            }
        });
        asked.forEach((slot, at) -> {
            if (written.dialogs().slots().containsKey(slot) && isNeverAsked(written, slot)) {
                problems.error(written.slots().get(slot).keyAt("asked"), "slot '%s' is marked 'asked: false', but is asked at %s", slot, at);
            }
        });
    }

    private Map<String, Position> asked() {
        Map<String, Position> asked = new LinkedHashMap<>();
        written.flows().values().forEach(flow -> flow.flow().states().values().forEach(state -> state.collect().forEach(question ->
                question.slots().forEach(slot -> asked.putIfAbsent(slot, flow.questionAt(state.name(), slot))))));
        return asked;
    }

    /** Slots by where they are used first; those that a letter cannot do without are looked for on every path ({@link ResolutionChecks}). */
    private Map<String, Position> uses() {
        Scripts scripts = new Scripts(written.files());
        Set<String> needed = new TreeSet<>();
        scripts.needs().values().forEach(needs -> needed.addAll(needs.keySet()));
        needed.removeIf(slot -> written.sentences("ask." + slot).isEmpty());
        Map<String, Position> uses = new LinkedHashMap<>(scripts.mentions());
        uses.keySet().removeAll(needed);
        for (Manuscript.Sentence sentence : written.sentences()) {
            Matcher braces = BRACES.matcher(sentence.text());
            while (braces.find()) {
                Matcher word = WORD.matcher(braces.group());
                while (word.find()) {
                    boolean own = sentence.ofSlot() && (sentence.id() + ".").contains("." + word.group() + ".");
                    if (!own) {
                        uses.putIfAbsent(word.group(), sentence.at());
                    }
                }
            }
        }
        uses.keySet().retainAll(written.dialogs().slots().keySet());
        return uses;
    }

    private void missed(String slot, Position at) {
        Map<String, List<String>> open = paths.without(slot);
        List<String> path = open.entrySet().stream().filter(e -> state(e.getKey()).compose()).map(Map.Entry::getValue).findFirst()
                .orElseGet(() -> open.values().stream().reduce(List.of(), (first, second) -> second));
        String entry = written.dialogs().entry();
        String last = path.stream().filter(shown -> !state(full(shown)).collect().isEmpty()).reduce((first, second) -> second).orElse(null);
        Position slotAt = written.slotAt(slot);
        if (last == null) {
            problems.error(at, "'%s' is used here, but no flow asks it; ask it in flow '%s', or mark it 'asked: false' (%s) if it is only taken from what people say",
                    slot, entry, slotAt);
        } else {
            String place = full(last);
            WrittenFlow flow = written.flows().get(place.substring(0, place.indexOf('.')));
            problems.error(at, "'%s' is used here, but never asked on the path %s; ask it in state '%s' (%s), or mark it 'asked: false' (%s) if it is only taken from what people say",
                    slot, Manuscript.path(path), last, flow.stateAt(place.substring(place.indexOf('.') + 1)), slotAt);
        }
    }

    private String full(String shown) {
        return shown.contains(".") ? shown : written.dialogs().entry() + "." + shown;
    }

    private Flow.State state(String place) {
        return written.flows().get(place.substring(0, place.indexOf('.'))).flow().states().get(place.substring(place.indexOf('.') + 1));
    }
}

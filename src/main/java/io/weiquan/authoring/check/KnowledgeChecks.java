package io.weiquan.authoring.check;

import io.weiquan.source.DialogFiles;
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

/** What is known and would never be said: recommendations behind more general ones, signs, sources and articles that nothing uses. */
final class KnowledgeChecks {

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_]+(?:-[A-Za-z0-9]+)*");

    private final DialogFiles files;
    private final Problems problems;

    KnowledgeChecks(DialogFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    void check() {
        if (files.has("knowledge/recommendation.yaml")) {
            rows(read("recommendation.yaml").get("rows").items());
        }
        Map<String, Integer> words = new HashMap<>();
        for (String folder : List.of("knowledge", "scripts")) {
            files.list(folder, "").forEach(path -> count(files.text(path), words));
        }
        unused("sources.yaml", "entries", Remark.of("source"), words);
        unused("signs.yaml", "entries", Remark.of("sign"), words);
        articles(words);
        if (files.has("knowledge/scripts.yaml")) {
            scripts(read("scripts.yaml").get("entries").items());
        }
    }

    /** Each letter has its text, and each text its letter: one that no entry names would never be written. */
    private void scripts(List<YamlNode> entries) {
        Set<String> texts = new TreeSet<>();
        files.list("scripts", ".qute").stream().map(KnowledgeChecks::script).filter(s -> !s.startsWith("_")).forEach(texts::add);
        Set<String> named = new TreeSet<>();
        for (YamlNode entry : entries) {
            YamlNode name = entry.get(entry.get("file").isPresent() ? "file" : "channel");
            if (name.isScalar() && named.add(name.text()) && !texts.contains(name.text())) {
                problems.error(name.at(), "scripts/%s.qute is missing%s", name.text(), Problems.didYouMean(name.text(), texts));
            }
        }
        files.list("scripts", ".qute").stream().filter(path -> !script(path).startsWith("_") && !named.contains(script(path)))
                .forEach(path -> problems.error(new Position(files.display(path), 1, 1),
                        "no entry in knowledge/scripts.yaml has the channel or file '%s', so this is never written%s", script(path),
                        Problems.didYouMean(script(path), named)));
    }

    private static String script(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".qute".length());
    }

    private YamlNode read(String name) {
        return files.yaml("knowledge/" + name, new Problems());
    }

    /** A row of which every alternative asks for all that an alternative of an earlier row asks for is never looked at. */
    private void rows(List<YamlNode> rows) {
        Map<YamlNode, List<Set<String>>> earlier = new LinkedHashMap<>();
        for (YamlNode row : rows) {
            YamlNode when = row.get("when");
            if (!when.isScalar()) {
                continue;
            }
            Set<Integer> before = new TreeSet<>();
            boolean reached = false;
            List<Set<String>> alternatives = Alternatives.of(when.text());
            for (Set<String> alternative : alternatives) {
                YamlNode first = earlier.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(alternative::containsAll)).map(Map.Entry::getKey)
                        .findFirst().orElse(null);
                boolean possible = possible(alternative);
                reached |= possible && first == null;
                if (possible && first != null) {
                    before.add(first.get("when").at().line());
                }
            }
            if (!reached) {
                problems.error(when.at(), before.isEmpty() ? "row '%s' is never reached: its condition cannot hold"
                        : "row '%s' is never reached: whenever it holds, line %s comes first; put the special case before the general one",
                        row.get("id").text(""), Remark.oneOf(before));
            }
            earlier.put(row, alternatives);
        }
    }

    /** Nothing is two things at once, nor both so and not so. */
    private static boolean possible(Set<String> all) {
        Map<String, String> values = new HashMap<>();
        for (String part : all) {
            Matcher equal = Pattern.compile("([a-z_]+) == ('[^']*')").matcher(part);
            if (all.contains("!(" + part + ")") || all.contains("!" + part)) {
                return false;
            }
            if (equal.matches() && !equal.group(2).equals(values.getOrDefault(equal.group(1), equal.group(2)))) {
                return false;
            }
            if (equal.matches()) {
                values.put(equal.group(1), equal.group(2));
            }
        }
        return true;
    }

    /** An entry whose key stands nowhere else; one that brings articles of law of its own is of use as it is. */
    private void unused(String file, String section, Remark what, Map<String, Integer> words) {
        if (files.has("knowledge/" + file)) {
            YamlNode entries = read(file).get(section);
            entries.fields().forEach((key, entry) -> {
                if (words.getOrDefault(key, 0) < 2 && !entry.get("citations").isPresent()) {
                    problems.error(entries.keyAt(key), "%s '%s' is used nowhere; remove it or use it", what, key);
                }
            });
        }
    }

    /** The list of articles is closed and reviewed, so one too many does no harm; but it is told. */
    private void articles(Map<String, Integer> words) {
        if (files.has("knowledge/statutes.yaml")) {
            YamlNode articles = read("statutes.yaml").get("articles");
            List<String> idle = new ArrayList<>(articles.fields().keySet().stream().filter(key -> words.getOrDefault(key, 0) < 2).toList());
            if (!idle.isEmpty()) {
                problems.warning(articles.keyAt(idle.get(0)), "%d articles are cited by nothing: %s", idle.size(), String.join(", ", idle));
            }
        }
    }

    private static void count(String text, Map<String, Integer> words) {
        for (String line : text.split("\n")) {
            Matcher word = WORD.matcher(line.strip().startsWith("#") ? "" : line);
            while (word.find()) {
                words.merge(word.group(), 1, Integer::sum);
            }
        }
    }
}

package io.weiquan.advice.knowledge;

import io.weiquan.dialog.Condition;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.expression.Expressions;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Foreign;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What all readers of knowledge files share: conditions, dates, keys and provenance, each mistake reported where it stands. */
final class Desk {

    private static final Set<String> CONFIDENCES = Set.of("H", "M", "L");
    private static final Pattern KEY_LITERAL = Pattern.compile("'([A-Z][A-Z0-9_]+)'");
    private static final String FOLDER = "knowledge/";

    final Vocabulary vocabulary;
    final Problems problems;
    private final DialogFiles files;
    private final Expressions expressions;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    private record Source(String name, String url, String kind) {
    }

    Desk(DialogFiles files, Vocabulary base, Problems problems) {
        this.files = files;
        this.problems = problems;
        this.vocabulary = withOwnKinds(base);
        this.expressions = new Expressions(Names.variables(), vocabulary);
        file("sources.yaml", "sources").only("kind", "entries").need("entries").fields().forEach((key, node) -> {
            node.only("name", "url", "kind");
            String kind = node.need("kind").oneOf(Set.of("official", "media", "third_party", "own"));
            // what we made up ourselves has no page to look at; everything else must
            String url = kind.equals("own") ? node.get("url").text("") : node.need("url").text();
            sources.put(key, new Source(node.need("name").text(), url, kind));
        });
    }

    /** Signs and gates are keys too, so that a misspelt one in a condition is found. */
    private Vocabulary withOwnKinds(Vocabulary base) {
        Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
        for (String kind : base.kinds()) {
            Map<String, String> names = new LinkedHashMap<>();
            base.keys(kind).forEach(k -> names.put(k, base.name(kind, k)));
            kinds.put(kind, names);
        }
        kinds.put("sign", keysOf("signs.yaml", "signs"));
        kinds.put("gate", keysOf("gates.yaml", "gates"));
        kinds.put("deadline", keysOf("deadlines.yaml", "deadlines"));
        return new Vocabulary(kinds);
    }

    private Map<String, String> keysOf(String name, String kind) {
        Map<String, String> keys = new LinkedHashMap<>();
        file(name, kind).get("entries").fields().keySet().forEach(k -> keys.put(k, k));
        return keys;
    }

    /** The root of a knowledge file; a missing file or a wrong kind is a problem. */
    YamlNode file(String name, String kind) {
        if (!files.has(FOLDER + name)) {
            problems.error(new io.weiquan.source.Position(files.display(FOLDER + name), 1, 1), "this file is missing");
            return files.yaml("bot.yaml", new Problems()).get("nothing");
        }
        YamlNode root = files.yaml(FOLDER + name, problems);
        root.need("kind").oneOf(Set.of(kind));
        return root;
    }

    List<String> names(String prefix) {
        return files.list("knowledge", ".yaml").stream().filter(p -> p.startsWith(FOLDER + prefix))
                .map(p -> p.substring(FOLDER.length())).toList();
    }

    <T> Map<String, T> entries(YamlNode root, String vocabularyKind, BiFunction<String, YamlNode, T> reader) {
        Map<String, T> all = new LinkedHashMap<>();
        root.need("entries").fields().forEach((key, node) -> {
            if (vocabularyKind != null) {
                key(vocabularyKind, key, node);
            }
            all.put(key, reader.apply(key, node));
        });
        if (vocabularyKind != null) {
            vocabulary.keys(vocabularyKind).stream().filter(k -> !all.containsKey(k))
                    .forEach(k -> root.error("%s '%s' has no entry here", vocabularyKind, k));
        }
        return all;
    }

    /** As {@link #entries}, for a map that is not under {@code entries}. */
    <T> Map<String, T> all(YamlNode map, BiFunction<String, YamlNode, T> reader) {
        Map<String, T> all = new LinkedHashMap<>();
        map.fields().forEach((key, node) -> all.put(key, reader.apply(key, node)));
        return all;
    }

    String key(String kind, String key, YamlNode at) {
        if (!key.isEmpty() && !vocabulary.has(kind, key)) {
            at.error("'%s' is no key of %s%s", key, kind, Problems.didYouMean(key, vocabulary.keys(kind)));
        }
        return key;
    }

    List<String> keys(String kind, YamlNode list) {
        return list.items(item -> key(kind, item.text(), item));
    }

    /** A key of another part of the knowledge. */
    List<String> oneOfEach(YamlNode list, Remark what, Collection<String> known) {
        return list.items(item -> {
            if (!known.contains(item.text())) {
                item.error("unknown %s '%s'%s", what, item.text(), Problems.didYouMean(item.text(), known));
            }
            return item.text();
        });
    }

    /** An absent condition is always true. */
    Condition when(YamlNode node) {
        return node.isPresent() ? condition(node) : Condition.ALWAYS;
    }

    /** An absent condition is never true: for rows that may also be found by cues. */
    Condition whenOrNever(YamlNode node) {
        return node.isPresent() ? condition(node) : facts -> false;
    }

    private Condition condition(YamlNode node) {
        String text = node.text();
        Matcher literal = KEY_LITERAL.matcher(text);
        while (literal.find()) {
            String key = literal.group(1);
            if (vocabulary.kinds().stream().noneMatch(kind -> vocabulary.has(kind, key))) {
                node.error("condition `%s`: '%s' is no key of any kind", text, key);
            }
        }
        return switch (text) {
            case "true" -> Condition.ALWAYS;
            case "false" -> facts -> false;
            default -> expressions.compile(text, node.at(), problems);
        };
    }

    Provenance provenance(YamlNode node) {
        return provenance(node, null);
    }

    /** @param outer where source and dates stand when the row itself has none; may be null */
    Provenance provenance(YamlNode node, YamlNode outer) {
        YamlNode sourceNode = pick(node, outer, "source");
        Source source = sources.get(sourceNode.text());
        if (source == null) {
            if (!sources.isEmpty()) {            // a list that cannot be read is told once, not at each use
                sourceNode.error("unknown source '%s'%s", sourceNode.text(), Problems.didYouMean(sourceNode.text(), sources.keySet()));
            }
            source = new Source(sourceNode.text(), "", "own");
        }
        YamlNode confidence = pick(node, outer, "confidence");
        return new Provenance(source.name, source.url, source.kind, date(pick(node, outer, "as_of")), date(pick(node, outer, "checked_at")),
                date(pick(node, outer, "expires_at")), confidence.isPresent() ? confidence.oneOf(CONFIDENCES) : "H");
    }

    void knownSource(YamlNode node) {
        if (!sources.containsKey(node.text())) {
            node.error("unknown source '%s'%s", node.text(), Problems.didYouMean(node.text(), sources.keySet()));
        }
    }

    private static YamlNode pick(YamlNode node, YamlNode outer, String key) {
        return node.get(key).isPresent() || outer == null ? node.get(key) : outer.get(key);
    }

    /** A date, or null when absent. */
    LocalDate date(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException e) {
            node.error("'%s' is no date; write 2026-11-22", node.text());
            return null;
        }
    }

    /** A day of any year, as 05-01. */
    MonthDay monthDay(YamlNode node) {
        try {
            return MonthDay.parse("--" + node.text());
        } catch (DateTimeException e) {
            node.error("'%s' is no day; write 05-01", node.text());
            return MonthDay.of(1, 1);
        }
    }

    DeadlineRule.Length length(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        node.only("days", "working", "months", "years");
        for (DeadlineRule.Unit unit : DeadlineRule.Unit.values()) {
            YamlNode count = node.get(unit.name().toLowerCase(java.util.Locale.ROOT));
            if (count.isPresent()) {
                return new DeadlineRule.Length(count.number(1), unit);
            }
        }
        node.error("a length needs days, working, months or years");
        return new DeadlineRule.Length(1, DeadlineRule.Unit.DAYS);
    }

    Pattern pattern(YamlNode node) {
        return pattern(node.text(), node);
    }

    Pattern pattern(String text, YamlNode at) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            at.error("not a pattern: %s", Foreign.regex(e));
            return Pattern.compile("(?!)");
        }
    }

}

package io.weiquan.authoring;

import io.weiquan.dialog.Choice;
import io.weiquan.dialog.ChoiceWords;
import io.weiquan.dialog.Condition;
import io.weiquan.dialog.CorrectionCues;
import io.weiquan.dialog.Pattern;
import io.weiquan.expression.Expressions;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Foreign;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads {@code patterns/*.yaml}: each file holds patterns by id; {@code correction.yaml} also holds the cues of corrections. */
final class PatternReader {

    private static final Set<String> KEYS = Set.of("stage", "order", "override", "intents", "words", "after", "whole", "when", "confirm", "say", "do", "mark", "once",
            "along", "alone", "tells", "go_on", "choices", "group", "unmark", "cut");
    private static final Set<String> STAGES = words(Pattern.Stage.values());
    private static final Set<String> ACTS = words(Pattern.Act.values());

    private static final java.util.regex.Pattern NEVER = java.util.regex.Pattern.compile("(?!)");

    private final DialogFiles files;
    private final Expressions expressions;
    private final Problems problems;
    private final List<AuthoredDialogs.Use> saidAt = new ArrayList<>();

    PatternReader(DialogFiles files, Expressions expressions, Problems problems) {
        this.files = files;
        this.expressions = expressions;
        this.problems = problems;
    }

    /** Patterns that override come after all others, so that it does not matter what an author calls the file. */
    List<Pattern> patterns() {
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        Map<String, Integer> order = new LinkedHashMap<>();
        Map<String, Position> first = new HashMap<>();
        files.list("patterns", ".yaml").forEach(path -> files.yaml(path, problems).get("patterns").fields().forEach((id, node) -> {
            if (!node.get("override").flag(false)) {
                Position before = first.putIfAbsent(id, node.at());
                if (before != null) {
                    node.error("pattern '%s' is defined twice, first at %s; with 'override: true' the later one takes its place", id, before);
                }
                patterns.put(id, pattern(id, node.only(KEYS)));
                order.put(id, node.get("order").number(100));
            }
        }));
        Map<String, Position> overridden = new HashMap<>();
        files.list("patterns", ".yaml").forEach(path -> files.yaml(path, problems).get("patterns").fields().forEach((id, node) -> {
            if (node.get("override").flag(false)) {
                Position before = overridden.putIfAbsent(id, node.at());
                if (!patterns.containsKey(id)) {
                    node.error("pattern '%s' overrides nothing%s", id, Problems.didYouMean(id, patterns.keySet()));
                } else if (before != null) {
                    node.error("pattern '%s' is overridden twice, first at %s; only one can take its place", id, before);
                }
                patterns.put(id, pattern(id, node.only(KEYS)));
                order.merge(id, node.get("order").number(100), (old, given) -> node.get("order").isPresent() ? given : old);
            }
        }));
        return patterns.values().stream().sorted(Comparator.comparing(p -> order.get(p.id()))).toList();
    }

    /** {@code choices.yaml}: how people pick in words. */
    ChoiceWords picking() {
        if (!files.has("patterns/choices.yaml")) {
            return new ChoiceWords(List.of(), java.util.regex.Pattern.compile("(?!)"));
        }
        YamlNode file = files.yaml("patterns/choices.yaml", problems).only("ordinals", "both", "patterns");
        return new ChoiceWords(file.need("ordinals").items(PatternReader::all), all(file.need("both")));
    }

    CorrectionCues corrections() {
        YamlNode file = files.has("patterns/correction.yaml") ? files.yaml("patterns/correction.yaml", problems).only("cues", "swaps", "negations", "hesitations", "reopens", "patterns")
                : null;
        return file == null ? new CorrectionCues(NEVER, List.of(), NEVER, NEVER, List.of())
                : new CorrectionCues(any(file.need("cues"), ""), file.get("swaps").items(PatternReader::swap), any(file.need("negations"), "$"),
                        file.get("hesitations").isPresent() ? any(file.get("hesitations"), "") : NEVER,
                        file.get("reopens").items(PatternReader::reopen));
    }

    List<AuthoredDialogs.Use> saidAt() {
        return saidAt;
    }

    private Pattern pattern(String id, YamlNode node) {
        node.get("say").items().forEach(this::use);
        YamlNode confirm = node.get("confirm");
        if (confirm.isPresent()) {
            use(confirm);
        }
        YamlNode when = node.get("when");
        Condition condition = when.isPresent() ? expressions.compile(when.text(), when.at(), problems) : Condition.ALWAYS;
        YamlNode words = node.get("words");
        Pattern.Act act = act(node.get("do"));
        if (!node.get("intents").isPresent() && !words.isPresent() && !act.byEngine()) {
            node.error("pattern '%s' needs 'intents' or 'words': nothing calls for it", id);
        }
        return new Pattern(id, stage(node.need("stage")), node.get("intents").texts(), words.isPresent() ? any(words, "") : null,
                node.get("whole").flag(false), condition,
                optional(confirm), node.get("say").texts(), act,
                optional(node.get("mark")), node.get("once").flag(false), node.get("along").flag(false),
                node.get("alone").flag(false), node.get("tells").flag(false),
                node.get("go_on").flag(true), node.get("choices").items(this::choice), after(node.get("after")), optional(node.get("group")),
                optional(node.get("unmark")), node.get("cut").isPresent() ? any(node.get("cut"), "") : null);
    }

    private static String optional(YamlNode node) {
        return node.isPresent() ? node.text() : null;
    }

    private Choice choice(YamlNode node) {
        node.only("id", "label");
        if (node.get("label").isPresent()) {
            use(node.get("label"));
        }
        return new Choice(node.need("id").text(), node.get("label").isPresent() ? node.get("label").text() : null);
    }

    private void use(YamlNode node) {
        saidAt.add(new AuthoredDialogs.Use(node.text(), node.at()));
    }

    private static Pattern.Stage stage(YamlNode node) {
        String word = node.oneOf(STAGES);
        return STAGES.contains(word) ? Pattern.Stage.valueOf(word.toUpperCase(Locale.ROOT)) : Pattern.Stage.DIGRESSION;
    }

    private static Pattern.Act act(YamlNode node) {
        String word = node.isPresent() ? node.oneOf(ACTS) : "nothing";
        return ACTS.contains(word) ? Pattern.Act.valueOf(word.toUpperCase(Locale.ROOT)) : Pattern.Act.NOTHING;
    }

    /** "10m", "2h": how long nothing must come. */
    private static Duration after(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        if (!node.text().matches("[1-9]\\d{0,3}[mh]")) {
            node.error("'%s' is no time; write minutes or hours, like 10m or 2h", node.text());
            return null;
        }
        return Duration.parse("PT" + node.text().toUpperCase(Locale.ROOT));
    }

    private static java.util.regex.Pattern reopen(YamlNode node) {
        if (!node.text().contains("(?<name>")) {
            node.error("what reopens a slot needs the group (?<name>…)");
            return java.util.regex.Pattern.compile("(?<name>(?!))");
        }
        return any(node, "");
    }

    private static java.util.regex.Pattern all(YamlNode node) {
        return any(node, "");
    }

    private static java.util.regex.Pattern swap(YamlNode node) {
        if (!node.text().contains("(?<old>") || !node.text().contains("(?<new>")) {
            node.error("a swap needs the groups (?<old>…) and (?<new>…)");
            return java.util.regex.Pattern.compile("(?<old>(?!))(?<new>(?!))");
        }
        return any(node, "");
    }

    /** One pattern that finds any of the author's expressions. */
    private static java.util.regex.Pattern any(YamlNode node, String end) {
        try {
            return java.util.regex.Pattern.compile(node.texts().stream().map(t -> "(?:" + t + ")").collect(Collectors.joining("|", "(?:", ")")) + end);
        } catch (PatternSyntaxException e) {
            node.error("not a pattern: %s", Foreign.regex(e));
            return java.util.regex.Pattern.compile("(?!)");
        }
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}

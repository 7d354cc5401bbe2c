package io.weiquan.authoring;

import io.weiquan.dialog.Choice;
import io.weiquan.dialog.Condition;
import io.weiquan.dialog.CorrectionCues;
import io.weiquan.dialog.Pattern;
import io.weiquan.expression.Expressions;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Reads {@code patterns/*.yaml}: each file holds patterns by id; {@code correction.yaml} also holds the cues of corrections. */
final class PatternReader {

    private static final Set<String> KEYS = Set.of("stage", "order", "intents", "whole", "when", "confirm", "say", "do", "mark", "once",
            "along", "alone", "go_on", "choices");
    private static final Set<String> STAGES = words(Pattern.Stage.values());
    private static final Set<String> ACTS = words(Pattern.Act.values());

    /** Finds nothing in any text. */
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

    List<Pattern> patterns() {
        Map<Pattern, Integer> order = new LinkedHashMap<>();
        Map<String, YamlNode> seen = new LinkedHashMap<>();
        for (String path : files.list("patterns", ".yaml")) {
            files.yaml(path, problems).get("patterns").fields().forEach((id, node) -> {
                if (seen.put(id, node) != null) {
                    node.error("pattern '%s' is defined twice", id);
                }
                order.put(pattern(id, node.only(KEYS)), node.get("order").number(100));
            });
        }
        return order.keySet().stream().sorted(Comparator.comparing(order::get)).toList();
    }

    CorrectionCues corrections() {
        YamlNode file = files.has("patterns/correction.yaml") ? files.yaml("patterns/correction.yaml", problems).only("cues", "swaps", "negations", "hesitations", "patterns")
                : null;
        return file == null ? new CorrectionCues(NEVER, List.of(), NEVER, NEVER)
                : new CorrectionCues(any(file.need("cues"), ""), file.get("swaps").items(PatternReader::swap), any(file.need("negations"), "$"),
                file.get("hesitations").isPresent() ? any(file.get("hesitations"), "") : NEVER);
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
        return new Pattern(id, stage(node.need("stage")), node.need("intents").texts(), node.get("whole").flag(false), condition,
                confirm.isPresent() ? confirm.text() : null, node.get("say").texts(), act(node.get("do")),
                node.get("mark").isPresent() ? node.get("mark").text() : null, node.get("once").flag(false), node.get("along").flag(false),
                node.get("alone").flag(false),
                node.get("go_on").flag(true), node.get("choices").items(this::choice));
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
            node.error("not a pattern: %s", e.getDescription());
            return NEVER;
        }
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}

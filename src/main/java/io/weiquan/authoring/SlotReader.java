package io.weiquan.authoring;

import io.weiquan.dialog.Condition;
import io.weiquan.dialog.DirectAnswer;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.dialog.SlotValue;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.expression.Expressions;
import io.weiquan.expression.Variable;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Foreign;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code slots.yaml}. Texts of a slot become replies: ask.KEY, reask.KEY.1 …, again.KEY, assume.KEY, invalid.KEY.1 …, answer.KEY.1 …, help.KEY, why.KEY, none.KEY, unknown.KEY. */
final class SlotReader {

    private static final Set<String> KEYS = Set.of("title", "was", "asked", "names", "type", "kind", "entity", "open", "keeps_first", "choices", "ask",
            "reask", "again", "assume", "max_attempts", "on_fail", "several", "none", "unknown", "skip", "none_label", "none_words", "answers", "not_after", "own_words", "finds", "partly",
            "yes_words", "no_words", "anew", "unknown_label", "valid", "derive", "depends_on", "gathers",
            "shape", "max_chars", "privacy", "role", "help", "why", "examples");
    private static final Map<String, SlotValue.Status> STATUS =
            Map.of("none", SlotValue.Status.NONE, "unknown", SlotValue.Status.UNKNOWN, "skipped", SlotValue.Status.SKIPPED);
    private static final Set<String> PRIVACY = Set.of("none", "story", "transaction", "contact");

    private final YamlNode file;
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Map<String, String> channelOf;
    private final Map<String, List<Replies.Text>> texts = new HashMap<>();
    private final Map<String, String> roles = new HashMap<>();

    SlotReader(DialogFiles files, Vocabulary vocabulary, Problems problems) {
        this.file = files.yaml("slots.yaml", problems);
        this.vocabulary = vocabulary;
        this.problems = problems;
        this.channelOf = new HashMap<>();
        if (files.has("lexicon/outcomes.yaml")) {
            files.yaml("lexicon/outcomes.yaml", problems).get("entries").fields().forEach((key, entry) -> {
                if (entry.get("channel").isPresent()) {
                    channelOf.put(key, entry.get("channel").text());
                }
            });
        }
    }

    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        file.fields().forEach((key, node) -> variables.add(new Variable(key, switch (type(node)) {
            case KEY, TEXT, CODE -> Variable.Type.TEXT;
            case KEYS -> Variable.Type.TEXTS;
            case MONEY, NUMBER -> Variable.Type.NUMBER;
            case DATE -> Variable.Type.DATE;
            case FLAG -> Variable.Type.FLAG;
            case TRIED -> Variable.Type.RECORDS;
        }, node.get("kind").isPresent() ? node.get("kind").text() : null)));
        variables.add(Variable.of("gates", Variable.Type.TEXTS));
        variables.add(Variable.of("matters", Variable.Type.NUMBER));
        return variables;
    }

    Map<String, Slot> read(Expressions expressions) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        file.fields().forEach((key, node) -> slots.put(key, slot(key, node.only(KEYS), expressions)));
        slots.values().forEach(slot -> slot.dependsOn().stream().filter(d -> !slots.containsKey(d)).forEach(d ->
                file.get(slot.key()).get("depends_on").error("no slot '%s'%s", d, Problems.didYouMean(d, slots.keySet()))));
        return slots;
    }

    /** Keys that slots had before, for conversations that still use them. */
    Map<String, String> renamed() {
        Map<String, String> renamed = new HashMap<>();
        Map<String, YamlNode> slots = file.fields();
        slots.forEach((key, node) -> node.get("was").items().forEach(was -> {
            if (slots.containsKey(was.text())) {
                was.error("'%s' is a slot of its own; 'was' names a key that is no longer used", was.text());
            } else if (renamed.put(was.text(), key) != null) {
                was.error("two slots cannot both have been '%s'", was.text());
            }
        }));
        return renamed;
    }

    Map<String, List<Replies.Text>> texts() {
        return texts;
    }

    private Slot slot(String key, YamlNode node, Expressions expressions) {
        SlotType type = type(node);
        boolean keyed = type == SlotType.KEY || type == SlotType.KEYS;
        String kind = keyed ? node.need("kind").oneOf(vocabulary.kinds()) : null;
        String choiceKind = type == SlotType.TRIED ? "outcome" : kind;
        node.get("asked").flag(true);              // whether a flow may ask it is judged with the flows
        text("ask." + key, node.get("ask"));
        List<YamlNode> reasks = node.get("reask").items();
        for (int i = 0; i < reasks.size(); i++) {
            text("reask." + key + "." + (i + 1), reasks.get(i));
        }
        text("again." + key, node.get("again"));
        text("assume." + key, node.get("assume"));
        text("help." + key, node.get("help"));
        text("why." + key, node.get("why"));
        text("choice.none." + key, node.get("none_label"));
        text("choice.unknown." + key, node.get("unknown_label"));
        boolean none = answer("none", key, node.get("none"));
        boolean unknown = answer("unknown", key, node.get("unknown"));
        boolean skip = answer("skipped", key, node.get("skip"));
        return new Slot(key, node.need("title").text(), names(node), type, kind, node.get("entity").isPresent() ? node.get("entity").text() : null,
                node.get("open").flag(false), node.get("keeps_first").flag(false), choices(node.get("choices"), choiceKind), reasks.size(),
                node.get("max_attempts").number(reasks.size() + 1), onFail(node.get("on_fail")), several(node.get("several"), type), none, unknown, skip, rules(key, node.get("valid"), expressions),
                derivations(node.get("derive"), kind, expressions), node.get("depends_on").texts(), node.get("gathers").flag(false),
                node.get("finds").isPresent() ? words(node.get("finds")) : null, shape(node.get("shape")), node.get("max_chars").number(200),
                node.get("not_after").isPresent() ? words(node.get("not_after")) : null,
                node.get("own_words").isPresent() ? words(node.get("own_words")) : null,
                node.get("none_words").isPresent() ? words(node.get("none_words")) : null,
                node.get("yes_words").isPresent() ? words(node.get("yes_words")) : null,
                node.get("no_words").isPresent() ? words(node.get("no_words")) : null,
                node.get("anew").isPresent() ? words(node.get("anew")) : null, answers(key, node.get("answers"), choiceKind), channelOf,
                partly(node.get("partly")),
                node.get("privacy").isPresent() ? node.get("privacy").oneOf(PRIVACY) : "none", role(key, node.get("role"), type));
    }

    private Map<String, String> partly(YamlNode node) {
        Map<String, String> partly = new HashMap<>();
        node.fields().forEach((outcome, other) -> {
            boolean names = outcome.equals("of") ? file.fields().containsKey(other.text()) : vocabulary.has("outcome", outcome) && vocabulary.has("outcome", other.text());
            if (!names) {
                other.error("'%s' is no slot or outcome", outcome.equals("of") ? other.text() : outcome + ": " + other.text());
            }
            partly.put(outcome, other.text());
        });
        return partly;
    }

    private Slot.Role role(String key, YamlNode node, SlotType type) {
        if (!node.isPresent()) {
            return null;
        }
        String word = node.oneOf(Set.of("matter", "place"));
        String other = roles.putIfAbsent(word, key);
        if (type != SlotType.KEY) {
            node.error("only a 'key' slot can be the %s", word);
        } else if (other != null) {
            node.error("'%s' is the %s already; there can be only one", other, word);
        }
        return word.equals("matter") ? Slot.Role.MATTER : Slot.Role.PLACE;
    }

    private static Slot.OnFail onFail(YamlNode node) {
        String word = node.isPresent() ? node.oneOf(Set.of("leave", "hand_over", "draft")) : "leave";
        return switch (word) {
            case "hand_over" -> Slot.OnFail.HAND_OVER;
            case "draft" -> Slot.OnFail.DRAFT;
            default -> Slot.OnFail.LEAVE;
        };
    }

    private static boolean several(YamlNode node, SlotType type) {
        if (node.flag(false) && type != SlotType.CODE) {
            node.error("only a 'code' slot can hold several; for keys use 'keys'");
        }
        return node.flag(false) && type == SlotType.CODE;
    }

    private SlotType type(YamlNode node) {
        String name = node.get("type").isPresent() ? node.get("type").text() : "";
        return SlotType.named(name).orElseGet(() -> {
            Set<String> names = new TreeSet<>();
            for (SlotType type : SlotType.values()) {
                names.add(type.name().toLowerCase(Locale.ROOT));
            }
            if (problems.list().stream().noneMatch(p -> p.at().equals(node.need("type").at()))) {
                node.need("type").error("unknown type '%s'%s; one of %s", name, Problems.didYouMean(name, names), names);
            }
            return SlotType.TEXT;
        });
    }

    private static List<String> names(YamlNode node) {
        List<String> names = new ArrayList<>(List.of(node.get("title").text("")));
        names.addAll(node.get("names").texts());
        return names;
    }

    /** {@code allowed}, {@code refused}, or a text that is said when the person answers so. */
    private boolean answer(String status, String key, YamlNode node) {
        String word = node.text("refused");
        if (!word.equals("allowed") && !word.equals("refused")) {
            text(status + "." + key, node);
        }
        return !word.equals("refused");
    }

    private List<String> choices(YamlNode node, String kind) {
        if (!node.isPresent()) {
            return List.of();
        }
        if (node.isScalar() && node.text().equals("all")) {
            return vocabulary.keys(kind);
        }
        node.items().forEach(item -> item.oneOf(Set.copyOf(vocabulary.keys(kind))));
        return node.texts();
    }

    private List<Slot.Rule> rules(String key, YamlNode node, Expressions expressions) {
        List<Slot.Rule> rules = new ArrayList<>();
        for (YamlNode item : node.items()) {
            item.only("when", "else");
            String reply = "invalid." + key + "." + (rules.size() + 1);
            text(reply, item.need("else"));
            YamlNode when = item.need("when");
            rules.add(new Slot.Rule(expressions.compile(when.text(), when.at(), problems), reply));
        }
        return rules;
    }

    private List<Slot.Derivation> derivations(YamlNode node, String kind, Expressions expressions) {
        return node.items(item -> {
            item.only("when", "value");
            YamlNode when = item.get("when");
            Condition condition = when.isPresent() ? expressions.compile(when.text(), when.at(), problems) : Condition.ALWAYS;
            YamlNode value = item.need("value");
            if (kind != null) {
                value.oneOf(Set.copyOf(vocabulary.keys(kind)));
            }
            return new Slot.Derivation(condition, value.text());
        });
    }

    /** What certain words mean as an answer; what is said back becomes the reply {@code answer.KEY.n}. */
    private List<DirectAnswer> answers(String key, YamlNode node, String kind) {
        List<DirectAnswer> answers = new ArrayList<>();
        for (YamlNode item : node.items()) {
            item.only("words", "value", "say", "always");
            String reply = item.get("say").isPresent() ? "answer." + key + "." + (answers.size() + 1) : null;
            text("answer." + key + "." + (answers.size() + 1), item.get("say"));
            List<String> values = reply != null ? List.of() : item.need("value").texts();
            SlotValue.Status status = values.size() == 1 ? STATUS.get(values.get(0)) : null;
            if (reply == null && status == null && kind != null && !values.equals(List.of(DirectAnswer.WORDS))) {
                item.get("value").items().forEach(v -> v.oneOf(Set.copyOf(vocabulary.keys(kind))));
            }
            if (reply != null && item.get("value").isPresent()) {
                item.get("value").error("an answer means a value or is answered back with 'say', not both");
            }
            for (YamlNode words : item.need("words").items()) {
                answers.add(new DirectAnswer(words(words), status != null ? List.of() : values, status, reply, item.get("always").flag(false)));
            }
        }
        return answers;
    }

    private Pattern shape(YamlNode node) {
        String regex = node.text("[\\p{Alnum}._@+-]{3,64}");
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            node.error("not a pattern: %s", Foreign.regex(e));
            return Pattern.compile("");
        }
    }

    private static Pattern words(YamlNode node) {
        try {
            return Pattern.compile(String.join("|", node.texts()));
        } catch (PatternSyntaxException e) {
            node.error("not a pattern: %s", Foreign.regex(e));
            return Pattern.compile("");
        }
    }

    private void text(String id, YamlNode node) {
        if (node.isPresent()) {
            texts.put(id, node.items(item -> new Replies.Text(item.text(), item.at())));
        }
    }
}

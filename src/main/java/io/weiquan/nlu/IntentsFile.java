package io.weiquan.nlu;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Mistake;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code intents/*.yaml}: {@code model:} and per class {@code whole}, {@code most}, {@code anywhere}, {@code alone}, {@code examples};
 * or, with {@code model: messages}, what people said whole, each with all that it tells.
 */
final class IntentsFile {

    private static final Set<String> MODELS = Set.of("issue", "demand", "intent", "outcome");

    /** A file of whole messages: what each tells stands beside it. */
    private static final String MESSAGES = "messages";
    private static final Set<String> KINDS = Set.of("issue", "demand", "intent", "outcome", MESSAGES);
    /** The model also learns from this many complete messages of a class. */
    private static final int WHOLE_AS_EXAMPLES = 60;

    /** Kinds of phrases: one counts wherever it stands, one only where no matter of a consumer is told, one only as most of a short message. */
    static final String ANYWHERE = "anywhere";
    static final String ALONE = "alone";
    static final String MOST = "most";
    static final double SURE = 0.92;

    private final Map<String, List<String>> whole = new HashMap<>();
    private final List<Phrase> anywhere = new ArrayList<>();
    private final List<String> openers = new ArrayList<>();
    private final List<String> closers = new ArrayList<>();
    private final Map<String, Map<String, List<GramModel.Example>>> sentences = new LinkedHashMap<>();
    private final List<YamlNode> messages = new ArrayList<>();

    static Intents read(DialogFiles files, Problems problems) {
        IntentsFile reader = new IntentsFile();
        for (String path : files.list("intents", ".yaml")) {
            reader.file(files.yaml(path, problems).only("model", "openers", "closers", "classes", "else", MESSAGES));
        }
        reader.messages.forEach(reader::message);
        Map<String, Intents.Examples> models = new LinkedHashMap<>();
        reader.sentences.forEach((model, classes) -> models.put(model, new Intents.Examples(List.copyOf(classes.keySet()),
                classes.values().stream().flatMap(List::stream).toList())));
        return new Intents(Map.copyOf(reader.whole), List.copyOf(reader.anywhere), longFirst(reader.openers), longFirst(reader.closers), models);
    }

    private static List<String> longFirst(List<String> words) {
        return words.stream().sorted(java.util.Comparator.comparingInt(String::length).reversed()).toList();
    }

    private void file(YamlNode file) {
        String model = file.need("model").oneOf(KINDS);
        if (model.equals(MESSAGES)) {
            messages.addAll(file.need(MESSAGES).items());
            return;
        }
        file.get("openers").items().forEach(w -> openers.addAll(expand(w)));
        file.get("closers").items().forEach(w -> closers.addAll(expand(w)));
        Map<String, List<GramModel.Example>> classes = sentences.computeIfAbsent(model, m -> new LinkedHashMap<>());
        file.need("classes").fields().forEach((name, node) -> {
            YamlNode body = node.isMap() ? node.only("whole", "most", "anywhere", "alone", "not_before", "not_after", "examples") : node;
            if (node.isMap()) {
                wholes(name, body);
                anywhere(name, body, ANYWHERE);
                anywhere(name, body, ALONE);
                anywhere(name, body, MOST);
            }
            if (node.isMap() && !body.get("whole").items().isEmpty()) {
                whole.entrySet().stream().filter(e -> e.getValue().get(0).equals(name)).map(Map.Entry::getKey).sorted().limit(WHOLE_AS_EXAMPLES)
                        .forEach(said -> classes.computeIfAbsent(name, c -> new ArrayList<>()).add(new GramModel.Example(name, said)));
            }
            examples(classes, name, node.isMap() ? body.get("examples") : node);
        });
        examples(classes, Intents.ELSE, file.get("else"));
    }

    /** Read after all classes, so that a class nobody knows is told. */
    private void message(YamlNode message) {
        String said = message.only("say", "issue", "demand", "intent", "outcome").need("say").text();
        for (String model : MODELS) {
            Map<String, List<GramModel.Example>> classes = sentences.getOrDefault(model, Map.of());
            for (YamlNode told : message.get(model).items()) {
                String label = told.oneOf(classes.keySet());
                if (classes.containsKey(label)) {
                    classes.get(label).add(new GramModel.Example(label, said));
                }
            }
        }
    }

    private void wholes(String name, YamlNode body) {
        for (YamlNode phrase : body.get("whole").items()) {
            for (String plain : expand(phrase)) {
                List<String> names = whole.computeIfAbsent(plain, p -> new ArrayList<>());
                if (!names.contains(name)) {
                    names.add(name);
                }
            }
        }
    }

    private void anywhere(String name, YamlNode body, String list) {
        List<String> notBefore = body.get("not_before").texts().stream().map(PhrasePattern::folded).toList();
        List<String> notAfter = body.get("not_after").texts().stream().map(PhrasePattern::folded).toList();
        for (YamlNode phrase : body.get(list).items()) {
            try {
                anywhere.add(new Phrase(list, name, PhrasePattern.steps(phrase.text()), SURE, notBefore, notAfter));
            } catch (Mistake e) {
                phrase.error(e.remark());
            }
        }
    }

    private static List<String> expand(YamlNode phrase) {
        try {
            return PhrasePattern.plain(phrase.text()).stream().map(IntentReader::letters).toList();
        } catch (Mistake e) {
            phrase.error(e.remark());
            return List.of();
        }
    }

    private static void examples(Map<String, List<GramModel.Example>> classes, String label, YamlNode list) {
        List<GramModel.Example> all = classes.computeIfAbsent(label, c -> new ArrayList<>());
        for (YamlNode sentence : list.items()) {
            if (sentence.isList()) {
                examples(classes, label, sentence);   // a list of lists: lines of several short sentences
            } else {
                all.add(new GramModel.Example(label, sentence.text()));
            }
        }
    }
}

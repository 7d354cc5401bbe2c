package io.weiquan.source;

import io.weiquan.dialog.Vocabulary;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the keys and names of {@code lexicon/*.yaml}: {@code kind: platform} and {@code entries: {PINDUODUO: {name: 拼多多, …}}}. */
public final class VocabularyReader {

    private VocabularyReader() {
    }

    public static Vocabulary read(DialogFiles files, Problems problems) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        Map<String, Position> first = new HashMap<>();
        for (String path : files.list("lexicon", ".yaml")) {
            YamlNode file = files.yaml(path, problems);
            if (!file.get("kind").isPresent()) {
                continue;
            }
            String kind = file.get("kind").text();
            Map<String, String> keys = names.computeIfAbsent(kind, k -> new LinkedHashMap<>());
            file.need("entries").fields().forEach((key, entry) -> {
                Position at = file.get("entries").keyAt(key);
                Position before = first.putIfAbsent(kind + " " + key, at);
                if (before != null) {
                    problems.error(at, "'%s' is defined twice, first at %s", key, before);
                }
                keys.put(key, entry.need("name").text());
            });
        }
        return new Vocabulary(names);
    }
}

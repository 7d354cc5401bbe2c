package io.weiquan.source;

import io.weiquan.dialog.Vocabulary;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the keys and names of {@code lexicon/*.yaml}: {@code kind: platform} and {@code entries: {PINDUODUO: {name: 拼多多, …}}}. */
public final class VocabularyReader {

    private VocabularyReader() {
    }

    public static Vocabulary read(DialogFiles files, Problems problems) {
        Map<String, Map<String, String>> names = new LinkedHashMap<>();
        for (String path : files.list("lexicon", ".yaml")) {
            YamlNode file = files.yaml(path, problems);
            if (!file.get("kind").isPresent()) {
                continue;
            }
            Map<String, String> keys = names.computeIfAbsent(file.get("kind").text(), k -> new LinkedHashMap<>());
            file.need("entries").fields().forEach((key, entry) -> {
                if (keys.put(key, entry.need("name").text()) != null) {
                    problems.error(entry.at(), "'%s' is defined twice", key);
                }
            });
        }
        return new Vocabulary(names);
    }
}

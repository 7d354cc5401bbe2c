package io.weiquan.authoring.check;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One word means one thing: a name or alias that two keys of a kind claim would be understood as either. */
final class AliasChecks {

    /** @param name true for the name of the key, which may stand among its own aliases too: there it counts within a sentence */
    private record Claim(String key, Position at, boolean name) {
    }

    private final DialogFiles files;
    private final Problems problems;

    AliasChecks(DialogFiles files, Problems problems) {
        this.files = files;
        this.problems = problems;
    }

    void check() {
        Map<String, Map<String, Claim>> kinds = new HashMap<>();
        for (String path : files.list("lexicon", ".yaml")) {
            YamlNode file = files.yaml(path, new Problems());
            if (file.get("kind").isScalar()) {
                Map<String, Claim> claims = kinds.computeIfAbsent(file.get("kind").text(), k -> new HashMap<>());
                file.get("entries").fields().forEach((key, entry) -> {
                    if (entry.get("name").isScalar()) {
                        claim(entry.get("name"), key, true, claims);
                    }
                    for (String words : List.of("aliases", "weak")) {
                        entry.get(words).items().stream().filter(YamlNode::isScalar).forEach(word -> claim(word, key, false, claims));
                    }
                });
            }
        }
    }

    private void claim(YamlNode word, String key, boolean name, Map<String, Claim> claims) {
        Claim other = claims.putIfAbsent(word.text().strip(), new Claim(key, word.at(), name));
        if (other != null && !other.key.equals(key)) {
            problems.error(word.at(), "'%s' is already a word for %s, at %s; it cannot mean both", word.text(), other.key, other.at);
        } else if (other != null && !other.name) {
            problems.error(word.at(), "'%s' stands here twice, first at %s", word.text(), other.at);
        }
    }
}

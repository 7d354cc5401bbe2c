package io.weiquan.authoring.check;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.HashMap;
import java.util.Map;

/** One word means one thing: an alias that two keys of a kind claim would be understood as either. */
final class AliasChecks {

    private record Claim(String key, Position at) {
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
                file.get("entries").fields().forEach((key, entry) -> entry.get("aliases").items().stream().filter(YamlNode::isScalar)
                        .forEach(alias -> claim(alias, key, claims)));
            }
        }
    }

    private void claim(YamlNode alias, String key, Map<String, Claim> claims) {
        Claim other = claims.putIfAbsent(alias.text().strip(), new Claim(key, alias.at()));
        if (other != null) {
            problems.error(alias.at(), other.key.equals(key) ? "'%s' stands here twice, first at %s"
                    : "'%s' is already an alias at %s (%s); it cannot mean both", alias.text(), other.at, other.key);
        }
    }
}

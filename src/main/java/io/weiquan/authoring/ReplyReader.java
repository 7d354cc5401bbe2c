package io.weiquan.authoring;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code replies/*.yaml}: id → text, or a list of variants that alternate. */
final class ReplyReader {

    private ReplyReader() {
    }

    static Map<String, List<Replies.Text>> read(DialogFiles files, Problems problems) {
        Map<String, List<Replies.Text>> texts = new HashMap<>();
        Map<String, Position> first = new HashMap<>();
        for (String path : files.list("replies", ".yaml")) {
            YamlNode file = files.yaml(path, problems);
            file.fields().forEach((id, node) -> {
                Position before = first.putIfAbsent(id, file.keyAt(id));
                if (before != null) {
                    problems.error(file.keyAt(id), "reply '%s' is defined twice, first at %s", id, before);
                }
                List<Replies.Text> variants = node.items(item -> new Replies.Text(item.text(), item.at()));
                if (variants.isEmpty()) {
                    problems.error(node.at(), "reply '%s' has no text", id);
                } else {
                    texts.put(id, variants);
                }
            });
        }
        return texts;
    }
}

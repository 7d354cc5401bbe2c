package io.weiquan.authoring;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code replies/*.yaml}: id → text, or a list of variants that alternate. */
final class ReplyReader {

    private ReplyReader() {
    }

    static Map<String, List<Replies.Text>> read(DialogFiles files, Problems problems) {
        Map<String, List<Replies.Text>> texts = new HashMap<>();
        for (String path : files.list("replies", ".yaml")) {
            files.yaml(path, problems).fields().forEach((id, node) -> {
                List<Replies.Text> variants = node.items(item -> new Replies.Text(item.text(), item.at()));
                if (variants.isEmpty()) {
                    problems.error(node.at(), "reply '%s' has no text", id);
                } else if (texts.put(id, variants) != null) {
                    problems.error(node.at(), "reply '%s' is defined twice", id);
                }
            });
        }
        return texts;
    }
}

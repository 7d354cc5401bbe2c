package io.weiquan.authoring.written;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Flow;
import io.weiquan.expression.Expressions;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dialogs folder once as written and once as read, so that a check can judge the meaning and name the place. */
public final class Manuscript {

    /** A sentence of the bot: its reply id, and whether it stands among the replies or with its slot. */
    public record Sentence(String id, String text, boolean ofSlot, Position at) {
    }

    /** A pattern as written. */
    public record WrittenPattern(String id, YamlNode node, Position at) {
    }

    private final DialogFiles files;
    private final Dialogs dialogs;
    private final Expressions expressions;
    private final Map<String, WrittenFlow> flows = new LinkedHashMap<>();
    private final Map<String, WrittenPattern> patterns = new LinkedHashMap<>();
    private final List<WrittenPattern> replaced = new ArrayList<>();
    private final List<Sentence> sentences = new ArrayList<>();
    private final YamlNode slots;

    public Manuscript(DialogFiles files, AuthoredDialogs authored) {
        this(files, authored.dialogs(), authored.expressions(), null);
    }

    private Manuscript(DialogFiles files, Dialogs dialogs, Expressions expressions, String instead) {
        this.files = files;
        this.dialogs = dialogs;
        this.expressions = expressions;
        Problems known = new Problems();       // reading has told these already
        this.slots = files.yaml("slots.yaml", known);
        if (instead != null) {
            flow(instead, known);
        }
        for (String path : files.list("flows", ".yaml")) {
            flow(path, known);
        }
        for (String path : files.list("patterns", ".yaml")) {
            YamlNode all = files.yaml(path, known).get("patterns");
            all.fields().forEach((id, node) -> put(new WrittenPattern(id, node, all.keyAt(id))));
        }
        readSentences(known);
    }

    private void flow(String path, Problems known) {
        YamlNode file = files.yaml(path, known);
        Flow flow = file.get("flow").isScalar() ? dialogs.flows().get(file.get("flow").text()) : null;
        if (flow != null) {
            flows.putIfAbsent(flow.name(), new WrittenFlow(flow, file));
        }
    }

    /**
     * As if each earlier version of a flow were the one in use, by the file it stands in: a conversation that keeps it meets these slots,
     * replies and sub-flows.
     */
    public Map<String, Manuscript> earlier() {
        Map<String, Manuscript> each = new LinkedHashMap<>();
        for (String path : files.list("earlier", ".yaml")) {
            YamlNode file = files.yaml(path, new Problems());
            Flow flow = file.get("flow").isScalar() ? dialogs.earlier().get(Dialogs.version(file.get("flow").text(), file.get("version").number(1))) : null;
            if (flow != null) {
                Map<String, Flow> flows = new LinkedHashMap<>(dialogs.flows());
                flows.put(flow.name(), flow);
                each.put(files.display(path), new Manuscript(files, dialogs.with(flows), expressions, path));
            }
        }
        return each;
    }

    public DialogFiles files() {
        return files;
    }

    public Dialogs dialogs() {
        return dialogs;
    }

    public Expressions expressions() {
        return expressions;
    }

    /** By name, in file order. */
    public Map<String, WrittenFlow> flows() {
        return flows;
    }

    /** Those in force: where one overrides another, the one that overrides. */
    public List<WrittenPattern> patterns() {
        return List.copyOf(patterns.values());
    }

    /** Those that another overrides. */
    public List<WrittenPattern> replaced() {
        return replaced;
    }

    private void put(WrittenPattern pattern) {
        WrittenPattern before = patterns.get(pattern.id());
        if (before != null && before.node().get("override").flag(false)) {
            replaced.add(pattern);
        } else {
            patterns.put(pattern.id(), pattern);
            if (before != null) {
                replaced.add(before);
            }
        }
    }

    /** {@code slots.yaml} as written. */
    public YamlNode slots() {
        return slots;
    }

    public Position slotAt(String key) {
        return slots.keyAt(key);
    }

    public List<Sentence> sentences() {
        return sentences;
    }

    public List<Sentence> sentences(String id) {
        return sentences.stream().filter(s -> s.id().equals(id)).toList();
    }

    /** A path through states as it is printed: {@code problem → purchase → identity.ask}. */
    public static String path(List<String> states) {
        return String.join(" → ", states);
    }

    private void readSentences(Problems known) {
        slots.fields().forEach((key, slot) -> {
            add("ask." + key, slot.get("ask"), true);
            int nth = 0;
            for (YamlNode reask : slot.get("reask").items()) {
                add("reask." + key + "." + ++nth, reask, true);
            }
            nth = 0;
            for (YamlNode rule : slot.get("valid").items()) {
                add("invalid." + key + "." + ++nth, rule.get("else"), true);
            }
            add("again." + key, slot.get("again"), true);
            add("assume." + key, slot.get("assume"), true);
            add("help." + key, slot.get("help"), true);
            add("why." + key, slot.get("why"), true);
            add("choice.none." + key, slot.get("none_label"), true);
            add("choice.unknown." + key, slot.get("unknown_label"), true);
            answer("none." + key, slot.get("none"));
            answer("unknown." + key, slot.get("unknown"));
            answer("skipped." + key, slot.get("skip"));
        });
        for (String path : files.list("replies", ".yaml")) {
            files.yaml(path, known).fields().forEach((id, node) -> add(id, node, false));
        }
    }

    private void answer(String id, YamlNode node) {
        boolean word = node.isScalar() && (node.text().equals("allowed") || node.text().equals("refused"));
        if (!word) {
            add(id, node, true);
        }
    }

    private void add(String id, YamlNode node, boolean ofSlot) {
        node.items().stream().filter(YamlNode::isScalar).forEach(item -> sentences.add(new Sentence(id, item.text(), ofSlot, item.at())));
    }
}

package io.weiquan.authoring;

import io.weiquan.dialog.CorrectionCues;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.Pattern;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.expression.Expressions;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.VocabularyReader;
import io.weiquan.source.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A dialogs folder, read: what the engine runs on, the texts of the bot, and the conditions' compiler for those who read more of
 * the folder with the same slots.
 *
 * @param renamed old slot key → the key it has now
 */
public record AuthoredDialogs(String botName, String notice, Dialogs dialogs, Replies replies, Expressions expressions,
                              Map<String, String> renamed) {

    private static final java.util.regex.Pattern VARYING = java.util.regex.Pattern.compile("\\{(?!slot\\.title|value|bot)");

    /** Reads {@code bot.yaml, slots.yaml, flows/, patterns/, replies/, lexicon/}; what is wrong is in {@code problems}. */
    public static AuthoredDialogs read(DialogFiles files, Problems problems) {
        YamlNode bot = files.yaml("bot.yaml", problems).only("name", "locale", "entry", "notice");
        Vocabulary vocabulary = VocabularyReader.read(files, problems);
        SlotReader slotReader = new SlotReader(files, vocabulary, problems);
        Expressions expressions = new Expressions(slotReader.variables(), vocabulary);
        Map<String, Slot> slots = slotReader.read(expressions);
        Map<String, List<Replies.Text>> texts = new HashMap<>(slotReader.texts());
        texts.putAll(ReplyReader.read(files, problems));
        Map<String, Flow> flows = FlowReader.read(files, slots, expressions, problems);
        Map<String, Flow> earlier = FlowReader.readEarlier(files, flows, slots, expressions, problems);
        PatternReader patternReader = new PatternReader(files, expressions, problems);
        List<Pattern> patterns = patternReader.patterns();
        CorrectionCues corrections = patternReader.corrections();
        Map<String, Integer> counts = new HashMap<>();
        texts.forEach((id, variants) -> counts.put(id, variants.size()));
        String entry = bot.need("entry").text();
        Dialogs dialogs = new Dialogs(entry, slots, flows, earlier, patterns, corrections, patternReader.picking(), vocabulary, counts, varying(texts));
        new References(dialogs, patternReader.saidAt(), FlowReader.saidAt(files), problems).check();
        if (!flows.containsKey(entry)) {
            bot.get("entry").error("no flow '%s'%s", entry, Problems.didYouMean(entry, flows.keySet()));
        }
        Replies replies = Replies.compile(texts, slots.keySet(), problems);
        return new AuthoredDialogs(bot.need("name").text(), bot.get("notice").text("1"), dialogs, replies, expressions,
                slotReader.renamed());
    }

    /** Replies whose words change with what is known. */
    private static Set<String> varying(Map<String, List<Replies.Text>> texts) {
        Set<String> varying = new HashSet<>();
        texts.forEach((id, variants) -> variants.stream().filter(v -> VARYING.matcher(v.text()).find()).forEach(v -> varying.add(id)));
        return varying;
    }

    /** @throws io.weiquan.source.BrokenDialogs listing every mistake */
    public static AuthoredDialogs load(DialogFiles files) {
        Problems problems = new Problems();
        AuthoredDialogs authored = read(files, problems);
        problems.throwIfErrors();
        return authored;
    }

    /** A reply id and where an author used it. */
    record Use(String id, Position at) {
    }
}

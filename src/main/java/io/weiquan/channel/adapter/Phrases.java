package io.weiquan.channel.adapter;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a messenger needs said besides the replies of the dialog: {@code dialogs/messenger.yaml}. */
public final class Phrases {

    /** Every phrase with the names it may use. */
    private static final Map<String, List<String>> KNOWN = known();
    /** Where they are, below the dialogs. */
    public static final String FILE = "messenger.yaml";
    private static final String LINK_WORDS = "link.words";
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");

    private final Map<String, String> texts;
    private final List<String> linkWords;

    private Phrases(Map<String, String> texts, List<String> linkWords) {
        this.texts = texts;
        this.linkWords = linkWords;
    }

    private static Map<String, List<String>> known() {
        Map<String, List<String>> known = new TreeMap<>();
        for (String plain : List.of("pick", "pick.several", "fill", "package.cut", "link.none", "said.IMAGE", "got.IMAGE", "said.VIDEO", "got.VIDEO",
                "got.VOICE", "got.FILE", "got.LOCATION", "got.LINK", "got.OTHER", "too_long", "too_many", "later", "group")) {
            known.put(plain, List.of());
        }
        known.put("choice", List.of("number", "label"));
        known.put("way_out", List.of("labels"));
        known.put("field", List.of("title"));
        known.put("field.options", List.of("title", "options"));
        known.put("package.channel", List.of("name"));
        known.put("package.reason", List.of("reason"));
        known.put("package.warning", List.of("warning"));
        known.put("package.deadline", List.of("due", "name"));
        known.put("package.link", List.of("link"));
        known.put("package.code", List.of("code"));
        known.put("package.script", List.of("title"));
        known.put("link.again", List.of("link"));
        return known;
    }

    /** @param problems gets every phrase that is missing, unknown, or has a hole nobody fills */
    public static Phrases read(DialogFiles files, Problems problems) {
        Map<String, String> texts = new TreeMap<>();
        List<String> words = new ArrayList<>();
        if (!files.has(FILE)) {
            throw new IllegalArgumentException("no file " + files.display(FILE));
        }
        YamlNode file = files.yaml(FILE, problems);
        List<String> allowed = new ArrayList<>(KNOWN.keySet());
        allowed.add(LINK_WORDS);
        file.only(allowed);
        words.addAll(file.need(LINK_WORDS).texts());
        KNOWN.forEach((id, names) -> {
            YamlNode phrase = file.need(id);
            String text = phrase.text("");
            texts.put(id, text);
            Matcher hole = HOLE.matcher(text);
            while (hole.find()) {
                if (!names.contains(hole.group(1))) {
                    phrase.error("'{%s}' is not filled here%s", hole.group(1), names.isEmpty() ? Remark.NONE : Remark.of("; known are %s", names));
                }
            }
        });
        return new Phrases(Map.copyOf(texts), List.copyOf(words));
    }

    public boolean has(String id) {
        return texts.containsKey(id);
    }

    /** @param filled names and values in turn. What a person typed is only ever a value: it is not looked at for holes. */
    public String text(String id, String... filled) {
        String text = texts.get(id);
        if (text == null) {
            throw new IllegalArgumentException("no phrase " + id);
        }
        Matcher hole = HOLE.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (hole.find()) {
            String value = hole.group();
            for (int i = 0; i + 1 < filled.length; i += 2) {
                value = filled[i].equals(hole.group(1)) ? filled[i + 1] : value;
            }
            hole.appendReplacement(whole, Matcher.quoteReplacement(value));
        }
        return hole.appendTail(whole).toString();
    }

    /** Whether somebody asks for a fresh link, and for nothing else. */
    public boolean asksForLink(String text) {
        return linkWords.contains(text.strip().replaceAll("[。.!！?？]+$", ""));
    }
}

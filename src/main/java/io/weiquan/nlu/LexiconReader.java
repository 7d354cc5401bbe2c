package io.weiquan.nlu;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Foreign;
import io.weiquan.source.Mistake;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code lexicon/*.yaml} into a {@link Lexicon}; every mistake is told with its line and column. */
final class LexiconReader {

    private static final List<String> FILE_KEYS = List.of("kind", "entries");
    private static final List<String> ENTRY_KEYS = List.of("name", "aliases", "weak", "cues", "hints", "sounds", "not_before", "not_after",
            "order_no", "tracking", "channel", "secondary", "confirm", "when", "words", "looks", "ahead");
    /** Kinds whose name is a thing people say; the names of issues and demands are titles for showing. */
    private static final Set<String> NAMED = Set.of("platform", "courier");

    private final Problems problems;
    private final List<Phrase> phrases = new ArrayList<>();
    private final List<Lexicon.Shape> orders = new ArrayList<>();
    private final List<Lexicon.Shape> tracking = new ArrayList<>();
    private final Map<String, String> channels = new LinkedHashMap<>();
    private final Map<String, List<String>> sounds = new LinkedHashMap<>();
    private final Set<String> secondary = new HashSet<>();
    private final Set<String> confirm = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Festivals.Entry> festivals = new ArrayList<>();
    private final Map<WordList, Words> words = new EnumMap<>(WordList.class);
    private final List<DayRoles.Entry> days = new ArrayList<>();

    private LexiconReader(Problems problems) {
        this.problems = problems;
    }

    static Lexicon read(DialogFiles files, Problems problems) {
        LexiconReader reader = new LexiconReader(problems);
        for (String path : files.list("lexicon", ".yaml")) {
            YamlNode file = files.yaml(path, problems).only(FILE_KEYS);
            String kind = file.need("kind").text();
            file.need("entries").fields().forEach((key, entry) -> reader.entry(kind, key, entry));
        }
        return new Lexicon(List.copyOf(reader.phrases), List.copyOf(reader.orders), List.copyOf(reader.tracking), Map.copyOf(reader.channels),
                Map.copyOf(reader.sounds), Set.copyOf(reader.secondary), Set.copyOf(reader.confirm), new Festivals(reader.festivals), reader.words, new DayRoles(reader.days));
    }

    private void entry(String kind, String key, YamlNode entry) {
        entry.only(ENTRY_KEYS);
        switch (kind) {
            case "festival" -> festival(entry);
            case "words" -> words(key, entry);
            case "day" -> entry.need("looks").items().forEach(look -> day(key.toLowerCase(Locale.ROOT), entry.get("ahead").flag(false), look));
            default -> phrases(kind, key, entry);
        }
    }

    private void festival(YamlNode entry) {
        List<String> names = new ArrayList<>(List.of(PhrasePattern.folded(entry.need("name").text())));
        names.addAll(folded(entry.get("aliases")));
        YamlNode when = entry.need("when");
        try {
            Festivals.Entry festival = new Festivals.Entry(names, when.text(), folded(entry.get("not_before")), folded(entry.get("not_after")));
            new Festivals(List.of(festival));
            festivals.add(festival);
        } catch (Mistake e) {
            problems.error(when.at(), e.remark());
        }
    }

    private void day(String slot, boolean ahead, YamlNode look) {
        try {
            days.add(new DayRoles.Entry(slot, ahead, Pattern.compile(look.text())));
        } catch (PatternSyntaxException e) {
            problems.error(look.at(), "'%s' is not a pattern: %s", look.text(), Foreign.regex(e));
        }
    }

    private void words(String key, YamlNode entry) {
        try {
            words.put(WordList.valueOf(key), Words.longestFirst(folded(entry.need("words"))));
        } catch (IllegalArgumentException e) {
            problems.error(entry.at(), "'%s' is no group of words; there are %s", key, List.of(WordList.values()));
        }
    }

    private void phrases(String kind, String key, YamlNode entry) {
        List<String> notBefore = folded(entry.get("not_before"));
        List<String> notAfter = folded(entry.get("not_after"));
        boolean plainWord = entry.get("weak").texts().contains(entry.get("name").text()) || entry.get("hints").texts().contains(entry.get("name").text());
        if (NAMED.contains(kind) && !key.startsWith("OTHER") && !plainWord) {
            add(kind, key, entry.need("name"), 0.97, notBefore, notAfter);
        }
        entry.get("aliases").items().forEach(a -> add(kind, key, a, 0.95, notBefore, notAfter));
        entry.get("weak").items().forEach(a -> add(kind, key, a, 0.6, notBefore, notAfter));
        entry.get("cues").items().forEach(a -> add(kind, key, a, 0.9, notBefore, notAfter));
        entry.get("hints").items().forEach(a -> add(kind, key, a, 0.55, notBefore, notAfter));
        if (entry.get("sounds").isPresent()) {
            sounds.put(key, folded(entry.get("sounds")));
        }
        if (entry.get("channel").isPresent()) {
            channels.put(key, entry.get("channel").text());
        }
        if (entry.get("secondary").flag(false)) {
            secondary.add(key);
        }
        if (entry.get("confirm").flag(false)) {
            confirm.add(key);
        }
        YamlNode order = entry.get("order_no").only("pattern", "hint", "help");
        order.get("pattern").items().forEach(p -> shape(orders, key, p));
        entry.get("tracking").items().forEach(p -> shape(tracking, key, p));
    }

    private List<String> folded(YamlNode words) {
        return words.texts().stream().map(PhrasePattern::folded).toList();
    }

    private void add(String kind, String key, YamlNode phrase, double weight, List<String> notBefore, List<String> notAfter) {
        try {
            if (seen.add(kind + "/" + key + "/" + phrase.text())) {
                phrases.add(new Phrase(kind, key, PhrasePattern.steps(phrase.text()), weight, notBefore, notAfter));
            }
        } catch (Mistake e) {
            problems.error(phrase.at(), e.remark());
        }
    }

    private void shape(List<Lexicon.Shape> shapes, String key, YamlNode pattern) {
        try {
            shapes.add(new Lexicon.Shape(key, Pattern.compile(pattern.text(), Pattern.CASE_INSENSITIVE)));
        } catch (PatternSyntaxException e) {
            problems.error(pattern.at(), "'%s' is not a pattern: %s", pattern.text(), Foreign.regex(e));
        }
    }
}

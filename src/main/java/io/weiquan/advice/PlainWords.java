package io.weiquan.advice;

import io.weiquan.advice.knowledge.Knowledge;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes anything a person typed fit to stand in a letter: one line, no control or look-alike characters, no wrong hotline, no article
 * number of their own finding, no banned phrase. It takes away and softens; it never adds a fact.
 */
final class PlainWords {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\n]]");
    private static final Pattern PICTURES = Pattern.compile("[\\p{So}\\x{1F000}-\\x{1FAFF}\\x{2600}-\\x{27BF}\\x{FE0F}]");
    private static final Pattern ARTICLE = Pattern.compile("第\\s*[0-9一二三四五六七八九十百零〇]+\\s*条");
    private static final Pattern SPACES_IN_HAN = Pattern.compile("(?<=[\\p{IsHan}，。；：！？])[ \\t]+|[ \\t]+(?=[\\p{IsHan}，。；：！？])");
    private static final Pattern SENTENCE = Pattern.compile("(?<=[。！!？?\\n；;…])");
    private static final String CHINESE_STOPS = "，；：！？（）";
    private static final String PLAIN_STOPS = ",;:!?()";
    private static final int LONGEST = 4_000;
    private static final int LONGEST_QUOTE = 400;

    private static final Sieve ARTICLES = Sieve.of(ARTICLE);
    private final List<Sieve> cut;
    private final List<Sieve> remove;
    private final List<Soft> replace;
    private final List<Soft> quoted;
    private final List<String> deny;
    private final List<Sieve> banned;

    private record Soft(Sieve hard, String soft) {
    }

    PlainWords(Knowledge knowledge) {
        Knowledge.StoryRules rules = knowledge.story();
        this.cut = rules.cut().stream().map(Sieve::of).toList();
        this.remove = rules.remove().stream().map(Sieve::of).toList();
        this.replace = soft(rules.replace());
        this.quoted = soft(rules.quoted());
        this.deny = knowledge.guards().deny();
        this.banned = knowledge.guards().banned().stream().map(Sieve::of).toList();
    }

    private static List<Soft> soft(Map<Pattern, String> putDifferently) {
        return putDifferently.entrySet().stream().map(e -> new Soft(Sieve.of(e.getKey()), e.getValue())).toList();
    }

    /** Cleans a name or short value: nothing is softened except what may not leave at all. */
    String value(String raw, int most) {
        if (raw.isEmpty()) {
            return "";
        }
        String text = readable(raw).replace('\n', ' ');
        return Texts.clip(unbanned(text, Ink.of(text)).strip(), most);
    }

    /** Cleans a run of speech: insults removed, slang put plainly. */
    String speech(String raw) {
        if (raw.isEmpty()) {
            return "";
        }
        return cleaned(raw, replace);
    }

    /** True for a sentence that no letter may hold: it tells a password, a card, an identity number. */
    boolean isSecret(String sentence) {
        Ink ink = Ink.of(sentence);
        for (Sieve secret : cut) {
            if (secret.isIn(sentence, ink)) {
                return true;
            }
        }
        return false;
    }

    private String withoutSecrets(String text) {
        return !isSecret(text) ? text : SENTENCE.splitAsStream(text).filter(s -> !isSecret(s)).collect(Collectors.joining());
    }

    /** Words that will stand in quotation marks: what may not leave goes, nothing else is put differently. */
    String quote(String raw) {
        // a letter quotes a few lines at most: the rest need not be cleaned
        return cleaned(raw.length() > LONGEST_QUOTE ? raw.substring(0, LONGEST_QUOTE) : raw, quoted);
    }

    private String cleaned(String raw, List<Soft> putDifferently) {
        String text = withoutSecrets(readable(raw));
        Ink ink = Ink.of(text);
        for (Sieve insult : remove) {
            String left = insult.replaceIn(text, ink, "");
            ink = inkOf(left, text, ink);
            text = left;
        }
        for (Soft word : putDifferently) {
            String left = word.hard.replaceIn(text, ink, word.soft);
            ink = inkOf(left, text, ink);
            text = left;
        }
        return unbanned(text, ink).strip();
    }

    private static Ink inkOf(String now, String before, Ink ink) {
        return now.equals(before) ? ink : Ink.of(now);
    }

    String readable(String raw) {
        String text = raw.length() > LONGEST ? raw.substring(0, LONGEST) : raw;
        if (!isPlain(text)) {
            text = normalized(text);
            text = INVISIBLE.matcher(text).replaceAll("");
            text = PICTURES.matcher(text).replaceAll("");
        }
        text = punctuated(text);
        text = text.replace('【', '（').replace('】', '）');
        return text.indexOf(' ') < 0 && text.indexOf('\t') < 0 ? text : SPACES_IN_HAN.matcher(text).replaceAll("");
    }

    /** Chinese characters, their usual stops and printable ASCII only, as nearly every text is: nothing to normalize, nothing hidden. */
    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= 0x20 && c < 0x7F || c >= 0x4E00 && c <= 0x9FA5 || c == '\n' || "，。；：！？（）、“”".indexOf(c) >= 0);
    }

    /** Full-width letters and digits become plain ones; Chinese punctuation stays what it is. */
    private static String normalized(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || CHINESE_STOPS.indexOf(text.charAt(i)) >= 0) {
                plain.append(Normalizer.normalize(text.substring(from, i), Normalizer.Form.NFKC));
                if (i < text.length()) {
                    plain.append(text.charAt(i));
                }
                from = i + 1;
            }
        }
        return plain.toString();
    }

    /** A comma that was typed as an ASCII one between Chinese words. */
    private static String punctuated(String text) {
        StringBuilder chinese = null;
        for (int i = 0; i < text.length(); i++) {
            int stop = PLAIN_STOPS.indexOf(text.charAt(i));
            if (stop >= 0 && (i > 0 && isChinese(text.codePointBefore(i), '）', '”') || i + 1 < text.length() && isChinese(text.codePointAt(i + 1), '“', '“'))) {
                chinese = chinese == null ? new StringBuilder(text) : chinese;
                chinese.setCharAt(i, CHINESE_STOPS.charAt(stop));
            }
        }
        return chinese == null ? text : chinese.toString();
    }

    private static boolean isChinese(int c, char mark, char otherMark) {
        return c == mark || c == otherMark || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private String unbanned(String text, Ink written) {
        String clean = ARTICLES.replaceIn(text, written, "有关条款");
        Ink ink = inkOf(clean, text, written);
        for (String wrong : deny) {
            clean = ink.mayContain(wrong) ? clean.replace(wrong, "") : clean;
        }
        for (Sieve phrase : banned) {
            clean = phrase.replaceIn(clean, ink, "");
        }
        return clean;
    }
}

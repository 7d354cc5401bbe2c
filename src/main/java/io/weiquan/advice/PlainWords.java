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
    private static final List<Pattern> BETWEEN_HAN = PLAIN_STOPS.chars().mapToObj(c -> Pattern.compile("(?<=[\\p{IsHan}）”])\\" + (char) c + "|\\" + (char) c + "(?=[\\p{IsHan}“])")).toList();
    private static final int LONGEST = 4_000;
    private static final int LONGEST_QUOTE = 400;

    private final Knowledge.StoryRules rules;
    private final Knowledge.GuardRules guards;

    PlainWords(Knowledge knowledge) {
        this.rules = knowledge.story();
        this.guards = knowledge.guards();
    }

    /** Cleans a name or short value: nothing is softened except what may not leave at all. */
    String value(String raw, int most) {
        if (raw.isEmpty()) {
            return "";
        }
        return Texts.clip(unbanned(readable(raw).replace('\n', ' ')).strip(), most);
    }

    /** Cleans a run of speech: insults removed, slang put plainly. */
    String speech(String raw) {
        if (raw.isEmpty()) {
            return "";
        }
        return cleaned(raw, rules.replace());
    }

    private String withoutSecrets(String text) {
        return rules.cut().stream().noneMatch(p -> p.matcher(text).find()) ? text
                : SENTENCE.splitAsStream(text).filter(s -> rules.cut().stream().noneMatch(p -> p.matcher(s).find())).collect(Collectors.joining());
    }

    /** Words that will stand in quotation marks: what may not leave goes, nothing else is put differently. */
    String quote(String raw) {
        // a letter quotes a few lines at most: the rest need not be cleaned
        return cleaned(raw.length() > LONGEST_QUOTE ? raw.substring(0, LONGEST_QUOTE) : raw, rules.quoted());
    }

    private String cleaned(String raw, Map<Pattern, String> putDifferently) {
        String text = withoutSecrets(readable(raw));
        for (Pattern insult : rules.remove()) {
            text = insult.matcher(text).replaceAll("");
        }
        for (var soft : putDifferently.entrySet()) {
            text = soft.getKey().matcher(text).replaceAll(soft.getValue());
        }
        return unbanned(text).strip();
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
        return SPACES_IN_HAN.matcher(text).replaceAll("");
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
        String chinese = text;
        for (int i = 0; i < PLAIN_STOPS.length(); i++) {
            if (chinese.indexOf(PLAIN_STOPS.charAt(i)) >= 0) {
                chinese = BETWEEN_HAN.get(i).matcher(chinese).replaceAll(CHINESE_STOPS.substring(i, i + 1));
            }
        }
        return chinese;
    }

    private String unbanned(String text) {
        String clean = ARTICLE.matcher(text).replaceAll("有关条款");
        for (String wrong : guards.deny()) {
            clean = clean.replace(wrong, "");
        }
        for (Pattern banned : guards.banned()) {
            clean = banned.matcher(clean).replaceAll("");
        }
        return clean;
    }
}

package io.weiquan.nlu;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Platforms that sound right but are written otherwise (品多多, 掏宝, pin duo duo, 淘bao, taobo). What it finds is only ever offered as a
 * question; names of two syllables count only beside a word of buying.
 */
final class SoundReader {

    private static final double OFFERED = 0.6;
    private static final int LONGEST_TEXT = 200;
    private static final Words BUYING = Words.of("上买", "上购", "下单", "网购", "平台", "上的", "上拍", "商家", "卖家", "客服", "订单", "买", "店");

    private final List<Name> names = new ArrayList<>();

    private record Name(String key, String[] syllables, String joined) {
    }

    SoundReader(Lexicon lexicon) {
        for (Map.Entry<String, List<String>> entry : lexicon.sounds().entrySet()) {
            for (String name : entry.getValue()) {
                String[] syllables = syllables(name);
                names.add(new Name(entry.getKey(), syllables, String.join("", syllables)));
            }
        }
    }

    void read(Reading r) {
        boolean asked = "platform".equals(r.hint.slot());
        boolean known = r.found.stream().anyMatch(f -> f.type.equals("platform") && f.confidence >= 0.8);
        if (known || names.isEmpty() || r.text.length() > LONGEST_TEXT || r.text.length() < 2) {
            return;
        }
        List<Token> tokens = tokens(r.text);
        for (int i = 0; i < tokens.size(); i++) {
            for (Name name : names) {
                int end = heard(tokens, i, name);
                if (end > i && accepted(r, tokens, i, end, name, asked)) {
                    int from = tokens.get(i).start;
                    int to = tokens.get(end - 1).end;
                    r.add("platform", name.key, from, to, OFFERED, null);
                    r.spoke("sound", from, to, OFFERED, name.key);
                    return;
                }
            }
        }
    }

    private static boolean accepted(Reading r, List<Token> tokens, int from, int to, Name name, boolean asked) {
        int start = tokens.get(from).start;
        int end = tokens.get(to - 1).end;
        for (int[] span : r.setAside) {
            if (span[0] < end && start < span[1]) {
                return false;
            }
        }
        boolean latin = false;
        for (int i = from; i < to; i++) {
            latin |= Reading.isLatin(r.text.charAt(tokens.get(i).start));
        }
        boolean shortName = name.syllables.length < 3;
        boolean buying = r.text.endsWith(start, "在") || r.text.endsWith(start, "从");
        buying |= BUYING.isAt(r.text, end) && !r.text.has(end, "买不");
        return latin || asked || !shortName || buying;
    }

    /** One Han character with its sound, or one run of Latin letters. */
    private record Token(int start, int end, String sound) {
    }

    private static List<Token> tokens(NormalText t) {
        List<Token> tokens = new ArrayList<>();
        List<Pinyin> sounds = HanLP.convertToPinyinList(t.toString());
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            if (Reading.isHan(c)) {
                tokens.add(new Token(i, i + 1, plain(sounds.get(i))));
            } else if (Reading.isLatin(c)) {
                int end = i;
                while (Reading.isLatin(t.charAt(end))) {
                    end++;
                }
                tokens.add(new Token(i, end, t.sub(i, end)));
                i = end - 1;
            } else if (c != ' ') {
                tokens.add(new Token(i, i + 1, "|"));
            }
        }
        return tokens;
    }

    /** Index after the last token that makes up the name, or the start when it is not heard here. */
    private static int heard(List<Token> tokens, int from, Name name) {
        Token first = tokens.get(from);
        if (first.sound.charAt(0) != name.joined.charAt(0)) {
            return from;
        }
        if (first.sound.length() >= 5 && first.end - first.start == first.sound.length() && first.sound.length() >= name.joined.length() - 1 && oneSlip(first.sound, name.joined)) {
            return from + 1;
        }
        int at = 0;
        int i = from;
        while (i < tokens.size() && at < name.joined.length()) {
            String sound = tokens.get(i).end - tokens.get(i).start == 1 ? tokens.get(i).sound : fuzzy(tokens.get(i).sound);
            if (!name.joined.startsWith(sound, at)) {
                return from;
            }
            at += sound.length();
            i++;
        }
        return at == name.joined.length() ? i : from;
    }

    /** Equal but for one letter missing, added, changed or swapped. */
    static boolean oneSlip(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) {
            return false;
        }
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        int x = a.length();
        int y = b.length();
        while (x > i && y > i && a.charAt(x - 1) == b.charAt(y - 1)) {
            x--;
            y--;
        }
        boolean swapped = x - i == 2 && y - i == 2 && a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i);
        return x - i <= 1 && y - i <= 1 || swapped;
    }

    private static String[] syllables(String name) {
        return HanLP.convertToPinyinList(name).stream().map(SoundReader::plain).toArray(String[]::new);
    }

    private static String plain(Pinyin sound) {
        return sound == Pinyin.none5 ? "|" : fuzzy(sound.getPinyinWithoutTone());
    }

    /** zh=z, ch=c, sh=s, ng=n: as many people hear them. */
    private static String fuzzy(String sound) {
        String plain = sound.toLowerCase(Locale.ROOT);
        plain = plain.startsWith("zh") || plain.startsWith("ch") || plain.startsWith("sh") ? plain.charAt(0) + plain.substring(2) : plain;
        return plain.endsWith("ng") ? plain.substring(0, plain.length() - 1) : plain;
    }
}

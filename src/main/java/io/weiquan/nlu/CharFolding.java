package io.weiquan.nlu;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.utility.Predefine;
import java.text.Normalizer;
import java.util.logging.Level;

/**
 * One table over the basic plane: each character to its plain form (half-width, lower case, simplified, plain dash, plain blank),
 * or to {@link #GONE} when it has no width. One character in, at most one out: that is what keeps offsets honest.
 */
final class CharFolding {

    /** Marks characters that are dropped: zero-width blanks, joiners, variation selectors, the keycap frame. */
    static final char GONE = '\uFFFF';

    private static final String TWINS_FROM = "，；：？！（）【】〔〕￥－–—‐‑−～﹏〜…⋯﹣＿“”‘’「」『』＂＇";
    private static final String TWINS_TO = ",;:?!()[][]¥------~~~……-_\"\"''\"\"\"\"\"'";
    private static final String DIGITS_ROUND = "①②③④⑤⑥⑦⑧⑨";

    private static final char[] TABLE = build();

    private CharFolding() {
    }

    static char fold(char c) {
        return TABLE[c];
    }

    private static char[] build() {
        Predefine.logger.setLevel(Level.SEVERE);   // HanLP otherwise prints hints to the console
        char[] table = new char[Character.MAX_VALUE + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = plain((char) i);
        }
        simplify(table);
        for (int i = 0; i < TWINS_FROM.length(); i++) {
            table[TWINS_FROM.charAt(i)] = TWINS_TO.charAt(i);
        }
        for (int i = 0; i < DIGITS_ROUND.length(); i++) {
            table[DIGITS_ROUND.charAt(i)] = (char) ('1' + i);
        }
        return table;
    }

    private static char plain(char c) {
        if (Character.isSurrogate(c)) {
            return c;
        }
        if (isWidthless(c)) {
            return GONE;
        }
        if (c >= 0x4E00 && c <= 0x9FFF || c < 0x80) {
            return Character.toLowerCase(c == '\t' || c == '\r' ? ' ' : c);
        }
        if (Character.isSpaceChar(c) || Character.isISOControl(c)) {
            return ' ';
        }
        String nfkc = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        return Character.toLowerCase(nfkc.length() == 1 ? nfkc.charAt(0) : c);
    }

    private static boolean isWidthless(char c) {
        return c >= 0x200B && c <= 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x2064 || c == 0xFEFF || c == 0x00AD
                || c >= 0xFE00 && c <= 0xFE0F || c == 0x20E3 || c == 0xFFFF || c < 0x20 && c != '\n' && c != '\t' && c != '\r';
    }

    /** Traditional to simplified, one character at a time: what keeps the length. */
    private static void simplify(char[] table) {
        for (char c = 0x4E00; c <= 0x9FFF; c++) {
            String simple = HanLP.convertToSimplifiedChinese(String.valueOf(c));
            table[c] = simple.length() == 1 ? simple.charAt(0) : c;
        }
        table['妳'] = '你';
        table['她'] = '她';
        table['蚊'] = '蚊';
    }
}

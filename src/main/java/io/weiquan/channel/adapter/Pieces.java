package io.weiquan.channel.adapter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text cut into pieces of at most so many UTF-8 bytes: at a blank line, else at the end of a line, of a sentence, after a comma, and only
 * when there is none of these between characters as a person counts them, never inside one. Put together the pieces are the text, but for
 * white space where it was cut.
 */
public final class Pieces {

    private static final List<String> ENDS = List.of("\n\n", "\n", "。！？!?；;…", "，,、：: ");

    /** What a person sees as one: with its accents, joined emoji, flags. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Pieces() {
    }

    public static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** @param most bytes a piece, at least 64 */
    public static List<String> of(String text, int most) {
        if (most < 64) {
            throw new IllegalArgumentException("pieces of at least 64 bytes");
        }
        List<String> pieces = new ArrayList<>();
        String rest = text.strip();
        while (bytes(rest) > most) {
            int cut = cut(rest, most);
            String piece = rest.substring(0, cut).strip();
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    /** As much of a text as fits, ended by {@code mark} when something is left off. */
    public static String start(String text, int most, String mark) {
        return bytes(text) <= most ? text : text.substring(0, cut(text, most - bytes(mark))).strip() + mark;
    }

    /** Where to cut: an index in (0, length], with at most {@code most} bytes before it. */
    private static int cut(String text, int most) {
        int fits = fits(text, most);
        if (fits == text.length()) {
            return fits;
        }
        for (String ends : ENDS) {
            int at = lastEnd(text, fits, ends);
            // A piece that is mostly empty would make a message of three words.
            if (at > fits / 2) {
                return at;
            }
        }
        int whole = 0;
        Matcher character = CHARACTER.matcher(text);
        while (character.find() && character.end() <= fits) {
            whole = character.end();
        }
        return whole > 0 ? whole : fits;
    }

    private static int lastEnd(String text, int before, String ends) {
        if (ends.equals("\n\n")) {
            int at = text.lastIndexOf(ends, before - 1);
            return at < 0 ? -1 : at + 1;
        }
        for (int i = before - 1; i >= 0; i--) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** How many chars of the text have at most {@code most} bytes, whole code points. */
    private static int fits(String text, int most) {
        int bytes = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > most) {
                return i;
            }
            i += Character.charCount(c);
        }
        return i;
    }
}

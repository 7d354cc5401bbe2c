package io.weiquan.nlu;

/**
 * The plain form of a message with the way back: character {@code i} of {@link #chars()} was typed at {@link #startOf(int)}.
 * Every reader works on the plain form; every span handed out is mapped back to the text as typed.
 */
final class NormalText {

    private final String typed;
    private final char[] chars;
    private final int[] at;

    private NormalText(String typed, char[] chars, int[] at) {
        this.typed = typed;
        this.chars = chars;
        this.at = at;
    }

    static NormalText of(String typed) {
        char[] chars = new char[typed.length()];
        int[] at = new int[typed.length() + 1];
        int length = 0;
        for (int i = 0; i < typed.length(); i++) {
            char c = CharFolding.fold(typed.charAt(i));
            if (c != CharFolding.GONE) {
                at[length] = i;
                chars[length++] = c;
            }
        }
        at[length] = typed.length();
        return new NormalText(typed, java.util.Arrays.copyOf(chars, length), java.util.Arrays.copyOf(at, length + 1));
    }

    String typed() {
        return typed;
    }

    char[] chars() {
        return chars;
    }

    int length() {
        return chars.length;
    }

    /** The character at {@code i}, or a newline outside the text, so that readers need no bounds of their own. */
    char charAt(int i) {
        return i >= 0 && i < chars.length ? chars[i] : '\n';
    }

    int startOf(int i) {
        return at[i];
    }

    /** Where the typed span ends whose plain form ends before {@code end}: right after its last visible character. */
    int endOf(int end) {
        return end == 0 ? 0 : at[end - 1] + 1;
    }

    /** True when nothing but closing punctuation stands from {@code i} on. */
    boolean isEnd(int i) {
        for (int k = i; k < chars.length; k++) {
            if ("。.!?,~ ".indexOf(chars[k]) < 0) {
                return false;
            }
        }
        return true;
    }

    boolean has(int i, String word) {
        if (i < 0 || i + word.length() > chars.length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (chars[i + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** True when {@code word} stands right before {@code end}. */
    boolean endsWith(int end, String word) {
        return has(end - word.length(), word);
    }

    String sub(int start, int end) {
        return new String(chars, start, end - start);
    }

    @Override
    public String toString() {
        return new String(chars);
    }
}

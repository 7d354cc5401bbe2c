package io.weiquan.nlu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A fixed list of words to look for at one place of a text. Looks only at the words that begin (or end) with the character that stands
 * there, in the order given: where one word begins another, the longer must stand first to win. Immutable.
 */
final class Words {

    static final Words NONE = of();

    private final String[] words;
    private final Index heads;
    private final Index tails;

    private Words(String[] words) {
        this.words = words;
        this.heads = new Index(words, true);
        this.tails = new Index(words, false);
    }

    static Words of(String... words) {
        return new Words(words.clone());
    }

    /** The words as an author lists them, in any order: the longest that fits wins. */
    static Words longestFirst(List<String> words) {
        return new Words(words.stream().distinct().sorted((a, b) -> b.length() - a.length()).toArray(String[]::new));
    }

    int size() {
        return words.length;
    }

    String get(int index) {
        return words[index];
    }

    int length(int index) {
        return words[index].length();
    }

    /** True when some word begins with {@code c}. */
    boolean canStart(char c) {
        return heads.of(c) != null;
    }

    /** Index of the word that begins at {@code i}, or -1. */
    int at(NormalText t, int i) {
        return at(t, i, Integer.MAX_VALUE);
    }

    /** Index of the word that begins at {@code i} and ends no later than {@code to}, or -1. */
    int at(NormalText t, int i, int to) {
        int[] candidates = heads.of(t.charAt(i));
        if (candidates != null) {
            for (int k : candidates) {
                if (i + words[k].length() <= to && t.has(i, words[k])) {
                    return k;
                }
            }
        }
        return -1;
    }

    boolean isAt(NormalText t, int i) {
        return at(t, i) >= 0;
    }

    /** Length of the word that begins at {@code i}, or 0. */
    int lengthAt(NormalText t, int i) {
        int k = at(t, i);
        return k < 0 ? 0 : words[k].length();
    }

    /** Index of the word that stands right before {@code end}, or -1. */
    int before(NormalText t, int end) {
        int[] candidates = tails.of(t.charAt(end - 1));
        if (candidates != null) {
            for (int k : candidates) {
                if (t.endsWith(end, words[k])) {
                    return k;
                }
            }
        }
        return -1;
    }

    boolean isBefore(NormalText t, int end) {
        return before(t, end) >= 0;
    }

    /** Position of the first word that begins at or after {@code from} and ends by {@code to}, or -1. */
    int first(NormalText t, int from, int to) {
        for (int i = from; i < to; i++) {
            if (at(t, i, to) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Position of the last word that begins at or after {@code from} and ends by {@code to}, or -1. */
    int last(NormalText t, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (at(t, i, to) >= 0) {
                return i;
            }
        }
        return -1;
    }

    boolean in(NormalText t, int from, int to) {
        return first(t, from, to) >= 0;
    }

    /** Words by their first or last character: a small open table, because most characters of a text begin no word at all. */
    private static final class Index {
        private final char[] keys;
        private final int[][] values;
        private final int mask;

        Index(String[] words, boolean head) {
            int size = Integer.highestOneBit(Math.max(4, words.length * 3)) << 1;
            this.keys = new char[size];
            this.values = new int[size][];
            this.mask = size - 1;
            List<Character> seen = new ArrayList<>();
            for (String word : words) {
                char c = word.charAt(head ? 0 : word.length() - 1);
                if (!seen.contains(c)) {
                    seen.add(c);
                    put(c, words, head);
                }
            }
        }

        private void put(char c, String[] words, boolean head) {
            int slot = c & mask;
            while (values[slot] != null) {
                slot = slot + 1 & mask;
            }
            keys[slot] = c;
            int[] found = new int[words.length];
            int count = 0;
            for (int k = 0; k < words.length; k++) {
                if (words[k].charAt(head ? 0 : words[k].length() - 1) == c) {
                    found[count++] = k;
                }
            }
            values[slot] = Arrays.copyOf(found, count);
        }

        int[] of(char c) {
            int slot = c & mask;
            while (values[slot] != null) {
                if (keys[slot] == c) {
                    return values[slot];
                }
                slot = slot + 1 & mask;
            }
            return null;
        }
    }
}

package io.weiquan.advice;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A pattern that is tried only on texts written with one of the characters without which it cannot match. There are some hundred
 * patterns for a person's words and hardly one of them meets a given clause, so asking for characters first is most of the speed.
 */
final class Sieve {

    /** Too common in any text to tell one from another. */
    private static final String COMMON = "的了是我不在有就一这那个";
    private static final int COMMON_COST = 8;
    private final Pattern pattern;
    /** One of these stands in every match; null when the pattern does not tell. */
    private final char[] needed;

    private Sieve(Pattern pattern, char[] needed) {
        this.pattern = pattern;
        this.needed = needed;
    }

    static Sieve of(Pattern pattern) {
        Set<Character> needed = pattern.flags() == 0 ? new Needs(pattern.pattern()).read() : null;
        if (needed == null) {
            return new Sieve(pattern, null);
        }
        char[] chars = new char[needed.size()];
        int at = 0;
        for (char c : needed) {
            chars[at++] = c;
        }
        return new Sieve(pattern, chars);
    }

    boolean mayBeIn(Ink ink) {
        return needed == null || ink.mayHoldOneOf(needed);
    }

    boolean isIn(String text, Ink ink) {
        return mayBeIn(ink) && pattern.matcher(text).find();
    }

    /** The very same string when nothing was found. */
    String replaceIn(String text, Ink ink, String by) {
        return mayBeIn(ink) ? pattern.matcher(text).replaceAll(by) : text;
    }

    @Override
    public String toString() {
        return pattern + " needs " + (needed == null ? "nothing" : Arrays.toString(needed));
    }

    /** Reads an expression just far enough to know what a match cannot be without; what it does not understand asks for nothing. */
    private static final class Needs {
        private static final List<String> NOT_READ = List.of("\\Q", "\\u", "\\x", "\\c", "\\0", "\\k", "(?i", "(?x", "(?s", "(?m", "(?u");
        private final String text;
        private int at;

        Needs(String text) {
            this.text = text;
        }

        Set<Character> read() {
            if (NOT_READ.stream().anyMatch(text::contains)) {
                return null;
            }
            Set<Character> needs = alternatives();
            return at == text.length() ? needs : null;
        }

        /** Every branch must ask for something, else the whole asks for nothing. */
        private Set<Character> alternatives() {
            Set<Character> all = new TreeSet<>();
            boolean open = false;
            do {
                Set<Character> one = sequence();
                open |= one == null;
                if (one != null) {
                    all.addAll(one);
                }
            } while (next('|'));
            return open ? null : all;
        }

        private Set<Character> sequence() {
            Set<Character> best = null;
            while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
                Set<Character> item = item();
                if (!mayBeAbsent() && item != null && (best == null || cost(item) < cost(best))) {
                    best = item;
                }
            }
            return best;
        }

        private static int cost(Set<Character> needs) {
            return needs.stream().mapToInt(c -> COMMON.indexOf(c) >= 0 ? COMMON_COST : 1).sum();
        }

        private Set<Character> item() {
            char c = text.charAt(at++);
            if (c == '(') {
                return group();
            }
            if (c == '[') {
                return oneOf();
            }
            if (c == '\\') {
                return escaped();
            }
            return c == '.' || c == '^' || c == '$' || Character.isSurrogate(c) ? null : Set.of(c);
        }

        private Set<Character> group() {
            boolean plain = true;
            if (next('?')) {
                plain = next(':');
                while (!plain && at < text.length() && "<=!>".indexOf(text.charAt(at)) >= 0) {
                    at++;
                }
            }
            Set<Character> inner = alternatives();
            next(')');
            return plain ? inner : null;
        }

        private Set<Character> oneOf() {
            boolean simple = !next('^');
            Set<Character> all = new TreeSet<>();
            int depth = 1;
            while (at < text.length() && depth > 0) {
                char c = text.charAt(at++);
                if (c == '\\') {
                    escaped();
                }
                depth += c == '[' ? 1 : c == ']' ? -1 : 0;
                simple &= depth == 0 || "\\[-&".indexOf(c) < 0 && !Character.isSurrogate(c);
                all.add(c);
            }
            all.remove(']');
            return simple ? all : null;
        }

        /** Skips what belongs to the escape; only escaped punctuation is a character of its own. */
        private Set<Character> escaped() {
            char c = text.charAt(at++);
            if ((c == 'p' || c == 'P') && next('{')) {
                at = text.indexOf('}', at) + 1;
            }
            return Character.isLetterOrDigit(c) ? null : Set.of(c);
        }

        private boolean mayBeAbsent() {
            boolean absent = next('?') || next('*');
            if (!absent && next('{')) {
                absent = text.charAt(at) == '0';
                at = text.indexOf('}', at) + 1;
            } else if (!absent) {
                next('+');
            }
            // lazy or possessive
            if (!next('?')) {
                next('+');
            }
            return absent;
        }

        private boolean next(char c) {
            boolean there = at < text.length() && text.charAt(at) == c;
            at += there ? 1 : 0;
            return there;
        }
    }
}

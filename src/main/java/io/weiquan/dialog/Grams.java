package io.weiquan.dialog;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a text must hold before a regular expression can be found in it: one at least of some single characters and pairs of neighbouring
 * ones. Read off the expression, and weaker than it: nothing is said where the reading is unsure, so that a text is never wrongly
 * ruled out.
 */
final class Grams {

    /** Wordings that are spelled out one by one; more are known by their parts. */
    private static final int MOST_SPELLED = 128;
    /** A single character stands in far more texts than a pair. */
    private static final int WEIGHT_OF_ONE = 20;
    private static final Set<String> EMPTY = Set.of("");

    private final String regex;
    private int at;

    private Grams(String regex) {
        this.regex = regex;
    }

    /** @return strings of one or two characters, or empty when nothing is needed or nothing is known */
    static Optional<Set<String>> needed(java.util.regex.Pattern expression) {
        if (expression.flags() != 0) {
            return Optional.empty();
        }
        Grams reading = new Grams(expression.pattern());
        try {
            Part whole = reading.alternatives();
            return reading.at < reading.regex.length() ? Optional.empty() : Optional.ofNullable(whole.need());
        } catch (Unsure notRead) {
            return Optional.empty();
        }
    }

    /** A construct this reading does not know. */
    private static final class Unsure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unsure() {
            super(null, null, false, false);
        }
    }

    /**
     * A piece of the expression.
     *
     * @param spelled every text it matches, or null when there are too many
     * @param known   grams of which one is in every text it matches, or null; unused where it is spelled out
     */
    private record Part(Set<String> spelled, Set<String> known) {

        static final Part ANYTHING = new Part(null, null);
        static final Part NOTHING = new Part(EMPTY, null);

        Set<String> need() {
            if (spelled == null) {
                return known;
            }
            Set<String> need = new HashSet<>();
            for (String text : spelled) {
                if (text.isEmpty()) {
                    return null;
                }
                need.add(text.substring(0, Math.min(2, text.length())));
            }
            return need;
        }

        Part or(Part other) {
            Set<String> mine = need();
            Set<String> others = other.need();
            Set<String> known = mine == null || others == null ? null : union(mine, others);
            Set<String> both = spelled == null || other.spelled == null ? null : union(spelled, other.spelled);
            return new Part(both != null && both.size() <= MOST_SPELLED ? both : null, known);
        }

        private static Set<String> union(Set<String> a, Set<String> b) {
            Set<String> both = new HashSet<>(a);
            both.addAll(b);
            return both;
        }
    }

    private Part alternatives() {
        Part all = sequence();
        while (at < regex.length() && regex.charAt(at) == '|') {
            at++;
            all = all.or(sequence());
        }
        return all;
    }

    private Part sequence() {
        Set<String> best = null;
        Set<String> run = EMPTY;
        boolean spelled = true;
        while (at < regex.length() && regex.charAt(at) != '|' && regex.charAt(at) != ')') {
            Part part = quantified(atom());
            boolean joins = part.spelled != null && run.size() * part.spelled.size() <= MOST_SPELLED;
            if (joins) {
                best = part.spelled == EMPTY ? better(best, part.known) : best;
                run = joined(run, part.spelled);
            } else {
                best = better(better(best, new Part(run, null).need()), part.need());
                run = part.spelled == null ? EMPTY : part.spelled;
                spelled = false;
            }
        }
        return spelled && best == null ? new Part(run, null) : new Part(null, better(best, new Part(run, null).need()));
    }

    private static Set<String> joined(Set<String> heads, Set<String> tails) {
        Set<String> all = new HashSet<>();
        heads.forEach(head -> tails.forEach(tail -> all.add(head + tail)));
        return all;
    }

    /** The one that fewer texts meet. */
    private static Set<String> better(Set<String> a, Set<String> b) {
        return a == null ? b : b == null || weight(a) <= weight(b) ? a : b;
    }

    private static int weight(Set<String> grams) {
        return grams.stream().mapToInt(g -> g.length() == 1 ? WEIGHT_OF_ONE : 1).sum();
    }

    private Part quantified(Part part) {
        if (at >= regex.length()) {
            return part;
        }
        int least;
        boolean onceAtMost = false;
        switch (regex.charAt(at)) {
            case '?' -> {
                least = 0;
                onceAtMost = true;
            }
            case '*' -> least = 0;
            case '+' -> least = 1;
            case '{' -> {
                int close = regex.indexOf('}', at);
                least = Integer.parseInt(regex.substring(at + 1, close).split(",")[0]);
                at = close;
            }
            default -> {
                return part;
            }
        }
        at++;
        if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
            at++;
        }
        return least > 0 ? new Part(null, part.need()) : onceAtMost ? part.or(Part.NOTHING) : Part.ANYTHING;
    }

    private Part atom() {
        char c = regex.charAt(at++);
        return switch (c) {
            case '(' -> group();
            case '[' -> oneOf();
            case '\\' -> escaped();
            case '.' -> Part.ANYTHING;
            case '^', '$' -> Part.NOTHING;
            default -> literal(c);
        };
    }

    private static Part literal(char c) {
        if (Character.isSurrogate(c) || "*+?{".indexOf(c) >= 0) {
            throw new Unsure();
        }
        return new Part(Set.of(String.valueOf(c)), null);
    }

    private Part group() {
        boolean ahead = taken("?=") || taken("?<=");
        boolean not = !ahead && (taken("?!") || taken("?<!"));
        if (!ahead && !not && !taken("?:") && !taken("?>") && taken("?")) {
            if (!taken("<")) {
                throw new Unsure();
            }
            at = regex.indexOf('>', at) + 1;
        }
        Part inside = alternatives();
        if (!taken(")")) {
            throw new Unsure();
        }
        return ahead ? new Part(EMPTY, inside.need()) : not ? Part.NOTHING : inside;
    }

    private boolean taken(String sign) {
        boolean there = regex.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private Part escaped() {
        char c = regex.charAt(at++);
        if ("dDwWsShHvV".indexOf(c) >= 0) {
            return Part.ANYTHING;
        }
        if ("bBAzZ".indexOf(c) >= 0) {
            return Part.NOTHING;
        }
        if (c == 'p' || c == 'P') {
            at = regex.startsWith("{", at) ? regex.indexOf('}', at) + 1 : at + 1;
            return Part.ANYTHING;
        }
        if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
            throw new Unsure();
        }
        return new Part(Set.of(String.valueOf(c)), null);
    }

    /** An escape within a class; true when it stands for itself. */
    private boolean member() {
        char c = regex.charAt(++at);
        if ("QEcxN0".indexOf(c) >= 0 || Character.isSurrogate(c)) {
            throw new Unsure();
        }
        at = (c == 'p' || c == 'P') && regex.charAt(at + 1) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
        return !Character.isLetterOrDigit(c);
    }

    /** A class of characters: spelled out when each stands there by itself. */
    private Part oneOf() {
        Set<String> characters = new HashSet<>();
        boolean plain = !taken("^");
        boolean first = true;
        for (; regex.charAt(at) != ']' || first; first = false) {
            char c = regex.charAt(at++);
            if (c == '[' || c == '&' || Character.isSurrogate(c) || first && c == ']') {
                throw new Unsure();
            }
            if (c == '\\') {
                at--;
                plain &= member();
            } else if (c == '-') {
                plain = false;
            }
            characters.add(String.valueOf(c));
        }
        at++;
        return plain ? new Part(characters, null) : Part.ANYTHING;
    }
}

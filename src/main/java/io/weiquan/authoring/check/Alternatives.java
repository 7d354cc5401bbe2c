package io.weiquan.authoring.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition taken apart into its alternatives, each a set of things that must all hold: {@code a && (b || c)} is {a, b} or {a, c}, and
 * {@code x in ['A', 'B']} is {x == 'A'} or {x == 'B'}. What stands under a negation or in a call is left whole.
 */
final class Alternatives {

    /** Conditions with more alternatives than this are not taken apart. */
    private static final int MOST = 200;
    private static final Pattern ONE_OF = Pattern.compile("([a-z_]+) in \\[([^\\[\\]]*)]");

    private Alternatives() {
    }

    /** The alternatives of a condition as written; one alternative with the whole as its only part when it cannot be taken apart. */
    static List<Set<String>> of(String condition) {
        String text = condition.strip();
        List<String> ors = split(text, "||");
        if (ors.size() > 1) {
            List<Set<String>> all = new ArrayList<>();
            ors.forEach(part -> all.addAll(of(part)));
            return all.size() > MOST ? whole(text) : all;
        }
        List<String> ands = split(text, "&&");
        if (ands.size() > 1) {
            List<Set<String>> all = List.of(Set.of());
            for (String part : ands) {
                all = product(all, of(part));
                if (all.size() > MOST) {
                    return whole(text);
                }
            }
            return all;
        }
        if (text.startsWith("(") && closes(text) == text.length() - 1) {
            return of(text.substring(1, text.length() - 1));
        }
        Matcher oneOf = ONE_OF.matcher(text);
        if (oneOf.matches()) {
            List<Set<String>> all = new ArrayList<>();
            for (String value : oneOf.group(2).split(",")) {
                all.add(Set.of(oneOf.group(1) + " == " + value.strip()));
            }
            return all;
        }
        return whole(text);
    }

    private static List<Set<String>> whole(String text) {
        return List.of(Set.of(text.replaceAll("\\s+", " ")));
    }

    private static List<Set<String>> product(List<Set<String>> left, List<Set<String>> right) {
        List<Set<String>> all = new ArrayList<>();
        for (Set<String> l : left) {
            for (Set<String> r : right) {
                Set<String> both = new LinkedHashSet<>(l);
                both.addAll(r);
                all.add(both);
            }
        }
        return all;
    }

    /** Splits at an operator outside of brackets and quotes. */
    private static List<String> split(String text, String operator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '\'';
            depth += quoted ? 0 : c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (!quoted && depth == 0 && text.startsWith(operator, i)) {
                parts.add(text.substring(from, i));
                from = i + operator.length();
                i = from - 1;
            }
        }
        parts.add(text.substring(from));
        return parts;
    }

    /** Where the bracket that opens the text is closed. */
    private static int closes(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}

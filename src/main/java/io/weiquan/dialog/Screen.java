package io.weiquan.dialog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Tells by the characters of a text which of the authors' expressions can be found in it at all. Of some hundred hardly one can, and
 * trying each costs more than everything else in a turn. Immutable.
 */
public final class Screen {

    /** Characters and pairs of them as {@link #key}s, sorted, and for each the expressions it may be the beginning of. */
    private final int[] keys;
    private final BitSet[] opens;
    /** Expressions about which nothing is known. */
    private final BitSet always = new BitSet();
    private final Map<java.util.regex.Pattern, Integer> numbers = new HashMap<>();

    private Screen(Collection<java.util.regex.Pattern> expressions) {
        Map<Integer, BitSet> open = new TreeMap<>();
        for (java.util.regex.Pattern expression : expressions) {
            int number = numbers.size();
            if (numbers.putIfAbsent(expression, number) != null) {
                continue;
            }
            Optional<Set<String>> needed = Grams.needed(expression);
            if (needed.isEmpty()) {
                always.set(number);
            } else {
                needed.get().forEach(gram -> open.computeIfAbsent(key(gram, 0, gram.length()), k -> new BitSet()).set(number));
            }
        }
        keys = open.keySet().stream().mapToInt(Integer::intValue).toArray();
        opens = open.values().toArray(BitSet[]::new);
    }

    /** Over every expression that a message is held against. */
    static Screen over(List<Pattern> patterns, Collection<Slot> slots) {
        List<java.util.regex.Pattern> all = new ArrayList<>();
        patterns.stream().map(Pattern::words).filter(java.util.Objects::nonNull).forEach(all::add);
        for (Slot slot : slots) {
            slot.answers().forEach(answer -> all.add(answer.words()));
            Stream.of(slot.yesWords(), slot.noWords(), slot.noneWords()).filter(java.util.Objects::nonNull).forEach(all::add);
        }
        return new Screen(all);
    }

    /** What is to be said of one text. */
    Look at(String text) {
        BitSet possible = (BitSet) always.clone();
        for (int i = 0; i < text.length(); i++) {
            open(key(text, i, 1), possible);
            if (i + 1 < text.length()) {
                open(key(text, i, 2), possible);
            }
        }
        return new Look(text, possible);
    }

    private void open(int key, BitSet possible) {
        int found = Arrays.binarySearch(keys, key);
        if (found >= 0) {
            possible.or(opens[found]);
        }
    }

    private static int key(String text, int from, int length) {
        return length == 1 ? text.charAt(from) : text.charAt(from) << Character.SIZE | text.charAt(from + 1);
    }

    /** A text, and the expressions that it may hold. */
    final class Look {

        private final String text;
        private final BitSet possible;

        private Look(String text, BitSet possible) {
            this.text = text;
            this.possible = possible;
        }

        String text() {
            return text;
        }

        /** False when the expression is surely not found in the text, let alone matches it. */
        boolean mayHold(java.util.regex.Pattern expression) {
            Integer number = numbers.get(expression);
            return number == null || possible.get(number);
        }

        boolean holds(java.util.regex.Pattern expression) {
            return mayHold(expression) && expression.matcher(text).find();
        }

        boolean is(java.util.regex.Pattern expression) {
            return mayHold(expression) && expression.matcher(text).matches();
        }
    }
}

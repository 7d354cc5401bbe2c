package io.weiquan.nlu;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Days of what happened in a dispute (refused on, filed on, sent back on), told by the author's patterns of {@code lexicon/days.yaml}.
 * In a pattern {@code 〈日〉} stands for the day that is looked at and {@code ※} for any other day beside it.
 */
final class DayRoles {

    static final String DAY = "〈日〉";
    private static final String OTHER_DAY = "※";
    private static final String STOPS = "。;!?\n…";
    /** How far on each side of a day its sentence is looked at, in characters. */
    private static final int WITHIN = 30;

    /**
     * @param slot  key of the slot the day is for
     * @param ahead true when the day may be one that is still to come
     * @param look  stands somewhere in the sentence with its placeholders
     */
    record Entry(String slot, boolean ahead, Pattern look) {
    }

    private final List<Entry> entries;

    DayRoles(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** The slot of the first pattern that fits the k-th day, or null. */
    String of(Reading r, List<Reading.Found> days, int k, boolean isAhead) {
        if (entries.isEmpty()) {
            return null;
        }
        String sentence = sentence(r.text, days, k);
        for (Entry entry : entries) {
            if ((entry.ahead || !isAhead) && entry.look.matcher(sentence).find()) {
                return entry.slot;
            }
        }
        return null;
    }

    private static String sentence(NormalText t, List<Reading.Found> days, int k) {
        Reading.Found day = days.get(k);
        int from = day.start;
        while (from > 0 && from > day.start - WITHIN && STOPS.indexOf(t.charAt(from - 1)) < 0) {
            from--;
        }
        int to = day.end;
        while (to < t.length() && to < day.end + WITHIN && STOPS.indexOf(t.charAt(to)) < 0) {
            to++;
        }
        StringBuilder text = new StringBuilder();
        int at = from;
        for (int i = 0; i < days.size(); i++) {
            Reading.Found d = days.get(i);
            if (d.end > from && d.start < to) {
                text.append(t.sub(at, Math.max(at, d.start))).append(i == k ? DAY : OTHER_DAY);
                at = Math.max(at, Math.min(d.end, to));
            }
        }
        return text.append(t.sub(at, to)).toString();
    }
}

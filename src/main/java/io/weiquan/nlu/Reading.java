package io.weiquan.nlu;

import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Intent;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One message while it is being read: its plain text, which characters are already claimed, and what was found. Readers claim in a
 * fixed order (links, numbers of orders, phones, dates, money); a claimed number is never read twice. Made for one message, one thread.
 */
final class Reading {

    /** Characters after which a new clause begins. */
    private static final String BREAKS = ",.。;!?、\n…~()[]\"";

    final NormalText text;
    final LocalDateTime now;
    final Hint hint;
    final List<Found> found = new ArrayList<>();
    final List<Intent> intents = new ArrayList<>();
    /** Spans of names that were read and deliberately not taken (小红书 as a place of posting). */
    final List<int[]> setAside = new ArrayList<>();
    private final boolean[] claimed;
    private final List<Explanation.Spoke> trace;
    private int[] clauseStarts;
    private int[] clauseEnds;

    /** Something found, in offsets of the plain text; mutable role and confidence, since later readers know more. */
    static final class Found {
        final String type;
        final Object value;
        final int start;
        final int end;
        double confidence;
        String role;
        /** True while only a hint of the lexicon speaks for it. */
        boolean hinted;
        /** True while it is only told of others or of what may be: no model makes it certain. */
        boolean capped;

        Found(String type, Object value, int start, int end, double confidence, String role) {
            this.type = type;
            this.value = value;
            this.start = start;
            this.end = end;
            this.confidence = confidence;
            this.role = role;
        }
    }

    Reading(String typed, LocalDateTime now, Hint hint, boolean explain) {
        this.text = NormalText.of(typed);
        this.now = now;
        this.hint = hint == null ? Hint.NONE : hint;
        this.claimed = new boolean[text.length() + 1];
        this.trace = explain ? new ArrayList<>() : null;
    }

    boolean isFree(int start, int end) {
        for (int i = start; i < end; i++) {
            if (claimed[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isClaimed(int i) {
        return i >= 0 && i < text.length() && claimed[i];
    }

    void claim(int start, int end) {
        java.util.Arrays.fill(claimed, start, end, true);
    }

    Found add(String type, Object value, int start, int end, double confidence, String role) {
        Found mention = new Found(type, value, start, end, confidence, role);
        found.add(mention);
        return mention;
    }

    void spoke(String rule, int start, int end, double score, String says) {
        if (trace != null) {
            int from = text.length() == 0 ? 0 : text.startOf(Math.min(start, text.length()));
            trace.add(new Explanation.Spoke(rule, says, from, Math.max(from, text.endOf(end)), score));
        }
    }

    List<Explanation.Spoke> trace() {
        return trace == null ? List.of() : trace;
    }

    boolean isBreak(int i) {
        if (i < 0 || i >= text.length()) {
            return true;
        }
        char c = text.charAt(i);
        if (c == '.' && isDigit(text.charAt(i - 1)) && isDigit(text.charAt(i + 1))) {
            return false;
        }
        return BREAKS.indexOf(c) >= 0 || c == ' ' && isHan(text.charAt(i - 1)) && isHan(text.charAt(i + 1));
    }

    /** First character of the clause around {@code i}. */
    int clauseStart(int i) {
        clauses();
        return i >= text.length() ? (text.length() == 0 ? 0 : clauseStarts[text.length() - 1]) : clauseStarts[Math.max(0, i)];
    }

    /** Position after the last character of the clause around {@code i}. */
    int clauseEnd(int i) {
        clauses();
        return i >= text.length() ? text.length() : clauseEnds[Math.max(0, i)];
    }

    private void clauses() {
        if (clauseStarts != null) {
            return;
        }
        int n = text.length();
        clauseStarts = new int[n];
        clauseEnds = new int[n];
        for (int i = 0, start = 0; i < n; i++) {
            clauseStarts[i] = start;
            if (isBreak(i)) {
                start = i + 1;
            }
        }
        for (int i = n - 1, end = n; i >= 0; i--) {
            if (isBreak(i)) {
                end = i;
            }
            clauseEnds[i] = Math.max(end, i);
        }
    }

    /** How far the words around a mention are looked at: keeps reading linear where nobody types a full stop. */
    static final int NEARBY = 40;

    /** Start of the clause, but no further back than {@link #NEARBY}. */
    int nearStart(int i) {
        return Math.max(clauseStart(i), i - NEARBY);
    }

    /** End of the clause, but no further on than {@link #NEARBY}. */
    int nearEnd(int i) {
        return Math.min(clauseEnd(i), i + NEARBY);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isHan(char c) {
        return c >= 0x4E00 && c <= 0x9FFF;
    }

    /** The entities in the offsets of the text as typed, in reading order, without overlaps inside one type and role. */
    List<Entity> entities() {
        found.sort(Comparator.comparingInt((Found f) -> f.start).thenComparing(f -> -f.confidence));
        List<Entity> entities = new ArrayList<>(found.size());
        for (Found f : found) {
            int start = text.length() == 0 ? 0 : text.startOf(f.start);
            int end = Math.max(start, text.endOf(f.end));
            entities.add(new Entity(f.type, f.value, text.typed().substring(start, end), start, end,
                    Math.round(Math.min(1, Math.max(0, f.confidence)) * 1000) / 1000.0, f.role));
        }
        return entities;
    }
}

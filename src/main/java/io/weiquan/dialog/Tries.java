package io.weiquan.dialog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often each question was put, passed over and refused, over the conversation; and what the person said no to. Part of one step. */
final class Tries {

    /** Values a slot refuses before it is left open. */
    private static final int MOST_REFUSALS = 3;

    /** By slot, and by words that begin with # for what else is counted. Kept in the state. */
    Map<String, Integer> counts;
    private final Set<String> vain = new HashSet<>();

    Tries(Map<String, Integer> counts) {
        this.counts = new HashMap<>(counts);
    }

    int of(String slot) {
        return counts.getOrDefault(slot, 0);
    }

    void count(String slot) {
        counts.merge(slot, 1, Integer::sum);
        vain.add(slot);
    }

    /** Counts that this question was before the person, in whatever words. */
    void countPut(String slot) {
        counts.merge("#put " + slot, 1, Integer::sum);
        counts.merge(slot, 1, Integer::sum);
    }

    /** True when the message was no answer to the question about this slot. */
    boolean wasVain(String slot) {
        return vain.contains(slot);
    }

    /** The slot is settled or opened anew: what was counted of it starts again. */
    void forget(String slot) {
        counts.remove(slot);
        counts.remove("#put " + slot);
        counts.remove("#past " + slot);
        counts.remove("#no " + slot);
    }

    /** Counts a value that the slot's own rules refuse; true when it is time to leave the slot open. */
    boolean isRefusedTooOften(String slot) {
        return counts.merge("#no " + slot, 1, Integer::sum) >= MOST_REFUSALS;
    }

    /** The person said something else than whether the guess is right. */
    void passOver(String slot) {
        counts.merge("#maybe " + slot, 1, Integer::sum);
    }

    int timesPassedOver(String slot) {
        return of("#maybe " + slot);
    }

    /** What the person said no to is not offered again. */
    void deny(String slot, Object value) {
        counts.put("#not " + slot + "=" + value, 1);
    }

    boolean isDenied(String slot, Object value) {
        return counts.containsKey("#not " + slot + "=" + value);
    }
}

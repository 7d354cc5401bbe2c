package io.weiquan.nlu;

import java.util.ArrayList;
import java.util.List;

/** Counts of one line of the table, with the rows that were missed and those left out, by id and reason. */
final class Tally {

    final String name;
    final String goal;
    int right;
    int all;
    final List<String> missed = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();

    Tally(String name, String goal) {
        this.name = name;
        this.goal = goal;
    }

    void count(boolean good, String what) {
        all++;
        right += good ? 1 : 0;
        if (!good) {
            missed.add(what);
        }
    }

    void countMany(int good, int of) {
        all += of;
        right += good;
    }

    void skip(String id, String why) {
        skipped.add(id + " " + why);
    }

    double share() {
        return all == 0 ? 0 : (double) right / all;
    }

    String line() {
        return "| %s | %d / %d | %.1f %% | %s | %d |".formatted(name, right, all, 100 * share(), goal, skipped.size());
    }
}

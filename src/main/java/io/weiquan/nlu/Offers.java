package io.weiquan.nlu;

import io.weiquan.dialog.Entity;

/** What a model may say where nothing is sure: the likeliest labels as choices of a question, and from where on one is taken. */
final class Offers {

    static final double CERTAIN = 0.8;
    static final double OFFERED = 0.45;
    /** An offer is never less sure than what is worth a question: it says that it is an offer, not how likely it is. */
    static final double LEAST = Entity.WORTH_ASKING;
    static final double STEP = 0.01;
    /** Kinds are offered, likeliest first, until these make up nearly all. */
    private static final double ENOUGH = 0.985;
    private static final double WORTH_OFFERING = 0.015;
    static final double CLEARLY_NONE_ASKED = 0.94;
    static final int SHORT_ANSWER = 20;
    static final double LITTLE = 0.12;
    static final double DOUBTED = 0.65;
    static final double SURE_OF_CLAUSE = 0.5;
    static final int MOST_CLAUSES = 12;
    static final int SHORTEST = 4;

    private Offers() {
    }

    /** The likeliest labels by what they are worth among the labels, "none of them" left out. */
    static void offerLikeliest(Reading r, String type, GramModel model, float[] p, int most) {
        int none = model.labels().indexOf(Intents.ELSE);
        double some = 0;
        for (int k = 0; k < p.length; k++) {
            some += k == none ? 0 : p[k];
        }
        boolean[] done = new boolean[p.length];
        double covered = 0;
        for (int round = 0; round < most && covered < ENOUGH && kinds(r, type) < most; round++) {
            int best = -1;
            for (int k = 0; k < done.length; k++) {
                best = k != none && !done[k] && (best < 0 || p[k] > p[best]) ? k : best;
            }
            if (best < 0) {
                return;
            }
            done[best] = true;
            double share = p[best] / Math.max(1e-6, some);
            covered += share;
            String label = model.labels().get(best);
            boolean said = r.found.stream().anyMatch(f -> f.type.equals(type) && f.value.equals(label));
            if (!said && share >= WORTH_OFFERING) {
                r.add(type, label, 0, r.text.length(), Math.min(OFFERED, Math.max(LEAST + STEP * (most - round), p[best])), null);
            }
        }
    }

    static long kinds(Reading r, String type) {
        return r.found.stream().filter(f -> f.type.equals(type) && f.confidence >= LEAST).map(f -> f.value).distinct().count();
    }
}

package io.weiquan.nlu;

import io.weiquan.dialog.Entity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Lets the trained model speak about what is wrong, and weighs what it says against the words that were found. */
final class IssueModel {

    /** Offered beside the likeliest kinds: the matter may be of a kind that has no name here. */
    private static final String OTHER = "OTHER";
    /** A message of which the examples know less than this share of pairs is never taken silently. */
    private static final double UNFAMILIAR = 0.5;
    /** Above this probability of being none of the issues, nothing is offered; when the issue was asked for, more is. */
    private static final double CLEARLY_NONE = 0.9;
    /** Above this, only a kind that stands out among the others is worth a question. */
    private static final double LIKELY_NONE = 0.65;
    private static final double STANDS_OUT = 0.4;
    /** How sure the model alone may be of an issue that was not asked for. */
    private static final double UNASKED = 0.6;
    /** A message shorter than this (押金两千) is never taken on the model's word alone. */
    private static final int SHORT_STORY = 6;
    private static final double TOO_SHORT = 0.75;
    /** What is certain by cues makes up at least this share of what the model hears, else it is asked about. */
    private static final double BACKED = 0.4;
    /** Where the model gives no complaint this much, cues alone take none; more is needed where it hears of all kinds just theirs. */
    private static final double HARDLY_ANY = 0.5;
    private static final double NONE_AT_ALL = 0.8;
    private static final double WELL_BACKED = 0.85;
    /** Where only the dispute is certain (不给退), a clause is likelier to tell what is wrong with the goods. */
    private static final double LIKELY_GOODS = 0.12;
    /** One clause alone is never so sure that nothing else would be offered. */
    private static final double OF_A_CLAUSE = 0.68;

    private final GramModel issues;
    private final Set<String> secondary;
    private final Set<String> confirm;

    /**
     * @param secondary kinds that tell how the dispute goes, not what is wrong with the goods
     * @param confirm   kinds that this model alone never makes certain
     */
    IssueModel(GramModel issues, Set<String> secondary, Set<String> confirm) {
        this.issues = issues;
        this.secondary = secondary;
        this.confirm = confirm;
    }

    void read(Reading r, Traits traits) {
        GramModel.Guess guess = issues.guess(traits);
        r.spoke("issue model", 0, r.text.length(), guess.sure(), guess.label());
        Reading.Found strongest = null;
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue")) {
                strongest = strongest == null || f.confidence > strongest.confidence ? f : strongest;
                int index = issues.labels().indexOf(f.value);
                double p = index < 0 ? 0 : guess.all()[index];
                double most = f.capped ? Offers.DOUBTED : f.confidence < Offers.CERTAIN && r.text.length() <= Offers.SHORTEST ? TOO_SHORT : 0.98;
                f.confidence = Math.max(Math.min(f.confidence, most), Math.min(most, 1 - (1 - f.confidence) * (1 - 0.6 * p)));
            }
        }
        Map<Integer, GramModel.Guess> clauses = new HashMap<>();
        doubt(r, guess, clauses);
        boolean known = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.value.equals(guess.label()));
        if (!known && !guess.label().equals(Intents.ELSE) && guess.sure() >= Offers.OFFERED) {
            double most = strongest != null && strongest.confidence >= Offers.CERTAIN || confirm.contains(guess.label()) ? 0.7 : guess.known() < UNFAMILIAR ? 0.75 : 0.9;
            r.add("issue", guess.label(), 0, r.text.length(), Math.min(guess.sure(), answersAnotherQuestion(r) ? UNASKED : r.text.length() < SHORT_STORY ? Math.min(most, TOO_SHORT) : most), null);
        }
        if (!answersAnotherQuestion(r)) {
            offer(r, byClause(r, guess, clauses));
        }
    }

    /** A short answer to another question ("卖家不认", "重做一副") is no new complaint, whatever it sounds like. */
    private static boolean answersAnotherQuestion(Reading r) {
        String slot = r.hint.slot();
        return slot != null && !slot.equals("issue") && !slot.equals("issues") && !slot.equals("event") && r.text.length() <= Offers.SHORT_ANSWER;
    }

    /**
     * Cues that the message as a whole speaks against are asked about, not taken: where what they tell makes up too little of what the
     * model hears ({@code 保修期里坏了硬说不保} holds a cue of QUALITY and is one of WARRANTY), and where it hears no complaint at all
     * ({@code 定金和订金差在哪}).
     */
    private void doubt(Reading r, GramModel.Guess guess, Map<Integer, GramModel.Guess> clauses) {
        if (r.text.length() <= SHORT_STORY) {
            return;
        }
        int none = issues.labels().indexOf(Intents.ELSE);
        Set<Object> told = new HashSet<>();
        double backing = 0;
        for (Reading.Found f : r.found) {
            backing += f.type.equals("issue") && f.confidence >= Offers.CERTAIN && told.add(f.value) ? share(guess, f) : 0;
        }
        boolean noComplaint = guess.all()[none] >= (backing >= WELL_BACKED ? NONE_AT_ALL : HARDLY_ANY);
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue") && f.confidence >= Offers.CERTAIN) {
                boolean overruled = share(guess, f) < Offers.LITTLE && (secondary.contains(f.value) || !secondary.contains(guess.label()));
                boolean weak = backing < BACKED || noComplaint && (guess.all()[none] >= NONE_AT_ALL || ofItsClause(r, f, clauses) < WELL_BACKED) || overruled && ofItsClause(r, f, clauses) < BACKED;
                f.confidence = weak ? Offers.DOUBTED : f.confidence;
            }
        }
    }

    private static boolean wished(Reading r) {
        return r.found.stream().anyMatch(f -> f.type.equals("demand") && f.confidence >= Offers.CERTAIN);
    }

    /**
     * What the model gives a kind among those of its sort, faults of the goods or ways the dispute goes: that nobody takes the thing back
     * does not speak against a crack in it, nor the other way round.
     */
    private double share(GramModel.Guess guess, Reading.Found issue) {
        int index = issues.labels().indexOf(issue.value);
        if (index < 0) {
            return 1;
        }
        double some = 0;
        for (int k = 0; k < guess.all().length; k++) {
            String label = issues.labels().get(k);
            boolean counts = !label.equals(Intents.ELSE) && secondary.contains(label) == secondary.contains(issue.value);
            some += counts ? guess.all()[k] : 0;
        }
        return guess.all()[index] / Math.max(1e-6, some);
    }

    /** The same in the clause the cue stands in, where that tells of a complaint: several things may be wrong. 0 for a message of one clause. */
    private double ofItsClause(Reading r, Reading.Found issue, Map<Integer, GramModel.Guess> clauses) {
        int from = r.clauseStart(issue.start);
        int to = r.clauseEnd(issue.start);
        if (!isPart(r, from, to)) {
            return 0;
        }
        GramModel.Guess guess = clause(r, from, to, clauses);
        return guess.all()[issues.labels().indexOf(Intents.ELSE)] >= HARDLY_ANY ? 0 : share(guess, issue);
    }

    private static boolean isPart(Reading r, int from, int to) {
        return to - from >= Offers.SHORTEST && to - from < r.text.length() - Offers.SHORTEST;
    }

    private GramModel.Guess clause(Reading r, int from, int to, Map<Integer, GramModel.Guess> clauses) {
        return clauses.computeIfAbsent(from, start -> issues.guess(Traits.ofMatter(r, start, to)));
    }

    /** Several things may be wrong at once, each told in a clause of its own. Returns the reading that tells most. */
    private GramModel.Guess byClause(Reading r, GramModel.Guess whole, Map<Integer, GramModel.Guess> clauses) {
        int none = issues.labels().indexOf(Intents.ELSE);
        GramModel.Guess telling = whole;
        Goods goods = null;
        boolean onlyDispute = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= Offers.CERTAIN)
                && r.found.stream().noneMatch(f -> f.type.equals("issue") && f.confidence >= Offers.CERTAIN && !secondary.contains(f.value));
        int read = 0;
        for (int from = 0; from < r.text.length() && read < Offers.MOST_CLAUSES; ) {
            int to = Math.max(from + 1, r.clauseEnd(from));
            if (isPart(r, from, to) && !isDemand(r, from, to)) {
                read++;
                GramModel.Guess guess = clause(r, from, to, clauses);
                telling = guess.all()[none] < telling.all()[none] && whole.label().equals(Intents.ELSE) ? guess : telling;
                if (onlyDispute) {
                    goods = likelier(goods, guess);
                }
                boolean known = guess.label().equals(Intents.ELSE) || guess.sure() < Offers.SURE_OF_CLAUSE
                        || r.found.stream().anyMatch(f -> f.type.equals("issue") && f.value.equals(guess.label()));
                if (!known) {
                    r.add("issue", guess.label(), from, to, Math.min(guess.sure(), OF_A_CLAUSE), null);
                    r.spoke("issue model, clause", from, to, guess.sure(), guess.label());
                }
            }
            from = to + 1;
        }
        boolean told = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= Offers.LEAST && !secondary.contains(f.value));
        if (goods != null && !told) {
            r.add("issue", goods.label, 0, r.text.length(), Offers.OFFERED, null);
            r.spoke("issue model, goods", 0, r.text.length(), goods.p, goods.label);
        }
        return telling;
    }

    /** What is likeliest wrong with the goods, of what the clauses tell; null where none tells enough. */
    private record Goods(String label, double p) {
    }

    private Goods likelier(Goods best, GramModel.Guess guess) {
        Goods likeliest = best;
        for (int k = 0; k < guess.all().length; k++) {
            String label = issues.labels().get(k);
            boolean about = !label.equals(Intents.ELSE) && !label.equals(OTHER) && !secondary.contains(label);
            if (about && guess.all()[k] >= LIKELY_GOODS && (likeliest == null || guess.all()[k] > likeliest.p)) {
                likeliest = new Goods(label, guess.all()[k]);
            }
        }
        return likeliest;
    }

    /** 退货退款 says what is wanted, not what happened. */
    private static boolean isDemand(Reading r, int from, int to) {
        return r.found.stream().anyMatch(f -> f.type.equals("demand") && f.confidence >= Offers.CERTAIN && f.start >= from && f.end <= to && 2 * (f.end - f.start) >= to - from);
    }

    /** Where nothing is sure, the likeliest kinds may be offered as a question. */
    private void offer(Reading r, GramModel.Guess guess) {
        float none = guess.all()[issues.labels().indexOf(Intents.ELSE)];
        boolean asked = "issue".equals(r.hint.slot());
        boolean taken = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= Offers.CERTAIN);
        float top = 0;
        for (int k = 0; k < guess.all().length; k++) {
            top = issues.labels().get(k).equals(Intents.ELSE) ? top : Math.max(top, guess.all()[k]);
        }
        boolean vague = !wished(r) && none > LIKELY_NONE && top < STANDS_OUT * (1 - none);
        if (taken || vague || none > (asked ? Offers.CLEARLY_NONE_ASKED : CLEARLY_NONE)) {
            return;
        }
        Offers.offerLikeliest(r, "issue", issues, guess.all(), Entity.MOST_OFFERED - 1);
        if (Offers.kinds(r, "issue") == 1 && r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= Offers.OFFERED)) {
            return;                            // one likely kind: a matter of yes or no
        }
        if (issues.labels().contains(OTHER) && Offers.kinds(r, "issue") < Entity.MOST_OFFERED && r.found.stream().noneMatch(f -> f.type.equals("issue") && f.value.equals(OTHER))) {
            r.add("issue", OTHER, 0, r.text.length(), Offers.LEAST, null);
        }
    }
}

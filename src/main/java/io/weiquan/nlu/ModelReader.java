package io.weiquan.nlu;

import io.weiquan.dialog.Entity;
import java.util.Set;

/** Lets the trained models speak about issue and demand, and weighs what they say against the words that were found. */
final class ModelReader {

    /** Offered beside the likeliest kinds: the matter may be of a kind that has no name here. */
    private static final String OTHER = "OTHER";
    private static final double CERTAIN = 0.8;
    private static final double OFFERED = 0.45;
    /** An offer is never less sure than what is worth a question: it says that it is an offer, not how likely it is. */
    private static final double LEAST = Entity.WORTH_ASKING;
    private static final double STEP = 0.01;
    /** Kinds are offered, likeliest first, until these make up nearly all. */
    private static final double ENOUGH = 0.97;
    private static final double WORTH_OFFERING = 0.03;
    private static final int DEMANDS_OFFERED = 4;
    /** A message of which the examples know less than this share of pairs is never taken silently. */
    private static final double UNFAMILIAR = 0.5;
    /** Above this probability of being none of the issues, nothing is offered; when the issue was asked for, more is. */
    private static final double CLEARLY_NONE = 0.9;
    private static final double CLEARLY_NONE_ASKED = 0.94;
    /** Above this, only a kind that stands out among the others is worth a question. */
    private static final double LIKELY_NONE = 0.65;
    private static final double STANDS_OUT = 0.4;
    /** How sure the model alone may be of an issue that was not asked for. */
    private static final double UNASKED = 0.6;
    private static final int SHORT_ANSWER = 20;
    /** A message shorter than this (押金两千) is never taken on the model's word alone. */
    private static final int SHORT_STORY = 6;
    private static final double TOO_SHORT = 0.75;
    private static final double SURE_OF_OUTCOME = 0.8;
    private static final double LIKELY_OUTCOME = 0.35;
    /** Money that came back ends a case: no model alone says so (钱已经转了5000). */
    private static final String PAID = "PAID";
    private static final int LONGEST_OUTCOME = 60;
    private static final double SOME_DEMAND = 0.8;
    /** A cue with a lower share than this among the kinds is doubted. */
    private static final double DOUBTFUL = 0.1;
    private static final double LITTLE = 0.12;
    private static final double SURE_AGAINST = 0.5;
    /** A cue of a wish is doubted where the model hears another one at least so well, and the cue's not nearly as well. */
    private static final double SOME_WISH = 0.3;
    private static final double NEARLY = 0.9;
    private static final double DOUBTED = 0.65;
    private static final double SURE_OF_NONE = 0.7;
    private static final double SURE_OF_CLAUSE = 0.5;
    /** Where only the dispute is certain (不给退), a clause is likelier to tell what is wrong with the goods. */
    private static final double LIKELY_GOODS = 0.12;
    /** One clause alone is never so sure that nothing else would be offered. */
    private static final double OF_A_CLAUSE = 0.68;
    private static final int MOST_CLAUSES = 12;
    private static final int SHORTEST = 4;

    private final GramModel issues;
    private final GramModel demands;
    private final GramModel outcomes;
    private final Set<String> secondary;

    ModelReader(Models models, Set<String> secondary) {
        this.issues = models.get("issue");
        this.demands = models.get("demand");
        this.outcomes = models.get("outcome");
        this.secondary = secondary;
    }

    void read(Reading r, Traits traits) {
        int han = 0;
        for (int i = 0; i < r.text.length(); i++) {
            han += Reading.isHan(r.text.charAt(i)) ? 1 : 0;
        }
        if (han >= SHORTEST) {
            issue(r, traits);
            demand(r, traits);
            outcome(r, traits);
        }
        mainIssueFirst(r);
    }

    private void issue(Reading r, Traits traits) {
        if (issues == null) {
            return;
        }
        GramModel.Guess guess = issues.guess(traits);
        r.spoke("issue model", 0, r.text.length(), guess.sure(), guess.label());
        Reading.Found strongest = null;
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue")) {
                strongest = strongest == null || f.confidence > strongest.confidence ? f : strongest;
                int index = issues.labels().indexOf(f.value);
                double p = index < 0 ? 0 : guess.all()[index];
                double most = f.capped ? DOUBTED : f.confidence < CERTAIN && r.text.length() <= SHORTEST ? TOO_SHORT : 0.98;
                f.confidence = Math.max(Math.min(f.confidence, most), Math.min(most, 1 - (1 - f.confidence) * (1 - 0.6 * p)));
            }
        }
        overruled(r, guess);
        doubt(r, guess, strongest);
        boolean known = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.value.equals(guess.label()));
        if (!known && !guess.label().equals(Intents.ELSE) && guess.sure() >= OFFERED) {
            double most = strongest != null && strongest.confidence >= CERTAIN ? 0.7 : guess.known() < UNFAMILIAR ? 0.75 : 0.9;
            r.add("issue", guess.label(), 0, r.text.length(), Math.min(guess.sure(), answersAnotherQuestion(r) ? UNASKED : r.text.length() < SHORT_STORY ? Math.min(most, TOO_SHORT) : most), null);
        }
        if (!answersAnotherQuestion(r)) {
            offer(r, byClause(r, guess));
        }
    }

    /** A short answer to another question ("卖家不认", "重做一副") is no new complaint, whatever it sounds like. */
    private static boolean answersAnotherQuestion(Reading r) {
        String slot = r.hint.slot();
        return slot != null && !slot.equals("issue") && !slot.equals("issues") && !slot.equals("event") && r.text.length() <= SHORT_ANSWER;
    }

    /** A cue that the message as a whole speaks against is asked about, not taken. */
    private void doubt(Reading r, GramModel.Guess guess, Reading.Found strongest) {
        if (strongest == null || strongest.confidence < CERTAIN) {
            return;
        }
        int none = issues.labels().indexOf(Intents.ELSE);
        boolean backed = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= CERTAIN && share(guess, f, none) >= DOUBTFUL);
        boolean other = r.text.length() > SHORT_STORY && guess.all()[none] < 0.5 && guess.p() >= SURE_AGAINST * (1 - guess.all()[none]) && !guess.label().equals(strongest.value)
                && (secondary.contains(strongest.value) || !secondary.contains(guess.label()));
        if (!backed && other || secondary.contains(strongest.value) && wished(r) && isNone(guess, strongest)) {
            for (Reading.Found f : r.found) {
                f.confidence = f.type.equals("issue") ? Math.min(f.confidence, DOUBTED) : f.confidence;
            }
        }
    }

    /**
     * 保修期里坏了硬说不保 holds a cue of QUALITY, and the message as a whole is one of WARRANTY: where the model is sure of another kind
     * and gives the cue's hardly anything, both are asked about. A kind that tells how the dispute goes overrules no fault of the goods.
     */
    private void overruled(Reading r, GramModel.Guess guess) {
        if (guess.label().equals(Intents.ELSE) || guess.sure() < SURE_AGAINST) {
            return;
        }
        int none = issues.labels().indexOf(Intents.ELSE);
        for (Reading.Found f : r.found) {
            boolean weak = f.type.equals("issue") && f.confidence >= CERTAIN && !f.value.equals(guess.label()) && share(guess, f, none) < LITTLE;
            if (weak && (secondary.contains(f.value) || !secondary.contains(guess.label()))) {
                f.confidence = DOUBTED;
            }
        }
    }

    private static boolean wished(Reading r) {
        return r.found.stream().anyMatch(f -> f.type.equals("demand") && f.confidence >= CERTAIN);
    }

    /** 不退了,要换货 sounds like a refusal, and the message as a whole like no complaint at all. */
    private boolean isNone(GramModel.Guess guess, Reading.Found strongest) {
        int index = issues.labels().indexOf(strongest.value);
        return guess.label().equals(Intents.ELSE) && guess.sure() >= SURE_OF_NONE && index >= 0 && guess.all()[index] < 1 - SURE_OF_NONE;
    }

    /** What the model gives a kind among all kinds, "none of them" left out. */
    private double share(GramModel.Guess guess, Reading.Found issue, int none) {
        int index = issues.labels().indexOf(issue.value);
        return index < 0 ? 1 : guess.all()[index] / Math.max(1e-6, 1 - guess.all()[none]);
    }

    /** Several things may be wrong at once, each told in a clause of its own. Returns the reading that tells most. */
    private GramModel.Guess byClause(Reading r, GramModel.Guess whole) {
        int none = issues.labels().indexOf(Intents.ELSE);
        GramModel.Guess telling = whole;
        Goods goods = null;
        boolean onlyDispute = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= CERTAIN)
                && r.found.stream().noneMatch(f -> f.type.equals("issue") && f.confidence >= CERTAIN && !secondary.contains(f.value));
        int read = 0;
        for (int from = 0; from < r.text.length() && read < MOST_CLAUSES; ) {
            int to = Math.max(from + 1, r.clauseEnd(from));
            boolean part = to - from >= SHORTEST && to - from < r.text.length() - SHORTEST && !isDemand(r, from, to);
            if (part) {
                read++;
                GramModel.Guess guess = issues.guess(Traits.of(r, from, to));
                telling = guess.all()[none] < telling.all()[none] && whole.label().equals(Intents.ELSE) ? guess : telling;
                if (onlyDispute) {
                    goods = likelier(goods, guess);
                }
                boolean known = guess.label().equals(Intents.ELSE) || guess.sure() < SURE_OF_CLAUSE
                        || r.found.stream().anyMatch(f -> f.type.equals("issue") && f.value.equals(guess.label()));
                if (!known) {
                    r.add("issue", guess.label(), from, to, Math.min(guess.sure(), OF_A_CLAUSE), null);
                    r.spoke("issue model, clause", from, to, guess.sure(), guess.label());
                }
            }
            from = to + 1;
        }
        boolean told = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= LEAST && !secondary.contains(f.value));
        if (goods != null && !told) {
            r.add("issue", goods.label, 0, r.text.length(), OFFERED, null);
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
        return r.found.stream().anyMatch(f -> f.type.equals("demand") && f.confidence >= CERTAIN && f.start >= from && f.end <= to && 2 * (f.end - f.start) >= to - from);
    }

    /** Where nothing is sure, the likeliest kinds may be offered as a question. */
    private void offer(Reading r, GramModel.Guess guess) {
        float none = guess.all()[issues.labels().indexOf(Intents.ELSE)];
        boolean asked = "issue".equals(r.hint.slot());
        boolean taken = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= CERTAIN);
        float top = 0;
        for (int k = 0; k < guess.all().length; k++) {
            top = issues.labels().get(k).equals(Intents.ELSE) ? top : Math.max(top, guess.all()[k]);
        }
        boolean vague = !wished(r) && none > LIKELY_NONE && top < STANDS_OUT * (1 - none);
        if (taken || vague || none > (asked ? CLEARLY_NONE_ASKED : CLEARLY_NONE)) {
            return;
        }
        offerLikeliest(r, "issue", issues, guess.all(), Entity.MOST_OFFERED - 1);
        if (kinds(r, "issue") == 1 && r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= OFFERED)) {
            return;                            // one likely kind: a matter of yes or no
        }
        if (issues.labels().contains(OTHER) && kinds(r, "issue") < Entity.MOST_OFFERED && r.found.stream().noneMatch(f -> f.type.equals("issue") && f.value.equals(OTHER))) {
            r.add("issue", OTHER, 0, r.text.length(), LEAST, null);
        }
    }

    /** The likeliest labels by what they are worth among the labels, "none of them" left out. */
    private static void offerLikeliest(Reading r, String type, GramModel model, float[] p, int most) {
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

    private static long kinds(Reading r, String type) {
        return r.found.stream().filter(f -> f.type.equals(type) && f.confidence >= LEAST).map(f -> f.value).distinct().count();
    }

    private void demand(Reading r, Traits traits) {
        if (demands == null) {
            return;
        }
        GramModel.Guess whole = demands.guess(traits);
        r.spoke("demand model", 0, r.text.length(), whole.sure(), whole.label());
        float[] told = byClause(r, demands, whole);
        int none = demands.labels().indexOf(Intents.ELSE);
        int top = likeliest(told, none);
        boolean certain = false;
        boolean agreed = r.text.length() <= SHORT_ANSWER || cued(r, demands.labels().get(top));   // 退一赔三 holds two cues
        for (Reading.Found f : r.found) {
            certain |= f.type.equals("demand") && f.confidence >= CERTAIN && (agreed || !doubtedDemand(f, told, top));
        }
        if (certain) {
            return;
        }
        boolean asked = "demand".equals(r.hint.slot());
        boolean known = r.found.stream().anyMatch(f -> f.type.equals("demand") && f.value.equals(demands.labels().get(top)));
        if (!known && told[top] >= 0.6) {
            r.add("demand", demands.labels().get(top), 0, r.text.length(), Math.min(told[top], asked ? 0.9 : 0.7), null);
        }
        if (told[none] < (asked ? CLEARLY_NONE_ASKED : SOME_DEMAND)) {
            offerLikeliest(r, "demand", demands, told, DEMANDS_OFFERED);
        }
    }

    /** 给我列出来 holds a cue of EXCHANGE for those who do not listen: where the model hears another wish better, both are asked about. */
    private boolean doubtedDemand(Reading.Found cue, float[] told, int top) {
        int index = demands.labels().indexOf(cue.value);
        boolean doubted = index >= 0 && index != top && told[top] >= SOME_WISH && told[index] < NEARLY * told[top];
        cue.confidence = doubted ? DOUBTED : cue.confidence;
        return doubted;
    }

    private static boolean cued(Reading r, String demand) {
        return r.found.stream().anyMatch(f -> f.type.equals("demand") && f.value.equals(demand) && f.confidence >= CERTAIN);
    }

    private static int likeliest(float[] p, int none) {
        int top = none == 0 ? 1 : 0;
        for (int k = 0; k < p.length; k++) {
            top = k != none && p[k] > p[top] ? k : top;
        }
        return top;
    }

    /** A wish mostly stands in one clause of a story: for each label the most that the whole or a clause of it says, for none the least. */
    private static float[] byClause(Reading r, GramModel model, GramModel.Guess whole) {
        float[] most = whole.all().clone();
        int none = model.labels().indexOf(Intents.ELSE);
        int read = 0;
        for (int from = 0; from < r.text.length() && read < MOST_CLAUSES; ) {
            int to = Math.max(from + 1, r.clauseEnd(from));
            if (to - from >= SHORTEST && to - from < r.text.length() - 1) {
                read++;
                float[] all = model.guess(Traits.of(r, from, to)).all();
                for (int k = 0; k < all.length; k++) {
                    most[k] = k == none ? Math.min(most[k], all[k]) : Math.max(most[k], all[k]);
                }
            }
            from = to + 1;
        }
        return most;
    }

    /**
     * What no cue of the lexicon tells ("谈了三次都谈不拢"): certain only when the model hardly doubts. A cue that the message as a whole
     * speaks against (人家不收 of the authority is no refusal by the seller) is asked about beside what the model hears.
     */
    private void outcome(Reading r, Traits traits) {
        if (outcomes == null || r.text.length() > LONGEST_OUTCOME) {
            return;
        }
        GramModel.Guess guess = outcomes.guess(traits);
        r.spoke("outcome model", 0, r.text.length(), guess.sure(), guess.label());
        boolean story = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= CERTAIN);
        for (Reading.Found f : r.found) {
            int index = f.type.equals("outcome") && !story ? outcomes.labels().indexOf(f.value) : -1;
            if (index >= 0 && guess.p() >= SURE_OF_CLAUSE && guess.all()[index] < LITTLE * guess.p() && !guess.label().equals(Intents.ELSE)) {
                f.confidence = Math.min(f.confidence, DOUBTED);
            }
        }
        boolean cued = r.found.stream().anyMatch(f -> f.type.equals("outcome") && (f.confidence > DOUBTED || f.value.equals(guess.label())));
        if (!cued && !guess.label().equals(Intents.ELSE) && guess.p() >= LIKELY_OUTCOME) {
            boolean closes = guess.label().equals(PAID);
            double confidence = guess.p() >= SURE_OF_OUTCOME && !closes ? 0.85 : Math.min(guess.p(), 0.7);
            r.add("outcome", guess.label(), 0, r.text.length(), confidence, null);
        }
    }

    /** How the dispute goes (不给退, 不回消息) comes after what is wrong with the goods. */
    private void mainIssueFirst(Reading r) {
        double goods = 0;
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue") && !secondary.contains(f.value)) {
                goods = Math.max(goods, f.confidence);
            }
        }
        if (goods < 0.8) {
            return;
        }
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue") && secondary.contains(f.value)) {
                f.confidence = Math.min(f.confidence, goods - 0.01);
            }
        }
    }
}

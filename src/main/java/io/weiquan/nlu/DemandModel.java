package io.weiquan.nlu;

/** Lets the trained model speak about what the person wants, and weighs what it says against the words that were found. */
final class DemandModel {

    private static final int DEMANDS_OFFERED = 4;
    private static final double SOME_DEMAND = 0.8;
    /** A cue of a wish is doubted where the model hears another one at least so well, and the cue's not nearly as well. */
    private static final double SOME_WISH = 0.3;
    private static final double NEARLY = 0.9;
    /** A message of no more characters is its cue: 给我退货退款. */
    private static final int SHORT_WISH = 8;
    /** A clause of hardly more than the cue says it plainly: …，换货 / 要退货. */
    private static final int BESIDE = 1;
    /** From here on the model hears no wish, or hardly the one of the cue. */
    private static final double NO_WISH = 0.6;
    private static final double HARDLY = 0.1;

    private final GramModel demands;

    DemandModel(GramModel demands) {
        this.demands = demands;
    }

    void read(Reading r, Traits traits) {
        GramModel.Guess whole = demands.guess(traits);
        r.spoke("demand model", 0, r.text.length(), whole.sure(), whole.label());
        float[] told = byClause(r, whole);
        int none = demands.labels().indexOf(Intents.ELSE);
        int top = likeliest(told, none);
        boolean asked = "demand".equals(r.hint.slot());
        boolean certain = false;
        boolean agreed = r.text.length() <= Offers.SHORT_ANSWER || cued(r, demands.labels().get(top));   // 退一赔三 holds two cues
        for (Reading.Found f : r.found) {
            boolean cue = f.type.equals("demand") && f.confidence >= Offers.CERTAIN;
            certain |= cue && (asked || !speaksAgainst(r, f, told, none)) && (agreed || !doubtedDemand(f, told, top));
        }
        if (certain) {
            return;
        }
        boolean known = r.found.stream().anyMatch(f -> f.type.equals("demand") && f.value.equals(demands.labels().get(top)));
        if (!known && told[top] >= 0.6) {
            r.add("demand", demands.labels().get(top), 0, r.text.length(), Math.min(told[top], asked ? 0.9 : 0.7), null);
        }
        if (told[none] < (asked ? Offers.CLEARLY_NONE_ASKED : SOME_DEMAND)) {
            Offers.offerLikeliest(r, "demand", demands, told, DEMANDS_OFFERED);
        }
    }

    /** 说假一赔十的, 退了押金才发现: words of a wish in a message that the model hears no wish in, or not this one, are asked about. */
    private boolean speaksAgainst(Reading r, Reading.Found cue, float[] told, int none) {
        int index = demands.labels().indexOf(cue.value);
        boolean alone = r.clauseEnd(cue.start) - r.clauseStart(cue.start) <= cue.end - cue.start + BESIDE;
        boolean sum = r.found.stream().anyMatch(f -> "claim_amount".equals(f.role));   // 想让商家退30
        boolean against = r.text.length() > SHORT_WISH && !alone && !sum && index >= 0 && (told[none] >= NO_WISH || told[index] < HARDLY);
        cue.confidence = against ? Offers.DOUBTED : cue.confidence;
        return against;
    }

    /** 给我列出来 holds a cue of EXCHANGE for those who do not listen: where the model hears another wish better, both are asked about. */
    private boolean doubtedDemand(Reading.Found cue, float[] told, int top) {
        int index = demands.labels().indexOf(cue.value);
        boolean doubted = index >= 0 && index != top && told[top] >= SOME_WISH && told[index] < NEARLY * told[top];
        cue.confidence = doubted ? Offers.DOUBTED : cue.confidence;
        return doubted;
    }

    private static boolean cued(Reading r, String demand) {
        return r.found.stream().anyMatch(f -> f.type.equals("demand") && f.value.equals(demand) && f.confidence >= Offers.CERTAIN);
    }

    private static int likeliest(float[] p, int none) {
        int top = none == 0 ? 1 : 0;
        for (int k = 0; k < p.length; k++) {
            top = k != none && p[k] > p[top] ? k : top;
        }
        return top;
    }

    /** A wish mostly stands in one clause of a story: for each label the most that the whole or a clause of it says, for none the least. */
    private float[] byClause(Reading r, GramModel.Guess whole) {
        float[] most = whole.all().clone();
        int none = demands.labels().indexOf(Intents.ELSE);
        int read = 0;
        for (int from = 0; from < r.text.length() && read < Offers.MOST_CLAUSES; ) {
            int to = Math.max(from + 1, r.clauseEnd(from));
            if (to - from >= Offers.SHORTEST && to - from < r.text.length() - 1) {
                read++;
                float[] all = demands.guess(Traits.ofMatter(r, from, to)).all();
                for (int k = 0; k < all.length; k++) {
                    most[k] = k == none ? Math.min(most[k], all[k]) : Math.max(most[k], all[k]);
                }
            }
            from = to + 1;
        }
        return most;
    }
}

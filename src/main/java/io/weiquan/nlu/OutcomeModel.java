package io.weiquan.nlu;

/** Lets the trained model speak about what came of a complaint. */
final class OutcomeModel {

    private static final double SURE_OF_OUTCOME = 0.8;
    private static final double LIKELY_OUTCOME = 0.35;
    /** Money that came back ends a case: no model alone says so (钱已经转了5000). */
    private static final String PAID = "PAID";
    private static final int LONGEST_OUTCOME = 60;

    private final GramModel outcomes;

    OutcomeModel(GramModel outcomes) {
        this.outcomes = outcomes;
    }

    /**
     * What no cue of the lexicon tells ("谈了三次都谈不拢"): certain only when the model hardly doubts. A cue that the message as a whole
     * speaks against (人家不收 of the authority is no refusal by the seller) is asked about beside what the model hears.
     */
    void read(Reading r, Traits traits) {
        if (r.text.length() > LONGEST_OUTCOME) {
            return;
        }
        GramModel.Guess guess = outcomes.guess(traits);
        r.spoke("outcome model", 0, r.text.length(), guess.sure(), guess.label());
        boolean story = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.confidence >= Offers.CERTAIN);
        for (Reading.Found f : r.found) {
            int index = f.type.equals("outcome") && !story ? outcomes.labels().indexOf(f.value) : -1;
            if (index >= 0 && guess.p() >= Offers.SURE_OF_CLAUSE && guess.all()[index] < Offers.LITTLE * guess.p() && !guess.label().equals(Intents.ELSE)) {
                f.confidence = Math.min(f.confidence, Offers.DOUBTED);
            }
        }
        boolean cued = r.found.stream().anyMatch(f -> f.type.equals("outcome") && (f.confidence > Offers.DOUBTED || f.value.equals(guess.label())));
        if (!cued && !guess.label().equals(Intents.ELSE) && guess.p() >= LIKELY_OUTCOME) {
            boolean closes = guess.label().equals(PAID);
            double confidence = guess.p() >= SURE_OF_OUTCOME && !closes ? 0.85 : Math.min(guess.p(), 0.7);
            r.add("outcome", guess.label(), 0, r.text.length(), confidence, null);
        }
    }
}

package io.weiquan.nlu;

import java.util.Set;

/** Lets the trained models speak about issue and demand, and weighs what they say against the words that were found. */
final class ModelReader {

    private static final double OFFERED = 0.45;
    /** Below this a reading is not even offered. */
    /** How sure the model alone may be of an issue that was not asked for. */
    private static final double UNASKED = 0.6;
    private static final int SHORT_ANSWER = 20;
    private static final double POSSIBLE = 0.05;
    /** A message of which the examples know less than this share of pairs is never taken silently. */
    private static final double UNFAMILIAR = 0.6;
    /** Above this probability of being none of the issues, nothing is offered. */
    private static final double CLEARLY_NONE = 0.8;
    private static final int SHORTEST = 4;

    private final GramModel issues;
    private final GramModel demands;
    private final Set<String> secondary;

    ModelReader(GramModel issues, GramModel demands, Set<String> secondary) {
        this.issues = issues;
        this.demands = demands;
        this.secondary = secondary;
    }

    void read(Reading r) {
        int han = 0;
        for (int i = 0; i < r.text.length(); i++) {
            han += Reading.isHan(r.text.charAt(i)) ? 1 : 0;
        }
        if (han >= SHORTEST) {
            issue(r);
            demand(r);
        }
        mainIssueFirst(r);
    }

    private void issue(Reading r) {
        if (issues == null) {
            return;
        }
        GramModel.Guess guess = issues.guess(r.text, 0, r.text.length());
        r.spoke("issue model", 0, r.text.length(), guess.sure(), guess.label());
        Reading.Found strongest = null;
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue")) {
                strongest = strongest == null || f.confidence > strongest.confidence ? f : strongest;
                int index = issues.labels().indexOf(f.value);
                double p = index < 0 ? 0 : guess.all()[index];
                f.confidence = Math.min(0.98, 1 - (1 - f.confidence) * (1 - 0.6 * p));
            }
        }
        offer(r, guess, strongest);
        boolean known = r.found.stream().anyMatch(f -> f.type.equals("issue") && f.value.equals(guess.label()));
        if (known || guess.label().equals(Intents.ELSE) || guess.sure() < OFFERED) {
            return;
        }
        double confidence = strongest != null && strongest.confidence >= 0.8 ? Math.min(guess.sure(), 0.7) : Math.min(guess.sure(), guess.known() < UNFAMILIAR ? 0.75 : 0.9);
        r.add("issue", guess.label(), 0, r.text.length(), answersAnotherQuestion(r) ? Math.min(confidence, UNASKED) : confidence, null);
    }

    /** A short answer to another question ("卖家不认", "重做一副") is no new complaint, whatever it sounds like. */
    private static boolean answersAnotherQuestion(Reading r) {
        String slot = r.hint.slot();
        return slot != null && !slot.equals("issue") && !slot.equals("issues") && !slot.equals("event") && r.text.length() <= SHORT_ANSWER;
    }

    /** Where nothing is sure, the two likeliest kinds may be offered as a question. */
    private void offer(Reading r, GramModel.Guess guess, Reading.Found strongest) {
        int none = issues.labels().indexOf(Intents.ELSE);
        if (strongest != null && strongest.confidence >= 0.8 || guess.all()[none] > CLEARLY_NONE) {
            return;
        }
        float third = third(guess.all());
        double familiar = Math.min(1, 0.35 + guess.known());
        for (int k = 0; k < guess.all().length; k++) {
            String label = issues.labels().get(k);
            double sure = guess.all()[k] * familiar;
            boolean said = label.equals(guess.label()) && guess.sure() >= OFFERED || r.found.stream().anyMatch(f -> f.type.equals("issue") && f.value.equals(label));
            if (k != none && sure >= POSSIBLE && guess.all()[k] >= third && !said) {
                r.add("issue", label, 0, r.text.length(), Math.min(sure, OFFERED), null);
            }
        }
    }

    /** The third greatest of the probabilities. */
    private static float third(float[] all) {
        float[] sorted = all.clone();
        java.util.Arrays.sort(sorted);
        return sorted[Math.max(0, sorted.length - 4)];   // four places, one of which may be "none of them"
    }

    private void demand(Reading r) {
        if (demands == null || r.found.stream().anyMatch(f -> f.type.equals("demand") && f.confidence >= 0.8)) {
            return;
        }
        GramModel.Guess guess = demands.guess(r.text, 0, r.text.length());
        r.spoke("demand model", 0, r.text.length(), guess.sure(), guess.label());
        if (guess.label().equals(Intents.ELSE) || guess.sure() < 0.6 || r.found.stream().anyMatch(f -> f.type.equals("demand") && f.value.equals(guess.label()))) {
            return;
        }
        boolean asked = "demand".equals(r.hint.slot());
        r.add("demand", guess.label(), 0, r.text.length(), asked ? Math.min(guess.sure(), 0.9) : Math.min(guess.sure(), 0.7), null);
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

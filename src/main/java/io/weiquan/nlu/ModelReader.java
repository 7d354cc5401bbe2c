package io.weiquan.nlu;

import java.util.Set;

/** Lets the trained models speak of issue, demand and outcome, each where there is one, once the words were found. */
final class ModelReader {

    private final IssueModel issues;
    private final DemandModel demands;
    private final OutcomeModel outcomes;
    private final Set<String> secondary;

    ModelReader(Models models, Lexicon lexicon) {
        this.issues = models.get("issue") == null ? null : new IssueModel(models.get("issue"), lexicon.secondary(), lexicon.confirm());
        this.demands = models.get("demand") == null ? null : new DemandModel(models.get("demand"));
        this.outcomes = models.get("outcome") == null ? null : new OutcomeModel(models.get("outcome"));
        this.secondary = lexicon.secondary();
    }

    void read(Reading r, Traits traits) {
        int han = 0;
        for (int i = 0; i < r.text.length(); i++) {
            han += Reading.isHan(r.text.charAt(i)) ? 1 : 0;
        }
        if (han >= Offers.SHORTEST) {
            Traits matter = Traits.namesPlatform(r) ? Traits.ofMatter(r, true) : traits;
            if (issues != null) {
                issues.read(r, matter);
            }
            if (demands != null) {
                demands.read(r, matter);
            }
            if (outcomes != null) {
                outcomes.read(r, traits);
            }
        }
        mainIssueFirst(r);
    }

    /** How the dispute goes (不给退, 不回消息) comes after what is wrong with the goods. */
    private void mainIssueFirst(Reading r) {
        double goods = 0;
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue") && !secondary.contains(f.value)) {
                goods = Math.max(goods, f.confidence);
            }
        }
        if (goods < Offers.CERTAIN) {
            return;
        }
        for (Reading.Found f : r.found) {
            if (f.type.equals("issue") && secondary.contains(f.value)) {
                f.confidence = Math.min(f.confidence, goods - 0.01);
            }
        }
    }
}

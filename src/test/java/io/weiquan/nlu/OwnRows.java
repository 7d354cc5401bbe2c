package io.weiquan.nlu;

import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Intent;
import io.weiquan.dialog.Understanding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Scores of our own labelled messages. Every second message was never looked at while rules and words were changed (only its totals
 * were): that half is the unseen one.
 */
final class OwnRows {

    /** Intents that concern a story as well as a command: they count wherever they are read. */
    private static final Set<String> ANYWHERE = Set.of("scam", "danger", "minor", "fabricate", "threaten", "outcome", "resolved", "chitchat", "human", "anger", "abuse", "bot_complaint", "off_topic");

    private OwnRows() {
    }

    static List<Tally> tallies(boolean unseen) {
        String half = unseen ? "unseen half" : "half used for tuning";
        Tally issueRight = new Tally("main issue right at once, " + half, "");
        Tally issueOffered = new Tally("main issue right at once or offered, " + half, "≥ 97 %");
        Tally issueSilent = new Tally("issue not silently wrong, " + half, "≥ 97 %");
        Tally demandOffered = new Tally("demand right at once or offered, " + half, "≥ 97 %");
        Tally demandSilent = new Tally("demand not silently wrong, " + half, "≥ 97 %");
        Tally intents = new Tally("intents of conversation, " + half, "≥ 97 %");
        List<Rows.Labelled> rows = Rows.unseen();
        for (int i = 0; i < rows.size(); i++) {
            if (i % 2 == 0 != unseen) {
                continue;
            }
            Rows.Labelled row = rows.get(i);
            Understanding got = Rows.read(row.text());
            issue(row, got, issueRight, issueOffered, issueSilent);
            demand(row, got, demandOffered, demandSilent);
            intent(row, got, intents);
        }
        return new ArrayList<>(List.of(issueRight, issueOffered, issueSilent, demandOffered, demandSilent, intents));
    }

    private static Map<String, Double> best(Understanding got, String type) {
        Map<String, Double> best = new HashMap<>();
        got.entities(type).forEach(e -> best.merge((String) e.value(), e.confidence(), Math::max));
        return best;
    }

    private static void issue(Rows.Labelled row, Understanding got, Tally right, Tally offered, Tally silent) {
        String label = row.label("issue");
        if (label == null) {
            return;
        }
        String main = label.split(",")[0];
        Map<String, Double> best = best(got, "issue");
        String top = best.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
        boolean certain = top != null && best.get(top) >= Entity.CERTAIN;
        right.count(certain && main.equals(top), row.text() + " → " + best);
        offered.count(best.containsKey(main), row.text() + " → " + best);
        silent.count(!certain || best.containsKey(main), row.text() + " → " + best);
    }

    private static void demand(Rows.Labelled row, Understanding got, Tally offered, Tally silent) {
        String label = row.label("demand");
        if (label == null) {
            return;
        }
        Set<String> want = label.equals("-") ? Set.of() : Set.of(label.split(","));
        Map<String, Double> best = best(got, "demand");
        Set<String> certain = best.entrySet().stream().filter(e -> e.getValue() >= Entity.CERTAIN).map(Map.Entry::getKey).collect(Collectors.toSet());
        if (!want.isEmpty()) {
            offered.count(best.keySet().containsAll(want), row.text() + " → " + best);
        }
        silent.count(want.containsAll(certain), row.text() + " → " + best);
    }

    private static void intent(Rows.Labelled row, Understanding got, Tally intents) {
        String label = row.label("intent");
        if (label == null) {
            return;
        }
        boolean none = got.intents().stream().noneMatch(Intent::whole);
        boolean anywhere = ANYWHERE.contains(label) && got.intent(label).filter(i -> i.confidence() >= 0.5).isPresent();
        intents.count(label.equals("-") ? none : got.isWhole(label) || anywhere, row.text() + " → " + got.intents());
    }
}

package io.weiquan.nlu;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.dialog.Entity;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.nio.file.Path;
import java.util.List;

/** Every name a platform is surely known by, put into real reviews that name none, in four turns of speech. */
final class PlatformRows {

    private static final List<String> TURNS = List.of("我在%s买的，%r", "%r，%s上下的单", "%s的订单，%r", "上周%s买的东西，%r");
    private static final int LONGEST = 80;
    private static final int REVIEWS_A_NAME = 12;

    private PlatformRows() {
    }

    static Tally tally(Path folder) {
        Tally tally = new Tally("platform names inside sentences (recall)", "≥ 99 %");
        List<String> reviews = Rows.outside(folder, "reviews_aftersale_dev").stream().map(PlatformRows::text)
                .filter(t -> t.length() <= LONGEST && Rows.read(t).entities("platform").findAny().isEmpty()).toList();
        int next = 0;
        for (Phrase name : LexiconReader.read(DialogFiles.packaged(), new Problems()).phrases()) {
            boolean plain = name.steps().size() == 1 && !name.steps().get(0).number();
            if (!name.kind().equals("platform") || name.weight() < Entity.CERTAIN || !plain) {
                continue;
            }
            for (String word : name.steps().get(0).words()) {
                for (int k = 0; k < REVIEWS_A_NAME && !reviews.isEmpty(); k++) {
                    String text = TURNS.get(k % TURNS.size()).replace("%s", word).replace("%r", reviews.get(next++ % reviews.size()));
                    boolean found = Rows.read(text).entities("platform").anyMatch(e -> e.isCertain() && e.value().equals(name.key()));
                    tally.count(found, word + " ← " + text);
                }
            }
        }
        return tally;
    }

    private static String text(JsonNode row) {
        return row.get("text").asText().strip();
    }
}

package io.weiquan.authoring.check;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.dialog.Slot;
import io.weiquan.source.Foreign;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says every sentence with each outcome of every slot: a value, "there is none", "I do not know", left out, never asked. */
final class SayingChecks {

    /** Names besides the slots; what they hold is always a text. */
    private static final List<String> EXTRA = List.of("channel", "reason", "due", "hotline", "summary", "left", "returnCode", "bot", "changed", "value");

    private final AuthoredDialogs authored;
    private final Manuscript written;
    private final Problems problems;

    SayingChecks(AuthoredDialogs authored, Manuscript written, Problems problems) {
        this.authored = authored;
        this.written = written;
        this.problems = problems;
    }

    void check() {
        Map<Remark, String> outcomes = new LinkedHashMap<>();
        outcomes.put(Remark.of("a value"), "示例");
        for (String status : List.of("none", "unknown", "skipped")) {
            outcomes.put(Remark.of("'%s'", status), authored.replies().has("display." + status) ? authored.replies().text("display." + status, 0, Map.of()) : status);
        }
        outcomes.put(Remark.of("no answer yet"), "");
        Map<String, Integer> variants = new HashMap<>();
        for (Manuscript.Sentence sentence : written.sentences()) {
            int variant = variants.merge(sentence.id(), 1, Integer::sum) - 1;
            if (authored.replies().has(sentence.id())) {
                outcomes.entrySet().stream().anyMatch(outcome -> !says(sentence, variant, outcome.getKey(), outcome.getValue()));
            }
        }
    }

    private boolean says(Manuscript.Sentence sentence, int variant, Remark outcome, String shown) {
        Map<String, Object> data = new HashMap<>();
        for (Slot slot : written.dialogs().slots().values()) {
            data.put(slot.key(), shown);
        }
        EXTRA.forEach(name -> data.put(name, "示例"));
        data.put("slot", Map.of("title", "示例", "display", shown));
        try {
            authored.replies().text(sentence.id(), variant, data);
            return true;
        } catch (RuntimeException broken) {
            String why = broken.getMessage() == null ? broken.toString() : broken.getMessage().lines().findFirst().orElse("").replaceFirst(" in the map with keys \\[.*?]", "");
            problems.error(sentence.at(), "'%s' cannot be said with %s: %s; a slot is printed as {its_name}", sentence.id(), outcome, Foreign.template(why));
            return false;
        }
    }
}

package io.weiquan.dialog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All definitions a conversation runs on, read and checked. Immutable.
 *
 * @param entry       flow every conversation begins with
 * @param slots       by key, in the author's order
 * @param flows       by name
 * @param patterns    in the order in which they are tried within their stage
 * @param corrections how people word a correction
 * @param replies     ids of all replies, with the number of variants
 */
public record Dialogs(String entry, Map<String, Slot> slots, Map<String, Flow> flows, List<Pattern> patterns,
                      CorrectionCues corrections, Vocabulary vocabulary, Map<String, Integer> replies) {

    public Dialogs {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
        patterns = List.copyOf(patterns);
        replies = Map.copyOf(replies);
    }

    public boolean hasReply(String id) {
        return replies.containsKey(id);
    }

    /** Reply ids the engine itself uses; the loader insists that each exists. */
    public static Set<String> engineReplies() {
        return Set.of("corrected", "vague.date", "vague.money", "cleared", "confirm.value", "confirm.change", "confirm.which", "which.of", "gave_up", "package.updated",
                "not_needed", "resume.welcome", "resume.package", "noted", "kept", "back.nothing", "draft.too_early", "skip.nothing",
                "undo.nothing", "fallback", "form.unknown", "form.invalid", "display.none", "display.unknown", "display.skipped",
                "display.yes", "display.no", "choice.yes", "choice.no", "choice.none", "choice.unknown");
    }
}

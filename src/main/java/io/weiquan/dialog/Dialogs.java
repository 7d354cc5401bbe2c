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
 * @param flows       by name, as new conversations take them
 * @param earlier     versions that conversations begun under them keep: {@link #version} → flow
 * @param patterns    in the order in which they are tried within their stage
 * @param corrections how people word a correction
 * @param picking     how people pick without tapping
 * @param replies     ids of all replies, with the number of variants
 * @param varying     ids of replies whose words depend on what is known
 * @param screen      which expressions of patterns and slots a text may hold
 */
public record Dialogs(String entry, Map<String, Slot> slots, Map<String, Flow> flows, Map<String, Flow> earlier, List<Pattern> patterns,
                      CorrectionCues corrections, ChoiceWords picking, Vocabulary vocabulary,
                      Map<String, Integer> replies, Set<String> varying, Screen screen) {

    public Dialogs {
        slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
        flows = Collections.unmodifiableMap(new LinkedHashMap<>(flows));
        earlier = Map.copyOf(earlier);
        patterns = List.copyOf(patterns);
        replies = Map.copyOf(replies);
        varying = Set.copyOf(varying);
    }

    public Dialogs(String entry, Map<String, Slot> slots, Map<String, Flow> flows, Map<String, Flow> earlier, List<Pattern> patterns,
                   CorrectionCues corrections, ChoiceWords picking, Vocabulary vocabulary, Map<String, Integer> replies, Set<String> varying) {
        this(entry, slots, flows, earlier, patterns, corrections, picking, vocabulary, replies, varying, Screen.over(patterns, slots.values()));
    }

    /** The same with other flows in use. */
    public Dialogs with(Map<String, Flow> others) {
        return new Dialogs(entry, slots, others, earlier, patterns, corrections, picking, vocabulary, replies, varying, screen);
    }

    /** The name under which an earlier version of a flow is kept: "complaint@1". */
    public static String version(String flow, int version) {
        return flow + "@" + version;
    }

    /** The flow of a frame in the version it was begun with, the newest one where that version is gone, null where the flow is. */
    Flow flow(ConversationState.Frame frame) {
        Flow kept = earlier.get(version(frame.flow(), frame.version()));
        return kept == null ? flows.get(frame.flow()) : kept;
    }

    /** The author's pattern for something the engine does, or what it does where nobody says otherwise. */
    Pattern repair(Pattern.Act act, Map<String, SlotValue> facts) {
        return patterns.stream().filter(p -> p.act() == act && p.when().holds(facts)).findFirst().orElseGet(() -> Pattern.standard(act));
    }

    /** The slot with this role, or null. */
    Slot in(Slot.Role role) {
        return slots.values().stream().filter(s -> s.role() == role).findFirst().orElse(null);
    }

    public boolean hasReply(String id) {
        return replies.containsKey(id);
    }

    /** Reply ids the engine itself uses; the loader insists that each exists. */
    public static Set<String> engineReplies() {
        return Set.of("corrected", "cleared", "change.what", "confirm.change", "confirm.which", "confirm.slot", "matters.which", "confirm.value",
                "which.of", "vague.date", "vague.money", "again", "gave_up", "fallback", "resume.welcome", "resume.package",
                "matters.next_in_line", "matters.none", "package.updated", "not_needed", "noted", "kept", "back.nothing",
                "restart.undone", "status.nothing", "draft.too_early", "skip.nothing", "undo.nothing", "heard", "check.what", "form.unknown", "form.invalid",
                "display.none", "display.unknown", "display.skipped", "display.yes", "display.no", "choice.yes", "choice.no", "choice.none",
                "choice.unknown", "choice.all_of_them", "choice.add");
    }
}

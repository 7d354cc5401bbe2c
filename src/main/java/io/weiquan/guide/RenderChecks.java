package io.weiquan.guide;

import io.weiquan.advice.Advisor;
import io.weiquan.advice.Case;
import io.weiquan.advice.ComplaintPackage;
import io.weiquan.authoring.check.Scripts;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.dialog.SlotValue;
import io.weiquan.dialog.SlotValue.Source;
import io.weiquan.dialog.SlotValue.Status;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Foreign;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Writes the scripts with each outcome that a slot they need allows: a value, none, unknown, skipped, never asked. What comes out must
 * be words: no brace, no key, no null.
 */
final class RenderChecks {

    private static final Pattern UNFILLED = Pattern.compile("[{}]|\\bnull\\b|NOT_FOUND|\\b(?:NONE|UNKNOWN|SKIPPED)\\b");
    /** Cases that between them call for most scripts: issue, platform, channel tried, how it ended. */
    private static final List<List<String>> CASES = List.of(
            List.of("QUALITY", "TAOBAO", "", ""), List.of("COUNTERFEIT", "WECHAT", "SELLER_NEGOTIATION", "SELLER_REFUSED"),
            List.of("LOGISTICS", "PINDUODUO", "PLATFORM_ARBITRATION", "PLATFORM_REJECTED"), List.of("SCAM", "OTHER", "", ""),
            List.of("NOT_AS_DESCRIBED", "WECHAT", "", ""),
            List.of("SELLER_UNREACHABLE", "JD", "C12315", "MEDIATION_ENDED"), List.of("FALSE_ADVERTISING", "WECHAT", "C12315", "REFUSED_BY_12315"));

    private final Dialogs dialogs;
    private final Advisor advisor;
    private final LocalDateTime now;
    private final Set<String> written = new TreeSet<>();

    RenderChecks(Dialogs dialogs, Advisor advisor, LocalDateTime now) {
        this.dialogs = dialogs;
        this.advisor = advisor;
        this.now = now;
    }

    /** Channels whose script was written at least once. */
    Set<String> written() {
        return written;
    }

    void check(DialogFiles files, Problems problems) {
        names(files, problems);
        Map<String, Position> needed = new TreeMap<>();
        new Scripts(files).needs().values().forEach(needs -> needs.forEach(needed::putIfAbsent));
        needed.keySet().retainAll(dialogs.slots().keySet());
        needed.forEach((key, at) -> {
            for (SlotValue outcome : outcomes(dialogs.slots().get(key))) {
                for (List<String> kind : CASES) {
                    Remark wrong = write(kind, key, outcome);
                    if (wrong != null) {
                        problems.error(at, "with %s %s: %s", key, outcome == null ? Remark.of("never asked") : Remark.of("'%s'", outcome.status().name().toLowerCase()), wrong);
                        return;
                    }
                }
            }
        });
    }

    /** A name that is neither a slot nor anything the program fills in would vanish from the letter without a word. */
    private void names(DialogFiles files, Problems problems) {
        Set<String> known = new TreeSet<>(dialogs.slots().keySet());
        CASES.forEach(kind -> known.addAll(advisor.scriptNames(new Case(slots(kind), now))));
        new Scripts(files).mentions().forEach((name, at) -> {
            if (!known.contains(name)) {
                problems.error(at, "nothing is called '%s'%s", name, Problems.didYouMean(name, known));
            }
        });
    }

    private Map<String, SlotValue> slots(List<String> kind) {
        Map<String, SlotValue> slots = new LinkedHashMap<>();
        dialogs.slots().values().forEach(slot -> slots.put(slot.key(), SlotValue.said(sample(slot))));
        slots.put("issue", SlotValue.said(kind.get(0)));
        slots.put("issues", SlotValue.said(List.of(kind.get(0))));
        slots.put("platform", SlotValue.said(kind.get(1)));
        slots.put("tried_channels", kind.get(2).isEmpty() ? SlotValue.without(Status.NONE, Source.SAID)
                : SlotValue.said(List.of(Map.of("channel", kind.get(2), "outcome", kind.get(3)))));
        if (kind.get(2).isEmpty()) {
            // A day nobody asks for is one of the dispute (refused on, filed on); where nothing was tried, nothing of that has happened.
            dialogs.slots().values().stream().filter(slot -> slot.type() == SlotType.DATE && !dialogs.hasReply("ask." + slot.key()))
                    .forEach(slot -> slots.remove(slot.key()));
        }
        return slots;
    }

    /** What is wrong with a script in this case, or null. */
    private Remark write(List<String> kind, String key, SlotValue outcome) {
        Map<String, SlotValue> slots = slots(kind);
        if (outcome == null) {
            slots.remove(key);
        } else if (outcome.status() != Status.VALUE) {
            slots.put(key, outcome);
        }
        try {
            for (ComplaintPackage.Script script : advisor.compose(new Case(slots, now)).scripts()) {
                written.add(script.channel());
                if (script.limit() != null && (script.length() > script.limit() || script.text().contains("……\n"))) {
                    return Remark.of("the script for %s is longer than the %d characters its channel takes, though every fact is short", script.channel(),
                            script.limit());
                }
                var unfilled = UNFILLED.matcher(script.text());
                if (unfilled.find()) {
                    return Remark.of("the script for %s says '%s'", script.channel(), script.text().substring(Math.max(0, unfilled.start() - 15),
                            Math.min(script.text().length(), unfilled.end() + 15)));
                }
            }
            return null;
        } catch (RuntimeException broken) {
            return Remark.of("no package can be made: %s", Foreign.template(String.valueOf(broken.getMessage())));
        }
    }

    private static List<SlotValue> outcomes(Slot slot) {
        List<SlotValue> outcomes = new ArrayList<>();
        outcomes.add(SlotValue.said("any value"));
        outcomes.add(null);
        if (slot.none()) {
            outcomes.add(SlotValue.without(Status.NONE, Source.SAID));
        }
        if (slot.unknown()) {
            outcomes.add(SlotValue.without(Status.UNKNOWN, Source.SAID));
        }
        if (slot.skip()) {
            outcomes.add(SlotValue.without(Status.SKIPPED, Source.SAID));
        }
        return outcomes;
    }

    private Object sample(Slot slot) {
        return switch (slot.type()) {
            case KEY -> first(slot);
            case KEYS -> List.of(first(slot));
            case TEXT -> "某某";
            case CODE -> "phone".equals(slot.entity()) ? "13800000000" : "email".equals(slot.entity()) ? "zhangsan@example.com" : "301234567890";
            case MONEY -> new BigDecimal("98.5");
            case DATE -> now.toLocalDate().minusDays(5).toString();
            case NUMBER -> new BigDecimal("2");
            case FLAG -> true;
            case TRIED -> List.of(Map.of("outcome", "SELLER_REFUSED"));
        };
    }

    private String first(Slot slot) {
        return dialogs.vocabulary().keys(slot.kind()).stream().findFirst().orElse("OTHER");
    }
}

package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.dialog.SlotValue.Source;
import io.weiquan.dialog.SlotValue.Status;
import io.weiquan.dialog.SlotValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every situation that conditions can tell apart, when there are finitely many: each key of a choice, yes and no, none, unknown,
 * skipped and not asked. Dates, amounts, texts and lists have too many values; nothing is concluded about those.
 */
final class Possibilities {

    /** More situations than this are not gone through. */
    private static final int MOST = 30_000;

    private final Manuscript written;
    private final Map<String, Set<String>> reads = new HashMap<>();

    Possibilities(Manuscript written) {
        this.written = written;
    }

    /** All situations for the variables that these conditions read; empty when they cannot be listed. */
    Optional<List<Map<String, SlotValue>>> of(Collection<Exit> exits) {
        return ofTexts(exits.stream().map(Exit::text).toList());
    }

    Optional<List<Map<String, SlotValue>>> ofTexts(Collection<String> conditions) {
        TreeSet<String> read = new TreeSet<>();
        for (String condition : conditions) {
            if (condition != null) {
                read.addAll(reads.computeIfAbsent(condition, written.expressions()::reads));
            }
        }
        List<Map<String, SlotValue>> situations = List.of(Map.of());
        for (String name : read) {
            List<SlotValue> values = values(written.dialogs().slots().get(name));
            if (values.isEmpty() || situations.size() * values.size() > MOST) {
                return Optional.empty();
            }
            situations = product(situations, name, values);
        }
        return Optional.of(situations);
    }

    private static List<Map<String, SlotValue>> product(List<Map<String, SlotValue>> situations, String name, List<SlotValue> values) {
        List<Map<String, SlotValue>> all = new ArrayList<>(situations.size() * values.size());
        for (Map<String, SlotValue> situation : situations) {
            for (SlotValue value : values) {
                Map<String, SlotValue> one = new HashMap<>(situation);
                if (value != null) {
                    one.put(name, value);
                }
                all.add(one);
            }
        }
        return all;
    }

    /** What the slot can be, null standing for "not asked"; empty when that is no finite list. */
    private List<SlotValue> values(Slot slot) {
        List<SlotValue> values = new ArrayList<>();
        if (slot == null) {
            return values;
        }
        if (slot.type() == SlotType.KEY) {
            written.dialogs().vocabulary().keys(slot.kind()).forEach(key -> values.add(SlotValue.said(key)));
        } else if (slot.type() == SlotType.FLAG) {
            values.add(SlotValue.said(true));
            values.add(SlotValue.said(false));
        } else {
            return values;
        }
        values.add(null);
        for (Status status : List.of(Status.NONE, Status.UNKNOWN, Status.SKIPPED)) {
            values.add(SlotValue.without(status, Source.SAID));
        }
        return values;
    }
}

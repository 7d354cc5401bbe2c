package io.weiquan.dialog;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** The slots of a step, the day and the number of other complaints, as conditions see them: a read-only view, always up to date. */
final class Facts extends AbstractMap<String, SlotValue> {

    private static final String TODAY = "today";

    private final Map<String, SlotValue> slots;
    private final SlotValue today;
    private final IntSupplier matters;

    Facts(Map<String, SlotValue> slots, SlotValue today, IntSupplier matters) {
        this.slots = slots;
        this.today = today;
        this.matters = matters;
    }

    private SlotValue matters() {
        return SlotValue.of(matters.getAsInt(), SlotValue.Source.DERIVED);
    }

    @Override
    public SlotValue get(Object key) {
        return TODAY.equals(key) ? today : Step.MATTERS.equals(key) ? matters() : slots.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return TODAY.equals(key) || Step.MATTERS.equals(key) || slots.containsKey(key);
    }

    @Override
    public Set<Entry<String, SlotValue>> entrySet() {
        Map<String, SlotValue> all = new HashMap<>(slots);
        all.put(TODAY, today);
        all.put(Step.MATTERS, matters());
        return Map.copyOf(all).entrySet();
    }
}

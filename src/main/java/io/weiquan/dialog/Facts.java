package io.weiquan.dialog;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The slots of a step and the day, as conditions see them: a read-only view, always up to date. */
final class Facts extends AbstractMap<String, SlotValue> {

    private static final String TODAY = "today";

    private final Map<String, SlotValue> slots;
    private final SlotValue today;

    Facts(Map<String, SlotValue> slots, SlotValue today) {
        this.slots = slots;
        this.today = today;
    }

    @Override
    public SlotValue get(Object key) {
        return TODAY.equals(key) ? today : slots.get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return TODAY.equals(key) || slots.containsKey(key);
    }

    @Override
    public Set<Entry<String, SlotValue>> entrySet() {
        Map<String, SlotValue> all = new HashMap<>(slots);
        all.put(TODAY, today);
        return Map.copyOf(all).entrySet();
    }
}

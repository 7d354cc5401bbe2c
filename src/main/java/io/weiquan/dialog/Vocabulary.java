package io.weiquan.dialog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The closed keys of every kind ("platform", "issue", "demand" …) with the Chinese name a person reads. Immutable. */
public final class Vocabulary {

    private final Map<String, Map<String, String>> names;

    /** @param names kind → key → Chinese name, in the order in which choices are shown */
    public Vocabulary(Map<String, Map<String, String>> names) {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        names.forEach((kind, keys) -> copy.put(kind, java.util.Collections.unmodifiableMap(new LinkedHashMap<>(keys))));
        this.names = java.util.Collections.unmodifiableMap(copy);
    }

    public Set<String> kinds() {
        return names.keySet();
    }

    /** Keys of a kind in display order; empty for an unknown kind. */
    public List<String> keys(String kind) {
        return List.copyOf(names.getOrDefault(kind, Map.of()).keySet());
    }

    public boolean has(String kind, String key) {
        return names.getOrDefault(kind, Map.of()).containsKey(key);
    }

    /** The Chinese name; the key itself when it is unknown, so that nothing is ever printed as null. */
    public String name(String kind, String key) {
        return names.getOrDefault(kind, Map.of()).getOrDefault(key, key);
    }
}

package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configured messengers, by the operator's names. */
public final class Messengers {

    /** Also the channel of a conversation and part of a path. */
    private static final String NAME = "[a-z][a-z0-9-]{0,31}";
    private static final List<String> TAKEN = List.of("web", "rest", "terminal", "events");

    private final Map<String, Adapter> byName;

    public Messengers(Collection<Adapter> adapters) {
        Map<String, Adapter> named = new LinkedHashMap<>();
        adapters.forEach(adapter -> named.put(adapter.name(), adapter));
        this.byName = Map.copyOf(named);
    }

    /**
     * @param configured settings by name, as under {@code weiquan.messengers}
     * @param linkable   whether people outside can reach this server by a known address: packages are sent as links to it
     * @throws IllegalArgumentException with every problem of every messenger, a line each
     */
    public static Messengers of(Map<String, Map<String, String>> configured, Collection<AdapterKind> kinds, AdapterKind.Tools tools, boolean linkable) {
        Map<String, AdapterKind> byType = kinds.stream().collect(Collectors.toMap(AdapterKind::type, kind -> kind));
        List<String> problems = new ArrayList<>();
        List<Runnable> making = new ArrayList<>();
        List<Adapter> made = new ArrayList<>();
        if (!configured.isEmpty() && !linkable) {
            problems.add("weiquan.public-url: is missing (messengers send links to the complaint package)");
        }
        configured.forEach((name, values) -> {
            AdapterConfig config = new AdapterConfig(name, values);
            AdapterKind kind = byType.get(config.get("type", ""));
            if (!name.matches(NAME) || TAKEN.contains(name)) {
                problems.add("weiquan.messengers." + name + ": a name has lower-case letters, digits and dashes, begins with a letter, and is none of " + TAKEN);
            } else if (kind == null) {
                problems.add(config.setting("type") + ": is none of " + byType.keySet().stream().sorted().toList());
            } else {
                problems.addAll(kind.check(config));
                making.add(() -> made.add(kind.create(config, tools)));
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        making.forEach(Runnable::run);
        return new Messengers(made);
    }

    public Optional<Adapter> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<Adapter> all() {
        return byName.values();
    }
}

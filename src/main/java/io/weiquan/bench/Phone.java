package io.weiquan.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What people see on their screens, in the order in which it came. */
public final class Phone {

    /** @param how "answer" on the platform's own request, "api" by a call of the bot; @param buttons below the text, by label, with their ids */
    public record Shown(String user, String text, String how, Map<String, String> buttons) {
    }

    private final Map<String, List<Shown>> screens = new ConcurrentHashMap<>();
    private final Consumer<Shown> watcher;

    public Phone() {
        this(shown -> { });
    }

    /** @param watcher told of everything that is shown */
    public Phone(Consumer<Shown> watcher) {
        this.watcher = watcher;
    }

    void show(String user, String text, String how, Map<String, String> buttons) {
        Shown shown = new Shown(user, text, how, buttons);
        screens.computeIfAbsent(user, unknown -> new CopyOnWriteArrayList<>()).add(shown);
        watcher.accept(shown);
    }

    public List<Shown> screen(String user) {
        return List.copyOf(screens.getOrDefault(user, List.of()));
    }

    public List<String> texts(String user) {
        return screen(user).stream().map(Shown::text).toList();
    }

    public int shown() {
        return screens.values().stream().mapToInt(List::size).sum();
    }
}

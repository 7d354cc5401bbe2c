package io.weiquan.runtime;

import io.weiquan.channel.LiveSockets;
import io.weiquan.conversation.SilenceWatch;
import io.weiquan.conversation.Wire;
import io.weiquan.limits.Limits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Watches for silence on the channels the operator named. One alarm a conversation, the newest; at most
 * {@code Limits.silencesWatched} at once. A restart forgets them: a reminder that never comes hurts nobody.
 */
final class SilenceTimer implements SilenceWatch, AutoCloseable {

    private final Set<String> channels;
    private final Limits limits;
    private final InstantSource clock;
    private final LiveSockets sockets;
    private final Map<String, Future<?>> alarms = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer;

    SilenceTimer(Set<String> channels, Limits limits, InstantSource clock, LiveSockets sockets) {
        this.channels = Set.copyOf(channels);
        this.limits = limits;
        this.clock = clock;
        this.sockets = sockets;
        this.timer = new ScheduledThreadPoolExecutor(1, alarm -> {
            Thread thread = new Thread(alarm, "silence");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void watch(String conversation, String channel, Duration after, Consumer<Instant> silent) {
        if (!channels.contains(channel) || !alarms.containsKey(conversation) && alarms.size() >= limits.silencesWatched()) {
            return;
        }
        alarms.compute(conversation, (id, before) -> {
            if (before != null) {
                before.cancel(false);
            }
            return timer.schedule(() -> ring(id, silent), after.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void ring(String conversation, Consumer<Instant> silent) {
        alarms.remove(conversation);
        silent.accept(clock.instant());
    }

    @Override
    public void told(String conversation, Wire.Reply reply) {
        sockets.remarked(conversation, reply);
    }

    /** How many conversations are watched now. */
    int watched() {
        return alarms.size();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

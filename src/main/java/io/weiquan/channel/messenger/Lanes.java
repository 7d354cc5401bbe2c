package io.weiquan.channel.messenger;

import io.weiquan.conversation.Relay;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works on what waits for one sender or one conversation, now: at most one at work and one behind it for each, however often it is asked for.
 * Rows somebody else has are left to him.
 */
public final class Lanes implements AutoCloseable {

    private final Map<String, Relay> inbox = new ConcurrentHashMap<>();
    private final Map<String, Relay> outbox = new ConcurrentHashMap<>();
    private final Map<String, Work> atWork = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> watched = new ConcurrentHashMap<>();

    private final Executor workers;

    /** @param behind the run that will see what came in during this one, or null */
    private record Work(CompletableFuture<Void> running, CompletableFuture<Void> behind) {
    }

    /** @param workers threads that may wait for the store */
    public Lanes(Executor workers) {
        this.workers = workers;
    }

    public void open(String lane, Relay incoming, Relay outgoing) {
        inbox.put(lane, incoming);
        outbox.put(lane, outgoing);
    }

    /** A lane of the outbox that answers nobody. */
    public void outgoing(String lane, Relay outgoing) {
        outbox.put(lane, outgoing);
    }

    /** Complete when nothing that was there before is left for this node to do. */
    public CompletionStage<Void> inbound(Nudges.Nudge nudge) {
        Relay relay = inbox.get(nudge.lane());
        return relay == null ? CompletableFuture.completedFuture(null)
                : run("in/" + nudge.lane() + "/" + nudge.ordering(), relay, nudge.ordering()).whenComplete((done, failed) -> changed(nudge));
    }

    public CompletionStage<Void> outbound(Nudges.Nudge nudge) {
        Relay relay = outbox.get(nudge.lane());
        return relay == null ? CompletableFuture.completedFuture(null) : run("out/" + nudge.lane() + "/" + nudge.ordering(), relay, nudge.ordering());
    }

    private CompletionStage<Void> run(String key, Relay relay, String ordering) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        boolean[] start = new boolean[1];
        Work work = atWork.compute(key, (k, now) -> {
            start[0] = now == null;
            return now == null ? new Work(mine, null) : now.behind() == null ? new Work(now.running(), mine) : now;
        });
        if (start[0]) {
            start(key, relay, ordering, mine);
            return mine;
        }
        return work.behind();
    }

    private void start(String key, Relay relay, String ordering, CompletableFuture<Void> mine) {
        CompletableFuture.supplyAsync(() -> relay.now(ordering), workers).thenCompose(working -> working).whenComplete((done, failed) -> {
            AtomicReference<CompletableFuture<Void>> next = new AtomicReference<>();
            atWork.compute(key, (k, now) -> {
                next.set(now == null ? null : now.behind());
                return next.get() == null ? null : new Work(next.get(), null);
            });
            // What failed waits in its table and is tried again by the relay.
            mine.complete(null);
            if (next.get() != null) {
                start(key, relay, ordering, next.get());
            }
        });
    }

    /** Complete when something has been done for this sender after now, or after so long in any case. */
    CompletionStage<Void> change(Nudges.Nudge nudge, Duration atMost) {
        String key = nudge.lane() + "/" + nudge.ordering();
        CompletableFuture<Void> shared = watched.computeIfAbsent(key, k -> new CompletableFuture<>());
        return shared.copy().completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, failed) -> watched.remove(key, shared));
    }

    void changed(Nudges.Nudge nudge) {
        CompletableFuture<Void> waiting = watched.remove(nudge.lane() + "/" + nudge.ordering());
        if (waiting != null) {
            waiting.complete(null);
        }
    }

    @Override
    public void close() {
        inbox.values().forEach(Relay::close);
        outbox.values().forEach(Relay::close);
    }
}

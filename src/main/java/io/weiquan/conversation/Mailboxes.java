package io.weiquan.conversation;

import io.weiquan.limits.Limits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets the turns of one conversation run one at a time, in the order in which they came, and those of different conversations
 * side by side. A conversation takes up memory only while it has work: no thread, no lock, no entry otherwise.
 */
final class Mailboxes {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Present exactly while a turn of the conversation is at work; holds those that wait behind it. */
    private final ConcurrentHashMap<String, Queue<Runnable>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final Object idle = new Object();
    private final Executor workers;
    private final Limits limits;

    Mailboxes(Executor workers, Limits limits) {
        this.workers = workers;
        this.limits = limits;
    }

    /**
     * Runs {@code turn} when its time comes; the next one starts when its stage is complete. Refused BUSY past a bound. A turn whose future
     * was ended from outside before its time came, as by a timeout, is not begun: nobody waits for it, and in a flood others do.
     */
    <T> CompletableFuture<T> post(String conversation, Supplier<CompletionStage<T>> turn) {
        var done = new CompletableFuture<T>();
        if (accepted.incrementAndGet() > limits.queuedTurns()) {
            leave();
            return CompletableFuture.failedFuture(busy("too much is going on; please try again"));
        }
        Runnable work = () -> run(conversation, turn, done);
        var first = new boolean[1];
        var refused = new boolean[1];
        waiting.compute(conversation, (id, queue) -> {
            if (queue == null) {
                first[0] = true;
                return new ArrayDeque<>(2);
            }
            refused[0] = queue.size() >= limits.waitingTurns();
            if (!refused[0]) {
                queue.add(work);
            }
            return queue;
        });
        if (refused[0]) {
            leave();
            return CompletableFuture.failedFuture(busy("this conversation already has " + limits.waitingTurns() + " turns waiting"));
        }
        if (first[0]) {
            workers.execute(work);
        }
        return done;
    }

    private <T> void run(String conversation, Supplier<CompletionStage<T>> turn, CompletableFuture<T> done) {
        if (done.isDone()) {
            next(conversation);
            return;
        }
        CompletionStage<T> stage;
        try {
            stage = turn.get();
        } catch (RuntimeException | Error e) {
            stage = CompletableFuture.failedFuture(e);
        }
        stage.whenCompleteAsync((result, failure) -> {
            // Told before the next turn may begin: answers of one conversation leave in the order of its turns.
            try {
                if (failure == null) {
                    done.complete(result);
                } else {
                    done.completeExceptionally(failure);
                }
            } finally {
                next(conversation);
            }
        }, workers);
    }

    private void next(String conversation) {
        var next = new Runnable[1];
        waiting.compute(conversation, (id, queue) -> {
            next[0] = queue == null ? null : queue.poll();
            return next[0] == null ? null : queue;
        });
        if (next[0] != null) {
            workers.execute(next[0]);
        }
        leave();
    }

    private void leave() {
        if (accepted.decrementAndGet() == 0) {
            synchronized (idle) {
                idle.notifyAll();
            }
        }
    }

    /** Returns when no turn is at work or waiting, or the time is up. */
    void awaitIdle(Duration atMost) throws InterruptedException {
        synchronized (idle) {
            long left = atMost.toMillis();
            if (accepted.get() > 0 && left > 0) {
                idle.wait(left);
            }
        }
    }

    /** Conversations at work. */
    int active() {
        return waiting.size();
    }

    /** Turns at work or waiting. */
    int turns() {
        return accepted.get();
    }

    private static Refused busy(String why) {
        return new Refused(Refused.Code.BUSY, why, RETRY_AFTER);
    }
}

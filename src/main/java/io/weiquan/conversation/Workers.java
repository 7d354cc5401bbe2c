package io.weiquan.conversation;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads on which all turns run. Their queue is bounded by what {@link Mailboxes} lets in. */
final class Workers {

    private Workers() {
    }

    static ExecutorService start(int threads) {
        var number = new AtomicInteger();
        return Executors.newFixedThreadPool(threads, work -> {
            var thread = new Thread(work, "turns-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Waits until no turn is left, then stops the threads. */
    static void drain(ExecutorService workers, Mailboxes mailboxes, Duration atMost) {
        try {
            mailboxes.awaitIdle(atMost);
            workers.shutdown();
            workers.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            workers.shutdownNow();
        }
    }
}

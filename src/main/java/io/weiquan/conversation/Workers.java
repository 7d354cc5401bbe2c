package io.weiquan.conversation;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The few threads on which all turns run. Their queue is bounded by what {@link Mailboxes} lets in. */
final class Workers {

    private Workers() {
    }

    static ExecutorService start(int threads) {
        var number = new AtomicInteger();
        return new ThreadPoolExecutor(threads, threads, 0, TimeUnit.SECONDS, new EndingsFirst(), work -> {
            var thread = new Thread(work, "turns-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * What ends a turn goes before what begins one: behind the beginnings of a flood every answer would come after its time, and the more
     * was begun the less would be answered.
     */
    private static final class EndingsFirst extends LinkedBlockingDeque<Runnable> {
        private static final long serialVersionUID = 1;

        @Override
        public boolean offer(Runnable work) {
            return work instanceof CompletableFuture.AsynchronousCompletionTask ? offerFirst(work) : offerLast(work);
        }
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

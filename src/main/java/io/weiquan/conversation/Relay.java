package io.weiquan.conversation;

import io.weiquan.conversation.Backlog.Failed;
import io.weiquan.conversation.Backlog.Row;
import io.weiquan.limits.QueueLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Works off one lane of a {@link Backlog}: takes rows, hands them to a sink, and notes what became of them. Orderings are worked on side by
 * side, the rows of each one after another, each at least once: after a crash a row may be handed on again, by this node or another.
 * A row that fails is tried again after a growing pause, and those behind it wait; after {@code QueueLimits.tries} it is given up and
 * kept for an operator. When everything fails the other side is away, and the relay itself pauses.
 */
public final class Relay implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger("io.weiquan.relay");
    /** While the other side is away it is tried after so many looks at the latest. */
    private static final int PROBE_EVERY = 30;
    private static final int SETTLE_TRIES = 5;
    private static final Executor LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    private final Backlog backlog;
    private final String lane;
    private final Sink sink;
    private final QueueLimits limits;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Semaphore wake = new Semaphore(0);
    private final Semaphore free;
    private final Thread thread;
    private volatile boolean closing;
    /** Failures since the last row that arrived; so many that all places failed means that the other side is away. */
    private final AtomicInteger failures = new AtomicInteger();

    /** Where rows go. It must return at once and may complete on any thread; the rows of one ordering are never handed over side by side. */
    public interface Sink {
        CompletionStage<Handed> hand(Row row);
    }

    /** Begins to work. @param random for the jitter of pauses */
    public Relay(Backlog backlog, String lane, Sink sink, QueueLimits limits, InstantSource clock, RandomGenerator random) {
        this.backlog = backlog;
        this.lane = lane;
        this.sink = sink;
        this.limits = limits;
        this.clock = clock;
        this.random = random;
        this.free = new Semaphore(limits.atOnce());
        this.thread = new Thread(this::run, "relay-" + lane);
        thread.setDaemon(true);
        backlog.onRows(wake::release);
        thread.start();
    }

    private void run() {
        while (!closing) {
            try {
                if (!work()) {
                    rest();
                }
            } catch (InterruptedException e) {
                // only close() does this, and has said so
            } catch (Refused storeIsAway) {
                pause(limits.lookEvery());
            } catch (RuntimeException | Error e) {
                LOG.log(System.Logger.Level.ERROR, "relay {0}: {1}", lane, e.getClass().getName());
                pause(limits.lookEvery());
            }
        }
    }

    /**
     * Hands over what waits for one ordering, at once and whether it is due or not, beside the relay's own work. Complete when that is done;
     * at once when somebody else is at it.
     */
    public CompletionStage<Void> now(String ordering) {
        if (closing) {
            return CompletableFuture.completedFuture(null);
        }
        long until = System.nanoTime() + limits.lease().minus(limits.handTimeout().multipliedBy(2)).toNanos();
        return backlog.claimOf(lane, ordering, clock.instant(), limits.lease()).thenCompose(rows ->
                rows.isEmpty() || rows.get().isEmpty() ? CompletableFuture.completedFuture(null) : hand(rows.get(), until));
    }

    /** @return whether there was anything to do */
    private boolean work() throws InterruptedException {
        free.acquire();
        // More than one place as a rule: claims of single rows would be commits of single rows.
        int places = 1 + free.drainPermits();
        int used = 0;
        try {
            boolean away = isAway();
            if (away) {
                pause(afterFailures(failures.get() - limits.atOnce() + 1, limits.lookEvery().multipliedBy(PROBE_EVERY)));
            }
            if (closing) {
                return false;
            }
            var orderings = new LinkedHashMap<String, List<Row>>();
            for (var row : backlog.claim(lane, away ? 1 : places, clock.instant(), limits.lease())) {
                orderings.computeIfAbsent(row.ordering(), key -> new ArrayList<>()).add(row);
            }
            used = Math.min(places, orderings.size());
            long until = System.nanoTime() + limits.lease().minus(limits.handTimeout().multipliedBy(2)).toNanos();
            orderings.values().forEach(rows -> hand(rows, until).whenComplete((done, failed) -> {
                free.release();
                wake.release();
            }));
            return !orderings.isEmpty();
        } finally {
            free.release(places - used);
        }
    }

    /** Hands over the rows of one ordering, one after another, and settles them; never completes exceptionally. */
    private CompletionStage<Void> hand(List<Row> rows, long until) {
        var handedOn = new ArrayList<Long>();
        var failed = new ArrayList<Failed>();
        return next(rows, 0, until, handedOn, failed)
                .thenCompose(done -> settle(handedOn, failed, SETTLE_TRIES))
                .exceptionally(storeIsAway -> null);   // after the lease they are handed on once more
    }

    private CompletionStage<Void> settle(List<Long> handedOn, List<Failed> failed, int tries) {
        return backlog.settle(handedOn, failed).exceptionallyCompose(storeIsAway -> tries <= 1 || closing
                ? CompletableFuture.failedFuture(storeIsAway)
                : CompletableFuture.supplyAsync(() -> settle(handedOn, failed, tries - 1), LATER).thenCompose(again -> again));
    }

    private CompletionStage<Void> next(List<Row> rows, int i, long until, List<Long> handedOn, List<Failed> failed) {
        if (i == rows.size() || i > 0 && (closing || System.nanoTime() - until > 0)) {
            return CompletableFuture.completedFuture(null);
        }
        var row = rows.get(i);
        return attempt(row).thenCompose(handed -> {
            if (handed.kind() == Handed.Kind.DONE) {
                failures.set(0);
                handedOn.add(row.number());
                return next(rows, i + 1, until, handedOn, failed);
            }
            failed.add(failed(row, handed));
            // Given up, it holds up nobody; but what comes next must not overtake one that is tried again.
            return failed.get(failed.size() - 1).givenUp().isEmpty() ? CompletableFuture.<Void>completedFuture(null)
                    : next(rows, i + 1, until, handedOn, failed);
        });
    }

    private CompletionStage<Handed> attempt(Row row) {
        CompletionStage<Handed> handing;
        try {
            handing = sink.hand(row);
        } catch (RuntimeException e) {
            handing = CompletableFuture.failedFuture(e);
        }
        return handing.toCompletableFuture().copy().orTimeout(limits.handTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> Handed.later(Duration.ZERO, word(failure)));
    }

    private Failed failed(Row row, Handed handed) {
        if (handed.kind() == Handed.Kind.WAITING) {
            return new Failed(row.number(), row.tries(), clock.instant().plus(handed.after()), "");
        }
        // While the other side is away for all rows, none of them is to blame.
        int tries = row.tries() + (isAway() ? 0 : 1);
        if (handed.kind() == Handed.Kind.NEVER || tries >= limits.tries()) {
            LOG.log(System.Logger.Level.WARNING, "relay {0}: row {1} given up after {2} tries, {3}", lane, Long.toString(row.number()), tries,
                    handed.why());
            return new Failed(row.number(), tries, Instant.EPOCH, handed.why().isEmpty() ? "failed" : handed.why());
        }
        failures.incrementAndGet();
        var pause = afterFailures(tries, limits.longestRetry());
        return new Failed(row.number(), tries, clock.instant().plus(pause.compareTo(handed.after()) > 0 ? pause : handed.after()), "");
    }

    /** What went wrong without its message, which may repeat what the row says. */
    private static String word(Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof Refused refused ? refused.code().wire()
                : cause instanceof TimeoutException ? "timeout" : cause.getClass().getSimpleName();
    }

    private boolean isAway() {
        return failures.get() >= limits.atOnce();
    }

    private Duration afterFailures(int times, Duration longest) {
        long wait = Math.min(longest.toMillis(), limits.firstRetry().toMillis() << Math.max(0, Math.min(times - 1, 20)));
        return Duration.ofMillis(wait * 3 / 4 + random.nextLong(wait / 2 + 1));
    }

    private void rest() throws InterruptedException {
        wake.tryAcquire(limits.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        wake.drainPermits();
    }

    private void pause(Duration pause) {
        try {
            long until = System.nanoTime() + pause.toNanos();
            while (!closing && System.nanoTime() < until) {
                wake.tryAcquire(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            // only close() does this, and has said so
        }
    }

    /** Takes no more rows and waits for those being handed over, for as long as one handing over may take. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.interrupt();
            thread.join(limits.handTimeout().toMillis());
            // All places free again: nothing is on the way any more.
            free.tryAcquire(limits.atOnce(), limits.handTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.weiquan.journal;

import io.weiquan.conversation.Refused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one thread of this process that writes to the store. Whatever has queued up while the last commit reached the disk goes
 * into the next one, so that many turns share the price of one flush and a lone turn waits for nobody.
 *
 * <p>When a batch fails, its changes are tried once more one by one: one that cannot be stored fails alone, and one whose commit
 * went through after all is recognised and kept. When the store cannot be reached at all, all of them fail at once.
 */
final class Writer implements AutoCloseable {

    private static final Change.Erase STOP = new Change.Erase("", 0, List.of(), new CompletableFuture<>());
    private static final int BATCHES_UNTIL_NEXT_SWEEP = 50;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Source source;
    private final BlockingQueue<Change> queue;
    private final Outage outage = new Outage("writing");
    private final int batchTurns;
    private final Thread thread;
    private volatile boolean stopping;
    private Batch batch;
    private int untilSweep;
    private final Map<QueueTable, Runnable> onRows = new ConcurrentHashMap<>();

    /** Opens a connection that may write. */
    interface Source {
        Batch open() throws SQLException;

        /** Called after a commit that erased something, to sweep what the database keeps of the old pages; false to be called again. */
        default boolean sweep(Batch batch) throws SQLException {
            return true;
        }
    }

    Writer(Source source, int queuedTurns, int batchTurns) {
        this.source = source;
        this.queue = new ArrayBlockingQueue<>(queuedTurns);
        this.batchTurns = batchTurns;
        this.thread = new Thread(this::run, "journal-writer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Has {@code listener} run after each commit that added rows to the table. */
    void onRows(QueueTable table, Runnable listener) {
        onRows.merge(table, listener, (one, other) -> () -> {
            one.run();
            other.run();
        });
    }

    private void tellOfRows(List<Change> changes) {
        for (var table : onRows.keySet()) {
            if (changes.stream().anyMatch(change -> change.feeds(table))) {
                onRows.get(table).run();
            }
        }
    }

    /** The change's stage completes after the commit, or with BUSY or UNAVAILABLE. */
    void submit(Change change) {
        if (stopping || !queue.offer(change)) {
            fail(change, Refused.Code.BUSY, "the store has a full queue");
        } else if (stopping && queue.remove(change)) {
            fail(change, Refused.Code.UNAVAILABLE, "the store is closing");
        }
    }

    private void run() {
        var waiting = new ArrayList<Change>(batchTurns);
        boolean last = false;
        while (!last) {
            waiting.clear();
            try {
                waiting.add(queue.take());
            } catch (InterruptedException e) {
                continue;   // nobody's business but close(), which sends STOP
            }
            queue.drainTo(waiting, batchTurns - 1);
            last = waiting.remove(STOP);
            if (!waiting.isEmpty()) {
                write(waiting);
            }
        }
        discard();
        queue.forEach(change -> fail(change, Refused.Code.UNAVAILABLE, "the store is closing"));
    }

    private void write(List<Change> changes) {
        try {
            tryToWrite(changes);
        } catch (SQLException | RuntimeException first) {
            discard();
            for (int i = 0; i < changes.size(); i++) {
                try {
                    tryToWrite(List.of(changes.get(i)));
                } catch (SQLException | RuntimeException again) {
                    boolean connected = batch != null;
                    outage.goesOn(again);
                    discard();
                    var failed = connected ? changes.subList(i, i + 1) : changes.subList(i, changes.size());
                    failed.forEach(change -> fail(change, Refused.Code.UNAVAILABLE, "the store does not answer"));
                    i += failed.size() - 1;
                }
            }
        }
    }

    private void tryToWrite(List<Change> changes) throws SQLException {
        var results = written(changes);
        outage.isOver();
        for (int i = 0; i < results.length; i++) {
            complete(changes.get(i).done(), results[i]);
        }
        tellOfRows(changes);
        if (changes.stream().anyMatch(change -> change instanceof Change.Erase || change instanceof Change.Rewrite)) {
            untilSweep = 1;
        }
        if (untilSweep > 0 && --untilSweep == 0) {
            sweep();
        }
    }

    /** PostgreSQL's driver asserts instead of failing when its connection dies inside a batch; the writer must outlive that. */
    private Object[] written(List<Change> changes) throws SQLException {
        try {
            if (batch == null) {
                batch = source.open();
            }
            return batch.write(changes);
        } catch (AssertionError inTheDriver) {
            throw new SQLException("the connection broke inside a batch", inTheDriver);
        }
    }

    /** What was erased is erased already; a long reader may keep the sweep from getting through for a while. */
    private void sweep() {
        try {
            untilSweep = source.sweep(batch) ? 0 : BATCHES_UNTIL_NEXT_SWEEP;
        } catch (SQLException e) {
            untilSweep = BATCHES_UNTIL_NEXT_SWEEP;
            discard();
        }
    }

    @SuppressWarnings("unchecked")
    private static void complete(CompletableFuture<?> done, Object result) {
        ((CompletableFuture<Object>) done).complete(result);
    }

    private static void fail(Change change, Refused.Code code, String why) {
        change.done().completeExceptionally(new Refused(code, why, RETRY_AFTER));
    }

    private void discard() {
        if (batch != null) {
            try {
                batch.close();
            } catch (SQLException | AssertionError e) {
                // a connection that cannot even be closed is given up all the same
            }
            batch = null;
        }
    }

    /** Writes what is queued, then stops. */
    @Override
    public void close() {
        stopping = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                queue.put(STOP);
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

package io.weiquan.journal;

import static io.weiquan.journal.Batch.set;

import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.QueueLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

/** A backlog over one of the two tables: looked at by a reader, taken and settled through the one writer. */
class SqlBacklog implements Backlog {

    private final QueueTable table;
    private final Readers readers;
    final Writer writer;
    final Sealing sealing;
    final QueueLimits limits;

    SqlBacklog(QueueTable table, Readers readers, Writer writer, Sealing sealing, QueueLimits limits) {
        this.table = table;
        this.readers = readers;
        this.writer = writer;
        this.sealing = sealing;
        this.limits = limits;
    }

    @Override
    public List<Row> claim(String lane, int orderings, Instant now, Duration lease) {
        // Looked for beside the writer, who then has only known rows to take.
        var fronts = readers.read(table.fronts(), query -> {
            set(query, lane, now.toEpochMilli(), Math.min(orderings, limits.atOnce()));
            var numbers = new ArrayList<Long>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
            }
            return numbers;
        });
        if (fronts.isEmpty()) {
            return List.of();
        }
        var done = new CompletableFuture<List<Change.Taken>>();
        writer.submit(new Change.Claim(table, lane, ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), fronts, false, now.toEpochMilli(),
                now.plus(lease).toEpochMilli(), limits.rowsInARow(), done));
        try {
            return opened(done.join());
        } catch (CompletionException e) {
            throw Refused.in(e);
        }
    }

    @Override
    public CompletionStage<Optional<List<Row>>> claimOf(String lane, String ordering, Instant now, Duration lease) {
        var front = front(lane, ordering);
        if (front.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.of(List.of()));
        }
        var done = new CompletableFuture<List<Change.Taken>>();
        writer.submit(new Change.Claim(table, lane, ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE), List.of(front.get()), true,
                now.toEpochMilli(), now.plus(lease).toEpochMilli(), limits.rowsInARow(), done));
        return done.thenApply(taken -> taken.isEmpty() ? Optional.empty() : Optional.of(opened(taken)));
    }

    final Optional<Long> front(String lane, String ordering) {
        return readers.read(table.front(), query -> {
            set(query, lane, ordering);
            try (var row = query.executeQuery()) {
                row.next();
                long number = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(number);
            }
        });
    }

    /** A row that cannot be opened is given up, so that it does not hold up those behind it; they come with the next claim. */
    private List<Row> opened(List<Change.Taken> taken) {
        var rows = new ArrayList<Row>(taken.size());
        var unreadable = new ArrayList<Failed>();
        var held = new HashSet<String>();
        for (var row : taken) {
            if (held.contains(row.ordering())) {
                continue;
            }
            try {
                rows.add(open(row));
            } catch (Sealing.UnreadableContent e) {
                held.add(row.ordering());
                unreadable.add(new Failed(row.number(), row.tries() + 1, Instant.EPOCH, "unreadable"));
            }
        }
        if (!unreadable.isEmpty()) {
            settle(List.of(), unreadable);
        }
        return rows;
    }

    private Row open(Change.Taken row) {
        var at = Instant.ofEpochMilli(row.at());
        if (row.key() == null) {
            return new Row(row.number(), row.lane(), row.ordering(), at, row.tries(), null, row.content());
        }
        var key = sealing.unwrap(row.key());
        return new Row(row.number(), row.lane(), row.ordering(), at, row.tries(),
                row.address() == null ? null : key.open(row.address(), Change.ADDRESS), key.open(row.content(), table.place()));
    }

    @Override
    public CompletionStage<Void> settle(List<Long> handedOn, List<Failed> failed) {
        var done = new CompletableFuture<Void>();
        writer.submit(new Change.Settle(table, List.copyOf(handedOn), failed.stream().map(row ->
                new Change.Failed(row.number(), row.tries(), row.due().toEpochMilli(), row.givenUp())).toList(), done));
        return done;
    }

    @Override
    public CompletionStage<Long> replay(String lane) {
        var done = new CompletableFuture<Long>();
        writer.submit(new Change.Replay(table, lane, done));
        return done;
    }

    @Override
    public List<GivenUp> givenUp(String lane, int count) {
        return readers.read(table.givenUp(), query -> {
            set(query, lane, count);
            var rows = new ArrayList<GivenUp>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rows.add(new GivenUp(row.getLong(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)),
                            row.getInt(5), row.getString(6)));
                }
            }
            return rows;
        });
    }

    @Override
    public List<Depth> depths() {
        return readers.read(table.depths(), query -> {
            var depths = new ArrayList<Depth>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    long oldest = row.getLong(4);
                    depths.add(new Depth(row.getString(1), row.getLong(2), row.getLong(3), row.wasNull() ? null : Instant.ofEpochMilli(oldest)));
                }
            }
            return depths;
        });
    }

    @Override
    public void onRows(Runnable rows) {
        writer.onRows(table, rows);
    }
}

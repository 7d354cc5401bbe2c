package io.weiquan.journal;

import static io.weiquan.journal.Batch.run;
import static io.weiquan.journal.Batch.set;

import io.weiquan.journal.Change.Accepted;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The changes to the outbox and the inbox, inside the transaction of their {@link Batch}. */
final class QueueChanges {

    private final Connection connection;
    /** Whether other processes write to the same tables. */
    private final boolean shared;

    QueueChanges(Connection connection) throws SQLException {
        this.connection = connection;
        this.shared = StoreCopy.isPostgres(connection);
    }

    static boolean concerns(Change change) {
        return change instanceof Change.Claim || change instanceof Change.Accept || change instanceof Change.Replay
                || change instanceof Change.ForgetSender || change instanceof Change.ForgetEvents;
    }

    /** @return what to tell whoever waits for the change */
    Object apply(Change change) throws SQLException {
        if (change instanceof Change.Claim claim) {
            return claim(claim);
        }
        if (change instanceof Change.Accept accept) {
            return accept(accept);
        }
        if (change instanceof Change.Replay replay) {
            return update(replay.table().replay(), replay.lane());
        }
        if (change instanceof Change.ForgetSender forget) {
            return update("DELETE FROM inbox WHERE lane = ? AND ordering = ?", forget.lane(), forget.ordering());
        }
        var events = (Change.ForgetEvents) change;
        return update("DELETE FROM inbox_seen WHERE at < ?", events.before())
                + update("DELETE FROM inbox WHERE at < ? AND failure <> ''", events.before());
    }

    private List<Change.Taken> claim(Change.Claim claim) throws SQLException {
        try (var take = connection.prepareStatement(claim.table().take(shared))) {
            for (long front : claim.fronts()) {
                set(take, claim.claim(), claim.until(), front, claim.now(), claim.dueOrNot() ? 1 : 0);
                take.addBatch();
            }
            run(take, !claim.fronts().isEmpty());
        }
        try (var query = connection.prepareStatement(claim.table().taken())) {
            set(query, claim.lane(), claim.claim(), claim.rowsInARow());
            var taken = new ArrayList<Change.Taken>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    taken.add(new Change.Taken(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getInt(5),
                            row.getBytes(6), row.getBytes(7), row.getBytes(8)));
                }
            }
            return taken;
        }
    }

    private Accepted accept(Change.Accept accept) throws SQLException {
        try (var room = connection.prepareStatement("SELECT COUNT(*) FROM inbox WHERE failure = ''"); var row = room.executeQuery()) {
            row.next();
            if (row.getLong(1) >= accept.most()) {
                return Accepted.NO_ROOM;
            }
        }
        if (update("INSERT INTO inbox_seen (event, at) VALUES (?, ?) ON CONFLICT DO NOTHING", accept.event(), accept.at()) == 0) {
            return Accepted.BEFORE;
        }
        update("INSERT INTO inbox (lane, ordering, at, due, key, content) VALUES (?, ?, ?, ?, ?, ?)", accept.lane(), accept.ordering(), accept.at(),
                accept.due(), accept.key(), accept.content());
        return Accepted.NOW;
    }

    private long update(String sql, Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            set(update, values);
            return update.executeUpdate();
        }
    }

    /** All of a batch together: they are many when a backlog drains. */
    void settle(List<Change> changes) throws SQLException {
        for (var table : QueueTable.values()) {
            var settled = changes.stream().filter(Change.Settle.class::isInstance).map(Change.Settle.class::cast)
                    .filter(settle -> settle.table() == table).toList();
            if (!settled.isEmpty()) {
                settle(table, settled);
            }
        }
    }

    private void settle(QueueTable table, List<Change.Settle> settled) throws SQLException {
        try (var forget = connection.prepareStatement(table.forget()); var putBack = connection.prepareStatement(table.putBack())) {
            var gone = settled.stream().flatMap(settle -> settle.handedOn().stream()).sorted().toList();
            for (long number : gone) {
                set(forget, number);
                forget.addBatch();
            }
            run(forget, !gone.isEmpty());
            boolean any = false;
            for (var settle : settled) {
                for (var failed : settle.failed()) {
                    set(putBack, failed.tries(), failed.due(), failed.failure(), failed.number());
                    putBack.addBatch();
                    any = true;
                }
            }
            run(putBack, any);
        }
    }
}

package io.weiquan.journal;

import io.weiquan.conversation.Journal.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One connection that writes, with its statements. {@link #write} applies a batch of changes in one transaction; a change that
 * does not apply (a stale turn, an unknown conversation) changes nothing and leaves the others alone, without savepoints,
 * because every condition is part of the statement that writes.
 */
final class Batch implements AutoCloseable {

    private final Connection connection;
    private final OtherChanges others;
    private final QueueChanges queues;
    private final PreparedStatement openConversation;
    private final PreparedStatement openEntry;
    private final PreparedStatement openNote;
    private final PreparedStatement moveOn;
    private final PreparedStatement addEntry;
    private final PreparedStatement addNote;

    Batch(Connection connection) throws SQLException {
        this.connection = connection;
        this.others = new OtherChanges(connection);
        this.queues = new QueueChanges(connection);
        openConversation = connection.prepareStatement("""
                INSERT INTO conversation (id, channel, started_at, last_turn, seq, tokens, key, state, peer, address)
                SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE true ON CONFLICT DO NOTHING""");   // VALUES would be merged, and the counts lost
        openEntry = connection.prepareStatement("""
                INSERT INTO entry (conversation, seq, side, at, client, content)
                SELECT no, ?, ?, ?, ?, ? FROM conversation WHERE id = ?""");
        openNote = connection.prepareStatement("""
                INSERT INTO outbox (lane, ordering, conversation, at, due, content) SELECT ?, id, no, ?, ?, ? FROM conversation WHERE id = ?""");
        moveOn = connection.prepareStatement("""
                UPDATE conversation SET seq = ?, last_turn = ?, state = ?, blanked = '',
                       package_at = CASE WHEN CAST(? AS BIGINT) > 0 THEN CAST(? AS BIGINT) ELSE package_at END,
                       code = COALESCE(?, code)
                WHERE no = ? AND seq = ? AND key = ?
                  AND NOT EXISTS (SELECT 1 FROM entry WHERE conversation = ? AND client = ?)""");
        addEntry = connection.prepareStatement(
                "INSERT INTO entry (conversation, seq, side, at, client, content) VALUES (?, ?, ?, ?, ?, ?)");
        addNote = connection.prepareStatement(
                "INSERT INTO outbox (lane, ordering, conversation, at, due, content) VALUES (?, ?, ?, ?, ?, ?)");
    }

    /** Applies and commits. @return what to tell each change that waits, in the order of {@code changes} */
    Object[] write(List<Change> changes) throws SQLException {
        var results = new Object[changes.size()];
        connection.setAutoCommit(false);
        open(changes);
        append(changes, results);
        for (int i = 0; i < results.length; i++) {
            var change = changes.get(i);
            if (!(change instanceof Change.Open || change instanceof Change.Append || change instanceof Change.Settle)) {
                results[i] = QueueChanges.concerns(change) ? queues.apply(change) : others.apply(change);
            }
        }
        queues.settle(changes);
        // Commits. After commit() the SQLite driver would begin the next transaction, and hold the lock until there is one.
        connection.setAutoCommit(true);
        return results;
    }

    private void open(List<Change> changes) throws SQLException {
        var opens = changes.stream().filter(Change.Open.class::isInstance).map(Change.Open.class::cast).toList();
        if (opens.isEmpty()) {
            return;
        }
        for (var open : opens) {
            if (open.instead() != null) {
                try (var release = connection.prepareStatement("UPDATE conversation SET peer = NULL WHERE id = ? AND peer = ?")) {
                    set(release, open.instead(), open.peer());
                    release.executeUpdate();
                }
            }
            set(openConversation, open.id(), open.channel(), open.at(), open.at(), open.seq(), open.token(), open.key(), open.state(),
                    open.peer(), open.address());
            openConversation.addBatch();
        }
        var counts = openConversation.executeBatch();
        boolean entries = false;
        boolean notes = false;
        for (int i = 0; i < counts.length; i++) {
            var open = opens.get(i);
            // Not inserted: an earlier try of this opening was stored after all, with all its rows; or this peer has a conversation.
            for (var row : counts[i] == 0 ? List.<Change.Row>of() : open.rows()) {
                set(openEntry, row.seq(), row.side(), row.at(), row.client(), row.content(), open.id());
                openEntry.addBatch();
                entries = true;
            }
            for (var note : counts[i] == 0 ? List.<Change.Note>of() : open.notes()) {
                set(openNote, note.topic(), note.at(), note.due(), note.content(), open.id());
                openNote.addBatch();
                notes = true;
            }
        }
        run(openEntry, entries);
        run(openNote, notes);
    }

    private void append(List<Change> changes, Object[] results) throws SQLException {
        // By number, so that two nodes that write the same conversations lock their rows in the same order.
        var order = new ArrayList<Integer>();
        for (int i = 0; i < results.length; i++) {
            if (changes.get(i) instanceof Change.Append) {
                order.add(i);
            }
        }
        if (order.isEmpty()) {
            return;
        }
        order.sort(Comparator.comparingLong(i -> ((Change.Append) changes.get(i)).no()));
        for (int i : order) {
            var turn = (Change.Append) changes.get(i);
            set(moveOn, turn.to(), turn.at(), turn.state(), turn.packageAt(), turn.packageAt(), turn.code(),
                    turn.no(), turn.from(), turn.key(), turn.no(), turn.client());
            moveOn.addBatch();
        }
        var counts = moveOn.executeBatch();
        boolean entries = false;
        boolean notes = false;
        for (int n = 0; n < counts.length; n++) {
            var turn = (Change.Append) changes.get(order.get(n));
            if (counts[n] == 0) {
                results[order.get(n)] = whyNot(turn);
                continue;
            }
            results[order.get(n)] = Outcome.KEPT;
            for (var row : turn.rows()) {
                set(addEntry, turn.no(), row.seq(), row.side(), row.at(), row.client(), row.content());
                addEntry.addBatch();
                entries = true;
            }
            for (var note : turn.notes()) {
                set(addNote, note.topic(), turn.id(), turn.no(), note.at(), note.due(), note.content());
                addNote.addBatch();
                notes = true;
            }
        }
        run(addEntry, entries);
        run(addNote, notes);
    }

    /** A turn whose first entry is there byte for byte was stored by an earlier try whose outcome got lost. */
    private Outcome whyNot(Change.Append turn) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT (SELECT content FROM entry e WHERE e.conversation = c.no AND e.seq = ?)
                FROM conversation c WHERE no = ? AND id = ?""")) {
            var first = turn.rows().get(0);
            set(query, first.seq(), turn.no(), turn.id());
            try (var rows = query.executeQuery()) {
                if (!rows.next()) {
                    return Outcome.GONE;
                }
                return Arrays.equals(rows.getBytes(1), first.content()) ? Outcome.KEPT : Outcome.STALE;
            }
        }
    }

    static void run(PreparedStatement statement, boolean any) throws SQLException {
        if (any) {
            statement.executeBatch();
        }
    }

    static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof byte[] bytes) {
                statement.setBytes(i + 1, bytes);
            } else if (values[i] instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (values[i] instanceof Integer number) {
                statement.setInt(i + 1, number);
            } else if (values[i] instanceof String text) {
                statement.setString(i + 1, text);
            } else {
                statement.setBytes(i + 1, null);
            }
        }
    }

    Connection connection() {
        return connection;
    }

    /** Gives up whatever was not committed. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}

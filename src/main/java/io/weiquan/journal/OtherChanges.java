package io.weiquan.journal;

import static io.weiquan.journal.Batch.set;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** The changes that are rare: applied one by one, inside the transaction of their {@link Batch}. */
final class OtherChanges {

    private final Connection connection;

    OtherChanges(Connection connection) {
        this.connection = connection;
    }

    /** @return what to tell whoever waits for the change */
    Object apply(Change change) throws SQLException {
        if (change instanceof Change.AddToken add) {
            return addToken(add);
        }
        if (change instanceof Change.Erase erase) {
            return erase(erase);
        }
        if (change instanceof Change.Rewrite rewrite) {
            return rewrite(rewrite);
        }
        if (change instanceof Change.Rewrap rewrap) {
            rewrap(rewrap);
        }
        return null;
    }

    private boolean addToken(Change.AddToken add) throws SQLException {
        while (true) {
            byte[] before;
            try (var query = connection.prepareStatement("SELECT tokens FROM conversation WHERE id = ?")) {
                set(query, add.id());
                try (var rows = query.executeQuery()) {
                    if (!rows.next()) {
                        return false;
                    }
                    before = rows.getBytes(1);
                }
            }
            if (Arrays.equals(withNewest(before, add.token(), 1), newest(before))) {
                return true;
            }
            try (var update = connection.prepareStatement("UPDATE conversation SET tokens = ? WHERE id = ? AND tokens = ?")) {
                set(update, withNewest(before, add.token(), add.keep()), add.id(), before);
                if (update.executeUpdate() == 1) {
                    return true;
                }
            }
        }
    }

    static byte[] withNewest(byte[] tokens, byte[] token, int keep) {
        int kept = Math.min(tokens.length, (keep - 1) * Change.TOKEN_BYTES);
        var newest = Arrays.copyOf(Arrays.copyOfRange(tokens, tokens.length - kept, tokens.length), kept + token.length);
        System.arraycopy(token, 0, newest, kept, token.length);
        return newest;
    }

    private static byte[] newest(byte[] tokens) {
        return Arrays.copyOfRange(tokens, Math.max(0, tokens.length - Change.TOKEN_BYTES), tokens.length);
    }

    private boolean erase(Change.Erase erase) throws SQLException {
        // Overwrites the key where it stands, and holds the row against a turn that another node is storing.
        try (var blank = connection.prepareStatement(
                "UPDATE conversation SET key = ?, state = ?, address = ?, peer = ? WHERE id = ? AND last_turn < ?")) {
            set(blank, new byte[0], new byte[0], null, null, erase.id(), erase.quietSince());
            if (blank.executeUpdate() == 0) {
                return false;
            }
        }
        for (var sql : List.of("DELETE FROM entry WHERE conversation = (SELECT no FROM conversation WHERE id = ?)",
                "DELETE FROM outbox WHERE conversation = (SELECT no FROM conversation WHERE id = ?)",
                "DELETE FROM conversation WHERE id = ?")) {
            try (var delete = connection.prepareStatement(sql)) {
                set(delete, erase.id());
                delete.executeUpdate();
            }
        }
        try (var tell = connection.prepareStatement("INSERT INTO outbox (lane, ordering, at, content) VALUES (?, ?, ?, ?)")) {
            for (var note : erase.farewell()) {
                set(tell, note.topic(), erase.id(), note.at(), note.content());
                tell.executeUpdate();
            }
        }
        return true;
    }

    private boolean rewrite(Change.Rewrite rewrite) throws SQLException {
        try (var move = connection.prepareStatement(
                "UPDATE conversation SET key = ?, state = ?, address = ?, blanked = ? WHERE no = ? AND seq = ? AND key = ?")) {
            set(move, rewrite.key(), rewrite.state(), rewrite.address(), rewrite.blanked(), rewrite.no(), rewrite.seq(), rewrite.before());
            if (move.executeUpdate() == 0) {
                return standsUnder(rewrite.no(), rewrite.key());
            }
        }
        try (var entry = connection.prepareStatement("UPDATE entry SET content = ? WHERE conversation = ? AND seq = ?");
             var waiting = connection.prepareStatement("UPDATE outbox SET content = ? WHERE conversation = ? AND no = ?")) {
            for (var row : rewrite.rows()) {
                set(entry, row.content(), rewrite.no(), row.seq());
                entry.addBatch();
            }
            Batch.run(entry, !rewrite.rows().isEmpty());
            for (var row : rewrite.waiting().entrySet()) {
                set(waiting, row.getValue(), rewrite.no(), row.getKey());
                waiting.addBatch();
            }
            Batch.run(waiting, !rewrite.waiting().isEmpty());
        }
        return true;
    }

    /** True when an earlier try, whose outcome got lost, went through after all. */
    private boolean standsUnder(long no, byte[] key) throws SQLException {
        try (var query = connection.prepareStatement("SELECT 1 FROM conversation WHERE no = ? AND key = ?")) {
            set(query, no, key);
            try (var row = query.executeQuery()) {
                return row.next();
            }
        }
    }

    private void rewrap(Change.Rewrap rewrap) throws SQLException {
        try (var update = connection.prepareStatement(rewrap.keys().rewrap())) {
            set(update, rewrap.after(), rewrap.no(), rewrap.before());
            update.executeUpdate();
        }
    }
}

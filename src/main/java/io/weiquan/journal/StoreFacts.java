package io.weiquan.journal;

import static io.weiquan.journal.Batch.set;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What a store knows about itself. */
final class StoreFacts {

    private static final String MASTER_KEY = "master_key";

    private StoreFacts() {
    }

    /** Notes the master key in a new store. @throws UnfitStore when the store was written with one that is not at hand */
    static void checkMasterKey(DataSource database, Sealing sealing) {
        try {
            var known = read(database).orElse(null);
            if (known == null) {
                write(database, sealing.fingerprint());
                known = read(database).orElseThrow();
            }
            if (!sealing.knows(known)) {
                throw new UnfitStore(known.length == 0
                        ? "the store was written without encryption: start without it, or with an empty data folder"
                        : "the store was written with another master key: put back the key file that belongs to it");
            }
        } catch (SQLException e) {
            throw new UnfitStore("the store cannot be read or written: " + Schema.oneLine(e), e);
        }
    }

    /** From now on the store belongs to this master key. */
    static void changeMasterKey(DataSource database, Sealing sealing) throws SQLException {
        try (var connection = database.getConnection();
             var update = connection.prepareStatement("UPDATE store_fact SET value = ? WHERE name = ?")) {
            set(update, sealing.fingerprint(), MASTER_KEY);
            update.executeUpdate();
        }
    }

    private static Optional<byte[]> read(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
             var query = connection.prepareStatement("SELECT value FROM store_fact WHERE name = ?")) {
            set(query, MASTER_KEY);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static void write(DataSource database, byte[] fingerprint) throws SQLException {
        try (var connection = database.getConnection();
             var insert = connection.prepareStatement("INSERT INTO store_fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")) {
            set(insert, MASTER_KEY, fingerprint);
            insert.executeUpdate();
        }
    }
}

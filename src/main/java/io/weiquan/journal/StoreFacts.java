package io.weiquan.journal;

import static io.weiquan.journal.Batch.set;

import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What a store knows about itself. */
final class StoreFacts {

    private static final String MASTER_KEY = "master_key";
    private static final String DIGEST_KEY = "digest_key";

    private StoreFacts() {
    }

    /** Notes the master key in a new store. @throws UnfitStore when the store was written with one that is not at hand */
    static void checkMasterKey(DataSource database, Sealing sealing) {
        try {
            refuseUnless(sealing, known(database, MASTER_KEY, sealing.fingerprint()));
        } catch (SQLException e) {
            throw new UnfitStore("the store cannot be read or written: " + Schema.oneLine(e), e);
        }
    }

    /** The same for a store that may be new, which is left as it is. */
    static void knowMasterKey(DataSource database, Sealing sealing) {
        try {
            if (Schema.version(database) > 0) {
                read(database, MASTER_KEY).ifPresent(known -> refuseUnless(sealing, known));
            }
        } catch (SQLException e) {
            throw new UnfitStore("the store cannot be read: " + Schema.oneLine(e), e);
        }
    }

    private static void refuseUnless(Sealing sealing, byte[] known) {
        if (!sealing.knows(known)) {
            throw new UnfitStore(known.length == 0
                    ? "the store was written without encryption: start without it, or with an empty data folder"
                    : "the store was written with another master key: put back the key file that belongs to it");
        }
    }

    /** The key under which this store digests what it must find again without keeping it: the same for its whole life. */
    static Sealing.DataKey digestKey(DataSource database, Sealing sealing) {
        try {
            return sealing.unwrap(known(database, DIGEST_KEY, sealing.newKey()));
        } catch (SQLException e) {
            throw new UnfitStore("the store cannot be read or written: " + Schema.oneLine(e), e);
        }
    }

    /** From now on the store belongs to this master key. */
    static void changeMasterKey(DataSource database, Vault vault) throws SQLException {
        var digestKey = known(database, DIGEST_KEY, vault.newKey());
        try (var connection = database.getConnection();
             var update = connection.prepareStatement("UPDATE store_fact SET value = ? WHERE name = ?")) {
            // The master key last: a change that was cut off before is begun again, with both keys.
            set(update, vault.rewrap(digestKey), DIGEST_KEY);
            update.executeUpdate();
            set(update, vault.fingerprint(), MASTER_KEY);
            update.executeUpdate();
        }
    }

    /** The fact as it is stored, or the one given, stored now. */
    private static byte[] known(DataSource database, String name, byte[] otherwise) throws SQLException {
        var known = read(database, name);
        if (known.isEmpty()) {
            write(database, name, otherwise);
            known = read(database, name);
        }
        return known.orElseThrow();
    }

    private static Optional<byte[]> read(DataSource database, String name) throws SQLException {
        try (var connection = database.getConnection();
             var query = connection.prepareStatement("SELECT value FROM store_fact WHERE name = ?")) {
            set(query, name);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.ofNullable(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    private static void write(DataSource database, String name, byte[] value) throws SQLException {
        try (var connection = database.getConnection();
             var insert = connection.prepareStatement("INSERT INTO store_fact (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING")) {
            set(insert, name, value);
            insert.executeUpdate();
        }
    }
}

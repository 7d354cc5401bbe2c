package io.weiquan.journal;

import io.weiquan.journal.PostgresStore.Server;
import io.weiquan.limits.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * What an operator does with a store as a whole. A backup is a data folder with a SQLite file, whichever store it was made of;
 * contents stay sealed in it, so the key file must be kept too, and apart. Each command returns how many conversations it moved
 * and throws {@link UnfitStore} with one line that says what to do.
 */
public final class StoreCommands {

    private StoreCommands() {
    }

    /** Backs up a SQLite store, also one in use, into a new folder. */
    public static long backup(Path data, Path backup) {
        return StoreCopy.copy(existing(data), fresh(backup));
    }

    /** Backs up a PostgreSQL store, also one in use, into a new folder. */
    public static long backup(Server server, Path backup) {
        return StoreCopy.copy(PostgresStore.ready(server), fresh(backup));
    }

    /** Puts a backup into an empty data folder. */
    public static long restore(Path backup, Path data) {
        return backup(backup, data);
    }

    /** Puts a backup, or a stopped SQLite store that is to move, into an empty PostgreSQL database. */
    public static long restore(Path backup, Server server) {
        return StoreCopy.copy(existing(backup), PostgresStore.ready(server));
    }

    /** Copies a SQLite store that nobody uses into an empty PostgreSQL database. */
    public static long move(Path data, Server server) {
        var source = existing(data);
        var lock = FolderLock.of(data);
        try {
            return StoreCopy.copy(source, PostgresStore.ready(server));
        } finally {
            lock.close();
        }
    }

    /** Wraps all data keys of a SQLite store by the first master key of the vault; the store must be stopped. */
    public static long changeMasterKey(Path data, Vault vault) {
        try (var journal = (SqlJournal) SqliteStore.open(data, vault, Limits.DEFAULTS)) {
            return changeMasterKey(journal, SqliteStore.writing(data.resolve(SqliteStore.FILE)), vault);
        }
    }

    /** The same for PostgreSQL; every node must know both keys while it runs. */
    public static long changeMasterKey(Server server, Vault vault) {
        try (var journal = (SqlJournal) PostgresStore.open(server, vault, Limits.DEFAULTS)) {
            return changeMasterKey(journal, PostgresStore.writing(server), vault);
        }
    }

    private static long changeMasterKey(SqlJournal journal, DataSource database, Vault vault) {
        try {
            long changed = new KeyChange(journal, vault).run();
            StoreFacts.changeMasterKey(database, vault);
            return changed;
        } catch (SQLException e) {
            throw new UnfitStore("the master key could not be changed, run it again: " + Schema.oneLine(e), e);
        }
    }

    private static DataSource existing(Path folder) {
        var file = folder.resolve(SqliteStore.FILE);
        if (!Files.isRegularFile(file)) {
            throw new UnfitStore("there is no store in " + folder.toAbsolutePath());
        }
        var source = SqliteStore.snapshot(file);
        Schema.check(source, Schema.SQLITE);
        return isOld(source) ? broughtUpToDate(file) : source;
    }

    private static DataSource fresh(Path folder) {
        var file = SqliteStore.writable(folder).resolve(SqliteStore.FILE);
        var target = SqliteStore.writing(file);
        Schema.bringUpToDate(target, Schema.SQLITE);
        return target;
    }

    private static boolean isOld(DataSource source) {
        try {
            return Schema.version(source) < Schema.SQLITE.size();
        } catch (SQLException e) {
            throw new UnfitStore("the store's schema cannot be read: " + Schema.oneLine(e), e);
        }
    }

    /** A backup stays as it is: a copy of one that an older program made is brought to the schema of this one. */
    private static DataSource broughtUpToDate(Path file) {
        try {
            var folder = Files.createTempDirectory("weiquan-restore");
            var copy = folder.resolve(SqliteStore.FILE);
            for (var suffix : List.of("", "-wal")) {
                var part = file.resolveSibling(file.getFileName() + suffix);
                if (Files.exists(part)) {
                    Files.copy(part, copy.resolveSibling(copy.getFileName() + suffix)).toFile().deleteOnExit();
                }
            }
            folder.toFile().deleteOnExit();
            copy.resolveSibling(copy.getFileName() + "-shm").toFile().deleteOnExit();
            var target = SqliteStore.writing(copy);
            Schema.bringUpToDate(target, Schema.SQLITE);
            return SqliteStore.snapshot(copy);
        } catch (IOException e) {
            throw new UnfitStore("the backup cannot be read (" + e.getClass().getSimpleName() + ")", e);
        }
    }
}

package io.weiquan.journal;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.weiquan.conversation.Journal;
import io.weiquan.limits.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The store of one machine: a SQLite file in the data folder. Write-ahead log, and every commit flushed to the disk before
 * anybody is told ({@code synchronous=FULL}); both are asserted, not assumed, on every connection that writes.
 */
public final class SqliteStore {

    static final String FILE = "weiquan.db";
    /** Pages in the log before they are copied into the file: large enough that busy pages are copied once for many turns. */
    private static final int CHECKPOINT_PAGES = 4_000;
    private static final int WAIT_FOR_READERS_MS = 100;
    private static final int WAIT_FOR_LOCK_MS = 5_000;

    private SqliteStore() {
    }

    /**
     * @param folder made when missing
     * @throws UnfitStore when the folder or file cannot be written, or the file is not a store of this version
     */
    public static Journal open(Path folder, Sealing sealing, Limits limits) {
        return open(folder, sealing, limits, UnaryOperator.identity());
    }

    /** @param around for tests: what to put around the connections of the working store */
    static Journal open(Path folder, Sealing sealing, Limits limits, UnaryOperator<DataSource> around) {
        var file = writable(folder).resolve(FILE);
        var lock = FolderLock.of(folder);
        try {
            var writing = writing(file);
            check(writing);
            Schema.bringUpToDate(writing, Schema.SQLITE);
            StoreFacts.checkMasterKey(writing, sealing);
            var reading = reading(file);
            return new SqlJournal(new Readers(around.apply(reading), new Outage("reading")), source(around.apply(writing)), sealing,
                    StoreFacts.digestKey(writing, sealing), limits, () -> {
                reading.close();
                lock.close();
            });
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private static Writer.Source source(DataSource writing) {
        return new Writer.Source() {
            @Override
            public Batch open() throws SQLException {
                return new Batch(durable(writing.getConnection()));
            }

            @Override
            public boolean sweep(Batch batch) throws SQLException {
                return emptyLog(batch.connection());
            }
        };
    }

    /** Whether there is a store in the folder. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** What {@link #open} would refuse, without changing anything. @throws UnfitStore says what to do */
    public static void check(Path folder, Sealing sealing) {
        writable(folder);
        if (isIn(folder)) {
            FolderLock.of(folder).close();
            var writing = writing(folder.resolve(FILE));
            check(writing);
            Schema.check(writing, Schema.SQLITE);
            StoreFacts.knowMasterKey(writing, sealing);
        }
    }

    private static void check(DataSource writing) {
        try {
            durable(writing.getConnection()).close();
        } catch (SQLException e) {
            throw new UnfitStore("weiquan.data: the store cannot be used: " + Schema.oneLine(e), e);
        }
    }

    /** The folder, made when missing. @throws UnfitStore when it cannot be written */
    public static Path writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "writable", null));
            return folder;
        } catch (IOException e) {
            throw new UnfitStore("weiquan.data: cannot write in " + folder.toAbsolutePath()
                    + ": give this user the right to, or choose another folder (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    static SQLiteDataSource writing(Path file) {
        var config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(WAIT_FOR_LOCK_MS);
        // Deferred, a transaction that begins with a read could not be upgraded after another process wrote.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Connections that read one moment of the file, without keeping it from being written. */
    static DataSource snapshot(Path file) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_FOR_LOCK_MS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private static AgroalDataSource reading(Path file) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool
                    .maxSize(Readers.CONNECTIONS).acquisitionTimeout(Duration.ofMillis(WAIT_FOR_LOCK_MS))
                    .connectionFactoryConfiguration(connection -> connection
                            .connectionProviderClassName("org.sqlite.JDBC").jdbcUrl("jdbc:sqlite:" + file)
                            .jdbcProperty("busy_timeout", Integer.toString(WAIT_FOR_LOCK_MS))
                            .initialSql("PRAGMA query_only = 1"))));
        } catch (SQLException e) {
            throw new UnfitStore("the store cannot be opened: " + Schema.oneLine(e), e);
        }
    }

    private static Connection durable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
            try (var mode = statement.executeQuery("PRAGMA journal_mode")) {
                if (!"wal".equalsIgnoreCase(mode.getString(1))) {
                    throw new SQLException("not in WAL mode: the data folder is on a file system that cannot share memory");
                }
            }
            try (var synchronous = statement.executeQuery("PRAGMA synchronous")) {
                if (synchronous.getInt(1) < 2) {
                    throw new SQLException("synchronous is weaker than FULL");
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Copies the log into the file and cuts it to nothing, so that no old page with an erased key stays behind.
     *
     * @return false when a long reader (a backup) needs the log; it is not waited for
     */
    private static boolean emptyLog(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + WAIT_FOR_READERS_MS);
            try (var row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                return row.next() && row.getInt(1) == 0;
            } finally {
                statement.execute("PRAGMA busy_timeout = " + WAIT_FOR_LOCK_MS);
            }
        }
    }
}

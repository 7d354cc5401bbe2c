package io.weiquan.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;

/**
 * Copies a whole store into an empty one, of the same kind or another: which is what a backup, a restore and a move to a shared
 * database are. Contents stay sealed on the way. The source may be in use: what is copied is one moment of it.
 */
final class StoreCopy {

    private static final int ROWS_AT_ONCE = 500;

    private record Table(String name, List<String> columns) {
    }

    private static final List<Table> TABLES = List.of(
            new Table("conversation", List.of("no", "id", "channel", "started_at", "last_turn", "seq", "package_at", "code", "tokens", "key", "state", "peer", "address",
                    "blanked")),
            new Table("entry", List.of("conversation", "seq", "side", "at", "client", "content")),
            new Table("outbox", List.of("no", "lane", "ordering", "conversation", "at", "tries", "failure", "content")),
            new Table("inbox", List.of("no", "lane", "ordering", "at", "tries", "failure", "key", "content")),
            new Table("inbox_seen", List.of("event", "at")),
            new Table("store_fact", List.of("name", "value")));

    private StoreCopy() {
    }

    /** @param to has the schema and nothing else. @return conversations copied. @throws UnfitStore when it holds any already */
    static long copy(DataSource from, DataSource to) {
        try (var source = from.getConnection(); var target = to.getConnection()) {
            source.setAutoCommit(false);
            target.setAutoCommit(false);
            if (isPostgres(source)) {
                source.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            if (count(target, "conversation") > 0) {
                throw new UnfitStore("the store to copy into already holds conversations: choose an empty one");
            }
            try (var clear = target.createStatement()) {
                clear.executeUpdate("DELETE FROM store_fact");
            }
            for (var table : TABLES) {
                copy(table, source, target);
            }
            if (isPostgres(target)) {
                continueNumbers(target);
            }
            long copied = count(target, "conversation");
            target.commit();
            source.rollback();
            return copied;
        } catch (SQLException e) {
            throw new UnfitStore("the store could not be copied, nothing was changed: " + Schema.oneLine(e), e);
        }
    }

    private static void copy(Table table, Connection source, Connection target) throws SQLException {
        var columns = String.join(", ", table.columns());
        var places = String.join(", ", table.columns().stream().map(column -> "?").toList());
        try (var query = source.prepareStatement("SELECT " + columns + " FROM " + table.name());
             var insert = target.prepareStatement("INSERT INTO " + table.name() + " (" + columns + ") VALUES (" + places + ")")) {
            query.setFetchSize(ROWS_AT_ONCE);
            int waiting = 0;
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    copy(row, insert, table.columns().size());
                    if (++waiting % ROWS_AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                }
            }
            if (waiting % ROWS_AT_ONCE > 0) {
                insert.executeBatch();
            }
        }
    }

    private static void copy(ResultSet row, PreparedStatement insert, int columns) throws SQLException {
        for (int i = 1; i <= columns; i++) {
            var value = row.getObject(i);
            if (value instanceof byte[] bytes) {
                insert.setBytes(i, bytes);
            } else if (value instanceof Number number) {
                insert.setLong(i, number.longValue());
            } else if (value == null) {
                insert.setNull(i, Types.NULL);
            } else {
                insert.setString(i, value.toString());
            }
        }
        insert.addBatch();
    }

    /** PostgreSQL does not notice numbers that were given to it. */
    private static void continueNumbers(Connection target) throws SQLException {
        for (var table : List.of("conversation", "outbox", "inbox")) {
            try (var statement = target.createStatement()) {
                statement.execute("SELECT setval(pg_get_serial_sequence('" + table + "', 'no'), (SELECT COALESCE(MAX(no), 0) + 1 FROM "
                        + table + "), false)");
            }
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    static boolean isPostgres(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }
}

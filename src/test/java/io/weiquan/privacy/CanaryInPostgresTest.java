package io.weiquan.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.journal.PostgresServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The same on the shared database, which also shows that the server holds a whole conversation on it. */
@QuarkusTest
@TestProfile(CanaryInPostgresTest.Shared.class)
class CanaryInPostgresTest extends CanaryContract {

    @ConfigProperty(name = "weiquan.postgresql.url")
    String url;

    public static class Shared implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var database = PostgresServer.freshDatabase();
            return Map.of("weiquan.data", CanaryInSqliteTest.freshFolder().toString(), "quarkus.log.level", "DEBUG", "quarkus.log.console.level", "WARN",
                    "weiquan.keep-class.contact", "30D",
                    "weiquan.store", "postgresql", "weiquan.postgresql.url", database.url(), "weiquan.postgresql.user", database.user(),
                    "weiquan.postgresql.password", database.password());
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    @Override
    List<byte[]> stored() throws Exception {
        try (var connection = connect(); var statement = connection.createStatement()) {
            var everything = new ArrayList<byte[]>();
            for (var table : column(connection, "SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables "
                    + "WHERE schemaname NOT IN ('pg_catalog', 'information_schema')")) {
                for (var row : column(connection, "SELECT t::text FROM " + table + " t")) {
                    everything.add(row.getBytes(StandardCharsets.UTF_8));
                    // Bytes are shown as hexadecimal; so that what is in clear in them is found, too.
                    everything.add(unhexed(row));
                }
            }
            statement.execute("CHECKPOINT");
            everything.addAll(files(Path.of(column(connection, "SHOW data_directory").get(0))));   // tables, indexes and the write-ahead log
            return everything;
        }
    }

    private static byte[] unhexed(String row) {
        var bytes = new StringBuilder();
        for (var part : row.split("\\\\x")) {
            var hex = part.replaceAll("[^0-9a-f].*", "");
            bytes.append(new String(HexFormat.of().parseHex(hex.substring(0, hex.length() / 2 * 2)), StandardCharsets.ISO_8859_1)).append(' ');
        }
        return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    @Override
    byte[] key(String conversation) throws Exception {
        try (var connection = connect()) {
            var keys = column(connection, "SELECT encode(key, 'hex') FROM conversation WHERE id = '" + conversation + "'");
            assertThat(keys).hasSize(1);
            return HexFormat.of().parseHex(keys.get(0));
        }
    }

    /** Old row versions stay in the files until the server writes over them; nobody without the master key can unwrap what is in them. */
    @Override
    boolean keysVanishAtOnce() {
        return false;
    }
}

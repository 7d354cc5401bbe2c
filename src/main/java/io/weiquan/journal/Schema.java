package io.weiquan.journal;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/**
 * Brings a database to the schema this program was written for. The migrations are listed here rather than searched for on the
 * class path, which works in every class loader; Flyway is not even loaded when nothing is to be done, which keeps the start fast.
 */
final class Schema {

    static final List<String> SQLITE = List.of("db/sqlite/V1__conversations.sql", "db/sqlite/V2__queues.sql", "db/sqlite/V3__classes.sql");
    static final List<String> POSTGRESQL = List.of("db/postgresql/V1__conversations.sql", "db/postgresql/V2__queues.sql",
            "db/postgresql/V3__classes.sql");

    private Schema() {
    }

    /** @throws UnfitStore when the database is newer than the program, or a migration failed */
    static void bringUpToDate(DataSource database, List<String> migrations) {
        try {
            int version = known(database, migrations);
            if (version < migrations.size()) {
                Flyway.configure(Schema.class.getClassLoader()).dataSource(database)
                        .resourceProvider(new Listed(migrations)).javaMigrationClassProvider(List::of)
                        .locations(migrations.get(0).substring(0, migrations.get(0).lastIndexOf('/')))
                        .failOnMissingLocations(false).cleanDisabled(true).load().migrate();
            }
        } catch (SQLException | FlywayException e) {
            throw new UnfitStore("the store's schema cannot be read or brought up to date: " + oneLine(e), e);
        }
    }

    /** @throws UnfitStore when the database is newer than the program */
    static void check(DataSource database, List<String> migrations) {
        try {
            known(database, migrations);
        } catch (SQLException e) {
            throw new UnfitStore("the store's schema cannot be read: " + oneLine(e), e);
        }
    }

    private static int known(DataSource database, List<String> migrations) throws SQLException {
        int version = version(database);
        if (version > migrations.size()) {
            throw new UnfitStore("the store has schema " + version + ", this program knows " + migrations.size()
                    + ": start the newer program, or restore a backup made by this one");
        }
        return version;
    }

    /** 0 for an empty database. A migration that failed or is at work counts as not done, so that Flyway has the word. */
    static int version(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
                if (!tables.next()) {
                    return 0;
                }
            }
            try (var query = connection.createStatement(); var rows = query.executeQuery(
                    "SELECT version, success FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY installed_rank")) {
                int version = 0;
                while (rows.next()) {
                    if (!rows.getBoolean(2)) {
                        return 0;
                    }
                    version = Math.max(version, Integer.parseInt(rows.getString(1)));
                }
                return version;
            }
        }
    }

    static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private record Listed(List<String> migrations) implements ResourceProvider {

        @Override
        public LoadableResource getResource(String name) {
            return migrations.contains(name) ? new Script(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return migrations.stream().<LoadableResource>map(Script::new)
                    .filter(script -> script.getFilename().startsWith(prefix)).toList();
        }
    }

    private static final class Script extends LoadableResource {

        private final String path;

        private Script(String path) {
            this.path = path;
        }

        @Override
        public Reader read() {
            InputStream in = Schema.class.getClassLoader().getResourceAsStream(path);
            return new InputStreamReader(in, StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return getFilename();
        }
    }
}

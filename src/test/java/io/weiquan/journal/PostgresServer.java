package io.weiquan.journal;

import io.weiquan.journal.PostgresStore.Server;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for the tests of this JVM, as durable as in production; a fresh database for whoever asks. */
public final class PostgresServer {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres running;
    private static EmbeddedPostgres careless;

    private PostgresServer() {
    }

    static synchronized EmbeddedPostgres running() {
        try {
            if (running == null) {
                running = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("full_page_writes", "on").start();
            }
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A server that does not flush, as tests usually start it. */
    public static synchronized Server careless() {
        try {
            careless = careless == null ? EmbeddedPostgres.builder().setServerConfig("fsync", "off").start() : careless;
            return new Server(careless.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Server freshDatabase() {
        var name = "weiquan" + DATABASES.incrementAndGet();
        try (var connection = running().getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Server(running().getJdbcUrl("postgres", name), "postgres", "postgres");
    }

    public static void sql(Server server, String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(server.url(), server.user(), server.password())) {
            connection.createStatement().execute(statement);
        }
    }
}

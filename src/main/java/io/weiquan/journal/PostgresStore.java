package io.weiquan.journal;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.exceptionsorter.PostgreSQLExceptionSorter;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.weiquan.conversation.Journal;
import io.weiquan.limits.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The store that several machines share: any number of nodes on one PostgreSQL, where the number of a conversation's last entry
 * decides between two that are at it together. Refuses a server that acknowledges commits it could lose.
 */
public final class PostgresStore {

    private static final int CONNECT_SECONDS = 2;
    /** Until the first connection is let in: this process is cold then, and the machine is often busy starting everything else too. */
    private static final int FIRST_SECONDS = 15;
    private static final int ANSWER_SECONDS = 10;
    private static final Duration ACQUIRE = Duration.ofSeconds(3);

    private PostgresStore() {
    }

    /** @param url a JDBC URL, {@code jdbc:postgresql://host:5432/weiquan} */
    public record Server(String url, String user, String password) {

        @Override
        public String toString() {
            return "Server[‹redacted›]";
        }
    }

    /** @throws UnfitStore when the server cannot be reached, is not durable, or holds no store of this version */
    public static Journal open(Server server, Sealing sealing, Limits limits) {
        return open(server, sealing, limits, UnaryOperator.identity());
    }

    /** @param around for tests: what to put around the connections of the working store */
    static Journal open(Server server, Sealing sealing, Limits limits, UnaryOperator<DataSource> around) {
        var writing = ready(server);
        StoreFacts.checkMasterKey(writing, sealing);
        var reading = reading(server);
        var source = around.apply(writing);
        return new SqlJournal(new Readers(around.apply(reading), new Outage("reading")), () -> new Batch(durable(source.getConnection())), sealing,
                StoreFacts.digestKey(writing, sealing), limits, reading::close);
    }

    /** A server that is reached, durable, and has the schema. */
    static DataSource ready(Server server) {
        var writing = writing(server);
        check(writing);
        Schema.bringUpToDate(writing, Schema.POSTGRESQL);
        return writing;
    }

    static PGSimpleDataSource writing(Server server) {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(server.url());
        } catch (IllegalArgumentException e) {
            throw new UnfitStore("weiquan.postgresql.url: not a PostgreSQL JDBC URL (jdbc:postgresql://host:5432/name)", e);
        }
        source.setUser(server.user());
        source.setPassword(server.password());
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        source.setApplicationName("weiquan");
        return source;
    }

    private static AgroalDataSource reading(Server server) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool
                    .maxSize(Readers.CONNECTIONS).acquisitionTimeout(ACQUIRE).exceptionSorter(new PostgreSQLExceptionSorter())
                    .connectionFactoryConfiguration(connection -> connection
                            .connectionProviderClassName("org.postgresql.Driver").jdbcUrl(server.url())
                            .principal(new NamePrincipal(server.user())).credential(new SimplePassword(server.password()))
                            .jdbcProperty("connectTimeout", Integer.toString(CONNECT_SECONDS))
                            .jdbcProperty("loginTimeout", Integer.toString(CONNECT_SECONDS))
                            .jdbcProperty("socketTimeout", Integer.toString(ANSWER_SECONDS))
                            .jdbcProperty("ApplicationName", "weiquan"))));
        } catch (SQLException e) {
            throw new UnfitStore("the store cannot be opened: " + Schema.oneLine(e), e);
        }
    }

    /** What {@link #open} would refuse, without changing anything. @throws UnfitStore says what to do */
    public static void check(Server server, Sealing sealing) {
        var writing = writing(server);
        check(writing);
        Schema.check(writing, Schema.POSTGRESQL);
        StoreFacts.knowMasterKey(writing, sealing);
    }

    private static void check(PGSimpleDataSource writing) {
        writing.setLoginTimeout(FIRST_SECONDS);
        try {
            durable(writing.getConnection()).close();
        } catch (SQLException e) {
            throw new UnfitStore("weiquan.postgresql: the server cannot be used: " + Schema.oneLine(e), e);
        } finally {
            writing.setLoginTimeout(CONNECT_SECONDS);
        }
    }

    /** Asks for durable commits where the session may, and refuses where only the server's own settings could help. */
    private static Connection durable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = on");
            for (var setting : List.of("fsync", "full_page_writes")) {
                try (var row = statement.executeQuery("SHOW " + setting)) {
                    if (!row.next() || !"on".equals(row.getString(1))) {
                        throw new SQLException(setting + " is off: commits could be lost; switch it on in postgresql.conf");
                    }
                }
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}

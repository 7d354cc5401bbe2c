package io.weiquan.journal;

import io.weiquan.conversation.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Reads on connections of their own, beside the writer. */
final class Readers {

    /** Connections of a pool: enough for every worker that reads. */
    static final int CONNECTIONS = 8;

    private final DataSource pool;
    private final Outage outage;

    Readers(DataSource pool, Outage outage) {
        this.pool = pool;
        this.outage = outage;
    }

    interface Reading<T> {
        T of(PreparedStatement query) throws SQLException;
    }

    /** @throws Refused UNAVAILABLE when the store does not answer */
    <T> T read(String sql, Reading<T> reading) {
        for (int tries = CONNECTIONS; ; tries--) {
            try (Connection connection = pool.getConnection(); var query = connection.prepareStatement(sql)) {
                var result = reading.of(query);
                outage.isOver();
                return result;
            } catch (SQLException e) {
                if (tries == 0 || !wasCutOff(e)) {
                    outage.goesOn(e);
                    throw new Refused(Refused.Code.UNAVAILABLE, "the store does not answer", Duration.ofSeconds(1));
                }
            }
        }
    }

    /** After a restart of the server every idle connection fails once; that is not worth telling anybody. */
    private static boolean wasCutOff(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }
}

package io.weiquan.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A data source whose n-th call that reaches the database fails: before it took effect, or after it (so that the caller cannot
 * know). Calls are counted over all connections; getting a connection counts too.
 */
final class FaultyDataSource {

    private static final Set<String> REACHING = Set.of("getConnection", "prepareStatement", "execute", "executeQuery",
            "executeUpdate", "executeBatch", "setAutoCommit", "next");
    private final DataSource real;
    private final AtomicLong left = new AtomicLong(Long.MAX_VALUE);
    private volatile boolean after;

    FaultyDataSource(DataSource real) {
        this.real = real;
    }

    /** The n-th call from now on fails, counted from 1; all others work. */
    void failOn(long n, boolean afterTheEffect) {
        after = afterTheEffect;
        left.set(n);
    }

    boolean hasFailed() {
        return left.get() <= 0;
    }

    void heal() {
        left.set(Long.MAX_VALUE);
    }

    DataSource faulty() {
        return around(DataSource.class, real);
    }

    private <T> T around(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            boolean hit = REACHING.contains(method.getName()) && left.decrementAndGet() == 0;
            if (hit && !after) {
                throw new SQLException("injected before " + method.getName());
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (hit) {
                if (result instanceof Connection lost) {
                    lost.close();
                }
                throw new SQLException("injected after " + method.getName());
            }
            return result instanceof Connection ? around(Connection.class, result)
                    : result instanceof PreparedStatement ? around(PreparedStatement.class, result) : result;
        }));
    }
}

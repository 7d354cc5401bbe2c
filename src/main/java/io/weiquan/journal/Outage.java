package io.weiquan.journal;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Tells the log when the store stops working and when it works again, and nothing in between, however many turns fail. */
final class Outage {

    private static final System.Logger LOG = System.getLogger("io.weiquan.journal");

    private final String what;
    private final AtomicBoolean away = new AtomicBoolean();

    /** @param what reading or writing */
    Outage(String what) {
        this.what = what;
    }

    void goesOn(Exception cause) {
        if (away.compareAndSet(false, true)) {
            LOG.log(System.Logger.Level.ERROR, "the store does not answer: {0} fails, state={1} cause={2}", what,
                    cause instanceof SQLException sql ? sql.getSQLState() : "none", Schema.oneLine(cause));
        }
    }

    void isOver() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.log(System.Logger.Level.INFO, "the store answers again: {0} works", what);
        }
    }

    boolean isNow() {
        return away.get();
    }
}

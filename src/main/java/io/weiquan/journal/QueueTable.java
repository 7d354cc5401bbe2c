package io.weiquan.journal;

/** The two tables of waiting rows. What differs between them is where the key to a content comes from. */
enum QueueTable {

    OUTBOX("outbox", "q.content AS content, c.key AS key, c.address AS address FROM outbox q LEFT JOIN conversation c ON c.no = q.conversation", 0),
    INBOX("inbox", "q.content AS content, q.key AS key, NULL AS address FROM inbox q", 1);

    private final String table;
    private final String contents;
    private final int place;

    QueueTable(String table, String contents, int place) {
        this.table = table;
        this.contents = contents;
        this.place = place;
    }

    /** Where a content is bound when it is sealed. */
    long place() {
        return Change.NOTE - place;
    }

    /** Rows at the front of their ordering that may be taken: lane, time. They are looked for by a reader, without a lock. */
    String fronts() {
        return """
                SELECT no FROM %1$s o WHERE lane = ? AND failure = '' AND due <= ? AND NOT EXISTS (
                    SELECT 1 FROM %1$s p WHERE p.lane = o.lane AND p.ordering = o.ordering AND p.failure = '' AND p.no < o.no)
                ORDER BY no LIMIT ?""".formatted(table);
    }

    /** The front of one ordering: lane, ordering. */
    String front() {
        return "SELECT MIN(no) FROM " + table + " WHERE lane = ? AND ordering = ? AND failure = ''";
    }

    /**
     * Takes the front of an ordering, which keeps the whole ordering from others. Two that want it at once do not wait for each other.
     * Parameters: claim, until, number, time,
     * and 1 to take it also when it is not due, unless somebody has it.
     */
    String take(boolean shared) {
        return """
                UPDATE %1$s SET claim = ?, due = ? WHERE no = (
                    SELECT no FROM %1$s o WHERE no = ? AND failure = '' AND (due <= ? OR (claim = 0 AND 1 = ?)) AND NOT EXISTS (
                        SELECT 1 FROM %1$s p WHERE p.lane = o.lane AND p.ordering = o.ordering AND p.failure = '' AND p.no < o.no)%2$s)"""
                .formatted(table, shared ? " FOR UPDATE OF o SKIP LOCKED" : "");
    }

    /** The rows behind the fronts taken: claim, lane, rows of an ordering at most. */
    String taken() {
        return """
                SELECT no, lane, ordering, at, tries, content, key, address FROM (
                    SELECT q.no AS no, q.lane AS lane, q.ordering AS ordering, q.at AS at, q.tries AS tries,
                           ROW_NUMBER() OVER (PARTITION BY q.ordering ORDER BY q.no) AS behind, %s
                    WHERE q.lane = ? AND q.failure = '' AND q.ordering IN (SELECT ordering FROM %s WHERE claim = ?)) t
                WHERE behind <= ? ORDER BY no""".formatted(contents, table);
    }

    String forget() {
        return "DELETE FROM " + table + " WHERE no = ?";
    }

    /** Tries, due, failure, number. */
    String putBack() {
        return "UPDATE " + table + " SET tries = ?, due = ?, failure = ?, claim = 0 WHERE no = ?";
    }

    String replay() {
        return "UPDATE " + table + " SET tries = 0, due = 0, failure = '', claim = 0 WHERE lane = ? AND failure <> ''";
    }

    String givenUp() {
        return "SELECT no, lane, ordering, at, tries, failure FROM " + table + " WHERE lane = ? AND failure <> '' ORDER BY no LIMIT ?";
    }

    String depths() {
        return "SELECT lane, SUM(CASE WHEN failure = '' THEN 1 ELSE 0 END), SUM(CASE WHEN failure = '' THEN 0 ELSE 1 END), "
                + "MIN(CASE WHEN failure = '' THEN at END) FROM " + table + " GROUP BY lane ORDER BY lane";
    }
}

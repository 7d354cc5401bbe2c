package io.weiquan.journal;

import static io.weiquan.journal.Batch.set;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Wraps every data key by the master key in use. Can be stopped and begun again; turns go on meanwhile. */
final class KeyChange {

    private static final int AT_ONCE = 200;

    private final SqlJournal journal;
    private final Vault vault;

    KeyChange(SqlJournal journal, Vault vault) {
        this.journal = journal;
        this.vault = vault;
    }

    private record Wrapped(long no, byte[] key) {
    }

    /** The tables with data keys. */
    enum Keys {
        CONVERSATION, INBOX;

        String page() {
            return "SELECT no, key FROM " + name() + " WHERE no > ? ORDER BY no LIMIT ?";
        }

        String rewrap() {
            return "UPDATE " + name() + " SET key = ? WHERE no = ? AND key = ?";
        }
    }

    /** @return how many keys were wrapped anew */
    long run() {
        long changed = 0;
        for (var keys : Keys.values()) {
            changed += run(keys);
        }
        return changed;
    }

    private long run(Keys keys) {
        long changed = 0;
        for (var page = page(keys, 0); !page.isEmpty(); page = page(keys, page.get(page.size() - 1).no())) {
            var waiting = new ArrayList<CompletableFuture<Void>>();
            for (var wrapped : page) {
                var renewed = vault.rewrap(wrapped.key());
                if (renewed != wrapped.key()) {
                    var done = new CompletableFuture<Void>();
                    waiting.add(done);
                    journal.writer().submit(new Change.Rewrap(keys, wrapped.no(), wrapped.key(), renewed, done));
                }
            }
            waiting.forEach(CompletableFuture::join);
            changed += waiting.size();
        }
        return changed;
    }

    private List<Wrapped> page(Keys keys, long after) {
        return journal.readers().read(keys.page(), query -> {
            set(query, after, AT_ONCE);
            var page = new ArrayList<Wrapped>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    page.add(new Wrapped(row.getLong(1), row.getBytes(2)));
                }
            }
            return page;
        });
    }
}

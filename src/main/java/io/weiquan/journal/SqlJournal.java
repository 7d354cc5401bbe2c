package io.weiquan.journal;

import static io.weiquan.journal.Batch.set;

import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.Inbox;
import io.weiquan.conversation.Journal;
import io.weiquan.limits.Limits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The journal over SQL: seals on the caller's thread, writes through the one {@link Writer}, reads on connections of its own.
 * Made by {@link SqliteStore} and {@link PostgresStore}.
 */
final class SqlJournal implements Journal {

    private static final int CLIENT_DIGEST_BYTES = 16;

    private final Readers readers;
    private final Writer writer;
    private final Sealing sealing;
    private final Backlog outbox;
    private final Inbox inbox;
    private final Runnable onClose;

    private record Known(long no, byte[] wrapped, Sealing.DataKey key) implements Handle {
    }

    /** @param digests the key under which the store digests what it finds again, {@link StoreFacts#digestKey} */
    SqlJournal(Readers readers, Writer.Source writes, Sealing sealing, Sealing.DataKey digests, Limits limits, Runnable onClose) {
        this.readers = readers;
        this.writer = new Writer(writes, limits.queuedTurns(), limits.batchTurns());
        this.sealing = sealing;
        this.outbox = new SqlBacklog(QueueTable.OUTBOX, readers, writer, sealing, limits.queues());
        this.inbox = new SqlInbox(readers, writer, sealing, digests, limits.queues());
        this.onClose = onClose;
    }

    @Override
    public CompletionStage<Void> open(Opening opening) {
        var wrapped = sealing.newKey();
        var key = sealing.unwrap(wrapped);
        var done = new CompletableFuture<Void>();
        writer.submit(new Change.Open(opening.conversation(), opening.channel(), opening.at().toEpochMilli(),
                opening.entries().get(opening.entries().size() - 1).seq(), opening.token(), wrapped,
                key.seal(opening.state(), Change.STATE), opening.peer() == null ? null : opening.peer().digest(),
                opening.peer() == null ? null : key.seal(opening.peer().address(), Change.ADDRESS),
                opening.peer() == null ? null : opening.peer().instead(), rows(opening.entries(), null, key),
                notes(opening.outgoing(), opening.at(), key), done));
        return done;
    }

    @Override
    public CompletionStage<Outcome> commit(Turn turn) {
        var from = turn.from();
        var known = (Known) from.handle();
        var done = new CompletableFuture<Outcome>();
        writer.submit(new Change.Append(known.no(), from.conversation(), known.wrapped(), from.seq(), from.seq() + turn.entries().size(),
                turn.at().toEpochMilli(), digest(from.conversation(), turn.client()), known.key().seal(turn.state(), Change.STATE), turn.packageAt(),
                turn.code(), rows(turn.entries(), digest(from.conversation(), turn.client()), known.key()),
                notes(turn.outgoing(), turn.at(), known.key()), done));
        return done;
    }

    private static List<Change.Row> rows(List<Entry> entries, byte[] client, Sealing.DataKey key) {
        var rows = new ArrayList<Change.Row>(entries.size());
        for (var entry : entries) {
            rows.add(new Change.Row(entry.seq(), entry.side().ordinal(), entry.at().toEpochMilli(),
                    entry.side() == Side.PERSON ? client : null, key.seal(entry.content(), entry.seq())));
        }
        return rows;
    }

    private static long due(Outgoing note, Instant at) {
        return note.hold().isZero() ? 0 : at.plus(note.hold()).toEpochMilli();
    }

    private static List<Change.Note> notes(List<Outgoing> outgoing, Instant at, Sealing.DataKey key) {
        var notes = new ArrayList<Change.Note>(outgoing.size());
        for (var note : outgoing) {
            notes.add(new Change.Note(note.topic(), at.toEpochMilli(), due(note, at), key.seal(note.content(), Change.NOTE)));
        }
        return notes;
    }

    @Override
    public Optional<Standing> standing(String conversation, String client) {
        return readers.read("""
                SELECT no, channel, started_at, last_turn, seq, package_at, key, state,
                       (SELECT seq FROM entry WHERE conversation = c.no AND client = ?)
                FROM conversation c WHERE id = ?""", query -> {
            set(query, digest(conversation, client), conversation);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var key = sealing.unwrap(row.getBytes(7));
                return Optional.of(new Standing(conversation, row.getString(2), Instant.ofEpochMilli(row.getLong(3)),
                        Instant.ofEpochMilli(row.getLong(4)), row.getLong(5), key.open(row.getBytes(8), Change.STATE),
                        row.getLong(6), row.getLong(9), new Known(row.getLong(1), row.getBytes(7), key)));
            }
        });
    }

    @Override
    public List<Entry> entries(String conversation, long after, int count) {
        return readers.read("""
                SELECT e.seq, e.at, e.side, e.content, c.key FROM entry e JOIN conversation c ON c.no = e.conversation
                WHERE c.id = ? AND e.seq > ? ORDER BY e.seq LIMIT ?""", query -> {
            set(query, conversation, after, count);
            var entries = new ArrayList<Entry>();
            try (var row = query.executeQuery()) {
                Sealing.DataKey key = null;
                while (row.next()) {
                    key = key == null ? sealing.unwrap(row.getBytes(5)) : key;
                    entries.add(new Entry(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), Side.values()[row.getInt(3)],
                            key.open(row.getBytes(4), row.getLong(1))));
                }
            }
            return entries;
        });
    }

    @Override
    public List<byte[]> tokens(String conversation) {
        return readers.read("SELECT tokens FROM conversation WHERE id = ?", query -> {
            set(query, conversation);
            var tokens = new ArrayList<byte[]>();
            try (var row = query.executeQuery()) {
                if (row.next()) {
                    var all = row.getBytes(1);
                    for (int i = 0; i < all.length; i += Change.TOKEN_BYTES) {
                        tokens.add(Arrays.copyOfRange(all, i, i + Change.TOKEN_BYTES));
                    }
                }
            }
            return tokens;
        });
    }

    @Override
    public CompletionStage<Boolean> addToken(String conversation, byte[] token, int keep) {
        var done = new CompletableFuture<Boolean>();
        writer.submit(new Change.AddToken(conversation, token, keep, done));
        return done;
    }

    @Override
    public Optional<String> byCode(byte[] code) {
        return readers.read("SELECT id FROM conversation WHERE code = ?", query -> {
            set(query, (Object) code);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    @Override
    public Optional<String> byPeer(byte[] digest) {
        return readers.read("SELECT id FROM conversation WHERE peer = ?", query -> {
            set(query, (Object) digest);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    @Override
    public CompletionStage<Boolean> erase(Erasure erasure) {
        var done = new CompletableFuture<Boolean>();
        writer.submit(new Change.Erase(erasure.conversation(), erasure.quietSince() == null ? Long.MAX_VALUE : erasure.quietSince().toEpochMilli(),
                erasure.farewell().stream().map(note -> new Change.Note(note.topic(), erasure.at().toEpochMilli(), 0, note.content())).toList(), done));
        return done;
    }

    @Override
    public CompletionStage<Boolean> rewrite(Rewriting rewriting) {
        var from = rewriting.from();
        var known = (Known) from.handle();
        var wrapped = sealing.newKey();
        var key = sealing.unwrap(wrapped);
        byte[] address;
        Map<Long, byte[]> waiting;
        try {
            address = address(known).map(sealed -> key.seal(known.key().open(sealed, Change.ADDRESS), Change.ADDRESS)).orElse(null);
            waiting = waiting(known);
            waiting.replaceAll((no, sealed) -> key.seal(rewriting.waiting().apply(known.key().open(sealed, Change.NOTE)), Change.NOTE));
        } catch (Sealing.UnreadableContent rewrittenMeanwhile) {
            return CompletableFuture.completedFuture(false);
        }
        var done = new CompletableFuture<Boolean>();
        writer.submit(new Change.Rewrite(known.no(), from.seq(), String.join(",", new TreeSet<>(rewriting.blanked())), known.wrapped(), wrapped,
                key.seal(rewriting.state(), Change.STATE), address, rows(rewriting.entries(), null, key), waiting, done));
        return done;
    }

    private Optional<byte[]> address(Known known) {
        return readers.read("SELECT address FROM conversation WHERE no = ?", query -> {
            set(query, known.no());
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getBytes(1)) : Optional.empty();
            }
        });
    }

    private Map<Long, byte[]> waiting(Known known) {
        return readers.read("SELECT no, content FROM outbox WHERE conversation = ?", query -> {
            set(query, known.no());
            var waiting = new HashMap<Long, byte[]>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    waiting.put(row.getLong(1), row.getBytes(2));
                }
            }
            return waiting;
        });
    }

    @Override
    public List<Listed> list(long after, int count) {
        // By number and not by time: an index on the time of the last turn would have to be written with every turn.
        return readers.read("SELECT no, id, channel, last_turn, blanked FROM conversation WHERE no > ? ORDER BY no LIMIT ?", query -> {
            set(query, after, count);
            var listed = new ArrayList<Listed>();
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    listed.add(new Listed(row.getLong(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)),
                            row.getString(5).isEmpty() ? Set.of() : Set.of(row.getString(5).split(","))));
                }
            }
            return listed;
        });
    }

    @Override
    public Backlog outbox() {
        return outbox;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    Readers readers() {
        return readers;
    }

    Writer writer() {
        return writer;
    }

    @Override
    public void close() {
        writer.close();
        onClose.run();
    }

    /** Client ids may be chosen carelessly (a phone number, say), so only this much of them is stored in clear. */
    private static byte[] digest(String conversation, String client) {
        if (client == null) {
            return null;
        }
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest((conversation + "/" + client).getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(sha, CLIENT_DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);   // every Java has SHA-256
        }
    }
}

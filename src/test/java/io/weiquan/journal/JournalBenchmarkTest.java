package io.weiquan.journal;

import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.CountingDialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Journal.Standing;
import io.weiquan.conversation.Journal.Turn;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.limits.Limits;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what a durable turn costs at the journal itself, beside what a bare flush costs on the same disk in the same minute. */
@Tag("benchmark")
class JournalBenchmarkTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final int CONVERSATIONS = 1_000;
    private static final int SECONDS = 5;
    private static final int TURNS = 20;
    /** Sizes of an ordinary turn: the state, the person's words, the reply with its slots. */
    private static final int[] BYTES = {Integer.getInteger("state", 800), 120, Integer.getInteger("reply", 1_200)};

    @TempDir
    Path folder;

    @Test
    void turns_at_the_journal_in_both_databases_sealed_and_in_clear() throws Exception {
        bareFlush();
        measure("sqlite, in clear", SqliteStore.open(folder.resolve("clear"), Sealing.none(), Limits.DEFAULTS));
        measure("sqlite, sealed", SqliteStore.open(folder.resolve("sealed"), JournalContract.vault(), Limits.DEFAULTS));
        measure("postgresql, in clear", PostgresStore.open(PostgresServer.freshDatabase(), Sealing.none(), Limits.DEFAULTS));
        measure("postgresql, sealed", PostgresStore.open(PostgresServer.freshDatabase(), JournalContract.vault(), Limits.DEFAULTS));
    }

    @Test
    void turns_through_the_service() throws Exception {
        bareFlush();
        for (var sealing : List.of(Sealing.none(), JournalContract.vault())) {
            var name = sealing instanceof Vault ? "service, sqlite, sealed" : "service, sqlite, in clear";
            try (var journal = SqliteStore.open(folder.resolve(name), sealing, Limits.DEFAULTS)) {
                service(name, journal);
            }
        }
        try (var journal = PostgresStore.open(PostgresServer.freshDatabase(), JournalContract.vault(), Limits.DEFAULTS)) {
            service("service, postgresql, sealed", journal);
        }
    }

    private static void service(String name, Journal journal) {
        var minutes = new AtomicLong();
        try (var service = new ConversationService(new CountingDialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]),
                Limits.DEFAULTS, () -> minutes.addAndGet(60_000_000_000L))) {
            chat(service, 32);
            for (int conversations : new int[] {1, 8, 32, 256}) {
                var times = new ConcurrentLinkedQueue<Long>();
                long from = System.nanoTime();
                times.addAll(chat(service, conversations));
                var nanos = times.stream().mapToLong(Long::longValue).toArray();
                print("%s, %d conversations, %d turns/s".formatted(name, conversations,
                        nanos.length * 1_000_000_000L / (System.nanoTime() - from)), nanos);
            }
        }
    }

    /** Each conversation sends its next message when the last one was answered. @return how long each turn took */
    private static Collection<Long> chat(ConversationService service, int conversations) {
        var times = new ConcurrentLinkedQueue<Long>();
        long until = System.nanoTime() + SECONDS * 1_000_000_000L / 2;
        var chats = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < conversations; i++) {
            var id = service.start("web", NOW).toCompletableFuture().join().conversation();
            chats.add(chat(service, id, 0, until, times));
        }
        chats.forEach(CompletableFuture::join);
        return times;
    }

    private static CompletableFuture<Void> chat(ConversationService service, String id, int n, long until, Collection<Long> times) {
        long from = System.nanoTime();
        // A new conversation now and then, as people do; the counting dialogue remembers everything said.
        return service.take(id, new Inbound.Said("m" + n, "耳机坏了"), NOW).toCompletableFuture().thenComposeAsync(taken -> {
            times.add(System.nanoTime() - from);
            if (System.nanoTime() > until) {
                return CompletableFuture.completedFuture(null);
            }
            return n < TURNS ? chat(service, id, n + 1, until, times)
                    : service.start("web", NOW).toCompletableFuture()
                            .thenComposeAsync(next -> chat(service, next.conversation(), 0, until, times));
        });
    }

    private void bareFlush() throws Exception {
        var times = new long[300];
        try (var file = FileChannel.open(folder.resolve("flush"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < times.length; i++) {
                long from = System.nanoTime();
                file.write(ByteBuffer.allocate(4_096));
                file.force(false);
                times[i] = System.nanoTime() - from;
            }
        }
        print("bare 4 KiB write + flush", times);
    }

    static void measure(String name, Journal journal) {
        try (journal) {
            var standings = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < CONVERSATIONS; i++) {
                standings.add(journal.open(JournalContract.opening("c" + i)).toCompletableFuture());
            }
            standings.forEach(CompletableFuture::join);
            one(journal);
            var single = new long[500];
            var standing = journal.standing("c0", null).orElseThrow();
            for (int i = 0; i < single.length; i++) {
                long from = System.nanoTime();
                JournalContract.done(journal.commit(turn(standing, "s" + i)));
                single[i] = System.nanoTime() - from;
                standing = journal.standing("c0", null).orElseThrow();
            }
            print(name + ": one turn at a time", single);
            for (int round = 0; round < 3; round++) {
                one(journal);
            }
            System.getLogger(name).log(System.Logger.Level.INFO, "{0}: {1} durable turns/s, reads included", name, Long.toString(one(journal)));
            System.getLogger(name).log(System.Logger.Level.INFO, "{0}: {1} durable turns/s, commits alone", name, Long.toString(commitsAlone(journal)));
        }
    }

    /** Every conversation always has one turn under way, read from the store first as the service does. */
    private static long one(Journal journal) {
        var waiting = new ArrayDeque<CompletableFuture<?>>();
        long from = System.nanoTime();
        long turns = 0;
        while (System.nanoTime() - from < SECONDS * 1_000_000_000L / 2) {
            var standing = journal.standing("c" + turns % CONVERSATIONS, "t" + turns).orElseThrow();
            waiting.add(journal.commit(turn(standing, "t" + turns + "-" + from)).toCompletableFuture());
            turns++;
            if (waiting.size() >= CONVERSATIONS) {
                waiting.poll().join();
            }
        }
        waiting.forEach(CompletableFuture::join);
        return turns * 1_000_000_000L / (System.nanoTime() - from);
    }

    private static long commitsAlone(Journal journal) {
        var standings = new ArrayList<Standing>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            standings.add(journal.standing("c" + i, null).orElseThrow());
        }
        var waiting = new ArrayDeque<CompletableFuture<?>>();
        long from = System.nanoTime();
        long turns = 0;
        while (System.nanoTime() - from < SECONDS * 1_000_000_000L) {
            int i = (int) (turns % CONVERSATIONS);
            if (waiting.size() >= CONVERSATIONS) {
                waiting.poll().join();
            }
            var at = standings.get(i);
            waiting.add(journal.commit(turn(at, "u" + turns + "-" + from)).toCompletableFuture());
            standings.set(i, new Standing(at.conversation(), at.channel(), at.startedAt(), at.lastTurn(), at.seq() + 2, at.state(),
                    at.packageAt(), 0, at.handle()));
            turns++;
        }
        waiting.forEach(CompletableFuture::join);
        return turns * 1_000_000_000L / (System.nanoTime() - from);
    }

    static Turn turn(Standing from, String client) {
        var state = new byte[BYTES[0]];
        var asked = new byte[BYTES[1]];
        var answer = new byte[BYTES[2]];
        Arrays.fill(answer, (byte) 'x');
        return new Turn(from, client, NOW, state, List.of(new Entry(from.seq() + 1, NOW, Side.PERSON, asked),
                new Entry(from.seq() + 2, NOW, Side.BOT, answer)), 0, null, List.of());
    }

    static void print(String what, long[] nanos) {
        Arrays.sort(nanos);
        System.getLogger("benchmark").log(System.Logger.Level.INFO, "{0}: p50 {1} us, p99 {2} us", what,
                nanos[nanos.length / 2] / 1_000, nanos[nanos.length * 99 / 100] / 1_000);
    }
}

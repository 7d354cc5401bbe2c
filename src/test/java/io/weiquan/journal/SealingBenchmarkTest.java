package io.weiquan.journal;

import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Handed;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Outgoing;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.conversation.Relay;
import io.weiquan.guide.Guide;
import io.weiquan.limits.Limits;
import io.weiquan.limits.QueueLimits;
import io.weiquan.source.DialogFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what sealing costs, in rounds that take turns with the same work in clear, and how fast a backlog drains. */
@Tag("benchmark")
class SealingBenchmarkTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    /** Odd, and many rather than long: the machine's other work comes and goes within seconds. */
    private static final int ROUNDS = 31;
    private static final long ROUND_NANOS = 500_000_000L;
    private static final int CONVERSATIONS = 500;
    private static final List<String> WORDS = List.of("我在拼多多买的耳机左边没声音", "98块5", "上周六买的，前天收到", "261114-123456789012345", "要退款", "跟商家说过了，不理我",
            "先给我稿子");

    @TempDir
    Path folder;

    @Test
    void what_sealing_costs_at_the_journal_alone() {
        compare("journal, sqlite", sqlite(Sealing.none()), sqlite(JournalContract.vault()), SealingBenchmarkTest::commits);
        compare("journal, postgresql", postgresql(Sealing.none()), postgresql(JournalContract.vault()), SealingBenchmarkTest::commits);
    }

    @Test
    void what_sealing_costs_in_whole_turns_of_the_shipped_dialog() throws Exception {
        var dialogue = Guide.load(DialogFiles.packaged()).dialogue();
        compare("whole turns, sqlite", sqlite(Sealing.none()), sqlite(JournalContract.vault()), journal -> turns(dialogue, journal));
        compare("whole turns, postgresql", postgresql(Sealing.none()), postgresql(JournalContract.vault()), journal -> turns(dialogue, journal));
    }

    @Test
    void how_fast_a_backlog_drains() throws InterruptedException {
        drain("sqlite", sqlite(JournalContract.vault()));
        drain("postgresql", postgresql(JournalContract.vault()));
    }

    private Journal sqlite(Sealing sealing) {
        return SqliteStore.open(folder.resolve("data" + System.nanoTime()), sealing, Limits.DEFAULTS);
    }

    private static Journal postgresql(Sealing sealing) {
        return PostgresStore.open(PostgresServer.freshDatabase(), sealing, Limits.DEFAULTS);
    }

    private interface Work {
        /** @return things done in a second */
        double in(Journal journal);
    }

    private static void compare(String name, Journal clear, Journal sealed, Work work) {
        try (clear; sealed) {
            var both = List.of(clear, sealed);
            both.forEach(SealingBenchmarkTest::open);
            both.forEach(work::in);
            var rates = new double[2][ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (int i : round % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                    rates[i][round] = work.in(both.get(i));
                }
            }
            var ratios = IntStream.range(0, ROUNDS).mapToDouble(r -> 1 - rates[1][r] / rates[0][r]).sorted().toArray();
            System.getLogger(name).log(System.Logger.Level.INFO, "{0}: in clear {1}/s, sealed {2}/s, cost {3} % (median of {4} pairs, the middle half {5} to {6} %)",
                    name, Math.round(median(rates[0])), Math.round(median(rates[1])), percent(ratios[ROUNDS / 2]), ROUNDS, percent(ratios[ROUNDS / 4]),
                    percent(ratios[ROUNDS - 1 - ROUNDS / 4]));
        }
    }

    private static String percent(double share) {
        return "%.1f".formatted(100 * share);
    }

    private static double median(double[] values) {
        return Arrays.stream(values).sorted().toArray()[values.length / 2];
    }

    private static void open(Journal journal) {
        IntStream.range(0, CONVERSATIONS).mapToObj(i -> journal.open(JournalContract.opening("c" + i)).toCompletableFuture()).toList()
                .forEach(CompletableFuture::join);
    }

    /** Turns of the usual sizes, each read from the store first; as many as fit into a round. */
    private static double commits(Journal journal) {
        var waiting = new ArrayDeque<CompletableFuture<?>>();
        long from = System.nanoTime();
        long turns = 0;
        while (System.nanoTime() - from < ROUND_NANOS) {
            var standing = journal.standing("c" + turns % CONVERSATIONS, "t" + turns).orElseThrow();
            waiting.add(journal.commit(JournalBenchmarkTest.turn(standing, "t" + turns + "-" + from)).toCompletableFuture());
            turns++;
            if (waiting.size() >= CONVERSATIONS) {
                waiting.poll().join();
            }
        }
        waiting.forEach(CompletableFuture::join);
        return turns * 1e9 / (System.nanoTime() - from);
    }

    /** Eight people at once, from the first word to the package. */
    private static double turns(Dialogue dialogue, Journal journal) {
        var minutes = new AtomicLong();
        try (var service = new ConversationService(dialogue, journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS,
                () -> minutes.addAndGet(60_000_000_000L))) {
            long from = System.nanoTime();
            var taken = new AtomicLong();
            IntStream.range(0, 8).mapToObj(i -> CompletableFuture.runAsync(() -> {
                while (System.nanoTime() - from < ROUND_NANOS) {
                    var id = service.start("web", NOW).toCompletableFuture().join().conversation();
                    for (var words : WORDS) {
                        service.take(id, new Inbound.Said("m" + words.hashCode(), words), NOW).toCompletableFuture().join();
                        taken.incrementAndGet();
                    }
                }
            }, work -> new Thread(work, "person").start())).toList().forEach(CompletableFuture::join);
            return taken.get() * 1e9 / (System.nanoTime() - from);
        }
    }

    private static void drain(String name, Journal journal) throws InterruptedException {
        int conversations = 1_000;
        int rows = 20_000;
        try (journal) {
            IntStream.range(0, conversations).mapToObj(i -> journal.open(new Journal.Opening("d" + i, "web", NOW, JournalContract.bytes(1), new byte[800], null,
                    JournalContract.opening("d" + i).entries(), outgoing(rows / conversations))).toCompletableFuture()).toList().forEach(CompletableFuture::join);
            var left = new CountDownLatch(rows);
            long from = System.nanoTime();
            var relay = new Relay(journal.outbox(), "turns", row -> {
                left.countDown();
                return CompletableFuture.completedFuture(Handed.done());
            }, QueueLimits.DEFAULTS, InstantSource.system(), new Random(1));
            left.await();
            System.getLogger(name).log(System.Logger.Level.INFO, "relay, {0}: {1} rows/s of {2} rows in {3} conversations", name,
                    rows * 1_000_000_000L / (System.nanoTime() - from), rows, conversations);
            relay.close();
        }
    }

    private static List<Outgoing> outgoing(int count) {
        var rows = new ArrayList<Outgoing>();
        for (int i = 0; i < count; i++) {
            rows.add(new Outgoing("turns", new byte[1_000]));
        }
        return rows;
    }
}

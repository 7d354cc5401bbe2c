package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.CountingDialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database crashes under load, again and again ({@code pg_ctl -m immediate}). Prints how long PostgreSQL itself is away, and how long
 * after that everybody has been served again; nothing that was taken may be missing.
 */
@Tag("benchmark")
class RestartBenchmarkTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final int RESTARTS = 20;
    private static final int CLIENTS = 16;
    private static final Duration RECOVERED = Duration.ofSeconds(5);
    /** Clients try again like the widget, after a short pause. */
    private static final long PAUSE_NANOS = 100_000_000L;

    @TempDir
    Path folder;

    private EmbeddedPostgres postgres;
    private final AtomicBoolean stop = new AtomicBoolean();
    /** When each client was last told that its message was taken. */
    private final AtomicLongArray served = new AtomicLongArray(CLIENTS);

    @Test
    void everybody_is_served_again_within_five_seconds_of_the_server_and_nothing_is_lost() throws Exception {
        postgres = start(0);
        var minutes = new AtomicLong();
        var server = new PostgresStore.Server(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        try (var journal = PostgresStore.open(server, JournalContract.vault(), Limits.DEFAULTS);
             var service = new ConversationService(new CountingDialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS,
                     () -> minutes.addAndGet(60_000_000_000L))) {
            var ids = IntStream.range(0, CLIENTS).mapToObj(i -> service.start("web", NOON).toCompletableFuture().join().conversation()).toList();
            var chats = IntStream.range(0, CLIENTS).mapToObj(i -> CompletableFuture.supplyAsync(() -> chat(service, ids.get(i), i),
                    work -> new Thread(work, "client").start())).toList();
            var away = new long[RESTARTS];
            var recovery = new long[RESTARTS];
            for (int i = 0; i < RESTARTS; i++) {
                awaitAllServedSince(System.nanoTime());
                long from = System.nanoTime();
                crash();
                long back = System.nanoTime();
                away[i] = back - from;
                awaitAllServedSince(back);
                recovery[i] = IntStream.range(0, CLIENTS).mapToLong(served::get).min().orElseThrow() - back;
            }
            stop.set(true);
            long taken = 0;
            for (int i = 0; i < CLIENTS; i++) {
                var numbers = chats.get(i).join();
                taken += numbers.size();
                assertThat(numbers).isEqualTo(IntStream.range(0, numbers.size()).mapToObj(n -> 2L + 2L * n).toList());
                assertThat(journal.entries(ids.get(i), 1, Integer.MAX_VALUE)).hasSize(2 * numbers.size());
            }
            System.getLogger("restart").log(System.Logger.Level.INFO, "{0} crashes under {1} clients, {2} turns taken, none lost, none doubled; PostgreSQL away {3}; "
                    + "from there until everybody was served again {4}", RESTARTS, CLIENTS, taken, millis(away), millis(recovery));
            assertThat(Arrays.stream(recovery).max().orElseThrow()).isLessThan(RECOVERED.toNanos());
        } finally {
            stop.set(true);
            postgres.close();
        }
    }

    private void awaitAllServedSince(long time) {
        Awaitility.await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(60))
                .until(() -> IntStream.range(0, CLIENTS).allMatch(i -> served.get(i) - time > 0));
    }

    private static String millis(long[] nanos) {
        var sorted = Arrays.stream(nanos).map(each -> each / 1_000_000).sorted().toArray();
        return "%d ms (median), %d ms (worst)".formatted(sorted[sorted.length / 2], sorted[sorted.length - 1]);
    }

    /** Everything dies at once, as when the machine loses power; then the server is started again. */
    private void crash() throws IOException, InterruptedException {
        var pid = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).get(0).strip();
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(postmaster -> postmaster.onExit().join());
        int port = postgres.getPort();
        postgres.close();
        postgres = start(port);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres")).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("fsync", "on").start();
    }

    /** Sends one message after the other, each with the same id until it is taken. */
    private List<Long> chat(ConversationService service, String conversation, int client) {
        var numbers = new ArrayList<Long>();
        while (!stop.get()) {
            try {
                numbers.add(service.take(conversation, new Inbound.Said("m" + numbers.size(), "话"), NOON).toCompletableFuture().join().seq());
                served.set(client, System.nanoTime());
            } catch (CompletionException e) {
                assertThat(Refused.in(e).code()).isIn(Refused.Code.UNAVAILABLE, Refused.Code.BUSY);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return numbers;
    }
}

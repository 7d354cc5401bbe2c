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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database server is restarted in the middle of everything. */
class DatabaseRestartTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final int CLIENTS = 4;
    /** From the moment the server answers again; {@link RestartBenchmarkTest} measures it. */
    private static final Duration RECOVERED = Duration.ofSeconds(5);
    /** Clients try again like the widget, after a short pause. */
    private static final long PAUSE_NANOS = 100_000_000L;

    @TempDir
    Path folder;

    @Test
    void no_taken_turn_is_lost_and_turns_go_on() throws Exception {
        var postgres = start(0);
        try {
            var server = new PostgresStore.Server(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
            var minutes = new AtomicLong();
            try (var journal = PostgresStore.open(server, JournalContract.vault(), Limits.DEFAULTS);
                 var service = new ConversationService(new CountingDialogue(), journal,
                         new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS, () -> minutes.addAndGet(60_000_000_000L))) {
                var stop = new AtomicBoolean();
                var taken = new AtomicInteger();
                var clients = Executors.newFixedThreadPool(CLIENTS);
                var chats = new ArrayList<CompletableFuture<List<Long>>>();
                for (int i = 0; i < CLIENTS; i++) {
                    var id = service.start("web", NOON).toCompletableFuture().join().conversation();
                    chats.add(CompletableFuture.supplyAsync(() -> chat(service, id, stop, taken), clients));
                }
                for (int restart = 0; restart < 2; restart++) {
                    int before = taken.get();
                    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> taken.get() > before + 50);
                    int port = postgres.getPort();
                    postgres.close();
                    postgres = start(port);
                    int after = taken.get();
                    Awaitility.await().atMost(RECOVERED).until(() -> taken.get() > after + CLIENTS);
                }
                stop.set(true);
                for (var chat : chats) {
                    var numbers = chat.join();
                    for (int i = 0; i < numbers.size(); i++) {
                        assertThat(numbers.get(i)).isEqualTo(2 + 2L * i);   // none lost, none doubled
                    }
                }
                clients.shutdown();
            }
        } finally {
            postgres.close();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder().setDataDirectory(folder.resolve("postgres")).setCleanDataDirectory(false).setPort(port)
                .setServerConfig("fsync", "on").start();
    }

    /** Sends one message after the other, each with the same id until it is taken. */
    private static List<Long> chat(ConversationService service, String conversation, AtomicBoolean stop, AtomicInteger taken) {
        var numbers = new ArrayList<Long>();
        while (!stop.get()) {
            try {
                numbers.add(service.take(conversation, new Inbound.Said("m" + numbers.size(), "话"), NOON).toCompletableFuture().join().seq());
                taken.incrementAndGet();
            } catch (CompletionException e) {
                assertThat(Refused.in(e).code()).isIn(Refused.Code.UNAVAILABLE, Refused.Code.BUSY);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
        return numbers;
    }
}

package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.limits.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taken means kept: a process that is killed with -9 in the middle of its work loses nothing it was told was taken. */
class KilledProcessTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILLS = Integer.getInteger("weiquan.test.kills", 20);
    /** Processes at once: of SQLite each has a folder of its own, of PostgreSQL they are nodes of one store. */
    private static final int SIDE_BY_SIDE = 4;

    @TempDir
    Path folder;

    @Test
    void nothing_taken_is_lost_or_doubled_or_half_stored_in_sqlite() {
        sideBySide(lane -> {
            var data = folder.resolve("data" + lane);
            kill(lane, () -> SqliteStore.open(data, JournalContract.vault(), Limits.DEFAULTS), data.toString());
        });
    }

    @Test
    void nothing_taken_is_lost_or_doubled_or_half_stored_in_postgresql() {
        var server = PostgresServer.freshDatabase();
        try (var first = PostgresStore.open(server, JournalContract.vault(), Limits.DEFAULTS)) {
            assertThat(first.list(0, 1)).isEmpty();
        }
        sideBySide(lane -> kill(lane, () -> PostgresStore.open(server, JournalContract.vault(), Limits.DEFAULTS), server.url(), server.user(),
                server.password()));
    }

    /** The longer runs: {@code ./mvnw -Psoak test -Dtest=KilledProcessTest -Dweiquan.test.kills=200}. */
    @Test
    @Tag("soak")
    void nothing_is_lost_in_many_kills_on_sqlite() {
        nothing_taken_is_lost_or_doubled_or_half_stored_in_sqlite();
    }

    @Test
    @Tag("soak")
    void nothing_is_lost_in_many_kills_on_postgresql() {
        nothing_taken_is_lost_or_doubled_or_half_stored_in_postgresql();
    }

    private interface Lane {
        void run(int lane) throws Exception;
    }

    private static void sideBySide(Lane work) {
        var threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            IntStream.range(0, SIDE_BY_SIDE).mapToObj(lane -> CompletableFuture.runAsync(() -> {
                try {
                    work.run(lane);
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }, threads)).toList().forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    private static void kill(int lane, Supplier<Journal> store, String... arguments) throws Exception {
        var everything = new HashMap<String, Map<String, Long>>();
        var random = new Random(20261122 + lane);
        for (int kill = lane; kill < KILLS; kill += SIDE_BY_SIDE) {
            var told = new HashMap<String, Map<String, Long>>();
            chatUntilKilled(1 + random.nextInt(200), told, arguments);
            check(store, told);
            everything.putAll(told);
        }
        assertThat(everything).isNotEmpty();
        check(store, everything);
        System.err.printf("lane %d: %d processes killed, %d messages had been taken, all are stored once%n", lane, (KILLS - lane + SIDE_BY_SIDE - 1) / SIDE_BY_SIDE,
                everything.values().stream().mapToInt(Map::size).sum());
    }

    private static void check(Supplier<Journal> store, Map<String, Map<String, Long>> told) {
        try (var journal = store.get()) {
            told.forEach((conversation, taken) -> check(journal, conversation, taken));
        }
    }

    private static void chatUntilKilled(int lines, Map<String, Map<String, Long>> told, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ChattyProcess.class.getName()));
        command.addAll(List.of(arguments));
        Path complaints = Files.createTempFile(Files.createDirectories(Path.of("target", "test-data")), "chatty", ".err");
        var process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                String line = output.readLine();
                assertThat(line).as("the process ended by itself: %s", line == null ? Files.readString(complaints) : "").isNotNull();
                note(line, told);
            }
            process.toHandle().destroyForcibly();   // SIGKILL; unlike Process.destroyForcibly it leaves the output readable
            // What it managed to say before it died counts as well.
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                note(line, told);
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
            Files.delete(complaints);
        }
    }

    private static void note(String line, Map<String, Map<String, Long>> told) {
        var words = line.split(" ");
        if (words.length == 4 && words[0].equals("taken")) {
            told.computeIfAbsent(words[1], id -> new HashMap<>()).put(words[2], Long.valueOf(words[3]));
        }
    }

    private static void check(Journal journal, String conversation, Map<String, Long> taken) {
        var standing = journal.standing(conversation, null).orElseThrow();
        List<Entry> entries = journal.entries(conversation, 0, 100_000);
        assertThat(entries).hasSize((int) standing.seq());
        var stored = new HashMap<String, Long>();
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).seq()).isEqualTo(i + 1);
            // Every word of the person is followed by its answer.
            assertThat(entries.get(i).side()).isEqualTo(i % 2 == 0 ? Side.BOT : Side.PERSON);
            if (entries.get(i).side() == Side.PERSON) {
                assertThat(stored.put(client(entries.get(i)), entries.get(i).seq())).as("stored twice").isNull();
            }
        }
        assertThat(stored).containsAllEntriesOf(taken);
        // Each message was sent after the one before it was taken: at most one can be stored without having been told.
        assertThat(stored.size()).isLessThanOrEqualTo(taken.size() + 1);
        assertThat(stored.keySet()).containsExactlyInAnyOrderElementsOf(IntStream.range(0, stored.size()).mapToObj(n -> "m" + n).toList());
    }

    private static String client(Entry entry) {
        try {
            return JSON.readTree(entry.content()).get("id").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taken means kept: a process that is killed with -9 in the middle of its work loses nothing it was told was taken. */
class KilledProcessTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KILLS = Integer.getInteger("weiquan.test.kills", 5);

    @TempDir
    Path folder;

    @Test
    void nothing_taken_is_lost_or_doubled_or_half_stored_in_sqlite() throws Exception {
        kill(() -> SqliteStore.open(folder, JournalContract.vault(), Limits.DEFAULTS), folder.toString());
    }

    @Test
    void nothing_taken_is_lost_or_doubled_or_half_stored_in_postgresql() throws Exception {
        var server = PostgresServer.freshDatabase();
        kill(() -> PostgresStore.open(server, JournalContract.vault(), Limits.DEFAULTS), server.url(), server.user(), server.password());
    }

    private static void kill(Supplier<Journal> store, String... arguments) throws Exception {
        var everything = new HashMap<String, Map<String, Long>>();
        var random = new Random(20261122);
        for (int kill = 0; kill < KILLS; kill++) {
            var told = new HashMap<String, Map<String, Long>>();
            chatUntilKilled(50 + random.nextInt(300), told, arguments);
            check(store, told);
            everything.putAll(told);
        }
        assertThat(everything).hasSizeGreaterThan(KILLS);
        check(store, everything);
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
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                note(output.readLine(), told);
            }
            process.toHandle().destroyForcibly();   // SIGKILL; unlike Process.destroyForcibly it leaves the output readable
            // What it managed to say before it died counts as well.
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                note(line, told);
            }
        } finally {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    private static void note(String line, Map<String, Map<String, Long>> told) {
        assertThat(line).as("the process ended by itself").isNotNull();
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
    }

    private static String client(Entry entry) {
        try {
            return JSON.readTree(entry.content()).get("id").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

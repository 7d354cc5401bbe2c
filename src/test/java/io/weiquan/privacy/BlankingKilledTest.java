package io.weiquan.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.conversation.Blanking;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Opening;
import io.weiquan.conversation.Journal.Outgoing;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.journal.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job that takes out a class of data is killed with -9 while it works, again and again: every conversation is whole, before or after. */
class BlankingKilledTest {

    private static final int CONVERSATIONS = 300;
    private static final int KILLS = 5;
    private static final String PHONE = "19900001234";

    @TempDir
    Path folder;

    @Test
    void killed_in_the_middle_it_goes_on_from_there_in_sqlite() throws Exception {
        killed(folder.toString());
    }

    @Test
    void killed_in_the_middle_it_goes_on_from_there_in_postgresql() throws Exception {
        var server = PostgresServer.freshDatabase();
        killed(server.url(), server.user(), server.password());
    }

    private static void killed(String... store) throws Exception {
        try (var journal = BlankingProcess.open(store)) {
            IntStream.range(0, CONVERSATIONS).mapToObj(i -> journal.open(talk("c" + i)).toCompletableFuture()).toList().forEach(done -> done.join());
        }
        var random = new Random(20261122);
        int blanked = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            runUntilKilled(1 + random.nextInt(CONVERSATIONS / KILLS), store);
            try (var journal = BlankingProcess.open(store)) {
                int now = blanked(journal);
                assertThat(now).as("nothing comes back").isGreaterThan(blanked).isLessThan(CONVERSATIONS);
                blanked = now;
            }
        }
        try (var journal = BlankingProcess.open(store)) {
            BlankingProcess.job(journal).run(BlankingProcess.NOW.plus(BlankingProcess.KEEP_CONTACT).plusSeconds(60));
            assertThat(blanked(journal)).isEqualTo(CONVERSATIONS);
        }
    }

    /** Reads everything. @return how many conversations hold the number no more */
    private static int blanked(Journal journal) {
        int blanked = 0;
        for (var listed : journal.list(0, CONVERSATIONS)) {
            var all = new StringBuilder(text(journal.standing(listed.conversation(), null).orElseThrow().state()));
            var entries = journal.entries(listed.conversation(), -1, 10);
            assertThat(entries).hasSize(4);
            entries.forEach(entry -> all.append(text(entry.content())));
            var waiting = journal.outbox().claimOf("turns", listed.conversation(), BlankingProcess.NOW, Duration.ZERO).toCompletableFuture().join().orElseThrow();
            assertThat(waiting).hasSize(1);
            all.append(text(waiting.get(0).content()));
            journal.outbox().settle(List.of(), List.of(new io.weiquan.conversation.Backlog.Failed(waiting.get(0).number(), 1, BlankingProcess.NOW, "")))
                    .toCompletableFuture().join();
            boolean gone = !all.toString().contains(PHONE);
            assertThat(gone).as("one or the other, in all its parts").isEqualTo(all.toString().split(Blanking.GONE, -1).length == 4)
                    .isEqualTo(listed.blanked().contains("contact"));
            blanked += gone ? 1 : 0;
        }
        return blanked;
    }

    private static Opening talk(String id) {
        var reply = """
                {"seq":%d,"replyTo":null,"body":{"messages":[{"id":"r","text":"%s"}],"expects":null,"slots":{%s},"state":"s","done":false}}""";
        var slot = "\"contact_phone\":{\"title\":\"t\",\"value\":\"" + PHONE + "\",\"display\":\"" + PHONE + "\",\"status\":\"value\",\"source\":\"said\"}";
        return new Opening(id, "web", BlankingProcess.NOW, new byte[32], bytes("{\"dialogue\":{\"phone\":\"" + PHONE + "\"},\"code\":null,\"done\":false}"), null, List.of(
                entry(0, Side.NOTICE, "{\"version\":\"1\"}"), entry(1, Side.BOT, reply.formatted(1, "您好", "")),
                entry(2, Side.PERSON, "{\"id\":\"m1\",\"text\":\"电话" + PHONE + "\"}"), entry(3, Side.BOT, reply.formatted(3, "记下了" + PHONE, slot))),
                List.of(new Outgoing("turns", bytes("{\"text\":\"" + PHONE + "\"}"))));
    }

    private static Entry entry(long seq, Side side, String content) {
        return new Entry(seq, BlankingProcess.NOW, side, bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void runUntilKilled(int lines, String... store) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), BlankingProcess.class.getName()));
        command.addAll(List.of(store));
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (int i = 0; i < lines; i++) {
                assertThat(output.readLine()).as("it ended by itself").isEqualTo("blanked");
            }
        } finally {
            process.destroyForcibly();   // SIGKILL
            process.waitFor();
        }
    }
}

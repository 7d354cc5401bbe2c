package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.CountingDialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.journal.PostgresServer;
import io.weiquan.limits.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as STORE.md tells an operator to type them, on the store as the server opens it. */
class StoreCommandTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, String> given = new HashMap<>();

    private Settings sqlite(String data) {
        var all = new HashMap<>(given);
        all.put("weiquan.data", folder.resolve(data).toString());
        return SettingsTest.settings(all);
    }

    private Settings postgresql(String data) {
        var all = new HashMap<>(given);
        all.put("weiquan.data", folder.resolve(data).toString());
        all.put("weiquan.store", "postgresql");
        return SettingsTest.settings(all);
    }

    private String run(int code, Settings settings, String... words) {
        var out = new ByteArrayOutputStream();
        assertThat(StoreCommand.run(List.of(words), settings, new PrintStream(out, true, StandardCharsets.UTF_8))).as(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private Journal open(Settings settings) {
        return Stores.open(settings, Stores.vault(settings, Stores.key(settings, random), random), Limits.DEFAULTS);
    }

    /** @return the conversation, with its token behind a blank */
    private String talk(Settings settings) {
        try (var journal = open(settings); var service = service(settings, journal)) {
            var opened = service.start("web", NOON).toCompletableFuture().join();
            service.take(opened.conversation(), new Inbound.Said("m1", "耳机坏了"), NOON).toCompletableFuture().join();
            return opened.conversation() + " " + opened.token();
        }
    }

    private ConversationService service(Settings settings, Journal journal) {
        return new ConversationService(new CountingDialogue(), journal, new RandomSecrets(random, Stores.key(settings, random).keyFor("tokens and codes")),
                Limits.DEFAULTS, System::nanoTime);
    }

    private void check(Settings settings, String talked) {
        var words = talked.split(" ");
        try (var journal = open(settings); var service = service(settings, journal)) {
            assertThat(service.resume(words[0], words[1], 0, NOON).toCompletableFuture().join().items()).hasSize(3);
            assertThat(service.take(words[0], new Inbound.Said("m1", "耳机坏了"), NOON).toCompletableFuture().join().seq()).as("taken before").isEqualTo(2);
        }
    }

    @Test
    void back_up_restore_move_and_come_back() throws IOException {
        var talked = talk(sqlite("data"));
        assertThat(run(0, sqlite("data"), "backup", folder.resolve("backup").toString())).startsWith("1 conversations");
        assertThat(folder.resolve("backup/weiquan.key")).as("the key is not among the data").doesNotExist();

        key("restored");
        assertThat(run(0, sqlite("restored"), "restore", folder.resolve("backup").toString())).startsWith("1 conversations");
        check(sqlite("restored"), talked);
        assertThat(run(1, sqlite("restored"), "restore", folder.resolve("backup").toString())).contains("already holds").doesNotContain("\n");

        var server = PostgresServer.freshDatabase();
        given.putAll(Map.of("weiquan.postgresql.url", server.url(), "weiquan.postgresql.user", server.user(), "weiquan.postgresql.password", server.password()));
        try (var inUse = open(sqlite("data"))) {
            assertThat(inUse.list(0, 10)).hasSize(1);
            assertThat(run(1, sqlite("data"), "move")).contains("another process").doesNotContain("\n");
        }
        assertThat(run(0, sqlite("data"), "move")).startsWith("1 conversations");
        check(postgresql("data"), talked);
        assertThat(run(0, postgresql("data"), "backup", folder.resolve("from postgresql").toString())).startsWith("1 conversations");
        key("from postgresql");
        check(sqlite("from postgresql"), talked);
    }

    private void key(String data) throws IOException {
        Files.createDirectories(folder.resolve(data));
        Files.copy(folder.resolve("data/weiquan.key"), folder.resolve(data).resolve("weiquan.key"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }

    @Test
    void the_master_key_is_changed_and_the_old_one_opens_nothing_any_more() throws IOException {
        var talked = talk(sqlite("data"));
        var old = Files.readAllBytes(folder.resolve("data/weiquan.key"));
        assertThat(run(0, sqlite("data"), "new-key")).contains("1 keys wrapped anew");
        check(sqlite("data"), talked);
        Files.write(folder.resolve("data/weiquan.key"), old);
        assertThat(run(1, sqlite("data"), "given-up")).contains("another master key").doesNotContain("\n");
    }

    @Test
    void a_shared_store_gets_its_new_key_in_two_runs() {
        var server = PostgresServer.freshDatabase();
        given.putAll(Map.of("weiquan.postgresql.url", server.url(), "weiquan.postgresql.user", server.user(), "weiquan.postgresql.password", server.password()));
        var talked = talk(postgresql("data"));
        assertThat(run(0, postgresql("data"), "new-key")).contains("copy the file to every node");
        check(postgresql("data"), talked);
        assertThat(run(0, postgresql("data"), "new-key")).contains("1 keys wrapped anew");
        check(postgresql("data"), talked);
    }

    @Test
    void a_master_key_from_the_configuration_is_used_instead_of_the_file() {
        given.put("weiquan.master-key", java.util.Base64.getEncoder().encodeToString(new byte[32]));
        var talked = talk(sqlite("data"));
        check(sqlite("data"), talked);
        given.put("weiquan.master-key", "c2hvcnQ=");
        assertThat(run(1, sqlite("data"), "given-up")).contains("must have 32").doesNotContain("\n");
        given.clear();
        assertThat(run(1, sqlite("data"), "given-up")).contains("another master key");
    }

    @Test
    void what_is_no_command_is_answered_with_the_commands() {
        assertThat(run(1, sqlite("data"), "bakup")).contains("store backup FOLDER");
        assertThat(run(1, sqlite("data"), "backup", folder.resolve("b").toString())).contains("no store").doesNotContain("\n");
        assertThat(run(0, sqlite("data"), "replay", "turns")).isEqualTo("0 rows wait again");
    }
}

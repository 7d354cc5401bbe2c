package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.journal.PostgresServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What STORE.md tells an operator to type, typed at the packaged program: a conversation is followed through all of it. */
class StoreCommandIT {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final String WORDS = "我在拼多多买的耳机左边没声音";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    private String conversation;
    private String token;

    @Test
    void back_up_in_use_change_the_key_restore_move_export_and_erase() throws Exception {
        try (var server = new Running("data")) {
            var begun = server.ask("POST", "/api/conversations", "{\"channel\":\"web\"}");
            conversation = JSON.readTree(begun.body()).get("conversation").textValue();
            token = JSON.readTree(begun.body()).get("token").textValue();
            assertThat(server.ask("POST", "/messages", "{\"id\":\"m1\",\"text\":\"" + WORDS + "\"}").statusCode()).isEqualTo(200);
            assertThat(store(0, "data", "backup", folder.resolve("backup").toString())).startsWith("1 conversations");
            Files.createDirectories(folder.resolve("restored"));
            Files.copy(folder.resolve("data/weiquan.key"), folder.resolve("restored/weiquan.key"), StandardCopyOption.COPY_ATTRIBUTES);
            assertThat(store(1, "data", "new-key")).contains("another process");
        }
        assertThat(store(0, "data", "new-key")).contains("1 keys wrapped anew");
        assertThat(store(0, "restored", "restore", folder.resolve("backup").toString())).startsWith("1 conversations");
        assertThat(store(0, "restored", "given-up")).isNotNull();
        assertThat(store(0, "restored", "replay", "events")).contains("0 rows");

        var database = PostgresServer.freshDatabase();
        var shared = new String[] {"-Dweiquan.postgresql.url=" + database.url(), "-Dweiquan.postgresql.user=" + database.user(),
                "-Dweiquan.postgresql.password=" + database.password()};
        assertThat(store(0, List.of(shared), "data", "move")).startsWith("1 conversations");
        var onShared = new ArrayList<>(List.of(shared));
        onShared.add("-Dweiquan.store=postgresql");
        try (var server = new Running("data", onShared.toArray(String[]::new))) {
            JsonNode export = JSON.readTree(server.ask("GET", "/export", null).body());
            assertThat(export.toString()).contains(WORDS);
            assertThat(server.ask("DELETE", "", null).statusCode()).isEqualTo(204);
            assertThat(server.ask("GET", "/export", null).statusCode()).isEqualTo(404);
        }
        try (var server = new Running("restored")) {
            assertThat(server.ask("GET", "/export", null).body()).as("under the key from before").contains(WORDS);
        }
    }

    private String store(int code, String data, String... words) throws IOException, InterruptedException {
        return store(code, List.of(), data, words);
    }

    private String store(int code, List<String> settings, String data, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java(), "-Dweiquan.data=" + folder.resolve(data)));
        command.addAll(settings);
        command.addAll(List.of("-jar", JAR.toString(), "store"));
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(said).isEqualTo(code);
        return said;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The packaged server on a free port; ended with SIGTERM. */
    private final class Running implements AutoCloseable {

        private final int port = free();
        private final Process process;

        Running(String data, String... settings) throws IOException {
            var command = new ArrayList<>(List.of(java(), "-Dweiquan.data=" + folder.resolve(data), "-Dweiquan.port=" + port, "-Dweiquan.host=127.0.0.1",
                    "-Dweiquan.management.port=" + free()));
            command.addAll(List.of(settings));
            command.addAll(List.of("-jar", JAR.toString()));
            process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(folder.resolve(data + ".log").toFile()).start();
            Awaitility.await().atMost(Duration.ofSeconds(90)).ignoreExceptions().until(() -> ask("GET", "/api/flows", null).statusCode() == 200);
        }

        /** @param path below the conversation, unless it begins with /api */
        HttpResponse<String> ask(String method, String path, String body) throws IOException, InterruptedException {
            var url = "http://127.0.0.1:" + port + (path.startsWith("/api") ? path : "/api/conversations/" + conversation + path);
            return HTTP.send(HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token)
                    .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        @Override
        public void close() {
            process.destroy();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive());
        }
    }

    private static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

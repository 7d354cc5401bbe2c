package io.weiquan.widget;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** The packaged program in a process of its own, that can be killed and started again over the same data. */
final class RunningServer implements AutoCloseable {

    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port = freePort();
    private final Path folder;
    private final String origins;
    private Process process;

    /** @param origins weiquan.origins */
    RunningServer(String origins) {
        this.origins = origins;
        try {
            this.folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "browser").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    URI url() {
        return URI.create("http://localhost:" + port + "/");
    }

    void start() {
        if (!Files.exists(JAR)) {
            throw new IllegalStateException("the browser tests need the packaged program: ./mvnw verify, not test");
        }
        List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx400m", "-Dweiquan.host=127.0.0.1",
                "-Dweiquan.port=" + port, "-Dweiquan.management.port=" + freePort(), "-Dweiquan.data=" + folder.resolve("data"), "-Dweiquan.origins=" + origins, "-jar", JAR.toString());
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("the server answers; its log: " + folder.resolve("log")).atMost(Duration.ofSeconds(150)).pollInterval(Duration.ofMillis(100))
                .until(this::answers);
    }

    private boolean answers() throws InterruptedException {
        try {
            return HTTP.send(HttpRequest.newBuilder(url()).build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended; its log: " + folder.resolve("log"));
            }
            return false;
        }
    }

    /** As the power cut does it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

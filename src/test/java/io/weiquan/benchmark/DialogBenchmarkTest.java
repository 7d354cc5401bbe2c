package io.weiquan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The four-turn complaint dialog against the packaged server, every turn committed to disk, beside two baselines of the same minute: a
 * bare echo (ping and pong over the same sockets) and a bare commit (4 KiB written and forced to the same disk).
 * {@code ./mvnw -DskipTests package && ./mvnw -Pbenchmark test -Dtest=DialogBenchmarkTest}
 */
@Tag("benchmark")
class DialogBenchmarkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TURNS = List.of("京东买的手机，商家不给退款，开机就死机", "上周六买的，前天收到，3999元", "退货退款", "123456789012");
    private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 8));

    private record Measured(double perSecond, double p50, double p99, double cpuMillis) {
        @Override
        public String toString() {
            return "%9.0f/s  p50 %7.2f ms  p99 %7.2f ms  %6.3f CPU ms".formatted(perSecond, p50, p99, cpuMillis);
        }
    }

    @Test
    void four_turn_dialogs_over_the_socket() throws Exception {
        Path folder = Files.createTempDirectory("weiquan-benchmark");
        long begun = System.nanoTime();
        Server server = Server.start(folder);
        try {
            double start = (System.nanoTime() - begun) / 1e9;
            StringBuilder table = new StringBuilder("start until it answers: %.2f s%n".formatted(start));
            run(server, 8, Duration.ofSeconds(10), true);
            for (int connections : new int[]{1, 8, 32, 256}) {
                Measured echo = run(server, connections, EACH.dividedBy(2), false);
                Measured commit = commits(folder, EACH.dividedBy(4));
                Measured turns = run(server, connections, EACH, true);
                table.append("%3d connections%n  turn   %s%n  echo   %s%n  commit %s%n  turn/echo %.2f, turn p50 - commit p50 %.2f ms, RSS %d MiB%n"
                        .formatted(connections, turns, echo, commit, turns.perSecond / echo.perSecond, turns.p50 - commit.p50, server.rssMiB()));
            }
            System.err.println(table);
        } finally {
            server.close();
        }
    }

    private static Measured run(Server server, int connections, Duration length, boolean turns) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        HttpClient http = HttpClient.newBuilder().executor(Executors.newFixedThreadPool(2)).build();
        long until = System.nanoTime() + length.toNanos();
        double cpuBefore = server.cpuSeconds();
        long begun = System.nanoTime();
        List<Future<List<Long>>> clients = new ArrayList<>();
        for (int c = 0; c < connections; c++) {
            clients.add(threads.submit(() -> client(http, server.port, until, turns)));
        }
        List<Long> nanos = new ArrayList<>();
        for (Future<List<Long>> client : clients) {
            nanos.addAll(client.get(2, TimeUnit.MINUTES));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpu = server.cpuSeconds() - cpuBefore;
        threads.shutdownNow();
        return measured(nanos, seconds, cpu);
    }

    private static List<Long> client(HttpClient http, int port, long until, boolean turns) throws Exception {
        List<Long> nanos = new ArrayList<>();
        while (System.nanoTime() < until) {
            Talk talk = new Talk();
            WebSocket socket = http.newWebSocketBuilder().subprotocols("weiquan.v1")
                    .buildAsync(URI.create("ws://localhost:" + port + "/chat"), talk).get(20, TimeUnit.SECONDS);
            if (turns) {
                socket.sendText("{\"type\":\"start\",\"channel\":\"web\"}", true).get(20, TimeUnit.SECONDS);
                talk.await("reply");
                for (int i = 0; i < TURNS.size(); i++) {
                    long sent = System.nanoTime();
                    socket.sendText(JSON.writeValueAsString(java.util.Map.of("type", "message", "id", "m" + i, "text", TURNS.get(i))), true);
                    talk.await("reply");
                    nanos.add(System.nanoTime() - sent);
                }
            } else {
                for (int i = 0; i < 200 && System.nanoTime() < until; i++) {
                    long sent = System.nanoTime();
                    socket.sendText("{\"type\":\"ping\"}", true);
                    talk.await("pong");
                    nanos.add(System.nanoTime() - sent);
                }
            }
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
        }
        return nanos;
    }

    private static Measured commits(Path folder, Duration length) throws IOException {
        List<Long> nanos = new ArrayList<>();
        long until = System.nanoTime() + length.toNanos();
        long begun = System.nanoTime();
        try (FileChannel file = FileChannel.open(folder.resolve("bare-commit"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (System.nanoTime() < until) {
                long before = System.nanoTime();
                file.write(ByteBuffer.allocate(4096));
                file.force(false);
                nanos.add(System.nanoTime() - before);
            }
        }
        return measured(nanos, (System.nanoTime() - begun) / 1e9, 0);
    }

    private static Measured measured(List<Long> nanos, double seconds, double cpuSeconds) {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(sorted).isNotEmpty();
        return new Measured(sorted.length / seconds, sorted[sorted.length / 2] / 1e6, sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / 1e6,
                cpuSeconds * 1000 / sorted.length);
    }

    private static final class Talk implements WebSocket.Listener {
        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                frames.add(partial.toString());
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        void await(String type) throws Exception {
            String wanted = "\"type\":\"" + type + "\"";
            for (String frame = frames.poll(20, TimeUnit.SECONDS); ; frame = frames.poll(20, TimeUnit.SECONDS)) {
                assertThat(frame).as("waiting for " + type).isNotNull();
                if (frame.contains(wanted)) {
                    return;
                }
                JsonNode other = JSON.readTree(frame);
                assertThat(other.path("type").asText()).as(frame).isNotEqualTo("error");
            }
        }
    }

    /** The packaged application in a process of its own, as an operator starts it. */
    private record Server(Process process, int port) {

        static Server start(Path folder) throws Exception {
            Path jar = Path.of("target/quarkus-app/quarkus-run.jar");
            assertThat(jar).as("package first: ./mvnw -DskipTests package").exists();
            int port = 18_181;
            List<String> command = new ArrayList<>(Arrays.asList(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
            command.addAll(List.of("-Dweiquan.port=" + port, "-Dweiquan.limits.frames-per-minute=1000000", "-Dweiquan.limits.frames-burst=100000", "-Dweiquan.data=" + folder.resolve("data"), "-Dweiquan.clock.client=false",
                    "-jar", jar.toString()));
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
            HttpClient http = HttpClient.newHttpClient();
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); System.nanoTime() < end; ) {
                try {
                    http.send(java.net.http.HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/")).build(),
                            java.net.http.HttpResponse.BodyHandlers.discarding());
                    return new Server(process, port);
                } catch (IOException notYet) {
                    assertThat(process.isAlive()).as(Files.readString(folder.resolve("log"))).isTrue();
                    TimeUnit.MILLISECONDS.sleep(20);
                }
            }
            throw new IllegalStateException("no answer in 60 s");
        }

        double cpuSeconds() {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
        }

        long rssMiB() throws IOException {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream().filter(l -> l.startsWith("VmRSS"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).findFirst().orElse(-1);
        }

        void close() throws InterruptedException {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }
}

package io.weiquan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The four-turn complaint dialog against the packaged server, every turn committed to disk, beside two baselines of the same minute: a
 * bare echo (ping and pong over the same sockets) and a bare commit (4 KiB written and forced to the same disk).
 * {@code ./mvnw -DskipTests package && ./mvnw -Pbenchmark test -Dtest=DialogBenchmarkTest}
 */
@Tag("benchmark")
class DialogBenchmarkTest {

    private static final List<String> TURNS = List.of("京东买的手机，商家不给退款，开机就死机", "上周六买的，前天收到，3999元", "退货退款", "123456789012");
    private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 8));
    private static final Duration WARM = Duration.ofSeconds(Integer.getInteger("benchmark.warm", 20));

    @Test
    void four_turn_dialogs_over_the_socket() throws Exception {
        Path folder = Files.createTempDirectory("weiquan-benchmark");
        String options = System.getProperty("benchmark.options", "");
        try (PackagedServer server = PackagedServer.start(folder, options.isEmpty() ? new String[0] : options.split(" "))) {
            StringBuilder table = new StringBuilder("start until it answers: %.2f s%n".formatted(server.startSeconds()));
            run(server, 8, WARM, Part.of(TURNS));
            for (int connections : new int[]{1, 8, 32, 256}) {
                Figures echo = run(server, connections, EACH.dividedBy(4), Part.pings(200));
                Figures commit = commits(folder, EACH.dividedBy(4));
                double cpuBefore = server.cpuSeconds();
                Figures turns = run(server, connections, EACH, Part.of(TURNS));
                double cpu = (server.cpuSeconds() - cpuBefore) * 1000 / turns.answers();
                table.append("%3d connections%n  turn   %s  %.3f CPU ms%n  echo   %s%n  commit %s%n  turn/echo %.2f, turn p50 - commit p50 %.2f ms, RSS %d MiB%n"
                        .formatted(connections, turns, cpu, echo, commit, turns.perSecond() / echo.perSecond(),
                                turns.millis(0.5) - commit.millis(0.5), server.rssMiB()));
            }
            System.err.println(table);
        }
    }

    private static Figures run(PackagedServer server, int connections, Duration length, Part part) throws Exception {
        try (Crowd crowd = new Crowd(server.port(), List.of(part))) {
            crowd.come(connections, 200);
            Figures figures = crowd.hurry(length);
            assertThat(figures.answers()).isPositive();
            assertThat(figures.refusals()).isEmpty();
            return figures;
        }
    }

    private static Figures commits(Path folder, Duration length) throws IOException {
        Figures figures = new Figures();
        long begun = System.nanoTime();
        try (FileChannel file = FileChannel.open(folder.resolve("bare-commit"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long before = begun; before < begun + length.toNanos(); before = System.nanoTime()) {
                file.write(ByteBuffer.allocate(4096));
                file.force(false);
                figures.answered(System.nanoTime() - before);
            }
        }
        figures.lasted((System.nanoTime() - begun) / 1e9);
        return figures;
    }
}

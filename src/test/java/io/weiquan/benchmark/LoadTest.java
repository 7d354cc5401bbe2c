package io.weiquan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged server under many people who play the shipped transcripts. Figures go to {@code target/load/*.tsv} and are drawn as SVG beside
 * them; nothing is judged but that nothing broke.
 * {@code ./mvnw -DskipTests package && ./mvnw -Pbenchmark test -Dtest=LoadTest}; {@code -Dload.seconds} is how long each lasts.
 */
@Tag("benchmark")
class LoadTest {

    private static final int SECONDS = Integer.getInteger("load.seconds", 60);
    private static final Path OUT = Path.of("target", "load");
    private static final List<Part> TRANSCRIPTS = Part.of(Path.of("dialogs/transcripts"));

    @Test
    void five_thousand_sockets_with_300_turns_a_second() throws Exception {
        try (PackagedServer server = PackagedServer.start(Files.createTempDirectory("weiquan-load"));
             Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(5_000, 250);
            crowd.pace(300, Duration.ofSeconds(15));
            double before = server.cpuSeconds();
            Figures figures = crowd.pace(300, Duration.ofSeconds(SECONDS));
            double cpu = (server.cpuSeconds() - before) * 1000 / figures.answers();
            report("sockets", "5000 sockets, 300 turns/s", figures, "%.2f CPU ms a turn, RSS %d MiB".formatted(cpu, server.rssMiB()));
            assertThat(figures.answers()).isPositive();
        }
    }

    @Test
    void ten_thousand_idle_sockets() throws Exception {
        try (PackagedServer server = PackagedServer.start(Files.createTempDirectory("weiquan-load"), "-Xmx400m")) {
            try (Crowd warm = new Crowd(server.port(), TRANSCRIPTS)) {
                warm.come(200, 200);
            }
            long heap = server.liveHeapKiB();
            try (Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
                crowd.come(10_000, 250);
                long each = server.liveHeapKiB() - heap;
                double before = server.cpuSeconds();
                TimeUnit.SECONDS.sleep(20);
                line("idle.tsv", "sockets\theap KiB each\tCPU %\tRSS MiB", "10000\t%.1f\t%.1f\t%d".formatted(each / 10_000.0,
                        (server.cpuSeconds() - before) / 20 * 100, server.rssMiB()));
            }
        }
    }

    @Test
    void overload_and_recovery() throws Exception {
        try (PackagedServer server = PackagedServer.start(Files.createTempDirectory("weiquan-load"), "-Dweiquan.limits.queued-turns=256");
             Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(3_000, 250);
            report("overload", "before: 100 turns/s", crowd.pace(100, Duration.ofSeconds(10)), "");
            Figures over = crowd.hurry(Duration.ofSeconds(SECONDS));
            report("overload", "everybody at once, 256 may wait", over, "RSS %d MiB".formatted(server.rssMiB()));
            assertThat(over.refusals().keySet()).as("only coded refusals").isSubsetOf("busy", "too_many", "unavailable");
            crowd.pace(100, Duration.ofSeconds(5));
            report("overload", "5 s later: 100 turns/s", crowd.pace(100, Duration.ofSeconds(10)), "");
        }
    }

    @Test
    void what_a_turn_costs_as_the_store_fills() throws Exception {
        int most = Integer.getInteger("load.conversations", 100_000);
        try (PackagedServer server = PackagedServer.start(Files.createTempDirectory("weiquan-load"))) {
            int held = 0;
            for (int stored = 1_000; stored <= most; stored *= 10) {
                try (Crowd filling = new Crowd(server.port(), List.of(new Part(TRANSCRIPTS.get(0).start(), List.of())))) {
                    filling.come(64, 200);
                    filling.fill(stored - held);
                    held = stored;
                }
                try (Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
                    crowd.come(8, 100);
                    crowd.hurry(Duration.ofSeconds(5));
                    report("stored", stored + " conversations", crowd.hurry(Duration.ofSeconds(10)), "RSS %d MiB".formatted(server.rssMiB()));
                }
            }
        }
    }

    private static void report(String name, String what, Figures figures, String more) throws Exception {
        line(name + ".tsv", "what\tturns/s\tp50 ms\tp99 ms\tp99.9 ms\trefused\tmore", "%s\t%.0f\t%.2f\t%.2f\t%.2f\t%s\t%s".formatted(what, figures.perSecond(),
                figures.millis(0.5), figures.millis(0.99), figures.millis(0.999), figures.refusals(), more));
        Plot.draw(OUT.resolve(name + ".tsv"), OUT.resolve(name + ".svg"));
    }

    private static void line(String file, String head, String row) throws Exception {
        Files.createDirectories(OUT);
        Path to = OUT.resolve(file);
        List<String> lines = Files.exists(to) ? new ArrayList<>(Files.readAllLines(to)) : new ArrayList<>(List.of(head));
        lines.removeIf(l -> l.startsWith(row.substring(0, row.indexOf('\t') + 1)));
        lines.add(row);
        Files.write(to, lines);
        System.err.println(row);
    }
}

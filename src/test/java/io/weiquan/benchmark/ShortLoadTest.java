package io.weiquan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The short forms of the promises about load, overload, idleness and endurance, on the packaged server: that nothing breaks, is lost or
 * grows. How fast it is, {@link LoadTest} tells; a machine shared with others can not.
 * {@code ./mvnw -DskipTests package && ./mvnw -Pbenchmark test -Dtest=ShortLoadTest}.
 */
@Tag("benchmark")
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class ShortLoadTest {

    private static final List<Part> TRANSCRIPTS = Part.of(Path.of("dialogs/transcripts"));
    private static final long MIB = 1024;

    @Test
    void many_sockets_are_served_at_a_steady_pace_and_a_stop_under_load_loses_nobody() throws Exception {
        Path folder = folder();
        try (PackagedServer server = PackagedServer.start(folder); Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(300, 100);
            Figures figures = crowd.pace(30, Duration.ofSeconds(8));
            assertThat(figures.refusals()).isEmpty();
            assertThat(figures.answers()).isGreaterThan(100);
            assertThat(server.complaints()).isEmpty();
            server.process().destroy();
            await().atMost(Duration.ofSeconds(20)).until(() -> !server.process().isAlive());
        }
        try (PackagedServer again = PackagedServer.start(folder); Crowd crowd = new Crowd(again.port(), TRANSCRIPTS)) {
            crowd.come(20, 100);
            assertThat(crowd.pace(20, Duration.ofSeconds(3)).refusals()).isEmpty();
        }
    }

    @Test
    void idle_sockets_take_little_heap() throws Exception {
        try (PackagedServer server = PackagedServer.start(folder())) {
            try (Crowd warm = new Crowd(server.port(), TRANSCRIPTS)) {
                warm.come(200, 200);
            }
            long before = server.liveHeapKiB();
            try (Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
                crowd.come(1_000, 250);
                assertThat(server.liveHeapKiB() - before).as("KiB for 1,000 sockets").isLessThan(1_000 * 40);
            }
        }
    }

    @Test
    void overload_is_refused_with_codes_and_is_over_when_it_is_over() throws Exception {
        try (PackagedServer server = PackagedServer.start(folder(), "-Dweiquan.limits.queued-turns=64");
             Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(300, 50);
            Figures over = crowd.hurry(Duration.ofSeconds(5));
            assertThat(over.refusals()).as("the load was too much").isNotEmpty();
            assertThat(over.refusals().keySet()).as("only coded refusals").isSubsetOf("busy", "too_many", "unavailable");
            crowd.pace(10, Duration.ofSeconds(5));
            Figures after = crowd.pace(10, Duration.ofSeconds(4));
            assertThat(after.refusals()).as("5 s later").isEmpty();
            assertThat(after.answers()).isPositive();
        }
    }

    @Test
    void nothing_grows_while_people_come_and_go() throws Exception {
        try (PackagedServer server = PackagedServer.start(folder()); Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(32, 100);
            crowd.hurry(Duration.ofSeconds(10));
            long heap = server.liveHeapKiB();
            long threads = server.threads();
            long files = server.files();
            Figures figures = crowd.hurry(Duration.ofSeconds(15));
            assertThat(figures.answers()).isGreaterThan(500);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(server.liveHeapKiB() - heap).as("KiB of heap more").isLessThan(24 * MIB);
                assertThat(server.threads() - threads).as("threads more").isLessThan(12);
                assertThat(server.files() - files).as("files more").isLessThan(24);
            });
            assertThat(server.complaints()).isEmpty();
        }
    }

    private static Path folder() throws Exception {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "load");
    }
}

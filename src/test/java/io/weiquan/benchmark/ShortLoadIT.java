package io.weiquan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The short forms of the promises about load, overload, idleness and endurance, on the packaged server: that nothing breaks, is lost or
 * grows. How fast it is, {@link LoadTest} tells; a machine shared with others can not, so nothing here depends on how long a thing takes.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "reads /proc")
class ShortLoadIT {

    private static final List<Part> TRANSCRIPTS = Part.of(Path.of("dialogs/transcripts"));
    private static final int MAY_WAIT = 64;
    private static final long MIB = 1024;
    /** What runs for seconds does not repay the JVM's second compiler. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1";

    /** What the three tests share that need no start of their own. */
    private static PackagedServer server;

    @BeforeAll
    static void start() throws Exception {
        server = PackagedServer.start(folder(), QUICK, "-Dweiquan.limits.queued-turns=" + MAY_WAIT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void many_sockets_are_served_and_a_stop_under_load_asks_each_of_them_to_come_back() throws Exception {
        int people = 300;
        Path folder = folder();
        try (PackagedServer first = PackagedServer.start(folder, QUICK); Crowd crowd = new Crowd(first.port(), TRANSCRIPTS)) {
            crowd.come(people, 150);
            Figures figures = crowd.say(200, 8);
            assertThat(figures.refusals()).isEmpty();
            assertThat(figures.answers()).isEqualTo(200);
            crowd.settle(people);
            crowd.sayAndLeave(16);
            first.process().destroy();
            assertThat(crowd.askedBack()).isEqualTo(people);
            await().atMost(Duration.ofMinutes(1)).until(() -> !first.process().isAlive());
            assertThat(first.complaints()).isEmpty();
        }
        try (PackagedServer again = PackagedServer.start(folder, QUICK); Crowd crowd = new Crowd(again.port(), TRANSCRIPTS)) {
            crowd.come(20, 150);
            Figures figures = crowd.say(40, 4);
            assertThat(figures.refusals()).isEmpty();
            assertThat(figures.answers()).isEqualTo(40);
        }
    }

    @Test
    void idle_sockets_take_little_heap() throws Exception {
        int people = 1_000;
        try (Crowd warm = new Crowd(server.port(), TRANSCRIPTS)) {
            warm.come(100, 200);
        }
        long before = server.liveHeapKiB();
        try (Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(people, 300);
            crowd.settle(people);
            assertThat(server.liveHeapKiB() - before).as("KiB for %d sockets", people).isLessThan(people * 40L);
        }
    }

    @Test
    void overload_is_refused_with_codes_and_is_over_when_it_is_over() throws Exception {
        int people = 5 * MAY_WAIT;
        try (Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(people, 150);
            assertThat(crowd.say(40, 4).refusals()).as("before").isEmpty();
            Figures over = crowd.hurry(Duration.ofSeconds(4));
            Figures late = crowd.settle(people);
            assertThat(over.refusals()).as("more than may wait").isNotEmpty();
            assertThat(over.refusals().keySet()).as("only coded refusals").isSubsetOf("busy", "too_many", "unavailable");
            assertThat(late.refusals().keySet()).as("only coded refusals").isSubsetOf("busy", "too_many", "unavailable");
            assertThat(over.answers() + late.answers()).as("answered beside the refusals").isPositive();
            Figures after = crowd.say(20, 1);
            assertThat(after.refusals()).as("when it is over").isEmpty();
            assertThat(after.answers()).isEqualTo(20);
        }
    }

    @Test
    void nothing_grows_while_people_come_and_go() throws Exception {
        try (Crowd crowd = new Crowd(server.port(), TRANSCRIPTS)) {
            crowd.come(32, 100);
            crowd.say(300, 32);
            crowd.settle(32);
            long heap = server.liveHeapKiB();
            long threads = server.threads();
            long files = server.files();
            Figures figures = crowd.say(600, 32);
            crowd.settle(32);
            assertThat(figures.refusals()).isEmpty();
            assertThat(figures.answers()).isEqualTo(600);
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

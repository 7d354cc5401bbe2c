package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Microseconds a message, warm, on one thread; written to {@code target/understanding-speed.md}. */
@Tag("benchmark")
class UnderstandingBenchmarkTest {

    /** Time of this thread, not of the clock: the machine may be busy with others. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void a_message_of_forty_characters_takes_about_a_tenth_of_a_millisecond() throws IOException {
        List<String> texts = Rows.unseen().stream().map(Rows.Labelled::text).toList();
        String forty = "我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退，花了98块5，要求退款";
        for (int round = 0; round < 40; round++) {
            texts.forEach(Rows::read);
        }
        double mean = micros(() -> texts.forEach(Rows::read)) / texts.size();
        double one = micros(() -> Rows.read(forty));
        String worst = texts.stream().max(Comparator.comparingDouble(t -> micros(() -> Rows.read(t)))).orElseThrow();
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/understanding-speed.md"), "| own messages, mean µs | %d characters, µs | worst own message, µs |%n|---|---|---|%n| %.1f | %.1f | %.1f |%n"
                .formatted(forty.length(), mean, one, micros(() -> Rows.read(worst))));
        assertThat(one).isLessThan(5_000);
    }

    private static double micros(Runnable work) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            work.run();
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) / 1_000.0);
        }
        return best;
    }
}

package io.weiquan.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The packaged server under a steady pace for an hour: nothing it holds may grow. One row a minute goes to {@code target/load/soak.tsv},
 * drawn as SVG beside it. {@code ./mvnw -DskipTests package && ./mvnw -Psoak test -Dtest=SoakTest}; {@code -Dload.minutes} and
 * {@code -Dload.rate} (turns a second) make it shorter or denser, {@code -Dload.out} puts the table elsewhere.
 */
@Tag("soak")
class SoakTest {

    private static final int MINUTES = Integer.getInteger("load.minutes", 60);
    private static final int RATE = Integer.getInteger("load.rate", 20);
    private static final int PEOPLE = 200;
    private static final Path OUT = Path.of(System.getProperty("load.out", "target/load"));

    /** What was seen at the end of one minute; heap after a full collection. */
    private record Minute(int answers, double p50, double p99, long heapKiB, long rssMiB, long threads, long files, long logKiB, long storeKiB) {

        String row(int minute) {
            return "%d\t%d\t%.2f\t%.2f\t%d\t%d\t%d\t%d\t%d\t%d".formatted(minute, answers, p50, p99, heapKiB, rssMiB, threads, files, logKiB, storeKiB);
        }
    }

    @Test
    void an_hour_at_a_steady_pace_leaves_nothing_grown() throws Exception {
        Files.createDirectories(OUT);
        Path table = OUT.resolve("soak.tsv");
        List<String> rows = new ArrayList<>(List.of("minute\tturns\tp50 ms\tp99 ms\theap KiB\tRSS MiB\tthreads\tfiles\tWAL KiB\tstore KiB"));
        List<Minute> seen = new ArrayList<>();
        Map<String, Integer> refusals = new TreeMap<>();
        Path folder = Files.createTempDirectory(OUT, "soak");
        try (PackagedServer server = PackagedServer.start(folder); Crowd crowd = new Crowd(server.port(), Part.of(Path.of("dialogs/transcripts")))) {
            crowd.come(PEOPLE, 50);
            for (int minute = 1; minute <= MINUTES; minute++) {
                Figures figures = crowd.pace(RATE, Duration.ofMinutes(1));
                figures.refusals().forEach((code, count) -> refusals.merge(code, count, Integer::sum));
                seen.add(new Minute(figures.answers(), figures.millis(0.5), figures.millis(0.99), server.liveHeapKiB(), server.rssMiB(), server.threads(),
                        server.files(), kib(folder.resolve("data"), "-wal"), kib(folder.resolve("data"), "")));
                rows.add(seen.get(minute - 1).row(minute));
                Files.write(table, rows);
            }
            assertThat(server.complaints()).isEmpty();
        }
        Plot.over(table, OUT.resolve("soak.svg"), 4, 5, 6, 7, 8);
        assertThat(refusals).isEmpty();
        flat("heap, KiB", seen, Minute::heapKiB, 1.05, 2_048);
        flat("resident, MiB", seen, Minute::rssMiB, 1.05, 16);
        flat("threads", seen, Minute::threads, 1, 4);
        flat("files", seen, Minute::files, 1, 8);
        flat("WAL, KiB", seen, Minute::logKiB, 1, 8_192);
    }

    /** The last quarter against the second: in the first the caches fill and the compiler works. */
    private static void flat(String what, List<Minute> seen, ToLongFunction<Minute> of, double factor, long more) {
        int quarter = Math.max(1, seen.size() / 4);
        long earlier = median(seen.subList(Math.min(quarter, seen.size() - 1), Math.min(2 * quarter, seen.size())), of);
        long later = median(seen.subList(seen.size() - quarter, seen.size()), of);
        assertThat(later).as("%s in the last quarter; in the second %d", what, earlier).isLessThanOrEqualTo(Math.round(earlier * factor) + more);
    }

    private static long median(List<Minute> seen, ToLongFunction<Minute> of) {
        long[] sorted = seen.stream().mapToLong(of).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static long kib(Path folder, String ending) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending)).mapToLong(f -> f.toFile().length()).sum() / 1024;
        }
    }
}

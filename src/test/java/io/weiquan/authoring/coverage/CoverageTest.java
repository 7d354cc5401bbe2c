package io.weiquan.authoring.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.source.DialogFiles;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plays all transcripts and leaves {@code target/coverage/}: figures with the line of what was not played, and a page to look at. */
class CoverageTest {

    @Test
    void what_transcripts_play_is_counted_and_shown_with_its_line() throws Exception {
        Coverage coverage = new Coverage(DialogFiles.folder(Path.of("dialogs")), Shipped.guide().authored());
        try (Stream<Path> files = Files.walk(Path.of("dialogs/transcripts"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                Replay.of(Transcript.parse(file.toString(), Files.readString(file)), new InProcess(Shipped.guide().watched(coverage)));
            }
        }
        Path folder = Files.createDirectories(Path.of("target/coverage"));
        Files.writeString(folder.resolve("coverage.txt"), coverage.text());
        Files.writeString(folder.resolve("index.html"), CoveragePage.html(coverage));
        assertThat(coverage.items()).filteredOn(i -> i.kind() == Coverage.Kind.STATE).as("states that no transcript reaches")
                .allSatisfy(i -> assertThat(i.times()).as(i.at() + " " + i.name()).isPositive());
        assertThat(coverage.items()).allSatisfy(i -> assertThat(i.at().line()).isGreaterThan(1));
    }

    @Test
    void nothing_played_is_nothing_covered() {
        Coverage coverage = new Coverage(DialogFiles.folder(Path.of("dialogs")), Shipped.guide().authored());
        assertThat(coverage.items()).isNotEmpty().allSatisfy(i -> assertThat(i.times()).isZero());
        assertThat(coverage.text()).contains("dialogs/flows/complaint.yaml:").contains("is not played");
    }
}

package io.weiquan.authoring.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.source.DialogFiles;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Plays all transcripts and leaves {@code target/coverage/}: figures with the line of what was not played, and a page to look at.
 * Everything is played, and every pattern in three transcripts, but for what {@code coverage-exceptions.txt} lists with its reason.
 */
class CoverageTest {

    private static final int TRANSCRIPTS_A_PATTERN = 3;
    private static final Path FOLDER = Path.of("dialogs/transcripts");
    private static final Path EXCEPTIONS = Path.of("src/test/resources/coverage-exceptions.txt");

    @Test
    void what_transcripts_play_is_counted_and_shown_with_its_line() throws Exception {
        Coverage coverage = blank();
        Map<String, Set<String>> playedBy = new TreeMap<>();
        for (Path file : transcripts()) {
            Map<String, Integer> before = patterns(coverage);
            Replay.of(Transcript.parse(file.toString(), Files.readString(file)), new InProcess(Shipped.guide().watched(coverage)));
            patterns(coverage).forEach((pattern, times) -> {
                if (times > before.get(pattern)) {
                    playedBy.computeIfAbsent(pattern, k -> new TreeSet<>()).add(FOLDER.relativize(file).toString());
                }
            });
        }
        Path folder = Files.createDirectories(Path.of("target/coverage"));
        Files.writeString(folder.resolve("coverage.txt"), coverage.text());
        Files.writeString(folder.resolve("index.html"), CoveragePage.html(coverage));
        assertThat(coverage.items()).allSatisfy(i -> assertThat(i.at().line()).isGreaterThan(1));
        held(coverage, playedBy);
    }

    private static Map<String, Integer> patterns(Coverage coverage) {
        return coverage.items().stream().filter(i -> i.kind() == Coverage.Kind.PATTERN)
                .collect(Collectors.toMap(Coverage.Item::name, Coverage.Item::times));
    }

    /** What is missing and not excused, and what is excused and not missing: a list of exceptions must not outlive them. */
    private static void held(Coverage coverage, Map<String, Set<String>> playedBy) throws Exception {
        Map<String, String> exceptions = exceptions();
        List<String> wrong = new ArrayList<>();
        Set<String> missing = new TreeSet<>();
        for (Coverage.Item item : coverage.items()) {
            String name = Coverage.word(item.kind()) + " " + item.name();
            int transcripts = playedBy.getOrDefault(item.name(), Set.of()).size();
            boolean enough = item.kind() == Coverage.Kind.PATTERN ? transcripts >= TRANSCRIPTS_A_PATTERN : item.times() > 0;
            if (!enough) {
                missing.add(name);
                if (!exceptions.containsKey(name)) {
                    wrong.add(item.kind() == Coverage.Kind.PATTERN ? "%s  %s is played in %d of %d transcripts %s".formatted(item.at(), name, transcripts,
                            TRANSCRIPTS_A_PATTERN, playedBy.getOrDefault(item.name(), Set.of())) : "%s  %s is not played".formatted(item.at(), name));
                }
            }
        }
        exceptions.keySet().stream().filter(name -> !missing.contains(name))
                .forEach(name -> wrong.add(EXCEPTIONS + ": '" + name + "' is played; take it off the list"));
        assertThat(wrong).isEmpty();
    }

    /** {@code kind name: reason}, a line each. */
    private static Map<String, String> exceptions() throws Exception {
        return Files.readAllLines(EXCEPTIONS).stream().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(": ", 2)).collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static List<Path> transcripts() throws Exception {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        }
    }

    private static Coverage blank() {
        return new Coverage(DialogFiles.folder(Path.of("dialogs")), Shipped.guide().authored());
    }

    @Test
    void nothing_played_is_nothing_covered() {
        Coverage coverage = new Coverage(DialogFiles.folder(Path.of("dialogs")), Shipped.guide().authored());
        assertThat(coverage.items()).isNotEmpty().allSatisfy(i -> assertThat(i.times()).isZero());
        assertThat(coverage.text()).contains("dialogs/flows/complaint.yaml:").contains("没走到");
    }
}

package io.weiquan.nlu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code ./mvnw -Pmeasure test -Dweiquan.measure.data=FOLDER}: the tables stand in {@code target/measure.md}; the misses and the skipped
 * rows, by id and reason, beside them in {@code measure-misses.md}. The development halves ({@code unseen}, {@code spoken}, {@code opened}, {@code stories}) were
 * learned from, and on {@code far} thresholds were set; of the sealed messages only totals are written, and nothing while there are none. With
 * {@code -Dweiquan.measure.baselines=FOLDER}, a folder where {@code npm install} was run on {@code src/test/baselines/package.json}, two
 * libraries read the same rows.
 */
@Tag("measure")
class MeasureTest {

    /** The day on which the sealed messages are said. */
    static final LocalDateTime SEALED_NOW = LocalDateTime.of(2026, 11, 24, 20, 0);

    @Test
    void the_tables_of_understanding_are_written() throws IOException {
        String data = System.getProperty("weiquan.measure.data");
        Assumptions.assumeTrue(data != null && Files.isDirectory(Path.of(data)),
                "NO ROWS: name the folder of the shared rows with -Dweiquan.measure.data=FOLDER");
        write(Path.of(data), Path.of("target"));
    }

    static void write(Path data, Path folder) throws IOException {
        OwnRows tuning = new OwnRows("tuning half", Rows.unseen(), Rows.NOW);
        OwnRows spoken = new OwnRows("spoken half", Rows.spoken(), SEALED_NOW);
        OwnRows opened = new OwnRows("opened half", Rows.opened(), SEALED_NOW);
        OwnRows stories = new OwnRows("stories half", Rows.stories(), SEALED_NOW);
        OwnRows far = new OwnRows("far half", Rows.far(), SEALED_NOW);
        OwnRows sealed = new OwnRows("sealed half", Rows.sealed(), SEALED_NOW);
        OwnRows twice = new OwnRows("sealed half labelled twice", Rows.sealedTwice(), SEALED_NOW);
        List<Tally> open = new ArrayList<>(new OutsideRows(data).tallies());
        open.add(PlatformRows.tally(data));
        List<OwnRows> development = List.of(tuning, spoken, opened, stories, far);
        development.forEach(half -> open.addAll(half.tallies()));
        List<String> table = new ArrayList<>(List.of("| what | right | share | goal | skipped |", "|---|---|---|---|---|"));
        open.forEach(t -> table.add(t.line()));
        sealed.tallies().forEach(t -> table.add(t.line()));
        twice.tallies().forEach(t -> table.add(t.line()));
        table.addAll(List.of("", "| calibration | confidence | messages | said | right |", "|---|---|---|---|---|"));
        Stream.concat(development.stream(), Stream.of(sealed, twice)).flatMap(half -> Stream.of(half.issues, half.intents)).forEach(c -> table.addAll(c.lines()));
        OwnRows last = Rows.sealed().isEmpty() ? opened : sealed;
        table.addAll(List.of("", "| class, " + last.half + " | right | share | | |", "|---|---|---|---|---|"));
        last.classes().forEach(t -> table.add(t.line()));
        table.addAll(TokenTable.lines());
        table.addAll(Speed.lines());
        table.addAll(Baselines.lines(data, System.getProperty("weiquan.measure.baselines")));
        Files.createDirectories(folder);
        Files.write(folder.resolve("measure.md"), table);
        Files.write(folder.resolve("measure-misses.md"), misses(open));
    }

    private static List<String> misses(List<Tally> open) {
        List<String> missed = new ArrayList<>();
        for (Tally tally : open) {
            missed.add("## " + tally.name);
            tally.missed.forEach(m -> missed.add("- " + m));
            tally.skipped.forEach(s -> missed.add("- skipped " + s));
        }
        return missed;
    }
}

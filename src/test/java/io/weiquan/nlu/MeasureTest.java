package io.weiquan.nlu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./mvnw -Pmeasure test -Dweiquan.measure.data=FOLDER}: the table stands in {@code target/measure.md}, the misses beside it. */
@Tag("measure")
class MeasureTest {

    @Test
    void the_table_of_understanding_is_written() throws IOException {
        String data = System.getProperty("weiquan.measure.data");
        Assumptions.assumeTrue(data != null && Files.isDirectory(Path.of(data)),
                "NO ROWS: name the folder of the shared rows with -Dweiquan.measure.data=FOLDER");
        List<Tally> all = new ArrayList<>(new OutsideRows(Path.of(data)).tallies());
        all.addAll(OwnRows.tallies(false));
        all.addAll(OwnRows.tallies(true));
        write(all, Path.of("target"));
    }

    static void write(List<Tally> all, Path folder) throws IOException {
        List<String> table = new ArrayList<>(List.of("| what | right | share | goal | skipped |", "|---|---|---|---|---|"));
        List<String> missed = new ArrayList<>();
        for (Tally tally : all) {
            table.add(tally.line());
            missed.add("## " + tally.name);
            // the misses of the unseen half stay unseen
            if (!tally.name.contains("unseen")) {
                tally.missed.forEach(m -> missed.add("- " + m));
                tally.skipped.forEach(s -> missed.add("- skipped " + s));
            }
        }
        Files.createDirectories(folder);
        Files.write(folder.resolve("measure.md"), table);
        Files.write(folder.resolve("measure-misses.md"), missed);
    }
}

package io.weiquan.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.weiquan.nlu.UnderstandingFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What fuzzing found, began with, or comes near to is read again in every run. */
class KeptFuzzTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");

    @Test
    void what_was_kept_of_people() throws IOException {
        holds(Path.of("src/test/resources/nlu/fuzz"), UnderstandingFuzz::fuzzerTestOneInput);
    }

    @Test
    void what_was_kept_of_the_wire() throws IOException {
        holds(KEPT.resolve("wire"), WireFuzz::fuzzerTestOneInput);
    }

    @Test
    void what_was_kept_of_dialog_files() throws IOException {
        holds(KEPT.resolve("dialogs"), DialogsFuzz::fuzzerTestOneInput);
    }

    @Test
    void every_file_of_the_small_dialog_is_a_beginning() {
        assertThat(DialogsFuzz.seeds()).hasSize(DialogsFuzz.FILES.size()).hasSizeGreaterThan(3)
                .allSatisfy(seed -> assertThatCode(() -> DialogsFuzz.fuzzerTestOneInput(seed)).doesNotThrowAnyException());
    }

    private static void holds(Path folder, Consumer<byte[]> target) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> kept = files.sorted().toList();
            assertThat(kept).isNotEmpty();
            for (Path file : kept) {
                byte[] bytes = Files.readAllBytes(file);
                assertThatCode(() -> target.accept(bytes)).as(file.toString()).doesNotThrowAnyException();
            }
        }
    }
}

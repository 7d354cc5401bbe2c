package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Inputs that once broke the reader, or come near to what might: each is read again in every run. */
class FuzzCorpusTest {

    private static final Path KEPT = Path.of("src/test/resources/nlu/fuzz");

    @Test
    void what_fuzzing_kept_is_read_without_a_failure() throws IOException {
        try (Stream<Path> files = Files.list(KEPT)) {
            List<Path> kept = files.sorted().toList();
            assertThat(kept).isNotEmpty();
            for (Path file : kept) {
                byte[] bytes = Files.readAllBytes(file);
                assertThatCode(() -> UnderstandingFuzz.fuzzerTestOneInput(bytes)).as(file.toString()).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void the_dictionary_holds_the_words_of_the_lexicon() {
        List<String> lines = FuzzDictionary.lines();
        assertThat(lines).hasSizeGreaterThan(1_000).contains(FuzzDictionary.line("退款"), FuzzDictionary.line("拼夕夕"), FuzzDictionary.line("双十一"));
        assertThat(FuzzDictionary.line("退")).isEqualTo("\"\\xE9\\x80\\x80\"");
        assertThat(lines).allMatch(l -> StandardCharsets.US_ASCII.newEncoder().canEncode(l));
    }
}

package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Microseconds a message, warm, on one thread; written to {@code target/understanding-speed.md}. */
@Tag("benchmark")
class UnderstandingBenchmarkTest {

    @Test
    void a_message_of_forty_characters_takes_about_a_tenth_of_a_millisecond() throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/understanding-speed.md"), Speed.lines());
        assertThat(Speed.micros(() -> Rows.read(Speed.FORTY))).isLessThan(5_000);
    }
}

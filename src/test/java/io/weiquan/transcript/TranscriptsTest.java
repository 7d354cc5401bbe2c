package io.weiquan.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.weiquan.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every transcript under dialogs/transcripts, replayed in process. {@code -Dtranscripts.rewrite=true} accepts what the bot says now. */
class TranscriptsTest {

    private static final Path FOLDER = Path.of("dialogs/transcripts");

    @TestFactory
    Stream<DynamicTest> transcripts() throws IOException {
        return Files.walk(FOLDER).filter(f -> f.toString().endsWith(".txt")).sorted()
                .map(f -> DynamicTest.dynamicTest(FOLDER.relativize(f).toString(), f.toUri(), () -> replay(f)));
    }

    private static void replay(Path file) throws Exception {
        String text = Files.readString(file);
        Transcript transcript = Transcript.parse(file.toString(), text);
        assertThat(Shipped.guide().spelling().wrong(transcript)).isEmpty();
        Replay.Outcome outcome = Replay.of(transcript, new InProcess(Shipped.dialogue()));
        if (Boolean.getBoolean("transcripts.rewrite") && !outcome.failures().isEmpty()) {
            show(file, text, outcome.rewritten());
            write(file, outcome.rewritten());
        }
        if (!outcome.failures().isEmpty()) {
            fail(String.join("\n", outcome.failures()));
        }
    }

    /** The lines that change, as a reviewer wants to see them. */
    private static void show(Path file, String before, String after) {
        String[] old = before.split("\n");
        String[] now = after.split("\n");
        System.err.println("--- " + file);
        Stream.of(old).filter(l -> !Stream.of(now).toList().contains(l)).forEach(l -> System.err.println("- " + l));
        Stream.of(now).filter(l -> !Stream.of(old).toList().contains(l)).forEach(l -> System.err.println("+ " + l));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

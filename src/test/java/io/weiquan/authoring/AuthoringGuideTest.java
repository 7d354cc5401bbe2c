package io.weiquan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.guide.Guide;
import io.weiquan.guide.Validation;
import io.weiquan.source.DialogFiles;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what AUTHORING.md says, word by word, over the dialogs we ship. */
class AuthoringGuideTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```([a-z-]+)(?: (dialogs/\\S+))?\\n(.*?)^```$");

    @TempDir
    Path folder;
    private final List<String[]> blocks = new ArrayList<>();

    @BeforeEach
    void ship() throws IOException {
        Path shipped = Path.of("dialogs");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                write("dialogs/" + shipped.relativize(file), Files.readString(file));
            }
        }
        Matcher block = BLOCK.matcher(Files.readString(Path.of("src/docs/AUTHORING.md")));
        while (block.find()) {
            blocks.add(new String[] {block.group(1), block.group(2), block.group(3)});
        }
        assertThat(blocks).hasSizeGreaterThan(8);
    }

    @Test
    void following_the_guide_adds_a_platform_with_its_own_question_and_a_transcript() throws Exception {
        follow();
        assertThat(validate()).endsWith("exit 0");
        Guide guide = Guide.load(DialogFiles.folder(folder.resolve("dialogs")));
        List<String> failures = new ArrayList<>();
        for (String[] block : blocks) {
            if (block[1] != null && block[1].startsWith("dialogs/transcripts/")) {
                failures.addAll(Replay.of(Transcript.parse(block[1], block[2]), new InProcess(guide.dialogue())).failures());
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void each_mistake_the_guide_shows_is_refused_in_the_words_it_shows() throws IOException {
        follow();
        int shown = 0;
        for (int i = 0; i + 1 < blocks.size(); i++) {
            if (blocks.get(i)[0].equals("diff-broken")) {
                String before = Files.readString(folder.resolve(blocks.get(i)[1]));
                write(blocks.get(i)[1], edited(before, blocks.get(i)));
                assertThat(blocks.get(i + 1)[0]).isEqualTo("says");
                assertThat(validate()).contains(blocks.get(i + 1)[2].strip()).endsWith("exit 1");
                write(blocks.get(i)[1], before);
                shown++;
            }
        }
        assertThat(shown).isPositive();
    }

    @Test
    void a_transcript_that_is_not_as_written_is_told_in_the_words_the_guide_shows() throws IOException {
        follow();
        String[] book = blocks.stream().filter(b -> "dialogs/transcripts/main_path/kongfz_book.txt".equals(b[1])).findFirst().orElseThrow();
        String shown = blocks.stream().filter(b -> b[0].equals("replay-says")).findFirst().orElseThrow()[2];
        Guide guide = Guide.load(DialogFiles.folder(folder.resolve("dialogs")));
        Transcript wrong = Transcript.parse(book[1], book[2].replace("? book_condition", "? tried_channels"));
        assertThat(shown).startsWith(String.join(System.lineSeparator(), Replay.of(wrong, new InProcess(guide.dialogue())).failures()));
    }

    private void follow() throws IOException {
        for (String[] block : blocks) {
            if (block[0].equals("diff")) {
                write(block[1], edited(Files.readString(folder.resolve(block[1])), block));
            } else if (block[1] != null && !block[0].equals("diff-broken")) {
                write(block[1], block[2]);
            }
        }
    }

    /** The lines with "-" and without a sign stand once in the file and become those with "+" and without a sign. */
    private static String edited(String text, String[] block) {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (String line : block[2].split("\n")) {
            String rest = line.isEmpty() ? "" : line.substring(1);
            if (!line.startsWith("+")) {
                before.append(before.isEmpty() ? "" : "\n").append(rest);
            }
            if (!line.startsWith("-")) {
                after.append(after.isEmpty() ? "" : "\n").append(rest);
            }
        }
        int at = text.indexOf(before.toString());
        assertThat(at).as("%s has no such lines:%n%s", block[1], before).isNotNegative();
        assertThat(text.indexOf(before.toString(), at + 1)).as("%s has these lines twice:%n%s", block[1], before).isNegative();
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    private String validate() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = Validation.run(folder.resolve("dialogs"), new PrintStream(said, true, StandardCharsets.UTF_8), Validation.Language.CHINESE);
        return said.toString(StandardCharsets.UTF_8) + "exit " + exit;
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

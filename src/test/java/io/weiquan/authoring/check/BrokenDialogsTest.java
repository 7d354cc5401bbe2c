package io.weiquan.authoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.Understands;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Understanding;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Dialogs with one mistake each, under {@code broken/<what is wrong>}: files laid over {@code broken/_base}. The first line of the file
 * with the mistake says which place the checker must name and words its message must have: {@code # expect file:line:column words}.
 */
class BrokenDialogsTest {

    private static final Path FOLDER = Path.of("src/test/resources/broken");
    private static final Pattern EXPECT = Pattern.compile("(?:# |\\{! )expect (\\S+:\\d+:\\d+) (.+?)(?: !})?");
    /** What a message quotes from the files. */
    private static final Pattern NAME = Pattern.compile("(?<![\\p{Alnum}'])'([A-Za-z_][\\w.]*)'(?!\\w)");
    /** Reads order numbers of one shape and nothing else. */
    private static final Understands ORDER_NUMBERS = (text, asked) -> text.matches("\\d{6}-\\d{15}")
            ? new Understanding(text, text, List.of(new Entity("order_no", text, text, 0, text.length(), 1, null)), List.of())
            : Understanding.nothing(text);

    @Test
    void the_dialogs_they_are_laid_over_have_no_mistake() throws IOException {
        assertThat(problems(FOLDER.resolve("_base"))).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> each_mistake_is_refused_at_its_line() throws IOException {
        return Files.list(FOLDER).filter(f -> !f.endsWith("_base")).sorted()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), f.toUri(), () -> refused(f)));
    }

    private static void refused(Path broken) throws IOException {
        Matcher expected = expectation(broken);
        List<Problem> found = problems(broken);
        assertThat(found).as("what the checker says").anySatisfy(problem -> {
            assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
            assertThat(problem.at()).hasToString("dialogs/" + expected.group(1));
            assertThat(problem.message()).contains(expected.group(2));
        });
        assertThat(found).allSatisfy(BrokenDialogsTest::isToldInChinese);
        assertThat(found).as("one mistake does not bury the author in messages").hasSizeLessThanOrEqualTo(5);
    }

    /** The author reads the same names and numbers, in a Chinese sentence; English words are only those of the files. */
    private static void isToldInChinese(Problem problem) {
        assertThat(problem.chinese()).containsPattern("\\p{IsHan}");
        String message = problem.message().replaceFirst(" \\(candidates: .*| expecting \\{.*", "");         // what else a parser would have taken
        Matcher name = NAME.matcher(message);
        while (name.find()) {
            assertThat(problem.chinese()).as("of %s", problem.message()).contains(name.group(1));
        }
        assertThat(numbers(problem.chinese())).as("of %s", problem.message()).containsAll(numbers(message));
    }

    private static List<String> numbers(String text) {
        return Pattern.compile("\\d+").matcher(text).results().map(MatchResult::group).toList();
    }

    private static Matcher expectation(Path broken) throws IOException {
        try (Stream<Path> files = Files.walk(broken)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher expect = EXPECT.matcher(Files.readAllLines(file).get(0));
                if (expect.matches()) {
                    return expect;
                }
            }
        }
        throw new AssertionError(broken + " expects nothing");
    }

    private static List<Problem> problems(Path broken) throws IOException {
        Map<String, String> texts = new TreeMap<>(texts(FOLDER.resolve("_base")));
        texts.putAll(texts(broken));
        StringBuilder engine = new StringBuilder();
        Dialogs.engineReplies().stream().sorted().filter(id -> !id.equals("choice.resolved"))
                .forEach(id -> engine.append(id).append(": 文字 ").append(id).append('\n'));
        texts.put("replies/engine.yaml", engine.toString());
        DialogFiles files = DialogFiles.of(texts);
        Problems problems = new Problems();
        AuthoredDialogs authored = AuthoredDialogs.read(files, problems);
        Checker.checkAll(files, authored, ORDER_NUMBERS, problems);
        return problems.list();
    }

    private static Map<String, String> texts(Path folder) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

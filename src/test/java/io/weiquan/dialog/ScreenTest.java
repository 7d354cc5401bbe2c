package io.weiquan.dialog;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {

    private static final int SAMPLES = 60;
    private final Dialogs dialogs = Shipped.guide().authored().dialogs();
    private final List<java.util.regex.Pattern> shipped = expressions();

    @Test
    void no_sentence_of_a_transcript_is_kept_from_an_expression_that_finds_it() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("dialogs/transcripts"))) {
            List<String> said = files.filter(f -> f.toString().endsWith(".txt")).flatMap(ScreenTest::lines)
                    .filter(line -> line.startsWith("> ")).map(line -> line.substring(2).strip()).distinct().toList();
            assertThat(said).hasSizeGreaterThan(900);
            said.forEach(text -> agrees(text, shipped));
        }
    }

    @Test
    void no_text_made_up_from_an_expression_is_kept_from_it() {
        Random random = new Random(7);
        int found = 0;
        for (java.util.regex.Pattern expression : shipped) {
            for (int i = 0; i < SAMPLES; i++) {
                found += agrees(Samples.of(expression, random), List.of(expression));
            }
        }
        assertThat(found).as("samples that match").isGreaterThan(shipped.size() * SAMPLES / 3);
    }

    @Test
    void most_expressions_are_ruled_out_for_a_plain_sentence() {
        Screen.Look look = dialogs.screen().at("京东买的手机，商家不给退款，开机就死机");
        assertThat(shipped.stream().filter(look::mayHold).count()).isLessThan(shipped.size() / 4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "退款;退款", "退(?:款|货);退款 退货", "退款?;退 退款", "(?:我|就)*退款;退款", "不.{0,4}退款;退款", "[要想]退;要退 想退", "(?=.*退款).*;退款", "退{2,3};退", "a+b?;a",
            "\\d+元;元", "(?<!不)退款;退款", "退款(?!吗);退款", "(?<said>退款.*);退款", "退\\.;退.", "^退$;退", "(?:退款|退货).{2}|换;退款 退货 换"})
    void an_expression_needs_one_of_these(String expression, String grams) {
        assertThat(Grams.needed(java.util.regex.Pattern.compile(expression))).contains(Set.of(grams.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "退?", "退*", "退|", ".", "(?!)", "(?i)ok", "\\d+", "[^退]", "[a-z]", "[\\d.]", "[退[款]]", "\\Q退\\E", "\uD842\uDFB7",
            "(?:退|\\w)款?", "(退)\\1", "(?:退款|.)", "(?:退款)?"})
    void of_these_nothing_is_said(String expression) {
        assertThat(Grams.needed(java.util.regex.Pattern.compile(expression))).isEmpty();
    }

    @Test
    void an_expression_that_is_not_known_is_tried() {
        assertThat(dialogs.screen().at("好").holds(java.util.regex.Pattern.compile("好"))).isTrue();
    }

    /** @return 1 for each expression that is found */
    private int agrees(String text, List<java.util.regex.Pattern> expressions) {
        Screen.Look look = dialogs.screen().at(text);
        int found = 0;
        for (java.util.regex.Pattern expression : expressions) {
            boolean finds = expression.matcher(text).find();
            assertThat(finds && !look.mayHold(expression)).as("%s kept from %s", text, expression).isFalse();
            found += finds ? 1 : 0;
        }
        return found;
    }

    private List<java.util.regex.Pattern> expressions() {
        List<java.util.regex.Pattern> all = new ArrayList<>();
        dialogs.patterns().forEach(p -> all.add(p.words()));
        dialogs.slots().values().forEach(s -> {
            s.answers().forEach(a -> all.add(a.words()));
            all.addAll(Stream.of(s.yesWords(), s.noWords(), s.noneWords()).filter(Objects::nonNull).toList());
        });
        return all.stream().filter(Objects::nonNull).toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

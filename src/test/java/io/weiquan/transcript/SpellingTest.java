package io.weiquan.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name in a transcript that nothing is called by is told, above all where it would be right for ever. */
class SpellingTest {

    private static final Spelling KNOWN = new Spelling(Set.of("amount", "实付金额", "order_no"), Set.of("ask.amount"), Set.of("C12315"), Set.of("SCAM"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "= amuont=98 | 没有“amuont”这一项（是不是想写“amount”？）",
        "= amuont= | 没有“amuont”这一项（是不是想写“amount”？）",
        "? oder_no | 没有“oder_no”这一项（是不是想写“order_no”？）",
        "! ask.amuont | 没有“ask.amuont”这句回复（是不是想写“ask.amount”？）",
        "<? ask.amuont | 没有“ask.amuont”这句回复（是不是想写“ask.amount”？）",
        ">form amuont=98 | 没有“amuont”这一项（是不是想写“amount”？）",
        ">> amuont=skipped | 没有“amuont”这一项（是不是想写“amount”？）",
        "package !gate=SCAN | 没有“SCAN”这个关口（是不是想写“SCAM”？）",
        "package !script.C12351~实付 | 没有“C12351”这个渠道（是不是想写“C12315”？）",
    })
    void a_name_that_nothing_is_called_by_is_told_with_its_line(String line, String told) {
        assertThat(KNOWN.wrong(transcript(line))).singleElement().satisfies(w -> assertThat(w).startsWith("x.txt:2  " + told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"= 实付金额=98 order_no=none", "? -", "< ask.amount 多少钱？", "package gate=SCAM channel=C12315 citation=消费者权益保护法24", ">> do:cancel", "> amuont=98"})
    void what_is_known_is_not(String line) {
        assertThat(KNOWN.wrong(transcript(line))).isEmpty();
    }

    @Test
    void what_the_replay_says_of_the_same_line_is_left_out() {
        assertThat(KNOWN.with(transcript("= amuont=98"), List.of("x.txt:2  amuont 应该是 98，实际没有记", "x.txt:3  别的")))
                .hasSize(2).first().asString().contains("没有“amuont”这一项");
    }

    private static Transcript transcript(String line) {
        return Transcript.parse("x.txt", "title: x\n" + line);
    }
}

package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.advice.Advisor;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A complaint text that goes wrong with one answer only, or does not fit its channel, is refused before anybody gets it. */
class BrokenScriptsTest {

    @Test
    void a_text_that_fails_when_the_order_number_is_missing() throws IOException {
        assertThat(problems("scripts/_facts.qute", text -> text.replace("订单号{need.order_no}", "订单号{need.order_no}{#if have.order_no}{#else}{nothing.at.all}{/if}")))
                .anySatisfy(p -> {
                    assertThat(p.at().file()).startsWith("dialogs/scripts/");
                    assertThat(p.message()).contains("nothing");
                });
    }

    @Test
    void a_text_that_prints_its_own_braces_when_a_date_is_known() throws IOException {
        assertThat(problems("scripts/_facts.qute", text -> text.replace("{v.received_date}签收", "{v.received_date}签收\\{received_date\\}")))
                .anySatisfy(p -> assertThat(p.message()).contains("the script for").contains("{received_date}"));
    }

    @Test
    void a_name_that_nobody_fills_in_would_vanish_without_a_word() throws IOException {
        assertThat(problems("scripts/_facts.qute", text -> text + "{#if have.recieved_date}{v.recieved_date}{/if}"))
                .anySatisfy(p -> assertThat(p.message()).contains("nothing is called 'recieved_date'").contains("did you mean 'received_date'"));
    }

    @Test
    void a_text_longer_than_its_channel_takes() throws IOException {
        assertThat(problems("scripts/_facts.qute", text -> text + "请处理。".repeat(400)))
                .anySatisfy(p -> assertThat(p.message()).contains("longer than the").contains("characters its channel takes"));
    }

    private static List<Problem> problems(String file, java.util.function.UnaryOperator<String> edit) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(Path.of("dialogs"))) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                texts.put(Path.of("dialogs").relativize(path).toString(), Files.readString(path));
            }
        }
        String before = texts.get(file);
        texts.put(file, edit.apply(before));
        assertThat(texts.get(file)).as("the edit changes something").isNotEqualTo(before);
        DialogFiles files = DialogFiles.of(texts);
        Problems problems = new Problems();
        Advisor advisor = Advisor.load(files, Shipped.guide().authored().dialogs().vocabulary(), problems);
        if (!problems.hasErrors()) {
            new RenderChecks(Shipped.guide().authored().dialogs(), advisor, LocalDateTime.of(2026, 11, 18, 10, 0)).check(files, problems);
        }
        return problems.list();
    }
}

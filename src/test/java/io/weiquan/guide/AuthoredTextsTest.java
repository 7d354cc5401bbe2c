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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no consumer may be told is refused when an author has written it, wherever: text, reply or knowledge. */
class AuthoredTextsTest {

    private static List<Problem> after(String file, String line) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(Path.of("dialogs"))) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                texts.put(Path.of("dialogs").relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        texts.computeIfPresent(file, (f, text) -> text.stripTrailing() + "\n" + line + "\n");
        Problems problems = new Problems();
        Advisor.load(DialogFiles.of(texts), Shipped.guide().authored().dialogs().vocabulary(), problems);
        return problems.list().stream().filter(p -> p.severity() == Problem.Severity.ERROR).toList();
    }

    @Test
    void an_article_nobody_reviewed_a_number_nobody_listed_a_phrase_nobody_may_say() throws IOException {
        for (String bad : List.of("依据《消费者权益保护法》第99条，请退款。", "按第55条你们要赔。", "请拨打400-123-4567。", "微店电话400-680-8581。", "我们保证退款。", "不退就曝光你。")) {
            assertThat(after("scripts/ONLINE_SERVICE.qute", bad)).as(bad).isNotEmpty()
                    .allSatisfy(p -> assertThat(p.at().toString()).contains("dialogs/scripts/ONLINE_SERVICE.qute:"));
            assertThat(after("replies/zh-CN.yaml", "extra.line: " + bad)).as(bad).isNotEmpty().allSatisfy(p -> assertThat(p.at().toString()).contains("dialogs/replies/zh-CN.yaml:"));
        }
    }

    @Test
    void what_is_listed_may_be_said() throws IOException {
        assertThat(after("scripts/ONLINE_SERVICE.qute", "依据《消费者权益保护法》第24条；可拨打12315，或者021-53395288。")).isEmpty();
        assertThat(after("replies/zh-CN.yaml", "extra.line: 像“不赔就曝光”这样的话不能写")).isEmpty();
    }
}

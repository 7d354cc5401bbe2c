package io.weiquan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mistakes that people make who write YAML for the first time, and what they are told. */
class YamlHintsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a: [又提到了{slot.title}，点一个。, 好。] | put the text in line 1 in quotes",
        "a: 好，记下了: 98 元 | put the text in line 1 in quotes",
        "a:@  b: 1@\tc: 2 | line 3 is indented with a tab",
        "slot:@  title: 品相@  ask：几品？@  why: 要写清楚 | line 3 has a Chinese colon",
        "a: {x: 好，记下了: 98 元} | put the text in line 1 in quotes",
        "a: {reason}，先到这里 | put the text in line 1 in quotes",
        "a:@  b: 1@  c:转转@  d: 2 | line 3 a blank is missing after 'c:'",
        "a: '第一行@  第二行'@b: \"第一行@  第二行\"@c: d: e | put the text in line 5 in quotes",
        "a: 'it''s'@b: c: d | put the text in line 2 in quotes",
        "a: \"没有收尾的引号@b: 好 | is not closed",
    })
    void what_a_beginner_did_is_named(String text, String told) {
        Problems problems = new Problems();
        DialogFiles.of(Map.of("x.yaml", text.replace("@", "\n"))).yaml("x.yaml", problems);
        assertThat(problems.list()).singleElement().satisfies(p -> assertThat(p.message()).startsWith("not YAML").contains(told));
    }

    @Test
    void an_emoji_may_stand_anywhere_in_a_file() {
        for (int before = 0; before < 2_100; before++) {
            Problems problems = new Problems();
            String said = "好".repeat(before) + "😅";
            assertThat(DialogFiles.of(Map.of("x.yaml", "a: '" + said + "'\n")).yaml("x.yaml", problems).get("a").text()).isEqualTo(said);
            assertThat(problems.list()).isEmpty();
        }
    }
}

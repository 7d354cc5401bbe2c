package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuthorFilesTest {

    private static List<String> problems(String lexicon, String intents) {
        Problems problems = new Problems();
        ChineseUnderstander.load(DialogFiles.of(Map.of("lexicon/x.yaml", lexicon, "intents/x.yaml", intents)), problems);
        return problems.list().stream().map(Problem::toString).toList();
    }

    private static final String INTENTS = "model: intent\nclasses:\n  cancel: {whole: [取消]}\n";

    @Test
    void the_projects_own_files_have_no_mistake() {
        Problems problems = new Problems();
        ChineseUnderstander.load(DialogFiles.packaged(), problems);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void an_unknown_key_is_told_with_its_place_and_a_suggestion() {
        assertThat(problems("kind: platform\nentries:\n  X:\n    name: 某店\n    aliase: [某店网]\n", INTENTS))
                .singleElement().asString().contains("lexicon/x.yaml:5:5").contains("aliase").contains("did you mean 'aliases'");
    }

    @Test
    void a_bracket_left_open_is_told_with_its_place() {
        assertThat(problems("kind: issue\nentries:\n  X: {name: 问题, cues: ['(不|没退货']}\n", INTENTS)).singleElement().asString().contains("x.yaml:3:").contains("does not close");
    }

    @Test
    void a_broken_pattern_of_numbers_is_told() {
        assertThat(problems("kind: platform\nentries:\n  X: {name: 某店, order_no: {pattern: '[0-9', hint: 数字}}\n", INTENTS)).singleElement().asString().contains("is not a pattern");
    }

    @Test
    void a_model_that_does_not_exist_is_told() {
        assertThat(problems("kind: platform\nentries:\n  X: {name: 某店}\n", "model: isue\nclasses:\n  A: [一句话]\n")).anyMatch(p -> p.contains("isue") && p.contains("did you mean 'issue'"));
    }

    @Test
    void a_whole_message_that_tells_of_a_class_nobody_knows_is_told_with_its_place() {
        Problems problems = new Problems();
        ChineseUnderstander.load(DialogFiles.of(Map.of("lexicon/x.yaml", "kind: platform\nentries:\n  X: {name: 某店}\n",
                "intents/a.yaml", "model: messages\nmessages:\n  - {demand: REFUND, say: 把钱给我}\n  - {demand: REPAIR, issue: else, say: 给我修好}\n",
                "intents/x.yaml", "model: demand\nclasses:\n  REFUND_ONLY: [退钱]\n  REPAIR: [修一修]\n",
                "intents/y.yaml", "model: issue\nclasses:\n  QUALITY: [坏了]\n")), problems);
        assertThat(problems.list()).singleElement().asString().contains("intents/a.yaml:3:").contains("REFUND");
    }

    @Test
    void a_platform_added_by_an_author_is_understood_without_java() {
        Problems problems = new Problems();
        ChineseUnderstander understander = ChineseUnderstander.load(DialogFiles.of(Map.of(
                "lexicon/platforms.yaml", "kind: platform\nentries:\n  NEWSHOP: {name: 新新商城, aliases: [(新新|欣欣)网], order_no: {pattern: 'NS\\d{8}', hint: NS加8位数字}}\n", "intents/x.yaml", INTENTS)), problems);
        problems.throwIfErrors();
        assertThat(understander.understand("在欣欣网买的", Rows.NOW, Hint.NONE).entities("platform").findFirst().orElseThrow().value()).isEqualTo("NEWSHOP");
    }
}

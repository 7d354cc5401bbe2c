package io.weiquan.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.dialog.Condition;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.expression.Expressions;
import io.weiquan.expression.Variable;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and texts written to hurt: each is refused, or is only text, and none takes the process along. */
class HostileFilesTest {

    private static final Position HERE = new Position("x.yaml", 1, 1);
    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

    @Test
    void yaml_that_unfolds_is_refused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 64; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(", *a").append(i - 1).append("]\n");
        }
        assertRefused(bomb.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void yaml_that_is_too_deep_is_refused(String opening) {
        assertRefused("x: \n  " + opening.repeat(100_000));
    }

    @Test
    void yaml_that_names_a_class_makes_none() {
        assertRefused("x: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ['http://127.0.0.1/']]]]\n");
    }

    @Test
    void yaml_that_is_too_long_is_refused() {
        assertRefused("x: '" + "长".repeat(DialogFiles.MAX_FILE_BYTES + 1) + "'\n");
    }

    private static void assertRefused(String yaml) {
        Problems problems = new Problems();
        DialogFiles.of(Map.of("slots.yaml", yaml)).yaml("slots.yaml", problems).only("nothing");
        assertThat(problems.hasErrors()).isTrue();
        assertThat(problems.list()).allSatisfy(problem -> assertThat(problem.toString().length()).isLessThan(2_000));
    }

    @Test
    void a_condition_that_is_too_deep_or_too_long_is_refused() {
        for (String condition : List.of("(".repeat(5_000) + "true" + ")".repeat(5_000), "!".repeat(1_999) + "flag", "flag" + " || flag".repeat(1_000),
                "[".repeat(900) + "]".repeat(900) + " == []", "many.all(a, ".repeat(150) + "true" + ")".repeat(150))) {
            Problems problems = new Problems();
            expressions().compile(condition, HERE, problems);
            assertThat(problems.hasErrors()).as(condition.substring(0, 20)).isTrue();
        }
    }

    @Test
    void a_condition_reaches_nothing_but_the_facts() {
        for (String condition : List.of("java.lang.Runtime.getRuntime().exec('id') == ''", "''.getClass() == ''", "many.map(m, m.matches('(a+)+$'))[0]",
                "string(now()) == ''", "dyn(1) == 1")) {
            Problems problems = new Problems();
            Condition condemned = expressions().compile(condition, HERE, problems);
            assertThat(problems.hasErrors()).as(condition).isTrue();
            assertThat(condemned).isSameAs(Condition.ALWAYS);
        }
    }

    private static Expressions expressions() {
        return new Expressions(List.of(Variable.of("flag", Variable.Type.FLAG), Variable.of("many", Variable.Type.TEXTS)), new Vocabulary(Map.of()));
    }

    /** What a person types is data to templates, also where it comes back in a confirmation, a summary or a script. */
    @ParameterizedTest
    @ValueSource(strings = {"{slot.title}", "{#for i in 9999}x{/for}", "{str:eval('1')}", "{inject:vertx}", "{config:property('user.home')}", "{cdi:any}",
            "{#include base}{/include}", "{!", "{|", "${7*7}", "<script>alert(1)</script>"})
    void what_a_person_types_is_never_a_template(String text) {
        Dialogue dialogue = Shipped.dialogue();
        Dialogue.Step step = dialogue.begin("web", NOW);
        int number = 0;
        for (String said : List.of("拼多多店铺“" + text + "”卖我假的耳机，客服说" + text, "店名是" + text, "上周六买的，199元", "退一赔三", "直接生成投诉材料")) {
            step = dialogue.next(step.state(), new Inbound.Said("m" + number++, said), NOW);
        }
        assertThat(step.body().result()).as("a package").isNotNull();
        String whole = step.body().toString();
        assertThat(whole).doesNotContain("xxxxxxxxxx", System.getProperty("user.home"), "NOT_FOUND", "io.vertx");
    }
}

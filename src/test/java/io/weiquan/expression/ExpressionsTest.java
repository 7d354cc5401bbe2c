package io.weiquan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.dialog.Condition;
import io.weiquan.dialog.SlotValue;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.source.Position;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionsTest {

    private static final Position HERE = new Position("dialogs/flows/x.yaml", 4, 11);
    private final Expressions expressions = new Expressions(List.of(
            new Variable("platform", Variable.Type.TEXT, "platform"), Variable.of("amount", Variable.Type.NUMBER),
            new Variable("demand", Variable.Type.TEXTS, "demand"), Variable.of("received_date", Variable.Type.DATE),
            Variable.of("tried_channels", Variable.Type.RECORDS)),
            new Vocabulary(Map.of("platform", Map.of("JD", "京东", "WECHAT", "微信"), "demand", Map.of("EXCHANGE", "换货"))));

    private Condition compile(String text) {
        Problems problems = new Problems();
        Condition condition = expressions.compile(text, HERE, problems);
        assertThat(problems.list()).isEmpty();
        return condition;
    }

    private List<Problem> problemsOf(String text) {
        Problems problems = new Problems();
        expressions.compile(text, HERE, problems);
        return problems.list();
    }

    @Test
    void slots_are_bare_typed_values() {
        Map<String, SlotValue> facts = Map.of("platform", SlotValue.said("JD"), "amount", SlotValue.said(new BigDecimal("98.5")),
                "demand", SlotValue.said(List.of("EXCHANGE")), "received_date", SlotValue.said("2026-11-14"),
                "today", SlotValue.said("2026-11-18"),
                "tried_channels", SlotValue.said(List.of(Map.of("channel", "C12315", "outcome", "REFUSED_BY_12315"))));
        assertThat(compile("platform == 'JD' && amount > 50").holds(facts)).isTrue();
        assertThat(compile("amount < 98").holds(facts)).isFalse();
        assertThat(compile("'EXCHANGE' in demand").holds(facts)).isTrue();
        assertThat(compile("received_date <= today && days(received_date, today) == 4").holds(facts)).isTrue();
        assertThat(compile("tried_channels.exists(t, t.outcome == 'REFUSED_BY_12315')").holds(facts)).isTrue();
    }

    @Test
    void what_is_not_known_decides_nothing() {
        assertThat(compile("amount < 98").holds(Map.of())).isFalse();
        assertThat(compile("received_date <= today").holds(Map.of())).isFalse();
        assertThat(compile("platform == '' && !has(platform)").holds(Map.of())).isTrue();
        assertThat(compile("platform in ['JD', 'WECHAT']").holds(Map.of())).isFalse();
    }

    @Test
    void the_status_of_an_answer_can_be_asked() {
        Map<String, SlotValue> facts = Map.of("amount", SlotValue.without(SlotValue.Status.UNKNOWN, SlotValue.Source.SAID));
        assertThat(compile("status(amount) == 'unknown' && !has(amount)").holds(facts)).isTrue();
        assertThat(compile("status(amount) == ''").holds(Map.of())).isTrue();
    }

    @Test
    void mistakes_are_told_with_their_place_and_a_suggestion() {
        assertThat(problemsOf("platfrom == 'JD'")).singleElement().asString()
                .startsWith("dialogs/flows/x.yaml:4:11").contains("did you mean 'platform'?");
        assertThat(problemsOf("platform == 'WECHT'")).singleElement().asString().contains("no key of platform", "did you mean 'WECHAT'?");
        assertThat(problemsOf("platform > 3")).singleElement().asString().contains("no matching overload");
        assertThat(problemsOf("amount")).isNotEmpty();
        assertThat(problemsOf("platform ==")).isNotEmpty();
    }

    @Test
    void a_condition_names_the_slots_it_reads() {
        assertThat(expressions.reads("platform == 'JD' && has(amount)")).containsExactly("amount", "platform");
    }
}

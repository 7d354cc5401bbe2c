package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.dialog.Entity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What words and models say against each other is asked about, and neither has the last word alone. */
class DoubtTest {

    private static Map<String, Double> issues(String text, Hint hint) {
        return Rows.UNDERSTANDER.understand(text, Rows.NOW, hint).entities("issue").collect(Collectors.toMap(e -> (String) e.value(), Entity::confidence, Math::max));
    }

    private static List<String> certain(String text, Hint hint) {
        return issues(text, hint).entrySet().stream().filter(e -> e.getValue() >= Entity.CERTAIN).map(Map.Entry::getKey).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"定金和订金到底差在哪，我老分不清", "预付卡超过多少钱必须签合同来着？", "那种自动续费，法律上要求提前几天提醒用户?"})
    void a_question_about_the_law_is_no_complaint_though_a_cue_stands_in_it(String text) {
        assertThat(certain(text, Hint.NONE)).isEmpty();
    }

    @Test
    void a_cue_of_another_kind_is_offered_beside_what_the_whole_tells() {
        assertThat(issues("保修期里坏了硬说不保", Hint.NONE)).containsKeys("WARRANTY", "QUALITY");
        assertThat(certain("保修期里坏了硬说不保", Hint.NONE)).containsExactly("WARRANTY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"淘宝", "京东", "拼多多", "得物", "微店"})
    void where_it_was_bought_tells_nothing_of_what_is_wrong(String platform) {
        assertThat(certain(platform + "买的锅坏了", Hint.NONE)).containsExactly("QUALITY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"室友拿我手机给游戏充了五百不承认", "小家伙拿我平板乱点 一屋子都是盲盒 我们大人一点不知道 钱都付了"})
    void the_sense_alone_makes_no_childs_payment_certain_but_asks_about_it(String text) {
        assertThat(issues(text, Hint.NONE)).containsKey("MINOR_PURCHASE");
        assertThat(certain(text, Hint.NONE)).doesNotContain("MINOR_PURCHASE");
    }

    @Test
    void news_after_the_package_is_no_new_issue() {
        assertThat(certain("商家同意退了", Hint.NONE)).isNotEmpty();
        assertThat(certain("商家同意退了", Hint.NEWS)).isEmpty();
    }

    @Test
    void words_of_a_wish_that_are_the_other_sides_are_asked_about() {
        assertThat(Rows.UNDERSTANDER.understand("有个事想问：退货的运费一般是谁出", Rows.NOW, Hint.NONE).entities("demand").filter(Entity::isCertain)).isEmpty();
        assertThat(Rows.UNDERSTANDER.understand("灯不亮商家不理，30块，换货", Rows.NOW, Hint.NONE).entities("demand").filter(Entity::isCertain).map(Entity::value)).containsExactly("EXCHANGE");
    }
}

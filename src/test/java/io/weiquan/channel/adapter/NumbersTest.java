package io.weiquan.channel.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.channel.adapter.Numbers.Meant;
import io.weiquan.conversation.Wire;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumbersTest {

    static Wire.Body asking(Wire.Choice... choices) {
        return new Wire.Body(List.of(new Wire.Message("ask", "哪一个？", List.of(choices), List.of())), null, Map.of(), new Wire.Progress(0, 1), null, "s", null, false);
    }

    private static final Wire.Body PLATFORM = asking(new Wire.Choice("platform=PINDUODUO", "拼多多"), new Wire.Choice("platform=JD", "京东"),
            new Wire.Choice("platform=unknown", "说不清楚"));
    private static final Wire.Body AMOUNT = asking(new Wire.Choice("amount=unknown", "不知道"));

    @Test
    void a_number_is_the_choice_with_that_number_in_every_spelling() {
        for (String two : List.of("2", " 2 ", "２", "2.", "2。", "②", "选2", "第二个", "二", "回复2", "第2项", "2号")) {
            assertThat(Numbers.meant(two, PLATFORM)).as(two).contains(new Meant.One("platform=JD"));
        }
        assertThat(Numbers.meant("3", PLATFORM)).contains(new Meant.One("platform=unknown"));
        assertThat(Numbers.meant("京东", PLATFORM)).contains(new Meant.One("platform=JD"));
        assertThat(Numbers.meant("platform=JD", PLATFORM)).contains(new Meant.One("platform=JD"));
    }

    @Test
    void a_number_that_was_not_offered_is_a_number() {
        for (String other : List.of("0", "4", "98", "98.5", "2块", "2个都要换", "京东买的", "二十", "")) {
            assertThat(Numbers.meant(other, PLATFORM)).as(other).isEmpty();
        }
    }

    @Test
    void where_only_ways_out_are_offered_a_number_is_the_answer() {
        assertThat(Numbers.meant("1", AMOUNT)).as("one yuan, not the first choice").isEmpty();
        assertThat(Numbers.meant("不知道", AMOUNT)).contains(new Meant.One("amount=unknown"));
    }

    @Test
    void several_numbers_are_several_words() {
        assertThat(Numbers.meant("1、2", PLATFORM)).contains(new Meant.Several("拼多多、京东"));
        assertThat(Numbers.meant("1 2", PLATFORM)).contains(new Meant.Several("拼多多、京东"));
        assertThat(Numbers.meant("1，5", PLATFORM)).isEmpty();
    }
}

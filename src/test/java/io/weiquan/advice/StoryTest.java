package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people type, and how it stands in the letter. */
class StoryTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            小红书上买了件大衣 1280 到货发现是假货 吊牌都对不上 商家把我拉黑了 | 到货发现疑似为假货，吊牌都对不上，商家把我拉黑了。
            妈的那个卖家发我个破烂大衣 说好三天到 等了十天 还是裂的 | 那个卖家发我个大衣，说好三天到，等了十天，还是裂的。
            大衣穿了 3 天就开线 商家不理我 | 大衣穿了3天就开线，商家不理我。
            在淘宝买的大衣，1280元，到手就是破的！！！找客服 客服说过了7 天不管 | 到手就是破的。找客服，客服说过了7天不管。
            大衣开线了嘞，主播在哔哩哔哩卖的，客服大大咧咧，口袋里有氢氯噻嗪片 | 大衣开线了，主播在哔哩哔哩卖的，客服大大咧咧，口袋里有氢氯噻嗪片。
            大衣袖子掉了，说错了，是领子掉了 | 领子掉了。
            11月3号收到了，不对，是11月5号收到的，领子开线 | 11月5日收到的，领子开线。
            11月3号打开了，不对，是5号生产的 | 11月3日打开了，不对，是5号生产的。
            大衣穿上试了，不对，是别的尺码 | 大衣穿上试了，不对，是别的尺码。
            """)
    void pauses_become_commas_and_nothing_the_letter_says_already_is_repeated(String told, String letter) {
        String text = Desk.script(Desk.today().with("platform", "TAOBAO").with("issue", "QUALITY").with("item_name", "大衣").with("amount", 1280)
                .with("event", told).compose(), "ORDER_AFTERSALE").text();
        assertThat(text).contains("\n" + letter + "\n");
    }
}

package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.dialog.DateSpan;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The turns of speech that understanding was asked to master, each as it was asked. */
class IssueExamplesTest {

    private static List<Object> certain(String text, String type) {
        return Rows.read(text).entities(type).filter(Entity::isCertain).map(Entity::value).toList();
    }

    @ParameterizedTest
    @CsvSource({"花了三百二, 320", "两万五的车子花了两万五, 25000", "88块5买的, 88.5", "19块9毛9, 19.99", "花了1.2万, 12000", "花了一百二, 120", "到手价199, 199", "两件一共198，一件99, 198"})
    void sums(String text, BigDecimal yuan) {
        assertThat(Rows.read(text).entities("amount").map(e -> ((Money) e.value()).value().stripTrailingZeros()).toList()).contains(yuan.stripTrailingZeros());
    }

    @Test
    void about_a_hundred_is_about_and_foreign_money_is_no_yuan() {
        Money about = (Money) Rows.read("花了一百多").entities("amount").findFirst().orElseThrow().value();
        assertThat(about.approx()).isTrue();
        assertThat(about.value()).isEqualByComparingTo("100");
        assertThat(Rows.read("花了50美元").entities("amount").map(e -> ((Money) e.value()).currency())).containsExactly("USD");
        assertThat(Rows.read("大概两三百块").entities("amount").map(e -> ((Money) e.value()).to()).findFirst().orElseThrow()).isEqualByComparingTo("300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"七天无理由", "退一赔三", "3号链接", "8.8折", "50%", "iPhone 15"})
    void what_counts_and_measures_is_no_sum(String text) {
        assertThat(Rows.read(text).entities("amount")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"前天买的, 2026-11-16", "上上周五买的, 2026-11-06", "大前天买的, 2026-11-15", "上个月20号买的, 2026-10-20", "双十一买的, 2026-11-11", "618买的, 2026-06-18", "国庆买的, 2026-10-01", "中秋买的, 2026-09-25",
        "11.01买的, 2026-11-01", "2026年11月1日 20:15买的, 2026-11-01", "昨晚11点买的, 2026-11-17"})
    void days(String text, LocalDate day) {
        assertThat(Rows.read(text).entities("date").map(e -> ((DateSpan) e.value()).from())).containsExactly(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"月初买的", "春节前买的", "半个月前买的"})
    void what_is_only_about_a_day_says_so(String text) {
        assertThat(Rows.read(text).entities("date").map(e -> ((DateSpan) e.value()).approx())).containsExactly(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"北京东路那家店", "买的物件坏了", "在小红书上看到的", "发到小红书曝光", "微信付的款", "和淘宝上的一样", "比京东贵多了", "自称京东客服", "京东白条付的", "得物鉴定是假的"})
    void what_only_looks_like_a_platform_is_none(String text) {
        assertThat(certain(text, "platform")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"客服说不能退款", "不允许退货", "没让我换货", "要不是太麻烦我就退了", "他们让我退一半", "退不退都行", "已经申请退款"})
    void what_others_say_is_no_demand(String text) {
        assertThat(certain(text, "demand")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"门店说可以，让我自费换个新电机", "车票退了，钱一个月没见着", "钱都退回来了", "标的是“价保”，根本不管", "他们当时答应得好好的安装，来了又要钱", "退租时说有违约金", "店长问我是换货还是退款，我没想好",
        "我姐夫要退一赔三，没必要", "让退货，我没答应"})
    void what_is_done_already_or_put_to_the_person_is_no_demand(String text) {
        assertThat(certain(text, "demand")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"想退货把钱拿回来, RETURN_REFUND", "想把它退了钱给我拿回来, RETURN_REFUND", "多收的差价退给我, PRICE_DIFF", "要求按报名时说的免费补课, PERFORM_PROMISE", "把那张桌子给我送来, PERFORM_PROMISE", "看病的钱得店里出, COMPENSATION",
        "麻烦你们查查这黑作坊, INVESTIGATE", "退返多收嘅钱畀我, REFUND_ONLY", "想攞返啲钱, REFUND_ONLY"})
    void a_wish_is_one_wish(String text, String demand) {
        assertThat(certain(text, "demand")).containsExactly(demand);
    }

    @ParameterizedTest
    @ValueSource(strings = {"我真要炸了", "肺都炸了", "改主意了，不退了，换一件", "帮我编一个质量问题", "听说他家卖假货", "同事买的鞋是假的", "新闻上说有人吃出虫子", "不发货一般能赔多少", "补个差价就行", "别让他再去骗人了", "单号刚才发错了",
        "寄回去的邮费比它还贵"})
    void what_did_not_happen_to_the_person_is_no_issue(String text) {
        assertThat(certain(text, "issue")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"纠纷单裁决支持我, PLATFORM_SUPPORTED", "信发过去一个礼拜没人吭声, SELLER_SILENT", "老板连个屁都没放, SELLER_SILENT", "一二三一五把投诉退回来了, REFUSED_BY_12315", "到账一百，还差两百没给, PAID_PARTLY", "钱一分不少退回来了, PAID",
        "商家把钱全给我打过来了, PAID", "找快递理论，他们不认, COURIER_REFUSED", "店家回了我三个字：不可能, SELLER_REFUSED"})
    void what_came_of_it_in_other_words(String text, String outcome) {
        assertThat(certain(text, "outcome")).containsExactly(outcome);
    }

    @ParameterizedTest
    @CsvSource({"平台驳回了, PLATFORM_REJECTED", "12315不受理, REFUSED_BY_12315", "跟他谈了三次都谈不拢, SELLER_REFUSED"})
    void outcomes(String text, String outcome) {
        assertThat(Rows.read(text).entities("outcome").map(Entity::value)).contains(outcome);
    }

    @Test
    void exchange_after_no_wish_to_return_is_exchange() {
        assertThat(certain("不想退了，换一双", "demand")).containsExactly("EXCHANGE");
    }

    @ParameterizedTest
    @CsvSource({"嗯嗯, affirm", "对的, affirm", "没, none", "木有, none", "不造, unknown", "随便, skip", "先给我稿子, draft_now"})
    void answers_in_their_many_forms(String text, String intent) {
        assertThat(Rows.read(text).isWhole(intent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"6222020000000000000", "6222 0200 0000 0000 000"})
    void a_bank_card_is_no_order(String card) {
        assertThat(Rows.read(card).entities("order_no")).isEmpty();
        assertThat(Rows.read(card, "order_no", "order_no").entities("order_no")).isEmpty();
    }

    @Test
    void the_models_of_the_build_belong_to_the_packaged_dialogs() {
        io.weiquan.source.DialogFiles files = io.weiquan.source.DialogFiles.packaged();
        io.weiquan.source.Problems none = new io.weiquan.source.Problems();
        CueReader cues = new CueReader(LexiconReader.read(files, none));
        Models built = Models.of(files, new Intents(java.util.Map.of(), List.of(), List.of(), List.of(), java.util.Map.of()), cues);
        assertThat(built.byName()).as("read from the resource, since there is nothing here to train on").containsKeys("issue", "demand", "intent", "outcome");
    }
}

package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.dialog.DateSpan;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Money;
import io.weiquan.dialog.Understanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChineseUnderstanderTest {

    private static Entity only(Understanding u, String type) {
        List<Entity> found = u.entities(type).toList();
        assertThat(found).as("%s in %s", type, u.text()).hasSize(1);
        return found.get(0);
    }

    private static List<Object> certain(String text, String type) {
        return Rows.read(text).entities(type).filter(Entity::isCertain).map(Entity::value).toList();
    }

    private static LocalDate day(Understanding u, String role) {
        return u.entities("date").filter(e -> role.equals(e.role())).map(e -> ((DateSpan) e.value()).from()).findFirst().orElse(null);
    }

    @Test
    void an_opening_story_gives_platform_item_issue_and_what_the_seller_did() {
        Understanding u = Rows.read("我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退");
        assertThat(only(u, "platform").value()).isEqualTo("PINDUODUO");
        assertThat(only(u, "item_name").value()).isEqualTo("蓝牙耳机");
        assertThat(only(u, "outcome").value()).isEqualTo("SELLER_REFUSED");
        assertThat(u.entities("issue").max(java.util.Comparator.comparingDouble(Entity::confidence)).orElseThrow().value()).isEqualTo("QUALITY");
        assertThat(u.entities("demand").filter(Entity::isCertain)).isEmpty();
    }

    @Test
    void order_number_amount_and_two_dates_come_out_of_one_line() {
        Understanding u = Rows.read("订单 261114-123456789012345，98块5，上周六买的前天收到");
        assertThat(only(u, "order_no").value()).isEqualTo("261114-123456789012345");
        assertThat(((Money) only(u, "amount").value()).value()).isEqualByComparingTo("98.5");
        assertThat(day(u, "purchase_date")).isEqualTo("2026-11-14");
        assertThat(day(u, "received_date")).isEqualTo("2026-11-16");
    }

    @ParameterizedTest
    @CsvSource({"花了三百二, 320", "一共两万五, 25000", "88块5, 88.5", "19块9毛9, 19.99", "付了1.2万, 12000", "实付￥1，299.00元, 1299", "价格是九十九块九, 99.9", "到手价一百七, 170",
        "转了3千5, 3500", "三块零五, 3.05", "花了一百二十块, 120"})
    void sums_are_read_as_people_say_them(String text, BigDecimal yuan) {
        assertThat(((Money) only(Rows.read(text), "amount").value()).value()).isEqualByComparingTo(yuan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"七天无理由退货", "退一赔三", "假一赔十", "3号链接那款", "打8.8折", "有50%的色差", "iPhone 15", "买了3天就坏了", "周大福的项链", "一块手表", "五角大楼", "用了两次"})
    void counts_sizes_and_idioms_are_no_money(String text) {
        assertThat(Rows.read(text).entities("amount")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"前天买的, 2026-11-16", "上上周五买的, 2026-11-06", "大前天下单, 2026-11-15", "上个月20号付款, 2026-10-20", "2026年11月1日 20:15 下单, 2026-11-01", "11.01买的, 2026-11-01",
        "周五拍的, 2026-11-13", "12月24号买的, 2025-12-24", "双十一买的, 2026-11-11", "国庆买的, 2026-10-01", "中秋买的, 2026-09-25", "25号下单, 2026-10-25", "三天前买的, 2026-11-15", "昨晚11点拍的, 2026-11-17"})
    void dates_are_of_the_past_and_belong_to_the_purchase(String text, LocalDate day) {
        assertThat(day(Rows.read(text), "purchase_date")).isEqualTo(day);
    }

    @Test
    void a_promise_may_lie_ahead() {
        assertThat(day(Rows.read("商家承诺12月1号发货"), "promised_date")).isEqualTo("2026-12-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"618元", "花了618", "十一点半", "520块"})
    void shopping_days_do_not_eat_numbers(String text) {
        assertThat(Rows.read(text).entities("date").map(e -> ((DateSpan) e.value()).from().getMonthValue())).doesNotContain(5, 6);
    }

    @ParameterizedTest
    @CsvSource({"客服说不能退款", "不允许退货", "没让我换货", "要不是太贵我就退了", "他们让我退一半", "退不退都行", "已经申请退款", "商家死活不退"})
    void what_others_say_or_what_never_was_is_no_demand(String text) {
        assertThat(certain(text, "demand")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"我要退款, REFUND_ONLY", "退了钱就行, REFUND_ONLY", "想退货, RETURN_REFUND", "要求商家退款, REFUND_ONLY", "赔我三倍, PUNITIVE", "给我换个新的, EXCHANGE", "必须赔礼道歉, APOLOGY"})
    void what_the_person_wants_is_a_demand(String text, String demand) {
        assertThat(certain(text, "demand")).containsExactly(demand);
    }

    @Test
    void the_one_of_three_for_one_is_the_price_itself() {
        assertThat(certain("退一赔三", "demand")).containsExactly("RETURN_REFUND", "PUNITIVE");
    }

    @ParameterizedTest
    @CsvSource({"取消, cancel", "算了不弄了, cancel", "没有, none", "不造, unknown", "先给我稿子, draft_now", "嗯嗯, affirm", "木有, none", "转人工, human", "返回, back", "对的, affirm"})
    void a_whole_message_may_be_a_command_or_an_answer(String text, String intent) {
        assertThat(Rows.read(text).isWhole(intent)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"商家取消了订单", "人工客服不理我", "平台退回了我的申请", "客服说没有货", "我怀疑卖家是骗子"})
    void a_story_is_no_command(String text) {
        assertThat(Rows.read(text).intents()).noneMatch(i -> i.whole());
    }

    @Test
    void scam_signs_are_told_from_anger_at_a_seller() {
        assertThat(Rows.read("他自称客服让我共享屏幕").intent("scam")).isPresent();
        assertThat(Rows.read("我怀疑卖家是骗子").intent("scam")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"北京东路的店", "买的物件坏了", "在小红书上看到有人说", "微信付的款", "微信转账给他"})
    void a_name_in_other_use_is_no_platform(String text) {
        assertThat(certain(text, "platform")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"在品多多买的, PINDUODUO", "在掏饱买的, TAOBAO", "pin duo duo上买的, PINDUODUO", "淘bao买的, TAOBAO"})
    void a_name_that_only_sounds_right_is_found(String text, String platform) {
        assertThat(Rows.read(text).entities("platform").map(Entity::value)).contains(platform);
    }

    @Test
    void secrets_are_marked_and_never_taken_for_an_order() {
        Understanding card = Rows.read("我的银行卡号是6222020000000000000");
        assertThat(card.entities("secret")).hasSize(1);
        assertThat(card.entities("order_no")).isEmpty();
        assertThat(Rows.read("验证码123456").entities("secret")).hasSize(1);
        assertThat(Rows.read("身份证11010519491231002X").entities("secret")).hasSize(1);
    }

    @Test
    void the_bare_answer_is_read_as_what_was_asked_and_nothing_else() {
        assertThat(only(Rows.read("九十八", "amount", "amount"), "amount").role()).isEqualTo("amount");
        assertThat(only(Rows.read("98左右", "amount", "amount"), "amount").role()).isEqualTo("amount");
        assertThat(only(Rows.read("11.1", "purchase_date", "date"), "date").role()).isEqualTo("purchase_date");
        assertThat(only(Rows.read("2611123456789", "order_no", "order_no"), "order_no").isCertain()).isTrue();
        assertThat(Rows.read("上周六", "amount", "amount").entities("amount")).isEmpty();
        assertThat(Rows.read("没有", "amount", "amount").entities("amount")).isEmpty();
        assertThat(Rows.read("不知道", "order_no", "order_no").entities("order_no")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"订单号２６１１１４－１２３４５６７８９０１２３４５", "😀退\u200B款😀98块", "在淘寶買的手機", "\uD83D", "", "   ", "①②③元", "订单🎉261114-123456789012345。"})
    void spans_point_into_what_was_typed(String text) {
        for (Entity e : Rows.read(text).entities()) {
            assertThat(text.substring(e.start(), e.end())).isEqualTo(e.text());
        }
    }

    @Test
    void masked_placeholders_fill_nothing() {
        assertThat(Rows.read("[订单编号:[ORDERID_10180844]，订单金额:[金额x]]").entities().stream().map(Entity::type)).doesNotContain("order_no", "amount", "date");
    }

    @Test
    void an_explanation_says_the_same_and_names_who_spoke() {
        Explanation explained = Rows.UNDERSTANDER.explain("京东买的手机,三千块,开机就死机", Rows.NOW, Hint.NONE);
        assertThat(explained.understanding()).isEqualTo(Rows.read("京东买的手机,三千块,开机就死机"));
        assertThat(explained.spoke()).extracting(Explanation.Spoke::rule).contains("platform", "amount", "issue", "issue model");
    }

    @Test
    void many_threads_read_the_same() throws Exception {
        List<String> texts = Rows.unseen().stream().map(Rows.Labelled::text).limit(120).toList();
        List<Understanding> alone = texts.stream().map(Rows::read).toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<List<Understanding>> all = () -> texts.stream().map(Rows::read).toList();
            for (Future<List<Understanding>> read : pool.invokeAll(List.of(all, all, all, all))) {
                assertThat(read.get()).isEqualTo(alone);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"卖家叫我自己付运费寄回去", "商家是骗子", "卖家叫人来骂我"})
    void what_the_seller_has_one_do_is_no_name_of_a_shop(String text) {
        assertThat(certain(text, "shop_name")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"店名叫暖阳家居, 暖阳家居", "卖家叫小熊数码专营店, 小熊数码专营店", "店铺名称:青禾茶行, 青禾茶行"})
    void a_shop_is_called_by_its_name(String text, String name) {
        assertThat(certain(text, "shop_name")).contains(name);
    }

    @Test
    void goods_mentioned_in_passing_are_a_guess_and_the_phone_in_hand_is_none() {
        assertThat(Rows.read("那个卖家发我个破烂手机壳").entities("item_name")).anyMatch(e -> e.value().equals("手机壳") && !e.isCertain());
        assertThat(Rows.read("孩子偷偷用我手机给游戏充了6000多").entities("item_name").filter(e -> e.value().equals("手机"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"买了个水壶129漏水, 水壶", "拼多多买的台灯266, 台灯", "在多多买菜买的橙子烂了, 橙子"})
    void neither_a_price_nor_a_platform_is_part_of_the_goods(String text, String item) {
        assertThat(only(Rows.read(text), "item_name").value()).isEqualTo(item);
    }

    @Test
    void a_long_number_is_an_order_when_it_is_called_one_behind_it() {
        assertThat(certain("京东 300000000077 这个订单没发货", "order_no")).containsExactly("300000000077");
        assertThat(certain("我要八百块的赔偿", "amount")).hasSize(1);
        assertThat(only(Rows.read("我要八百块的赔偿"), "amount").role()).isEqualTo("claim_amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"上个月18", "上个月18收到的", "上个月18号"})
    void a_named_month_needs_no_mark_behind_its_day(String text) {
        assertThat(Rows.read(text).entities("date").map(e -> ((DateSpan) e.value()).from().getDayOfMonth())).containsExactly(18);
    }
}

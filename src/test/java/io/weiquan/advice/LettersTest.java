package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.ComplaintPackage.Citation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a lawyer, a case officer or the consumer found wrong in letters when reading whole packages, each as the class it belongs to. */
class LettersTest {

    private static Desk.Facts of(String platform, String issue, String item, double amount, String event) {
        return Desk.today().with("platform", platform).with("issue", issue).with("item_name", item).with("amount", amount).with("event", event);
    }

    private static String letter(Desk.Facts facts, String channel) {
        return Desk.script(facts.compose(), channel).text();
    }

    private static List<String> cited(Desk.Facts facts) {
        return facts.compose().citations().stream().map(c -> c.law() + c.article()).toList();
    }

    @Test
    void an_association_that_has_accepted_gets_papers_for_the_mediation_and_no_new_complaint() {
        Desk.Facts phone = of("PINDUODUO", "QUALITY", "手机", 1999, "发热死机，商家不给退").tried(List.of(Desk.contact("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-10"),
                Desk.contact("CCA", "ACCEPTED_BY_CCA", "2026-11-18")));
        assertThat(letter(phone, "CCA")).contains("我愿意参加调解").doesNotContain("消费者投诉书");
        assertThat(phone.compose().recommendation().jurisdiction()).noneMatch(a -> a.authority().contains("市场监管"));
        assertThat(letter(phone, "PLATFORM_EMAIL")).doesNotContain("12315投诉等途径");
    }

    @Test
    void only_ways_that_are_open_are_announced() {
        assertThat(letter(of("JD", "LATE_SHIPMENT", "空调", 2599, "没发货").with("seller_type", "SELF_OPERATED"), "PLATFORM_EMAIL")).contains("12315投诉、诉讼等途径").doesNotContain("平台介入");
        assertThat(letter(Desk.earphones(), "PLATFORM_EMAIL")).contains("平台介入、12315投诉等途径");
        assertThat(of("WECHAT", "QUALITY", "榨汁机", 159, "漏水").with("carrier", "MINI_PROGRAM").compose().scripts()).noneMatch(s -> s.channel().equals("PLATFORM_EMAIL"));
    }

    @Test
    void a_compensation_beside_a_refund_is_not_the_sum_of_both() {
        Desk.Facts pan = of("TAOBAO", "QUALITY", "锅", 299, "涂层掉了，我要退款再赔1000").with("claim_amount", 1000);
        assertThat(letter(pan.with("demand", List.of("REFUND_ONLY", "COMPENSATION")), "ORDER_AFTERSALE")).contains("退还货款299元", "实际损失1000元").doesNotContain("合计");
        assertThat(letter(pan.with("demand", List.of("REFUND_ONLY")), "ORDER_AFTERSALE")).contains("退还货款299元", "实际损失1000元");
        assertThat(letter(pan.with("demand", List.of("REFUND_ONLY", "COMPENSATION")).with("event", "一共赔1000才行"), "ORDER_AFTERSALE")).contains("各项合计1000元");
    }

    @Test
    void what_the_hospital_cost_is_the_loss_unless_another_was_named() {
        Desk.Facts meal = of("MEITUAN", "FOOD_SAFETY", "盖饭", 28.5, "吃坏肚子，去医院花了320，打针80").with("demand", List.of("REFUND_ONLY", "COMPENSATION"));
        assertThat(letter(meal, "ORDER_AFTERSALE")).contains("医疗费等实际损失400元");
        assertThat(letter(meal.with("event", "拉肚子，医院花了300多"), "ORDER_AFTERSALE")).contains("实际损失300多元");
        assertThat(letter(meal.with("claim_amount", 350), "ORDER_AFTERSALE")).contains("实际损失350元");
        assertThat(letter(meal.with("event", "住院3天，吃坏了").without("claim_amount", io.weiquan.dialog.SlotValue.Status.UNKNOWN), "ORDER_AFTERSALE")).contains("【请补充：损失的金额】");
    }

    @Test
    void a_thousand_for_food_is_the_penalty_of_the_law_and_no_loss() {
        Desk.Facts milk = of("JD", "FOOD_SAFETY", "牛奶", 68, "已经过期两个多月了，退款并赔1000元").with("demand", List.of("REFUND_ONLY")).with("claim_amount", 1000).with("seller_type", "THIRD_PARTY");
        assertThat(letter(milk, "ORDER_AFTERSALE")).contains("退还货款68元", "《食品安全法》第34条").doesNotContain("1000元的", "损失1000");
        assertThat(milk.compose().warnings()).anyMatch(w -> w.contains("不足一千元按一千元"));
        assertThat(letter(milk.with("personal_use", true).with("evidence", List.of("PRODUCT_PHOTO", "ORDER_SHOT")), "ORDER_AFTERSALE")).contains("惩罚性赔偿1000元");
    }

    @Test
    void what_is_left_of_the_price_is_reckoned_from_what_came_back() {
        Desk.Facts meal = of("MEITUAN", "FOOD_SAFETY", "盖饭", 28.5, "吃出蟑螂，商家就退了5块").with("demand", List.of("REFUND_ONLY")).tried("SELLER_NEGOTIATION", "PAID_PARTLY", "2026-11-21");
        assertThat(letter(meal, "PLATFORM_ARBITRATION")).contains("尚未退还的部分23.5元");
    }

    @Test
    void a_part_offer_is_no_consent_and_no_refusal_to_act() {
        Desk.Facts crabs = of("KUAISHOU", "QUALITY", "大闸蟹", 198, "5只到的时候就是死的，卖家只肯赔20块").with("demand", List.of("REFUND_ONLY"));
        assertThat(crabs.compose().recommendation().channel()).isEqualTo("PLATFORM_ARBITRATION");
        assertThat(crabs.compose().recommendation().reasons()).noneMatch(r -> r.contains("拒绝"));
        Desk.Facts tea = of("TAOBAO", "LOGISTICS", "茶具", 168, "快递说丢了只赔三倍运费").with("courier", "YTO").tried("ONLINE_SERVICE", "COURIER_REFUSED", "2026-11-19");
        assertThat(letter(tea, "POSTAL_APPEAL")).doesNotContain("不予处理", "拒绝").contains("【请补充：快递企业的答复】");
    }

    @Test
    void after_three_years_the_seven_days_are_not_argued() {
        assertThat(cited(of("SUNING", "QUALITY", "热水器", 1899, "一直漏水").with("purchase_date", "2023-03-01").with("seller_type", "SELF_OPERATED")))
                .doesNotContain("消费者权益保护法24", "侵害消费者权益行为处罚办法8").contains("民法典577");
    }

    @Test
    void a_statement_of_claim_speaks_of_the_plaintiff() {
        Desk.Facts shoes = of("DEWU", "COUNTERFEIT", "球鞋", 1399, "我妈说是假的，卖家说我污蔑他").with("seller_reply", "我不退")
                .tried(List.of(Desk.contact("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-10-20"), Desk.contact("C12315", "MEDIATION_ENDED", "2026-11-10")));
        assertThat(letter(shoes, "COURT")).contains("原告在得物购买了", "原告的妈说是假的，被告说原告污蔑他", "原告向12315投诉").doesNotContain("我在", "我向", "我与");
    }

    @Test
    void durable_goods_are_those_of_the_law() {
        assertThat(cited(of("TAOBAO", "QUALITY", "手机壳", 29, "裂了").with("received_date", "2026-11-10").with("scenes", List.of("DURABLE")))).doesNotContain("消费者权益保护法23-3");
        assertThat(deadlines(of("TAOBAO", "NOT_AS_DESCRIBED", "连衣裙", 299, "色差").with("received_date", "2026-11-10").with("scenes", List.of("DURABLE")))).noneMatch(d -> d.contains("耐用品"));
        assertThat(deadlines(of("JD", "QUALITY", "洗衣机", 2199, "不转").with("received_date", "2026-11-10").with("seller_type", "THIRD_PARTY"))).anyMatch(d -> d.contains("耐用品"));
    }

    private static List<String> deadlines(Desk.Facts facts) {
        return facts.compose().deadlines().stream().map(ComplaintPackage.Deadline::name).toList();
    }

    @Test
    void words_that_are_goods_or_family_are_no_insult() {
        String story = letter(of("TAOBAO", "QUALITY", "USB线", 20, "寄给我妈的羽绒服和2TB硬盘一起的USB线坏了，狗粮、垃圾桶、五斤小红薯也坏了，屁股垫开线，我去医院了"), "ORDER_AFTERSALE");
        assertThat(story).contains("寄给我妈的羽绒服和2TB硬盘一起的USB线坏了", "狗粮、垃圾桶、五斤小红薯也坏了", "屁股垫开线", "我去医院了");
    }

    @Test
    void what_was_said_keeps_its_chinese_punctuation() {
        assertThat(letter(of("OFFLINE", "PREPAID", "年卡", 3680, "不退").with("shop_name", "悦动健身（光谷店）").with("purchase_date", "2026-10-08"), "C12315")).contains("悦动健身（光谷店）");
        assertThat(letter(Desk.earphones().with("seller_reply", "退款，不行！"), "C12315")).contains("“退款，不行");
    }

    @Test
    void nothing_is_said_that_the_person_did_not_say() {
        assertThat(letter(of("OTHER", "AUTO_RENEWAL", "会员", 25, "11月20号就关了自动续费，25号还是扣了"), "C12315")).doesNotContain("我没有看到");
        assertThat(letter(of("SUNING", "WARRANTY", "洗衣机", 2199, "报修三次没人上门").with("seller_type", "THIRD_PARTY"), "C12315")).doesNotContain("还在承诺的保修期内");
        assertThat(cited(of("CTRIP", "RETURN_REFUSED", "酒店", 640, "我妈住院去不了，酒店不给退").with("scenes", List.of("SERVICE_BOOKING")))).doesNotContain("产品质量法43");
    }

    @Test
    void a_law_just_named_is_not_named_again() {
        assertThat(letter(of("TAOBAO", "NOT_AS_DESCRIBED", "毛衣", 268, "写的全羊毛，实际三成"), "ORDER_AFTERSALE")).contains("《消费者权益保护法》第20条、");
        assertThat(Desk.earphones().compose().citations()).extracting(Citation::law).contains("产品质量法");
    }
}

package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.ComplaintPackage.Citation;
import io.weiquan.advice.ComplaintPackage.Gate;
import io.weiquan.advice.ComplaintPackage.Script;
import io.weiquan.dialog.SlotValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What common advice on the web gets wrong; each test is one of the checked contradictions (items 2, 3 and 12 of the clocks: DeadlineDeskTest). */
class ConflictsTest {

    private static List<String> gates(ComplaintPackage p) {
        return p.gates().stream().map(Gate::id).toList();
    }

    private static List<String> articles(ComplaintPackage p) {
        return p.citations().stream().map(c -> c.law() + c.article()).toList();
    }

    private static String everything(ComplaintPackage p) {
        return p.toString();
    }

    @Test
    void wrong_hotlines_never_appear_even_when_the_person_types_them() {
        ComplaintPackage p = Desk.today().with("platform", "WEIDIAN").with("issue", "QUALITY")
                .with("event", "打了400-680-8581没人接，又打400-800-0800也不对").compose();
        assertThat(everything(p)).doesNotContain("400-680-8581", "400-800-0800", "021-53395088");
        assertThat(p.facts()).anyMatch(f -> f.text().contains("微店未见单独公布的投诉专线"));
    }

    @Test
    void the_12315_script_leaves_the_address_blank_until_it_is_asked_for() {
        Script blank = Desk.script(Desk.earphones().compose(), "C12315");
        assertThat(blank.text()).contains("【请补充：联系地址】");
        assertThat(blank.missing()).contains("contact_address", "contact_name", "contact_phone", "respondent_name");
        Script filled = Desk.script(Desk.earphones().with("contact_address", "上海市某区某路1号").compose(), "C12315");
        assertThat(filled.text()).contains("上海市某区某路1号").doesNotContain("【请补充：联系地址】");
    }

    @Test
    void a_case_before_the_consumer_organisation_is_not_sent_to_12315_as_well() {
        ComplaintPackage p = Desk.earphones().tried("CCA", null, "2026-11-18").compose();
        assertThat(gates(p)).contains("OTHER_AUTHORITY");
        assertThat(p.recommendation().channel()).isEqualTo("CCA");
        assertThat(p.recommendation().alternatives()).noneMatch(a -> a.channel().equals("C12315"));
        assertThat(p.ladder()).noneMatch(s -> s.channel().equals("C12315"));
        assertThat(p.recommendation().notNow()).anyMatch(n -> n.channel().equals("C12315") && n.why().contains("重复"));
    }

    @Test
    void a_public_post_holds_nothing_personal_even_from_free_text() {
        ComplaintPackage p = Desk.earphones().with("contact_name", "张三").with("tracking_no", "YT1234567890123")
                .with("event", "我叫张三，电话138-0000-0000，订单261114-123456789012345，住在杭州市西湖区测试路88号3幢201室，快递YT1234567890123一直没到，客服小美让我等").compose();
        assertThat(p.scripts()).filteredOn(Script::masked).isNotEmpty().allSatisfy(s -> assertThat(s.text())
                .doesNotContain("张三", "138-0000", "13800000000", "261114", "测试路", "201室", "YT123", "小美"));
    }

    @Test
    void a_threat_is_refused_and_written_as_a_lawful_next_step() {
        ComplaintPackage p = Desk.earphones().with("event", "耳机没声音，不赔就曝光你，让你关门").compose();
        assertThat(gates(p)).contains("THREATEN", "PUBLIC_FOR_PAYMENT");
        assertThat(p.scripts()).allSatisfy(s -> assertThat(s.text()).doesNotContain("曝光", "关门"));
        assertThat(p.scripts()).noneMatch(s -> s.channel().equals("SOCIAL_PUBLIC"));
        assertThat(Desk.script(p, "PLATFORM_EMAIL").text()).contains("将依法通过平台介入、12315投诉等途径继续主张权利");
    }

    @Test
    void ten_times_is_for_food_with_proof_only() {
        Desk.Facts earphones = Desk.earphones().with("demand", List.of("PUNITIVE")).with("personal_use", true);
        assertThat(everything(earphones.compose())).doesNotContain("价款十倍");
        assertThat(articles(earphones.compose())).doesNotContain("食品安全法148", "消费者权益保护法55");
        Desk.Facts food = Desk.today().with("issue", "FOOD_SAFETY").with("platform", "TAOBAO").with("demand", List.of("PUNITIVE")).with("personal_use", true);
        assertThat(Desk.script(food.compose(), "ORDER_AFTERSALE").text()).doesNotContain("十倍").contains("赔偿因此产生的实际损失");
        assertThat(food.compose().warnings()).anyMatch(w -> w.contains("价款十倍、不足一千元按一千元的赔偿金；对销售者还须证明其明知"));
        ComplaintPackage proved = food.with("evidence", List.of("APPRAISAL")).compose();
        assertThat(Desk.script(proved, "ORDER_AFTERSALE").text()).contains("价款十倍").contains("以主管部门或法院认定为准");
        assertThat(proved.citations()).filteredOn(c -> c.article().equals("148")).extracting(Citation::condition).allMatch(c -> c.contains("明知"));
    }

    @Test
    void three_times_needs_a_fraud_type_issue_evidence_and_personal_use() {
        Desk.Facts shoes = Desk.today().with("issue", "COUNTERFEIT").with("platform", "TAOBAO").with("demand", List.of("PUNITIVE"));
        assertThat(articles(shoes.compose())).doesNotContain("消费者权益保护法55");
        assertThat(articles(shoes.with("personal_use", true).compose())).doesNotContain("消费者权益保护法55");
        assertThat(articles(shoes.with("evidence", List.of("ITEM_PAGE")).compose())).contains("消费者权益保护法55");
    }

    @Test
    void scam_signs_stop_everything_before_any_polite_letter() {
        ComplaintPackage p = Desk.today().with("platform", "TAOBAO").with("issue", "REFUND_DELAY").with("event", "客服让我共享屏幕验证流水才能退款").compose();
        assertThat(p.gates().get(0)).extracting(Gate::id, Gate::verdict).containsExactly("SCAM", "stop");
        assertThat(p.gates().get(0).text()).contains("110", "96110");
        assertThat(p.recommendation().channel()).isEqualTo("ANTI_FRAUD");
        assertThat(p.scripts()).extracting(Script::channel).containsOnly("ANTI_FRAUD", "POLICE");
        ComplaintPackage gone = Desk.today().with("issue", "SCAM").with("event", "已经转账了").compose();
        assertThat(gone.recommendation().channel()).isEqualTo("POLICE");
    }

    @Test
    void after_three_years_12315_is_warned_of() {
        ComplaintPackage p = Desk.earphones().with("purchase_date", "2023-01-05").compose();
        assertThat(gates(p)).contains("OVER_THREE_YEARS");
        assertThat(p.recommendation().channel()).isNotEqualTo("C12315");
        assertThat(p.ladder()).noneMatch(s -> s.channel().equals("C12315"));
    }

    @Test
    void custom_goods_have_no_seven_days_but_keep_the_right_to_sound_goods() {
        Desk.Facts custom = Desk.today().with("platform", "TAOBAO").with("scenes", List.of("CUSTOM")).with("received_date", "2026-11-20");
        assertThat(articles(custom.with("issue", "RETURN_REFUSED").compose())).doesNotContain("消费者权益保护法25");
        assertThat(articles(custom.with("issue", "QUALITY").compose())).contains("消费者权益保护法24");
    }

    @Test
    void an_unknown_platform_clock_is_never_guessed() {
        for (String platform : List.of("TAOBAO", "PINDUODUO", "DOUYIN", "XIAOHONGSHU", "WEIDIAN")) {
            ComplaintPackage p = Desk.earphones().with("platform", platform).compose();
            assertThat(everything(p)).doesNotContain("24–72", "24-72", "48小时", "72小时");
            assertThat(p.tips()).anyMatch(t -> t.contains("以订单或售后页面的倒计时为准"));
        }
    }

    @Test
    void an_unknown_kind_of_seller_is_asked_about_and_both_are_named() {
        ComplaintPackage p = Desk.today().with("platform", "JD").with("issue", "QUALITY").without("seller_type", SlotValue.Status.UNKNOWN).compose();
        assertThat(p.recommendation().respondent().howToFind()).contains("自营", "把商家和平台都写上");
        ComplaintPackage self = Desk.today().with("platform", "JD").with("issue", "QUALITY").with("seller_type", "SELF_OPERATED").compose();
        assertThat(self.recommendation().respondent().role()).isEqualTo("platform");
        assertThat(articles(self)).contains("电子商务法37");
    }

    @Test
    void an_expired_number_is_withheld_and_the_way_to_find_it_is_shown() {
        ComplaintPackage fresh = Desk.on("2026-11-22").with("platform", "JD").with("issue", "QUALITY").compose();
        assertThat(everything(fresh)).contains("950618");
        ComplaintPackage stale = Desk.on("2027-01-15").with("platform", "JD").with("issue", "QUALITY").compose();
        assertThat(everything(stale)).doesNotContain("950618", "400-610-1360").contains("帮助与客服");
        assertThat(everything(Desk.on("2030-01-01").with("issue", "QUALITY").with("platform", "JD").compose())).contains("12315").doesNotContain("《消费者权益保护法》第");
    }

    @Test
    void a_trader_is_not_told_to_rely_on_consumer_law() {
        ComplaintPackage p = Desk.today().with("platform", "ALIBABA_1688").with("issue", "QUALITY").with("personal_use", false).compose();
        assertThat(gates(p)).contains("BUSINESS_PURCHASE");
        assertThat(articles(p)).noneMatch(a -> a.startsWith("消费者权益保护法")).contains("民法典577");
    }

    @Test
    void hours_of_the_pinduoduo_line_are_told_as_past_and_never_as_round_the_clock() {
        ComplaintPackage p = Desk.earphones().compose();
        assertThat(p.facts()).anyMatch(f -> f.text().contains("021-53395288") && f.text().contains("可能已变"));
        assertThat(everything(p)).doesNotContain("24小时投诉");
    }

    @Test
    void food_that_was_eaten_is_not_to_be_sent_back() {
        for (Desk.Facts meal : List.of(Desk.today().with("platform", "ELEME").with("issue", "FOOD_SAFETY").with("event", "外卖里吃出一只虫子"),
                Desk.today().with("platform", "TAOBAO").with("issue", "FOOD_SAFETY").with("event", "面包吃到一半发现发霉").with("received_date", "2026-11-21"),
                Desk.today().with("platform", "MEITUAN").with("issue", "QUALITY").with("demand", List.of("RETURN_REFUND")).with("received_date", "2026-11-21"))) {
            ComplaintPackage p = meal.with("amount", 36).compose();
            assertThat(p.scripts()).allSatisfy(s -> assertThat(s.text().lines().filter(l -> !l.contains("《"))).noneMatch(l -> l.contains("退货") || l.contains("运费")));
            assertThat(Desk.script(p, "ORDER_AFTERSALE").text()).containsPattern("退还(餐费|货款|已付费用)36元");
            assertThat(p.deadlines()).noneMatch(d -> d.name().contains("退货"));
            assertThat(articles(p)).doesNotContain("消费者权益保护法24", "消费者权益保护法25");
        }
    }

    @Test
    void a_test_report_is_no_finding_of_an_authority() {
        Desk.Facts jade = Desk.today().with("platform", "DOUYIN").with("issue", "QUALITY").with("evidence", List.of("APPRAISAL"));
        assertThat(articles(jade.compose())).doesNotContain("消费者权益保护法54");
        assertThat(articles(jade.with("event", "市场监管局抽检不合格").compose())).contains("消费者权益保护法54");
    }

    @Test
    void the_platforms_company_is_never_put_down_as_the_seller() {
        for (String platform : List.of("JD", "XIAOHONGSHU", "PINDUODUO")) {
            ComplaintPackage p = Desk.today().with("platform", platform).with("issue", "QUALITY").with("seller_type", "SELF_OPERATED").compose();
            assertThat(Desk.script(p, "C12315").text()).contains("名称：【请补充：对方的公司全称】");
            assertThat(p.recommendation().respondent().name()).doesNotContain("有限公司");
        }
    }

    @Test
    void small_claims_are_for_money_only() {
        Desk.Facts laptop = Desk.today().with("platform", "JD").with("issue", "QUALITY").with("amount", 4999).tried(List.of(
                Desk.contact("C12315", "MEDIATION_ENDED", "2026-11-01"), Desk.contact("DEMAND_LETTER", null, "2026-11-05")));
        assertThat(Desk.script(laptop.with("demand", List.of("EXCHANGE")).compose(), "COURT").text()).contains("不适用小额诉讼").doesNotContain("商家");
        assertThat(Desk.script(laptop.with("demand", List.of("RETURN_REFUND")).compose(), "COURT").text()).contains("适用小额诉讼，一审终审", "判令被告退还货款4999元，原告同时退回所购商品");
    }

    @Test
    void a_report_rests_on_what_is_forbidden_and_never_asks_for_damages() {
        ComplaintPackage p = Desk.today().with("platform", "TAOBAO").with("issue", "COUNTERFEIT").with("personal_use", true)
                .with("demand", List.of("PUNITIVE")).with("evidence", List.of("APPRAISAL", "ITEM_PAGE")).compose();
        assertThat(Desk.script(p, "C12315_REPORT").text()).contains("《消费者权益保护法》第56条").doesNotContain("第55条", "赔偿因此");
    }

    @Test
    void after_each_outcome_only_the_steps_still_open_have_a_text() {
        Desk.Facts facts = Desk.earphones();
        assertThat(channels(facts.tried("PLATFORM_ARBITRATION", "PLATFORM_REJECTED", "2026-11-20"))).startsWith("PLATFORM_REVIEW").doesNotContain("ORDER_AFTERSALE", "PLATFORM_ARBITRATION", "SELLER_NEGOTIATION");
        assertThat(channels(facts.tried("C12315", null, "2026-11-20"))).startsWith("C12315").doesNotContain("CCA", "COLLECTIVE");
        assertThat(Desk.script(facts.tried("C12315", null, "2026-11-20").compose(), "C12315").title()).contains("调解");
        assertThat(channels(facts.tried("C12315", "REFUSED_BY_12315", "2026-11-20"))).startsWith("DEMAND_LETTER").contains("COURT", "CCA").doesNotContain("C12315", "ORDER_AFTERSALE");
        assertThat(channels(facts.tried("C12315", "MEDIATION_ENDED", "2026-11-20"))).startsWith("DEMAND_LETTER").contains("COURT").doesNotContain("C12315", "CCA");
        ComplaintPackage paid = facts.tried("ORDER_AFTERSALE", "PAID", "2026-11-20").compose();
        assertThat(paid.scripts()).hasSize(1).allSatisfy(s -> assertThat(s.text()).contains("退款已经收到"));
        assertThat(paid.ladder()).noneMatch(s -> s.status().equals("later"));
    }

    private static List<String> channels(Desk.Facts facts) {
        return facts.compose().scripts().stream().map(Script::channel).toList();
    }

    @Test
    void danger_is_answered_with_help_and_not_with_a_fraud_report() {
        ComplaintPackage p = Desk.today().with("platform", "TAOBAO").with("issue", "REFUND_DELAY").with("event", "退款不给，我不想活了").compose();
        assertThat(gates(p)).contains("DANGER");
        assertThat(p.recommendation().channel()).isEqualTo("POLICE");
        assertThat(p.scripts()).hasSize(1).allSatisfy(s -> assertThat(s.text()).contains("现在有人身危险", "120").doesNotContain("诈骗", "止付"));
    }

    @Test
    void a_shop_in_the_street_has_no_platform_no_order_page_and_no_place_of_delivery() {
        ComplaintPackage p = Desk.today().with("platform", "OFFLINE").with("issue", "PREPAID").with("scenes", List.of("PREPAID")).with("item_name", "健身年卡")
                .with("shop_name", "力行健身").with("amount", 3980).with("event", "办了两个月就关门了").compose();
        assertThat(channels(Desk.today().with("platform", "OFFLINE").with("issue", "QUALITY").with("event", "楼下店里买的电饭煲坏了").with("amount", 199)))
                .contains("SELLER_NEGOTIATION", "C12315").doesNotContain("ORDER_AFTERSALE", "ONLINE_SERVICE", "PLATFORM_HOTLINE", "PLATFORM_EMAIL");
        assertThat(p.evidence()).noneMatch(e -> List.of("ORDER_SHOT", "ITEM_PAGE", "LOGISTICS", "UNBOXING_VIDEO").contains(e.kind()));
        assertThat(p.citations()).noneMatch(c -> c.law().contains("电子商务") || c.law().contains("网络"));
        assertThat(Desk.script(p, "C12315").text()).contains("购物方式：到店购买").doesNotContain("自营", "网络购物");
        assertThat(Desk.script(p, "SELLER_NEGOTIATION").text()).doesNotContain("订单号", "平台");
        assertThat(Desk.script(p, "SOCIAL_PUBLIC").text()).doesNotContain("网购", "力行");
        assertThat(p.ladder()).noneMatch(s -> s.channel().equals("ONLINE_SERVICE"));
        assertThat(p.recommendation().jurisdiction()).noneMatch(a -> a.authority().contains("收货地")).anyMatch(a -> a.authority().contains("合同履行地"));
        assertThat(p.recommendation().respondent().toString()).doesNotContain("自营");
    }

    @Test
    void a_rule_on_live_rooms_is_cited_for_live_rooms_only_and_a_limitation_is_no_argument_of_the_buyer() {
        ComplaintPackage silent = Desk.today().with("platform", "WEIDIAN").with("issue", "SELLER_UNREACHABLE").with("event", "付完钱店铺就关了").compose();
        assertThat(silent.scripts()).noneMatch(s -> s.text().contains("直播"));
        ComplaintPackage ill = Desk.today().with("platform", "ELEME").with("issue", "FOOD_SAFETY").with("event", "吃完拉肚子去了医院").compose();
        assertThat(ill.scripts()).noneMatch(s -> s.text().contains("诉讼时效"));
    }

    @Test
    void money_only_asked_for_is_not_said_to_be_gone() {
        Desk.Facts asked = Desk.today().with("platform", "XIANYU").with("issue", "SCAM").with("payment_method", "TRANSFER");
        ComplaintPackage p = asked.with("event", "卖家让我加微信私下转账").compose();
        assertThat(p.recommendation().channel()).isEqualTo("ANTI_FRAUD");
        assertThat(Desk.script(p, "ANTI_FRAUD").text()).doesNotContain("我已经转账");
        ComplaintPackage not = asked.with("event", "卖家让我转给他，我还没转").compose();
        assertThat(Desk.script(not, "ANTI_FRAUD").text()).contains("我还没有转账");
        assertThat(not.scripts()).extracting(Script::channel).doesNotContain("POLICE");
        assertThat(asked.with("event", "他让我转给他，我就转了2000").compose().recommendation().channel()).isEqualTo("POLICE");
        assertThat(p.evidence()).noneMatch(e -> List.of("INVOICE", "SELLER_IDENTITY").contains(e.kind()));
    }

    @Test
    void after_use_a_prepaid_card_asks_for_what_is_left_and_a_service_for_no_price_of_goods() {
        Desk.Facts card = Desk.today().with("platform", "OFFLINE").with("issue", "PREPAID").with("scenes", List.of("PREPAID")).with("amount", 3980)
                .with("shop_name", "力行健身").with("demand", List.of("REFUND_ONLY")).with("event", "去了两个月就关门了");
        assertThat(Desk.script(card.compose(), "C12315").text()).contains("退还尚未消费的预付款【请补充：剩余的金额】").doesNotContain("退还货款", "3980元；\n", "退还尚未消费的预付款3980元");
        assertThat(Desk.script(card.with("claim_amount", 2600).compose(), "C12315").text()).contains("退还尚未消费的预付款2600元");
        assertThat(Desk.script(card.without("claim_amount", io.weiquan.dialog.SlotValue.Status.UNKNOWN).with("event", "办完卡一次都没去就关门了").compose(), "C12315").text())
                .contains("退还预付的款项3980元");
        ComplaintPackage hotel = Desk.today().with("platform", "CTRIP").with("issue", "ORDER_CANCELLED").with("demand", List.of("REFUND_ONLY")).with("amount", 980)
                .with("scenes", List.of("SERVICE_BOOKING")).with("event", "酒店说没房取消了").compose();
        assertThat(hotel.scripts()).noneMatch(s -> s.text().contains("货款")).anyMatch(s -> s.text().contains("退还已付费用980元"));
    }

    @Test
    void fifteen_days_of_delay_are_counted_for_a_fault_of_quality_not_for_an_advertisement() {
        assertThat(Desk.earphones().with("told_seller", "2026-11-16").compose().deadlines()).anyMatch(d -> d.id().equals("D04") && d.due().equals("2026-12-01"));
        assertThat(Desk.earphones().with("issue", "FALSE_ADVERTISING").compose().deadlines()).noneMatch(d -> d.id().equals("D04"));
    }

    @Test
    void a_takeaway_is_not_asked_for_a_film_of_the_unpacking() {
        ComplaintPackage p = Desk.today().with("platform", "ELEME").with("issue", "FOOD_SAFETY").with("event", "吃出一只虫子").compose();
        assertThat(p.evidence()).noneMatch(e -> e.kind().equals("UNBOXING_VIDEO"));
    }

    @Test
    void who_finds_no_order_number_is_not_said_to_know_the_date() {
        ComplaintPackage p = Desk.today().with("platform", "TAOBAO").with("issue", "QUALITY").without("order_no", io.weiquan.dialog.SlotValue.Status.NONE).compose();
        assertThat(p.scripts().get(0).text()).contains("暂时找不到").doesNotContain("可按购买日期");
    }

    @Test
    void nothing_is_warned_of_twice() {
        for (int seed = 0; seed < 300; seed++) {
            ComplaintPackage p = Desk.advisor().compose(GeneratedCases.number(seed));
            List<String> said = new java.util.ArrayList<>(p.warnings());
            p.gates().forEach(g -> said.add(g.text()));
            said.addAll(p.tips());
            List<String> clauses = said.stream().flatMap(t -> java.util.Arrays.stream(t.split("[，。；：]"))).filter(c -> c.length() > 11).toList();
            assertThat(clauses).as("seed %d", seed).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_letter_to_the_seller_argues_from_the_claim_and_not_from_the_procedure_of_the_office() {
        ComplaintPackage p = Desk.today().with("platform", "OFFLINE").with("issue", "QUALITY").with("event", "洗衣机不脱水，店里不肯换").with("amount", 3299)
                .with("shop_name", "电器城").with("demand", List.of("EXCHANGE")).tried("SELLER_NEGOTIATION", "SELLER_REFUSED", "2026-11-16").compose();
        assertThat(p.scripts()).isNotEmpty().noneMatch(s -> s.text().contains("《市场监督管理投诉举报处理办法》"));
        assertThat(articles(p)).contains("市场监督管理投诉举报处理办法10");
    }

    @Test
    void expired_food_with_photo_and_receipt_allows_ten_times_and_a_loss_nobody_told_is_not_asked_for() {
        Desk.Facts milk = Desk.today().with("platform", "OFFLINE").with("issue", "FOOD_SAFETY").with("event", "超市买的酸奶，回家一看过期三天了").with("amount", 59)
                .with("shop_name", "好邻居").with("personal_use", true).with("demand", List.of("REFUND_ONLY", "PUNITIVE"));
        assertThat(Desk.script(milk.compose(), "C12315").text()).doesNotContain("损失的金额", "惩罚性");
        assertThat(Desk.script(milk.with("evidence", List.of("PRODUCT_PHOTO", "INVOICE")).compose(), "C12315").text()).contains("惩罚性赔偿1000元", "《食品安全法》第148条");
    }
}

package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.ComplaintPackage.Citation;
import io.weiquan.advice.ComplaintPackage.EvidenceItem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the package says when a person is in danger: who helps first, and nothing that was not told. */
class DangerAdviceTest {

    private static final String CALL = "有个客服打电话让我共享屏幕";

    private static ComplaintPackage with(List<String> gates, String event) {
        return Desk.today().with("gates", gates).with("event", event).with("issue", "QUALITY").compose();
    }

    @Test
    void a_fraud_is_no_complaint_about_quality() {
        ComplaintPackage p = with(List.of("SCAM"), CALL);
        assertThat(p.recommendation().channel()).isEqualTo("ANTI_FRAUD");
        assertThat(p.citations()).extracting(Citation::law).containsOnly("反电信网络诈骗法");
        assertThat(p.evidence()).extracting(EvidenceItem::kind).contains("SCAM_CONTACT", "PAYMENT").doesNotContain("PACKAGE", "PRODUCT_PHOTO");
    }

    @Test
    void paid_or_not_is_said_only_as_told() {
        assertThat(Desk.script(with(List.of("SCAM"), CALL), "ANTI_FRAUD").text()).contains("【请补充：有没有付钱").doesNotContain("我还没有转账");
        assertThat(Desk.script(with(List.of("SCAM", "SCAM_UNPAID"), CALL), "ANTI_FRAUD").text()).contains("我还没有转账");
        ComplaintPackage paid = with(List.of("SCAM", "SCAM_PAID"), CALL);
        assertThat(paid.recommendation().channel()).isEqualTo("POLICE");
        assertThat(Desk.script(paid, "ANTI_FRAUD").text()).contains("钱已经付出去了");
    }

    @Test
    void who_has_the_code_or_sees_the_screen_can_take_the_money() {
        for (String gate : List.of("SCAM_CODE", "SCAM_SCREEN")) {
            assertThat(with(List.of("SCAM", gate), CALL).recommendation().channel()).as(gate).isEqualTo("POLICE");
        }
        assertThat(Desk.script(with(List.of("SCAM", "SCAM_CODE"), CALL), "POLICE").text()).contains("验证码已经给了对方");
    }

    @Test
    void a_stolen_card_is_money_gone() {
        ComplaintPackage stolen = with(List.of("STOLEN", "SCAM"), "信用卡被人刷了");
        assertThat(stolen.recommendation().channel()).isEqualTo("POLICE");
        assertThat(Desk.script(stolen, "POLICE").text()).contains("尽快止付").doesNotContain("还没有付钱");
    }

    @Test
    void who_left_the_fraud_behind_complains_of_the_goods_again() {
        assertThat(with(List.of("SCAM_LEFT"), CALL).recommendation().channel()).isNotIn("POLICE", "ANTI_FRAUD");
        assertThat(with(List.of("SCAM_LEFT", "SCAM"), CALL).recommendation().channel()).isEqualTo("ANTI_FRAUD");
    }

    @Test
    void what_is_no_fraud_goes_the_ordinary_way() {
        assertThat(with(List.of("NOT_SCAM"), CALL).recommendation().channel()).isNotIn("POLICE", "ANTI_FRAUD");
    }

    @Test
    void a_threat_goes_to_the_police_first() {
        assertThat(with(List.of("THREATENED"), "商家带人堵我家门口").recommendation().channel()).isEqualTo("POLICE");
    }

    @Test
    void who_is_in_despair_is_told_whom_to_call() {
        assertThat(with(List.of("DESPAIR"), "鞋开胶了").gates()).anyMatch(g -> g.text().contains("12356"));
    }

    @Test
    void a_childs_spending_is_argued_from_its_age_and_proved_to_be_the_childs() {
        Desk.Facts child = Desk.today().with("gates", List.of("CHILD")).with("event", "孩子偷偷充了游戏").with("amount", 3280);
        ComplaintPackage small = child.with("user_age", "UNDER_8").compose();
        ComplaintPackage big = child.with("user_age", "OVER_8").compose();
        assertThat(small.citations()).extracting(Citation::article).contains("20", "144").doesNotContain("19", "145");
        assertThat(big.citations()).extracting(Citation::article).contains("19", "145").doesNotContain("20", "144");
        assertThat(big.evidence()).extracting(EvidenceItem::kind).contains("CHILD_USE", "GUARDIANSHIP");
        assertThat(Desk.script(big, "C12315").text()).contains("不追认").doesNotContain("异常扣款", "签收");
    }
}

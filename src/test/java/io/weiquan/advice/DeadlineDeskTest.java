package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.ComplaintPackage.Deadline;
import io.weiquan.advice.knowledge.DeadlineRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeadlineDeskTest {

    private static String due(Desk.Facts facts, String id) {
        return deadline(facts, id).due();
    }

    private static Deadline deadline(Desk.Facts facts, String id) {
        List<Deadline> all = facts.compose().deadlines();
        return all.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow(() -> new AssertionError("no " + id + " in " + all));
    }

    private static Set<String> ids(Desk.Facts facts) {
        return new TreeSet<>(facts.compose().deadlines().stream().map(Deadline::id).toList());
    }

    private static Desk.Facts quality(String today) {
        return Desk.on(today).with("platform", "JD").with("issue", "QUALITY");
    }

    @Test
    void a_complaint_taken_by_12315_before_the_national_day_is_decided_after_it() {
        Desk.Facts facts = quality("2026-09-28").tried("C12315", null, "2026-09-28");
        assertThat(due(facts, "D07")).isEqualTo("2026-10-13");
        assertThat(deadline(facts, "D07").kind()).isEqualTo("法律规定");
    }

    @Test
    void the_seven_days_begin_on_the_day_after_receipt_and_are_never_moved_later() {
        Desk.Facts facts = quality("2026-11-15").with("received_date", "2026-11-14");
        assertThat(due(facts, "D01")).isEqualTo("2026-11-21");
        assertThat(due(facts, "D03")).isEqualTo("2026-11-21");
    }

    @Test
    void fifteen_days_after_a_quality_demand_the_seller_is_late() {
        Desk.Facts facts = quality("2026-11-10").tried("SELLER_NEGOTIATION", null, "2026-11-01");
        assertThat(due(facts, "D04")).isEqualTo("2026-11-16");
        assertThat(deadline(facts, "D04").countedFrom()).contains("2026-11-01");
    }

    @Test
    void without_a_demand_yet_the_clock_is_shown_as_if_it_were_made_today() {
        assertThat(deadline(quality("2026-11-10"), "D04").countedFrom()).contains("2026-11-10", "如果今天");
    }

    @Test
    void a_year_without_a_holiday_notice_counts_late_and_says_so() {
        Desk.Facts facts = quality("2026-12-28").tried("C12315", null, "2026-12-28");
        assertThat(due(facts, "D07")).isEqualTo("2027-01-07");
        assertThat(facts.compose().warnings()).anyMatch(w -> w.contains("未含2027年节假日安排"));
    }

    @Test
    void mediation_that_would_end_on_a_weekend_ends_on_the_next_working_day() {
        Desk.Facts facts = quality("2026-08-20").tried("C12315", "ACCEPTED_BY_12315", "2026-08-18");
        assertThat(LocalDate.of(2026, 8, 18).plusDays(60)).isEqualTo(LocalDate.of(2026, 10, 17));
        assertThat(due(facts, "D08")).isEqualTo("2026-10-19");
    }

    @Test
    void an_excepted_good_has_no_seven_days_without_reason_but_a_defect_keeps_its_own() {
        Desk.Facts facts = quality("2026-11-15").with("received_date", "2026-11-14").with("scenes", List.of("CUSTOM"));
        assertThat(ids(facts)).doesNotContain("D01").contains("D03");
    }

    @Test
    void the_page_deadline_is_the_platforms_and_an_unknown_one_is_asked_for() {
        Desk.Facts facts = quality("2026-11-15").with("platform_deadline", "2026-11-18");
        assertThat(deadline(facts, "D29").kind()).isEqualTo("平台规则");
        assertThat(due(facts, "D29")).isEqualTo("2026-11-18");
        assertThat(quality("2026-11-15").compose().tips()).anyMatch(t -> t.contains("页面上的截止日期告诉我"));
    }

    @Test
    void a_clock_of_weak_or_expired_source_is_not_printed() {
        assertThat(ids(quality("2026-11-15").with("seller_type", "THIRD_PARTY").tried("ORDER_AFTERSALE", null, "2026-11-14"))).doesNotContain("D28");
        Desk.Facts store = Desk.on("2027-03-01").with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("issue", "QUALITY");
        assertThat(ids(store)).doesNotContain("D23");
    }

    /** Every id of the table has a case in which it is shown; D28 is withheld on purpose. */
    @Test
    void every_deadline_of_the_table_is_reachable() {
        Desk.Facts wechat = Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("issue", "QUALITY").with("received_date", "2026-11-20");
        List<Desk.Facts> cases = List.of(
                quality("2026-11-15").with("received_date", "2026-11-14").with("scenes", List.of("DURABLE")).with("platform_deadline", "2026-11-18"),
                quality("2026-11-15").with("issue", "REFUND_DELAY").with("return_received_date", "2026-11-10"),
                Desk.today().with("platform", "TAOBAO").with("issue", "RETURN_REFUSED").tried("SELLER_NEGOTIATION", null, "2026-11-20"),
                Desk.today().with("issue", "PREPAID"), quality("2026-11-15").tried("C12315", null, "2026-11-12"),
                quality("2026-11-15").tried("C12315", "ACCEPTED_BY_12315", "2026-11-12"),
                quality("2026-11-15").tried("C12315", "MEDIATION_ENDED", "2026-11-12"),
                quality("2026-11-15").tried(List.of(Desk.contact("C12315", null, "2026-11-12"), Desk.contact("C12315_REPORT", null, "2026-11-13"))),
                quality("2026-11-15").with("purchase_date", "2024-02-01"),
                quality("2026-11-15").with("event", "充电时漏电，手被烫伤").with("received_date", "2026-11-01"),
                quality("2026-11-15").with("issue", "COUNTERFEIT").with("received_date", "2026-11-01"),
                quality("2026-11-15").tried("COURT", null, "2026-11-12"),
                quality("2026-11-15").tried("COURT", null, "2026-11-12").with("court_accepted_date", "2026-11-14"),
                quality("2026-11-15").with("judgment_date", "2026-11-14"), Desk.today().with("issue", "LOGISTICS"),
                Desk.today().with("platform", "WECHAT").with("carrier", "MINI_PROGRAM").with("issue", "QUALITY"), wechat,
                Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("issue", "QUALITY").tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-20"),
                Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("return_agreed_date", "2026-11-20").with("returned_date", "2026-11-21"));
        Set<String> shown = new TreeSet<>();
        cases.forEach(c -> shown.addAll(ids(c)));
        Set<String> all = new TreeSet<>(Desk.advisor().knowledge().deadlines().stream().map(DeadlineRule::id).toList());
        assertThat(all).hasSize(31);
        all.removeAll(shown);
        assertThat(all).containsExactly("D28");
    }

    @Test
    void a_wechat_store_refusal_leaves_seven_days_for_the_platform() {
        Desk.Facts facts = Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("issue", "QUALITY")
                .tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-20");
        assertThat(due(facts, "D26")).isEqualTo("2026-11-27");
        assertThat(facts.compose().recommendation().channel()).isEqualTo("PLATFORM_ARBITRATION");
    }

    @Test
    void follow_ups_keep_a_working_day_between_them() {
        List<String> days = Desk.on("2026-09-29").with("platform", "JD").with("issue", "LOGISTICS").compose().followUp().stream()
                .map(ComplaintPackage.FollowUp::on).toList();
        assertThat(days).containsExactly("2026-10-08", "2026-10-10");
    }
}

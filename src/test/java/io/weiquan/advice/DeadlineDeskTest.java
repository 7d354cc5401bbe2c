package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.weiquan.advice.ComplaintPackage.Deadline;
import io.weiquan.advice.knowledge.DeadlineRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    /** Every id with its date, over holidays, working weekends, month ends and weekends that move only the other side's days. */
    @ParameterizedTest
    @MethodSource("dates")
    void each_deadline_falls_on_its_date(String id, String due, Desk.Facts facts) {
        assertThat(facts.compose().deadlines().stream().filter(d -> d.id().equals(id)).map(Deadline::due)).as(id).containsExactly(due);
    }

    static Stream<Arguments> dates() {
        Desk.Facts store = Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("issue", "QUALITY");
        return Stream.of(
                arguments("D01", "2026-10-03", quality("2026-09-27").with("received_date", "2026-09-26")),
                arguments("D02", "2026-11-15", Desk.today().with("issue", "REFUND_DELAY").with("return_received_date", "2026-11-08")),
                arguments("D03", "2026-11-21", quality("2026-11-15").with("received_date", "2026-11-14")),
                arguments("D04", "2026-11-16", quality("2026-11-10").tried("ORDER_AFTERSALE", null, "2026-11-01")),
                arguments("D05", "2026-12-05", Desk.today().with("platform", "TAOBAO").with("issue", "RETURN_REFUSED").tried("SELLER_NEGOTIATION", null, "2026-11-20")),
                arguments("D06", "2026-12-05", Desk.today().with("issue", "PREPAID").tried("SELLER_NEGOTIATION", null, "2026-11-20")),
                arguments("D07", "2026-10-13", quality("2026-09-28").tried("C12315", null, "2026-09-28")),
                arguments("D07", "2026-05-12", quality("2026-04-29").tried("C12315", null, "2026-04-29")),
                arguments("D07", "2026-06-29", quality("2026-06-17").tried("C12315", null, "2026-06-17")),
                arguments("D07", "2026-09-28", quality("2026-09-17").tried("C12315", null, "2026-09-17")),
                arguments("D08", "2026-10-19", quality("2026-08-20").tried("C12315", "ACCEPTED_BY_12315", "2026-08-18")),
                arguments("D08", "2026-10-08", quality("2026-08-10").tried("C12315", "ACCEPTED_BY_12315", "2026-08-03")),
                arguments("D09", "2026-10-14", quality("2026-09-30").tried("C12315", "MEDIATION_ENDED", "2026-09-29")),
                arguments("D10", "2026-10-23", quality("2026-09-29").tried(List.of(Desk.contact("C12315", null, "2026-09-28"), Desk.contact("C12315_REPORT", null, "2026-09-28")))),
                arguments("D11", "2027-02-01", quality("2026-11-15").with("purchase_date", "2024-02-01").with("received_date", "2024-02-05")),
                arguments("D12", "2027-02-01", quality("2026-11-15").with("purchase_date", "2024-02-01")),
                arguments("D13", "2028-10-28", quality("2026-11-15").with("event", "充电时漏电，手被烫伤").with("purchase_date", "2026-10-28").with("received_date", "2026-11-01")),
                arguments("D14", "2027-10-28", quality("2026-11-15").with("issue", "COUNTERFEIT").with("purchase_date", "2026-10-28").with("received_date", "2026-11-01")),
                arguments("D15", "2027-02-28", quality("2026-11-15").with("received_date", "2026-08-31").with("scenes", List.of("DURABLE"))),
                arguments("D16", "2026-10-08", quality("2026-09-29").tried("COURT", null, "2026-09-28")),
                arguments("D17", "2027-01-14", quality("2026-11-15").tried("COURT", null, "2026-11-12").with("court_accepted_date", "2026-11-14")),
                arguments("D18", "2026-11-21", quality("2026-11-15").tried("COURT", null, "2026-11-12").with("court_accepted_date", "2026-11-14")),
                arguments("D19", "2028-11-14", quality("2026-11-15").with("judgment_date", "2026-11-14")),
                arguments("D20", "2026-11-17", Desk.today().with("issue", "LOGISTICS").tried("ONLINE_SERVICE", "COURIER_REFUSED", "2026-11-10")),
                arguments("D21", "2027-02-01", quality("2026-11-15").with("purchase_date", "2024-02-01")),
                arguments("D22", "2026-11-22", Desk.today().with("platform", "WECHAT").with("carrier", "MINI_PROGRAM").with("issue", "QUALITY").tried("WECHAT_SERVICE", null, "2026-11-20")),
                arguments("D23", "2026-11-22", Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("issue", "QUALITY").tried("ORDER_AFTERSALE", null, "2026-11-20")),
                arguments("D24", "2026-11-27", Desk.today().with("platform", "WECHAT").with("carrier", "CHANNELS").with("return_agreed_date", "2026-11-20")),
                arguments("D25", "2026-12-01", Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("returned_date", "2026-11-21")),
                arguments("D26", "2026-11-27", Desk.today().with("platform", "WECHAT").with("carrier", "WECHAT_STORE").with("issue", "QUALITY").tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-20")),
                arguments("D27", "2026-11-27", store.with("received_date", "2026-11-20")),
                arguments("D29", "2026-11-18", quality("2026-11-15").with("platform_deadline", "2026-11-18")),
                arguments("D30", "2026-10-09", quality("2026-09-29")),
                arguments("D30", "2026-10-06", Desk.on("2026-09-29").with("platform", "OTHER").with("issue", "QUALITY")),
                arguments("D31", "2026-10-08", quality("2026-09-29")));
    }

    @Test
    void no_date_follows_from_a_law_that_is_not_in_force_yet_or_was_checked_too_long_ago() {
        assertThat(ids(quality("2026-04-14").tried("C12315", null, "2026-04-13"))).doesNotContain("D07");
        assertThat(ids(quality("2026-04-15").tried("C12315", null, "2026-04-15"))).contains("D07");
        assertThat(ids(quality("2028-01-10").with("received_date", "2028-01-09"))).doesNotContain("D01", "D03", "D04");
    }

    @Test
    void return_asked_for_in_time_keeps_its_law_when_the_seven_days_have_gone_by() {
        Desk.Facts facts = Desk.today().with("platform", "TAOBAO").with("issue", "RETURN_REFUSED").with("received_date", "2026-11-10")
                .tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-15");
        assertThat(facts.compose().citations()).anyMatch(c -> c.article().equals("25"));
        assertThat(ids(facts)).contains("D05").doesNotContain("D01");
        Desk.Facts late = Desk.today().with("platform", "TAOBAO").with("issue", "RETURN_REFUSED").with("received_date", "2026-11-01")
                .tried("ORDER_AFTERSALE", "SELLER_REFUSED", "2026-11-15");
        assertThat(late.compose().citations()).noneMatch(c -> c.article().equals("25"));
        assertThat(late.compose().warnings()).anyMatch(w -> w.contains("已超过七天"));
    }

    @Test
    void follow_ups_of_a_step_taken_count_from_its_day_and_never_fall_on_today() {
        Desk.Facts filed = Desk.on("2026-11-20").with("platform", "JD").with("issue", "QUALITY").tried("C12315", null, "2026-11-16");
        assertThat(filed.compose().followUp()).extracting(ComplaintPackage.FollowUp::on).containsExactly("2026-11-26", "2026-11-30");
        Desk.Facts accepted = Desk.on("2026-11-20").with("platform", "JD").with("issue", "QUALITY").tried("C12315", "ACCEPTED_BY_12315", "2026-11-18");
        assertThat(accepted.compose().followUp()).allSatisfy(f -> assertThat(f.say()).doesNotContain("是否受理"));
        Desk.Facts longAgo = Desk.on("2026-11-20").with("platform", "JD").with("issue", "QUALITY").tried("C12315", null, "2026-10-12");
        assertThat(longAgo.compose().followUp()).extracting(ComplaintPackage.FollowUp::on).containsExactly("2026-11-23");
    }

    @Test
    void steps_after_mediation_have_no_date_because_nobody_knows_how_long_it_takes() {
        List<ComplaintPackage.LadderStep> steps = quality("2026-11-20").compose().ladder();
        assertThat(steps).filteredOn(s -> s.channel().equals("C12315")).allMatch(s -> s.notBefore() != null);
        assertThat(steps).filteredOn(s -> s.channel().equals("DEMAND_LETTER") || s.channel().equals("COURT")).hasSize(2)
                .allMatch(s -> s.notBefore() == null && s.due() == null);
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

package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.ComplaintPackage.FollowUp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputGuardTest {

    private final OutputGuard guard = new OutputGuard(Desk.advisor().knowledge());

    @Test
    void a_thousand_cases_pass_every_guard() {
        List<String> findings = new ArrayList<>();
        for (int seed = 0; seed < 1_000 && findings.size() < 12; seed++) {
            Case c = GeneratedCases.number(seed);
            ComplaintPackage p = Desk.advisor().compose(c);
            for (String finding : guard.check(p, c.slots().toString(), GeneratedCases.CANARIES)) {
                findings.add(seed + ": " + finding);
            }
            assertThat(p.recommendation().reasons()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(p.scripts()).as("seed %d", seed).isNotEmpty();
            assertThat(p.scripts().get(0).channel()).isEqualTo(p.recommendation().channel());
            assertThat(p.followUp()).extracting(FollowUp::on).doesNotHaveDuplicates().allMatch(d -> !LocalDate.parse(d).isBefore(c.today()));
            assertThat(p.ladder()).filteredOn(s -> s.status().equals("now")).hasSize(1);
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void the_preview_agrees_with_the_package() {
        for (int seed = 0; seed < 200; seed++) {
            Case c = GeneratedCases.number(seed);
            ComplaintPackage p = Desk.advisor().compose(c);
            Desk.advisor().preview(c).ifPresent(preview -> assertThat(preview.channel()).isEqualTo(p.recommendation().channel()));
        }
    }

    @Test
    void the_guard_sees_what_it_must_not_let_pass() {
        ComplaintPackage good = Desk.earphones().compose();
        assertThat(guard.check(good, "", List.of())).isEmpty();
        for (String bad : List.of("请拨打400-800-0800", "拨打 13912345678", "《消费者权益保护法》第99条", "依第7条", "null")) {
            List<String> warnings = new ArrayList<>(good.warnings());
            warnings.add(bad);
            ComplaintPackage p = new ComplaintPackage(1, good.slots(), good.gates(), good.recommendation(), good.scripts(), good.ladder(),
                    good.evidence(), good.deadlines(), good.citations(), good.facts(), warnings, good.tips(), good.followUp(), null, good.disclaimer());
            assertThat(guard.check(p, "", List.of())).as(bad).isNotEmpty();
        }
    }
}

package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** CPU time of one package on one warm core; goal 2 ms. */
@Tag("benchmark")
class ComposeBenchmarkTest {

    @Test
    void composing_a_package() {
        List<Case> cases = new ArrayList<>(List.of(Desk.earphones().asCase()));
        for (int seed = 0; seed < 200; seed++) {
            cases.add(GeneratedCases.number(seed));
        }
        measure("warm-up", cases, 5);
        double ms = measure("generated cases", cases, 3);
        double worst = 0;
        for (Case c : cases) {
            worst = Math.max(worst, measure("one case", List.of(c), 15));
        }
        double hostile = measure("hostile words", List.of(hostile()), 200);
        double typical = measure("typical case", List.of(Desk.earphones().asCase()), 500);
        double preview = preview(List.of(Desk.earphones().asCase()), 500);
        System.getLogger("benchmark").log(System.Logger.Level.INFO, "compose: typical %.2f ms, hostile %.2f ms, generated %.2f ms, the slowest of them %.2f ms; preview %.2f ms"
                .formatted(typical, hostile, ms, worst, preview));
        assertThat(worst).isLessThan(50);
    }

    /** Everything at once: a long angry story, eight contacts each with one, every kind of evidence and scene. */
    private static Case hostile() {
        var v = Desk.advisor().knowledge().vocabulary();
        List<java.util.Map<String, Object>> contacts = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            var contact = Desk.contact("ONLINE_SERVICE", "SELLER_REFUSED", "2026-11-0" + i);
            contact.put("said", HostileWords.STORY + i);
            contact.put("agent", "880" + i);
            contacts.add(contact);
        }
        return Desk.earphones().with("event", (HostileWords.STORY + "，卖家死活不给退，骗子！").repeat(20)).with("issues", List.of("QUALITY", "FALSE_ADVERTISING", "COUNTERFEIT"))
                .with("evidence", v.keys("evidence")).with("scenes", v.keys("scene")).tried(contacts).asCase();
    }

    private static double measure(String name, List<Case> cases, int rounds) {
        long start = cpu();
        long[] each = new long[rounds];
        for (int i = 0; i < rounds; i++) {
            long before = cpu();
            cases.forEach(Desk.advisor()::compose);
            each[i] = cpu() - before;
        }
        Arrays.sort(each);
        assertThat(cpu() - start).as(name).isPositive();
        return each[rounds / 2] / 1e6 / cases.size();
    }

    private static double preview(List<Case> cases, int rounds) {
        long start = cpu();
        for (int i = 0; i < rounds; i++) {
            cases.forEach(Desk.advisor()::preview);
        }
        return (cpu() - start) / 1e6 / rounds / cases.size();
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}

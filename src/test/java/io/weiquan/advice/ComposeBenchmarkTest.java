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
        double typical = measure("typical case", List.of(Desk.earphones().asCase()), 500);
        double preview = preview(List.of(Desk.earphones().asCase()), 500);
        System.getLogger("benchmark").log(System.Logger.Level.INFO, "compose: typical %.2f ms, generated %.2f ms; preview %.2f ms".formatted(typical, ms, preview));
        assertThat(typical).isLessThan(50);
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

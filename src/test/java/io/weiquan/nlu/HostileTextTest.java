package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Understanding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Texts made to hurt: nothing throws, spans stay honest, and reading stays linear in the length. */
class HostileTextTest {

    private static final List<String> UNITS = List.of("1", "9", "一", "一二", "十", "百万", "1.", "1-", "1,000", "块", "退", "不退", "退不退", "商家不", "商家说不给我退", "1月", "11.", "上上", "年年", "(", "[", "((", "[x", "@", "a@b.", "http://",
            " ", ",", "，1", "😀", "\uD83D", "\u200B", "验证码1", "订单", "订单1", "261114-", "a1", "-", "买", "买的", "旗舰店", "用了", "…", "左耳", "的物", "¥", "¥1", "到1", "1到", "几", "半", "1万", "前", "要不是", "他们让我");

    /** Time of this thread, not of the clock: the machine may be busy with others. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void any_soup_of_pieces_is_read_without_a_failure() {
        Random random = new Random(7);
        for (int round = 0; round < 4_000; round++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(24);
            for (int i = 0; i < pieces; i++) {
                text.append(UNITS.get(random.nextInt(UNITS.size())));
            }
            Hint hint = round % 3 == 0 ? new Hint("amount", "amount") : round % 3 == 1 ? new Hint("received_date", "date") : new Hint("order_no", "order_no");
            Understanding u = Rows.UNDERSTANDER.understand(text.toString(), Rows.NOW, hint);
            for (Entity e : u.entities()) {
                assertThat(text.substring(e.start(), e.end())).isEqualTo(e.text());
            }
        }
    }

    @Test
    void random_characters_are_read_without_a_failure() {
        Random random = new Random(11);
        for (int round = 0; round < 1_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append((char) random.nextInt(Character.MAX_VALUE + 1));
            }
            Rows.read(text.toString());
        }
    }

    /** Eight times the length may cost at most twenty-five times the time: quadratic would be sixty-four. */
    @Test
    @Tag("benchmark")
    void reading_grows_with_the_length_and_no_faster() {
        for (String unit : UNITS) {
            String small = unit.repeat(250 / unit.length() + 1).substring(0, 250);
            String large = unit.repeat(2_000 / unit.length() + 1).substring(0, 2_000);
            for (int i = 0; i < 30; i++) {
                Rows.read(small);
                Rows.read(large);
            }
            long shortest = fastest(small);
            long longest = fastest(large);
            assertThat((double) longest / Math.max(shortest, 20_000)).as("growth on repeated '%s': %d → %d ns", unit, shortest, longest).isLessThan(25);
        }
    }

    private static long fastest(String text) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 15; i++) {
            long start = THREADS.getCurrentThreadCpuTime();
            Rows.read(text);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        return best;
    }
}

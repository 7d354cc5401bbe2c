package io.weiquan.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    /** Close to where the clock of a long-running machine wraps around. */
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(3).toNanos());
    private final Allowance allowance = new Allowance(3, Duration.ofSeconds(2), 100, nanos::get);

    @Test
    void three_at_once_and_then_one_every_two_seconds() {
        for (int i = 0; i < 3; i++) {
            assertThat(allowance.use("c")).isEmpty();
        }
        assertThat(allowance.use("c")).contains(Duration.ofSeconds(2));
        pass(Duration.ofMillis(500));
        assertThat(allowance.use("c")).contains(Duration.ofMillis(1_500));
        pass(Duration.ofMillis(1_500));
        assertThat(allowance.use("c")).isEmpty();
        assertThat(allowance.use("c")).isPresent();
        pass(Duration.ofSeconds(60));
        assertThat(IntStream.range(0, 10).filter(i -> allowance.use("c").isEmpty())).hasSize(3);
    }

    @Test
    void each_has_its_own() {
        IntStream.range(0, 5).forEach(i -> allowance.use("c"));
        assertThat(allowance.use("d")).isEmpty();
    }

    @Test
    void what_is_given_back_can_be_used_again() {
        for (int i = 0; i < 10; i++) {
            assertThat(allowance.use("c")).isEmpty();
            allowance.giveBack("c");
        }
    }

    @Test
    void it_remembers_no_more_than_it_may_and_forgets_whoever_has_waited() {
        for (int i = 0; i < 1_000; i++) {
            allowance.use("caller " + i);
        }
        assertThat(allowance.remembered()).isLessThanOrEqualTo(101);
        assertThat(allowance.use("yet another")).isPresent();
        pass(Duration.ofSeconds(10));
        assertThat(allowance.use("yet another")).isEmpty();
        assertThat(allowance.remembered()).isEqualTo(1);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}

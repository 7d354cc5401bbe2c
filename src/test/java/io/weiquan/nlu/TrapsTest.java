package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What looks like a day, a sum or a platform of the purchase and is none fills nothing; the real ones beside it are still read. */
class TrapsTest {

    private static final List<Tally> TALLIES = new OwnRows("traps", Rows.traps(), MeasureTest.SEALED_NOW).tallies();

    private static Tally tally(String name) {
        return TALLIES.stream().filter(t -> t.name.startsWith(name)).findFirst().orElseThrow();
    }

    @Test
    void nothing_is_invented() {
        assertThat(tally("no value invented").missed).isEmpty();
    }

    @Test
    void the_real_days_sums_and_platforms_are_read() {
        for (String type : List.of("date", "amount", "platform")) {
            assertThat(tally(type + " exact value").missed).isEmpty();
            assertThat(tally(type + " certain and right").missed).isEmpty();
        }
    }
}

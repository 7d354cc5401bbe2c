package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Journal;
import io.weiquan.journal.PostgresStore.Server;
import io.weiquan.limits.Limits;
import java.io.IOException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresJournalTest extends JournalContract {

    private final Server server = PostgresServer.freshDatabase();

    @Override
    Journal connect(Sealing sealing, Limits limits, UnaryOperator<DataSource> around) {
        return PostgresStore.open(server, sealing, limits, around);
    }

    @Override
    Journal secondNode() {
        return another();
    }

    @Test
    void a_server_that_is_away_is_refused_in_one_line_without_the_password() {
        var nobody = new Server("jdbc:postgresql://localhost:1/weiquan", "postgres", "sesame");
        assertThatThrownBy(() -> PostgresStore.open(nobody, vault(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("weiquan.postgresql").hasMessageNotContainingAny("\n", "sesame");
    }

    /** A start beside many others: the processor is taken, the first connection slow. An exit would be taken for a fault. */
    @Test
    void a_server_that_is_slow_to_let_the_first_in_is_waited_for() throws IOException {
        try (SlowDoor door = new SlowDoor(server, 3_000); Journal journal = PostgresStore.open(door.server(server), vault(), Limits.DEFAULTS)) {
            assertThat(journal.list(0, 1)).isEmpty();
        }
    }

    @Test
    void another_master_key_is_refused_in_one_line() {
        begin("c");
        assertThatThrownBy(() -> PostgresStore.open(server, Sealing.none(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("master key").hasMessageNotContainingAny("\n");
    }
}

package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Journal;
import io.weiquan.journal.PostgresStore.Server;
import io.weiquan.limits.Limits;
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

    @Test
    void another_master_key_is_refused_in_one_line() {
        begin("c");
        assertThatThrownBy(() -> PostgresStore.open(server, Sealing.none(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("master key").hasMessageNotContainingAny("\n");
    }
}

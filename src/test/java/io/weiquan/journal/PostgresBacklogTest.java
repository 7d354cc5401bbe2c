package io.weiquan.journal;

import io.weiquan.conversation.Journal;
import io.weiquan.journal.PostgresStore.Server;
import io.weiquan.limits.Limits;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

class PostgresBacklogTest extends BacklogContract {

    private final Server server = PostgresServer.freshDatabase();

    @Override
    Journal connect(Limits limits, UnaryOperator<DataSource> around) {
        return PostgresStore.open(server, JournalContract.vault(), limits, around);
    }

    @Override
    Journal secondNode(Limits limits) {
        return connect(limits, UnaryOperator.identity());
    }
}

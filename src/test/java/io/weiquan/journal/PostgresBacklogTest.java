package io.weiquan.journal;

import io.weiquan.conversation.Journal;
import io.weiquan.journal.PostgresStore.Server;
import io.weiquan.limits.Limits;

class PostgresBacklogTest extends BacklogContract {

    private final Server server = PostgresServer.freshDatabase();

    @Override
    Journal connect(Limits limits) {
        return PostgresStore.open(server, JournalContract.vault(), limits);
    }

    @Override
    Journal secondNode(Limits limits) {
        return connect(limits);
    }
}

package io.weiquan.journal;

import io.weiquan.conversation.Journal;
import io.weiquan.limits.Limits;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class SqliteBacklogTest extends BacklogContract {

    @TempDir
    Path folder;

    @Override
    Journal connect(Limits limits, UnaryOperator<DataSource> around) {
        return SqliteStore.open(folder, JournalContract.vault(), limits, around);
    }

    @Override
    Journal secondNode(Limits limits) {
        return journal;
    }
}

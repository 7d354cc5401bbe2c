package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Journal;
import io.weiquan.limits.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest extends JournalContract {

    @TempDir
    Path folder;

    @Override
    Journal connect(Sealing sealing, Limits limits, UnaryOperator<DataSource> around) {
        return SqliteStore.open(folder, sealing, limits, around);
    }

    @Override
    Journal secondNode() {
        return journal;
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused_in_one_line() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> SqliteStore.open(file, Sealing.none(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("weiquan.data").hasMessageNotContainingAny("\n");
    }

    @Test
    void a_file_that_is_no_database_is_refused_in_one_line() throws Exception {
        var broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve(SqliteStore.FILE), "this is not a database, whatever it is called ".repeat(100));
        assertThatThrownBy(() -> SqliteStore.open(broken, Sealing.none(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageNotContainingAny("\n");
    }
}

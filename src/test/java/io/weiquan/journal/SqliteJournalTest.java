package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
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
    void a_folder_in_use_is_refused_in_one_line() {
        assertThatThrownBy(() -> SqliteStore.open(folder, vault(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("another process").hasMessageNotContainingAny("\n");
    }

    @Test
    void another_master_key_or_none_is_refused_in_one_line() {
        begin("c");
        journal.close();
        for (var sealing : List.of(new Vault(new SecureRandom(), List.of(bytes(43))), Sealing.none())) {
            assertThatThrownBy(() -> SqliteStore.open(folder, sealing, Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                    .hasMessageContaining("master key").hasMessageNotContainingAny("\n");
        }
        try (var again = SqliteStore.open(folder, new Vault(new SecureRandom(), List.of(bytes(43), bytes(42))), Limits.DEFAULTS)) {
            assertThat(again.entries("c", -1, 10)).hasSize(2);
        }
    }

    @Test
    void a_newer_schema_is_refused_in_one_line() throws Exception {
        journal.close();
        sql("INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script, checksum, installed_by, installed_on, "
                + "execution_time, success FROM flyway_schema_history WHERE version = '1'");
        assertThatThrownBy(() -> SqliteStore.open(folder, vault(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("schema 99").hasMessageNotContainingAny("\n");
    }

    @Test
    void erased_conversations_are_nowhere_in_the_files_and_others_are_nowhere_in_clear() throws Exception {
        begin("c");
        begin("d");
        done(journal.commit(turn(journal.standing("c", null).orElseThrow(), "CANARY-c")));
        done(journal.commit(turn(journal.standing("d", null).orElseThrow(), "CANARY-d")));
        var wrapped = key("d");
        assertThat(inFiles(wrapped)).isTrue();
        assertThat(inFiles(text("CANARY"))).isFalse();
        done(journal.erase("d"));
        begin("e");   // is stored after the sweep of the erased one
        assertThat(inFiles(wrapped)).isFalse();
        assertThat(inFiles(key("c"))).isTrue();
    }

    @Test
    void a_full_disk_refuses_turns_keeps_the_stored_ones_readable_and_heals() {
        journal.close();
        var pages = new AtomicInteger(60);
        var full = SqliteStore.open(folder, vault(), Limits.DEFAULTS, real -> limited(real, pages));
        try (full) {
            int kept = 0;
            var refused = Refused.Code.INTERNAL;
            while (refused == Refused.Code.INTERNAL) {
                try {
                    done(full.open(opening("c" + kept)));
                    kept++;
                } catch (CompletionException e) {
                    refused = Refused.in(e).code();
                }
                assertThat(kept).isLessThan(2_000);
            }
            assertThat(refused).isEqualTo(Refused.Code.UNAVAILABLE);
            for (int i = 0; i < kept; i++) {
                assertThat(full.entries("c" + i, -1, 10)).hasSize(2);
            }
            assertThat(full.entries("c" + kept, -1, 10)).isEmpty();
            pages.set(1_000_000);
            done(full.open(opening("c" + kept)));
            assertThat(full.entries("c" + kept, -1, 10)).hasSize(2);
        }
    }

    /** A database that must not grow past so many pages: a small disk. */
    private static DataSource limited(DataSource real, AtomicInteger pages) {
        return (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> {
                    var result = method.invoke(real, arguments);
                    if (result instanceof Connection connection) {
                        try (var statement = connection.createStatement()) {
                            statement.execute("PRAGMA max_page_count = " + pages.get());
                        }
                    }
                    return result;
                });
    }

    @Test
    void a_long_reader_delays_the_sweep_but_not_the_turns() throws Exception {
        begin("c");
        var wrapped = key("c");
        try (var reader = SqliteStore.snapshot(folder.resolve(SqliteStore.FILE)).getConnection()) {
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("SELECT COUNT(*) FROM conversation").close();
            done(journal.erase("c"));
            begin("d");
            assertThat(inFiles(wrapped)).isTrue();
        }
        for (int i = 0; inFiles(wrapped); i++) {
            begin("e" + i);
            assertThat(i).isLessThan(100);
        }
    }

    private boolean inFiles(byte[] bytes) throws Exception {
        var needle = new String(bytes, StandardCharsets.ISO_8859_1);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                if (Files.isRegularFile(file) && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(needle)) {
                    return true;
                }
            }
        }
        return false;
    }

    private byte[] key(String conversation) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteStore.FILE));
             var row = connection.createStatement().executeQuery("SELECT key FROM conversation WHERE id = '" + conversation + "'")) {
            return row.getBytes(1);
        }
    }

    private void sql(String statement) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteStore.FILE))) {
            connection.createStatement().execute(statement);
        }
    }

    @Test
    void a_file_that_is_no_database_is_refused_in_one_line() throws Exception {
        var broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve(SqliteStore.FILE), "this is not a database, whatever it is called ".repeat(100));
        assertThatThrownBy(() -> SqliteStore.open(broken, Sealing.none(), Limits.DEFAULTS)).isInstanceOf(UnfitStore.class)
                .hasMessageNotContainingAny("\n");
    }
}

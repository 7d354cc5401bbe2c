package io.weiquan.journal;

import static io.weiquan.journal.JournalContract.NOON;
import static io.weiquan.journal.JournalContract.bytes;
import static io.weiquan.journal.JournalContract.done;
import static io.weiquan.journal.JournalContract.opening;
import static io.weiquan.journal.JournalContract.text;
import static io.weiquan.journal.JournalContract.turn;
import static io.weiquan.journal.JournalContract.vault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.Journal;
import io.weiquan.limits.Limits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCommandsTest {

    private static final int CONVERSATIONS = 1_200;

    @TempDir
    Path folder;

    @Test
    void a_store_in_use_is_backed_up_restored_moved_to_postgresql_and_backed_up_from_there() {
        try (var journal = SqliteStore.open(folder.resolve("data"), vault(), Limits.DEFAULTS)) {
            fill(journal);
            assertThat(StoreCommands.backup(folder.resolve("data"), folder.resolve("backup"))).isEqualTo(CONVERSATIONS);
            done(journal.open(opening("after the backup")));
        }
        assertThat(StoreCommands.restore(folder.resolve("backup"), folder.resolve("restored"))).isEqualTo(CONVERSATIONS);
        try (var journal = SqliteStore.open(folder.resolve("restored"), vault(), Limits.DEFAULTS)) {
            check(journal);
        }
        var server = PostgresServer.freshDatabase();
        assertThat(StoreCommands.restore(folder.resolve("backup"), server)).isEqualTo(CONVERSATIONS);
        try (var journal = PostgresStore.open(server, vault(), Limits.DEFAULTS)) {
            check(journal);
        }
        assertThat(StoreCommands.backup(server, folder.resolve("from postgresql"))).isEqualTo(CONVERSATIONS + 1);
        try (var journal = SqliteStore.open(folder.resolve("from postgresql"), vault(), Limits.DEFAULTS)) {
            assertThat(journal.entries("new", -1, 10)).hasSize(2);
        }
    }

    @Test
    void nothing_is_copied_over_conversations_or_from_nowhere() {
        try (var journal = SqliteStore.open(folder.resolve("data"), vault(), Limits.DEFAULTS)) {
            done(journal.open(opening("c")));
        }
        assertThatThrownBy(() -> StoreCommands.backup(folder.resolve("data"), folder.resolve("data"))).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("already holds conversations");
        assertThatThrownBy(() -> StoreCommands.backup(folder.resolve("nowhere"), folder.resolve("backup"))).isInstanceOf(UnfitStore.class)
                .hasMessageContaining("no store");
    }

    @Test
    void after_the_master_key_was_changed_the_old_one_is_no_longer_needed() {
        var old = new Vault(new SecureRandom(), List.of(bytes(1)));
        var both = new Vault(new SecureRandom(), List.of(bytes(2), bytes(1)));
        var young = new Vault(new SecureRandom(), List.of(bytes(2)));
        try (var journal = SqliteStore.open(folder, old, Limits.DEFAULTS)) {
            fill(journal);
        }
        assertThatThrownBy(() -> SqliteStore.open(folder, young, Limits.DEFAULTS)).isInstanceOf(UnfitStore.class);
        assertThat(StoreCommands.changeMasterKey(folder, both)).isEqualTo(CONVERSATIONS);
        assertThat(StoreCommands.changeMasterKey(folder, both)).isZero();
        try (var journal = SqliteStore.open(folder, young, Limits.DEFAULTS)) {
            check(journal);
        }
        assertThatThrownBy(() -> SqliteStore.open(folder, old, Limits.DEFAULTS)).isInstanceOf(UnfitStore.class);
    }

    private static void fill(Journal journal) {
        java.util.stream.IntStream.range(0, CONVERSATIONS).mapToObj(i -> journal.open(opening("c" + i))).toList()
                .forEach(JournalContract::done);
        done(journal.commit(turn(journal.standing("c7", null).orElseThrow(), "m1")));
    }

    private static void check(Journal journal) {
        assertThat(journal.list(0, 10_000)).hasSize(CONVERSATIONS);
        assertThat(text(journal.entries("c7", 2, 1).get(0).content())).isEqualTo("answer 3");
        assertThat(journal.standing("c7", "m1").orElseThrow().takenAt()).isEqualTo(2);
        assertThat(journal.tokens("c7")).containsExactly(bytes(1));
        assertThat(journal.outbox().claim("turns", 10, NOON, Duration.ofSeconds(1))).singleElement().satisfies(row -> {
            assertThat(row.ordering()).isEqualTo("c7");
            assertThat(row.at()).isEqualTo(NOON.plusSeconds(3));
            assertThat(text(row.content())).isEqualTo("outgoing");
        });
        // and it is a store like any other
        done(journal.open(opening("new")));
        done(journal.commit(turn(journal.standing("c8", null).orElseThrow(), "m1")));
        assertThat(journal.outbox().claim("turns", 10, NOON.plusSeconds(2), Duration.ofSeconds(1))).extracting(Backlog.Row::ordering)
                .containsExactly("c7", "c8");
    }
}

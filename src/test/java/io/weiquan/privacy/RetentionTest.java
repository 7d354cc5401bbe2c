package io.weiquan.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Opening;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Refused;
import io.weiquan.journal.Sealing;
import io.weiquan.journal.SqliteStore;
import io.weiquan.limits.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration KEEP = Duration.ofDays(180);

    @TempDir
    Path folder;

    @Test
    void what_was_quiet_for_180_days_is_erased_and_nothing_else() {
        try (var journal = SqliteStore.open(folder, Sealing.none(), Limits.DEFAULTS)) {
            CompletableFuture.allOf(IntStream.range(0, 1_200).mapToObj(i -> begin(journal, "old" + i, NOON)).toArray(CompletableFuture[]::new)).join();
            begin(journal, "young", NOON.plus(Duration.ofDays(1))).join();
            var retention = new Retention(journal, KEEP, Announcer.silent());
            assertThat(retention.run(NOON.plus(KEEP))).isZero();
            assertThat(retention.run(NOON.plus(KEEP).plusSeconds(1))).isEqualTo(1_200);
            assertThat(retention.run(NOON.plus(KEEP).plusSeconds(1))).isZero();
            assertThat(journal.list(0, 10)).extracting(Journal.Listed::conversation).containsExactly("young");
        }
    }

    @Test
    void a_conversation_taken_up_after_it_was_listed_stays() {
        try (var journal = SqliteStore.open(folder, Sealing.none(), Limits.DEFAULTS)) {
            begin(journal, "c", NOON).join();
            assertThat(journal.erase(new Journal.Erasure("c", NOON, NOON, List.of())).toCompletableFuture().join()).isFalse();
            assertThat(journal.erase(new Journal.Erasure("c", NOON.plusMillis(1), NOON, List.of())).toCompletableFuture().join()).isTrue();
        }
    }

    @Test
    void a_store_that_went_away_is_told_so_that_the_run_can_be_begun_again() {
        var journal = SqliteStore.open(folder, Sealing.none(), Limits.DEFAULTS);
        begin(journal, "c", NOON).join();
        journal.close();
        assertThatThrownBy(() -> new Retention(journal, KEEP, Announcer.silent()).run(NOON.plus(KEEP).plusSeconds(1))).isInstanceOf(Refused.class);
    }

    private static CompletableFuture<Void> begin(Journal journal, String id, Instant at) {
        return journal.open(new Opening(id, "web", at, new byte[32], new byte[10], null,
                List.of(new Entry(0, at, Side.NOTICE, new byte[1]), new Entry(1, at, Side.BOT, new byte[1])), List.of())).toCompletableFuture();
    }
}

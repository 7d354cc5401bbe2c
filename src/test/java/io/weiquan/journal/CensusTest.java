package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.conversation.Census;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.conversation.Wire;
import io.weiquan.limits.Limits;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's counts are those of the conversations held, on either store, and hold none of their words. */
class CensusTest {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");

    @TempDir
    Path folder;

    @Test
    void sqlite_counts_what_was_said() {
        try (Journal journal = SqliteStore.open(folder, JournalContract.vault(), Limits.DEFAULTS)) {
            counts(journal);
        }
    }

    @Test
    void postgresql_counts_the_same() {
        try (Journal journal = PostgresStore.open(PostgresServer.freshDatabase(), JournalContract.vault(), Limits.DEFAULTS)) {
            counts(journal);
        }
    }

    private static void counts(Journal journal) {
        try (var service = new ConversationService(Shipped.dialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS,
                System::nanoTime)) {
            Wire.Body stopped = hold(service, NOW, "京东买的耳机坏了，商家不给退，我叫张三丰");
            hold(service, NOW, "拼多多买的鞋是假货");
            hold(service, NOW.minus(Duration.ofDays(40)), "淘宝买的衣服破了");
            Wire.Body done = hold(service, NOW, "拼多多买的鞋是假货", "上周六买的，前天收到，199元", "退一赔三", "没有订单号了", "直接生成投诉材料");
            assertThat(done.result()).as("this conversation came to a package").isNotNull();

            Census.Counts counts = new Census(journal, 1_000).since(NOW.minus(Duration.ofDays(30)), NOW.plus(Duration.ofHours(1)));
            assertThat(counts.complete()).isTrue();
            assertThat(counts.conversations()).isEqualTo(3);
            assertThat(counts.packages()).isEqualTo(1);
            assertThat(counts.by().get("platform")).isEqualTo(Map.of("JD", 1L, "PINDUODUO", 2L));
            assertThat(counts.by().get("issue")).containsEntry("COUNTERFEIT", 2L);
            assertThat(counts.by().get("recommended")).isEqualTo(Map.of(done.result().path("recommendation").path("channel").asText(), 1L));
            assertThat(counts.by().get("stoppedAt")).containsKey(stopped.expects());
            assertThat(counts.by().get("stoppedAt").values().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
            assertThat(counts.toString()).doesNotContain("张三丰", "199");

            assertThat(new Census(journal, 1_000).since(NOW.minus(Duration.ofDays(30)), NOW).by().get("stoppedAt")).as("still talking").isEmpty();
            assertThat(new Census(journal, 1).since(Instant.EPOCH, NOW).conversations()).as("a page is counted whole").isEqualTo(4);
        }
    }

    private static Wire.Body hold(ConversationService service, Instant now, String... texts) {
        String conversation = service.start("web", now).toCompletableFuture().join().conversation();
        Wire.Body last = null;
        int number = 0;
        for (String text : List.of(texts)) {
            last = service.take(conversation, new Inbound.Said("m" + number++, text), now).toCompletableFuture().join().replies().get(0).body();
        }
        return last;
    }
}

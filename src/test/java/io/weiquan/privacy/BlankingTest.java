package io.weiquan.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.Shipped;
import io.weiquan.advice.ComplaintPackage;
import io.weiquan.advice.format.PackageFormats;
import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Blanking;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.journal.PostgresServer;
import io.weiquan.journal.PostgresStore;
import io.weiquan.journal.Sealing;
import io.weiquan.journal.SqliteStore;
import io.weiquan.limits.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One class of data goes earlier than the rest, in a conversation of the shipped dialog, on both stores. */
class BlankingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);
    private static final String[] CONTACT = {"19900001234", "199 0000 1234", "欧阳金丝雀", "shui@example.com", "金丝雀路八十八号"};
    private static final String[] TRANSACTION = {"261114-123456789012345", "98.5", "98块5", "耳机", "前天"};

    private static final String[] STORY = {"左耳像金丝雀一样叫", "一直拖着不处理"};

    @TempDir
    Path folder;

    private Journal open(String store) {
        return store.equals("sqlite") ? SqliteStore.open(folder, Sealing.none(), Limits.DEFAULTS)
                : PostgresStore.open(PostgresServer.freshDatabase(), Sealing.none(), Limits.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void contact_data_go_after_their_time_and_the_conversation_goes_on(String store) {
        try (var journal = open(store); var service = service(journal)) {
            var id = talk(service);
            var code = service.latestPackage(id).get("returnCode").textValue();
            assertThat(journal.outbox().depths()).isNotEmpty();
            var retention = retention(journal, Map.of("contact", MONTH));
            retention.run(NOON.plus(MONTH));
            assertThat(service.export(id).toString()).as("not yet").contains("19900001234", "欧阳金丝雀");

            assertThat(retention.run(NOON.plus(MONTH).plusSeconds(60))).isZero();
            assertThat(held(journal, service, id)).doesNotContain(CONTACT).contains(Blanking.GONE).contains(TRANSACTION);
            assertThat(journal.list(0, 10)).singleElement().satisfies(listed -> assertThat(listed.blanked()).containsExactly("contact"));

            var later = NOON.plus(MONTH).plusSeconds(120);
            assertThat(service.resumeByCode(code, "somewhere", later).toCompletableFuture().join().conversation()).isEqualTo(id);
            var reply = service.take(id, new Inbound.Said("later", "12315说不受理"), later).toCompletableFuture().join().replies();
            assertThat(reply).isNotEmpty();
            assertThat(held(journal, service, id)).doesNotContain(CONTACT);
            assertThat(journal.list(0, 10)).singleElement().satisfies(listed -> assertThat(listed.blanked()).isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"contact", "transaction", "story"})
    void each_class_can_go_alone_and_what_is_left_can_be_shown_printed_and_gone_on_with(String name) {
        try (var journal = open("sqlite"); var service = service(journal)) {
            var id = talk(service);
            var before = service.history(id).slots();
            retention(journal, Map.of(name, MONTH)).run(NOON.plus(MONTH).plusSeconds(60));

            var gone = Shipped.guide().dataClasses().slotsOf(name);
            var after = service.history(id);
            var kept = before.keySet().stream().filter(slot -> !gone.contains(slot)).toList();
            assertThat(after.slots().keySet()).containsExactlyElementsOf(kept);
            kept.stream().filter(slot -> !slot.equals("event")).forEach(slot -> assertThat(after.slots().get(slot)).isEqualTo(before.get(slot)));
            var bundle = service.latestPackage(id);
            assertThat(bundle.at("/recommendation/channel").asText()).isNotEmpty();
            var printed = JSON.convertValue(bundle, ComplaintPackage.class);
            assertThat(PackageFormats.html(printed) + PackageFormats.markdown(printed) + PackageFormats.calendar(printed)).isNotEmpty();
            assertThat(PackageFormats.docx(printed)).isNotEmpty();
            for (var words : List.of("继续", "先给我稿子", "12315说不受理")) {
                assertThat(service.take(id, new Inbound.Said(words, words), NOON.plus(MONTH).plusSeconds(90)).toCompletableFuture().join().replies()).isNotEmpty();
            }
            var held = held(journal, service, id);
            for (var said : name.equals("contact") ? CONTACT : name.equals("transaction") ? TRANSACTION : STORY) {
                int at = held.indexOf(said);
                assertThat(at < 0 ? "" : held.substring(Math.max(0, at - 80), Math.min(held.length(), at + 80))).as(said).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "postgresql"})
    void a_turn_that_is_under_way_is_neither_lost_nor_brings_anything_back(String store) {
        try (var journal = open(store); var service = service(journal)) {
            var id = talk(service);
            var blanking = new Blanking(journal, () -> Shipped.guide().dataClasses());
            var talking = new AtomicBoolean(true);
            var blanked = new AtomicLong();
            var job = CompletableFuture.runAsync(() -> {
                while (talking.get()) {
                    // As if every turn were long ago.
                    if (blanking.blank(id, Set.of("contact"), Instant.MAX).toCompletableFuture().join()) {
                        blanked.incrementAndGet();
                    }
                }
            });
            for (int i = 0; i < 30; i++) {
                var words = i % 3 == 0 ? "再给我看一下稿子" : i % 3 == 1 ? "我的电话是19900001234" : "还有什么办法";
                assertThat(service.take(id, new Inbound.Said("n" + i, words), NOON.plusSeconds(i)).toCompletableFuture().join().replies()).hasSize(1);
                for (long done = blanked.get(); i % 3 == 2 && blanked.get() == done && !job.isDone();) {
                    Thread.onSpinWait();
                }
            }
            talking.set(false);
            job.join();
            assertThat(blanked.get()).isPositive();
            assertThat(blanking.blank(id, Set.of("contact"), Instant.MAX).toCompletableFuture().join()).isTrue();
            IntStream.range(0, 30).forEach(i -> assertThat(service.taken(id, "n" + i)).as("n%s", i).isPresent());
            var items = service.export(id).get("items");
            assertThat(items.findValuesAsText("seq")).hasSize((int) journal.standing(id, null).orElseThrow().seq());
            assertThat(held(journal, service, id)).doesNotContain(CONTACT);
        }
    }

    private static Retention retention(Journal journal, Map<String, Duration> classes) {
        return new Retention(journal, HALF_A_YEAR, Announcer.silent(), classes, new Blanking(journal, () -> Shipped.guide().dataClasses()));
    }

    /** All that a store without sealing holds of a conversation, the rows that wait to go out included. */
    private static String held(Journal journal, ConversationService service, String id) {
        var all = new StringBuilder(service.export(id).toString());
        journal.entries(id, -1, 1_000).forEach(entry -> all.append(new String(entry.content(), StandardCharsets.UTF_8)));
        journal.outbox().claimOf("canary", id, NOON, Duration.ZERO).toCompletableFuture().join()
                .ifPresent(rows -> rows.forEach(row -> all.append(new String(row.content(), StandardCharsets.UTF_8))));
        return all.toString();
    }

    private static ConversationService service(Journal journal) {
        Announcer whole = (conversation, channel, inbound, reply) -> List.of(new Journal.Outgoing("canary",
                JSON.valueToTree(reply).toString().getBytes(StandardCharsets.UTF_8)));
        var minutes = new AtomicLong();
        return new ConversationService(Shipped.dialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS,
                () -> minutes.addAndGet(60_000_000_000L), whole);
    }

    private static String talk(ConversationService service) {
        var id = service.start("web", NOON).toCompletableFuture().join().conversation();
        var words = List.of("我在拼多多买的耳机，左耳像金丝雀一样叫，花了98块5，订单号261114-123456789012345，前天收到的，商家一直拖着不处理，要退款", "先给我稿子");
        for (int i = 0; i < words.size(); i++) {
            service.take(id, new Inbound.Said("m" + i, words.get(i)), NOON).toCompletableFuture().join();
        }
        service.take(id, new Inbound.Said("unasked", "我家住浙江省杭州市金丝雀路八十八号，邮箱shui@example.com"), NOON).toCompletableFuture().join();
        service.take(id, new Inbound.Filled("form", Map.of("contact_name", "欧阳金丝雀", "contact_phone", "19900001234", "contact_email", "shui@example.com",
                "contact_address", "浙江省杭州市金丝雀路八十八号")), NOON).toCompletableFuture().join();
        service.take(id, new Inbound.Said("again", "我的电话是199 0000 1234，再给我看一下稿子"), NOON).toCompletableFuture().join();
        return id;
    }
}

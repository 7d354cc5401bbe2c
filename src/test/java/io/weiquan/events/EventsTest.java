package io.weiquan.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.weiquan.Shipped;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.conversation.StoredReplies;
import io.weiquan.journal.SqliteStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole conversation as events: each as AsyncAPI describes it, and none with a word of what was said. */
class EventsTest {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PRIVATE = List.of("蓝牙耳机", "左耳", "98.5", "261114-123456789012345", "2026-11-14", "李小梅", "13800138000");

    private final JsonNode document = read(AsyncApiResource.text());

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Map<String, JsonSchema> schemas() {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        Map<String, JsonSchema> schemas = new HashMap<>();
        document.at("/components/schemas").forEach(schema -> schemas.put(schema.at("/properties/type/const").asText(), factory.getSchema(schema)));
        return schemas;
    }

    @Test
    void the_document_is_whole() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(document.at("/channels/events/address").asText()).isEqualTo("weiquan.events");
        Set<String> messages = new HashSet<>();
        document.at("/channels/events/messages").fieldNames().forEachRemaining(messages::add);
        Set<String> schemas = new HashSet<>();
        document.at("/components/schemas").fieldNames().forEachRemaining(schemas::add);
        assertThat(messages).isEqualTo(schemas).isNotEmpty();
    }

    @Test
    void every_event_is_as_described_and_says_nothing_personal(@TempDir Path folder) {
        Vault vault = new Vault(new SecureRandom(), List.of(new byte[32]));
        List<JsonNode> events = new ArrayList<>();
        try (Journal journal = SqliteStore.open(folder, vault, Limits.DEFAULTS);
                ConversationService service = new ConversationService(Shipped.dialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS,
                        System::nanoTime, new EventAnnouncer(new StoredReplies(journal)))) {
            var opened = service.start("web", NOW).toCompletableFuture().join();
            String[] said = {"我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退", "上周六买的前天收到，98块5", "退货退款", "261114-123456789012345", "有订单截图和聊天记录",
                "不是98块5，是89块5", "平台驳回了", "我叫李小梅，电话13800138000"};
            for (int i = 0; i < said.length; i++) {
                service.take(opened.conversation(), new Inbound.Said("m" + i, said[i]), NOW.plusSeconds(60L * i)).toCompletableFuture().join();
            }
            service.erase(opened.conversation(), NOW.plusSeconds(3600)).toCompletableFuture().join();
            journal.outbox().claim(EventAnnouncer.LANE, 10, NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(1)).forEach(row -> {
                try {
                    JSON.readTree(row.content()).forEach(events::add);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            check(events);
        }
    }

    private void check(List<JsonNode> events) {
        Map<String, JsonSchema> schemas = schemas();
        assertThat(events).as("after an erasure what was to be told of it is gone too, but for the erasure itself").extracting(event -> event.path("type").asText())
                .contains("weiquan.conversation.erased");
        assertValid(schemas, events);
    }

    private static void assertValid(Map<String, JsonSchema> schemas, List<JsonNode> events) {
        Set<String> ids = new HashSet<>();
        for (JsonNode event : events) {
            assertThat(schemas).containsKey(event.path("type").asText());
            assertThat(schemas.get(event.path("type").asText()).validate(event)).as(event.toString()).isEmpty();
            assertThat(ids.add(event.path("id").asText())).as("an id of its own").isTrue();
            PRIVATE.forEach(word -> assertThat(event.toString()).doesNotContain(word));
        }
    }

    @Test
    void a_conversation_is_told_step_by_step() {
        List<JsonNode> events = new ArrayList<>();
        Path folder = Path.of("target", "test-data", "events" + System.nanoTime());
        Vault vault = new Vault(new SecureRandom(), List.of(new byte[32]));
        try (Journal journal = SqliteStore.open(folder, vault, Limits.DEFAULTS);
                ConversationService service = new ConversationService(Shipped.dialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS,
                        System::nanoTime, new EventAnnouncer(new StoredReplies(journal)))) {
            var opened = service.start("web", NOW).toCompletableFuture().join();
            String[] said = {"我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退", "上周六买的前天收到，98块5", "先给我稿子", "平台驳回了", "我叫李小梅，电话13800138000"};
            for (int i = 0; i < said.length; i++) {
                service.take(opened.conversation(), new Inbound.Said("m" + i, said[i]), NOW.plusSeconds(60L * i)).toCompletableFuture().join();
            }
            journal.outbox().claim(EventAnnouncer.LANE, 10, NOW.plus(Duration.ofDays(1)), Duration.ofMinutes(1)).forEach(row ->
                    read(new String(row.content(), StandardCharsets.UTF_8)).forEach(events::add));
        }
        assertThat(events).extracting(event -> event.path("type").asText()).startsWith("weiquan.conversation.started", "weiquan.slots.filled")
                .contains("weiquan.package.composed", "weiquan.outcome.reported");
        JsonNode first = events.get(1).path("data").path("slots");
        assertThat(first).anySatisfy(slot -> assertThat(slot.path("key").asText()).isEqualTo("platform"));
        JsonNode composed = events.stream().filter(event -> event.path("type").asText().equals("weiquan.package.composed")).findFirst().orElseThrow();
        assertThat(composed.at("/data/issue").asText()).isEqualTo("QUALITY");
        assertThat(composed.at("/data/platform").asText()).isEqualTo("PINDUODUO");
        assertThat(composed.at("/data/recommended").asText()).matches("[A-Z0-9_]+");
        assertValid(schemas(), events);
    }
}

package io.weiquan.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.weiquan.channel.Chat;
import io.weiquan.channel.Rest;
import io.weiquan.conversation.Inbox;
import io.weiquan.conversation.Journal;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A whole conversation of somebody with an unmistakable name, phone, address, order number and story, through the server as it ships:
 * nothing of it is anywhere outside the sealed columns, secrets are not even inside, and after erasing there is nothing at all.
 */
abstract class CanaryContract {

    /** Invented, from ranges that are not given out. */
    private static final List<String> CANARIES = List.of("欧阳金丝雀", "19900001234", "金丝雀路八十八号", "261114-123456789012345", "左耳像金丝雀一样叫");
    private static final List<String> SECRETS = List.of("6222020200112233445", "11010519491231002X", "482913", "Canary#Pass77");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI server;

    @Inject
    Journal journal;

    @Inject
    Retention retention;

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getLoggerName() + " " + entry.getMessage() + " " + Arrays.deepToString(entry.getParameters()) + " "
                    + everything(entry.getThrown()));
        }

        @Override
        public void flush() {
            // nothing is kept back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    private static String everything(Throwable thrown) {
        return thrown == null ? "" : thrown + everything(thrown.getCause()) + Stream.of(thrown.getSuppressed()).map(CanaryContract::everything).toList();
    }

    /** All that the database holds, as bytes on the disk and as an operator's tools would show it. */
    abstract List<byte[]> stored() throws Exception;

    /** The wrapped key of a conversation. */
    abstract byte[] key(String conversation) throws Exception;

    /** Whether an erased key can still be found; false where the database keeps old pages for a while. */
    abstract boolean keysVanishAtOnce();

    @BeforeEach
    void listen() {
        listening.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(listening);
    }

    @Test
    void a_canary_is_found_nowhere_outside_the_sealed_columns_and_after_erasing_nowhere() throws Exception {
        var session = Rest.to(server).post("/api/conversations", "{\"channel\":\"web\"}").json();
        var path = "/api/conversations/" + session.get("conversation").asText();
        var reply = talk(session, path);
        provoke(session, path);
        var inOutbox = queued();

        // It is all there for the person it belongs to: resumed by token, by code on another device, and exported.
        var export = Rest.to(server).as(session).get(path + "/export").body();
        assertThat(export).contains(CANARIES.toArray(String[]::new)).contains("notice");
        SECRETS.forEach(secret -> assertThat(export).as("blanked before it is stored").doesNotContain(secret));
        var code = reply.at("/result/returnCode").asText();
        var elsewhere = Rest.to(server).post("/api/conversations/resume", "{\"code\":\"" + code + "\"}");
        assertThat(elsewhere.status()).as(elsewhere.body()).isEqualTo(200);
        assertThat(Rest.to(server).as(session).get(path).body()).contains("19900001234");
        try (var chat = Chat.open(server)) {
            chat.send("{\"type\":\"resume\",\"conversation\":\"" + session.get("conversation").asText() + "\",\"token\":\"" + session.get("token").asText()
                    + "\",\"after\":0}");
            assertThat(chat.next("session").toString()).contains(session.get("conversation").asText());
        }

        nowhere(stored());
        var wrapped = key(session.get("conversation").asText());
        assertThat(stored().stream().anyMatch(bytes -> contains(bytes, wrapped)) || !keysVanishAtOnce()).as("the search finds what is there").isTrue();

        // Contact data go earlier than the rest, and with them the key under which they were.
        retention.run(Instant.now().plus(Duration.ofDays(31)));
        var left = Rest.to(server).as(session).get(path + "/export").body();
        assertThat(left).doesNotContain("欧阳金丝雀", "19900001234", "金丝雀路八十八号").contains("261114-123456789012345", "左耳像金丝雀一样叫");
        nowhere(stored());
        var wrappedLater = key(session.get("conversation").asText());
        assertThat(wrappedLater).isNotEqualTo(wrapped);
        assertThat(keysVanishAtOnce() && stored().stream().anyMatch(bytes -> contains(bytes, wrapped))).isFalse();

        assertThat(Rest.to(server).as(session).delete(path).status()).isEqualTo(204);
        journal.erase(inOutbox).toCompletableFuture().join();
        journal.inbox().forget("wechat", "19900001234").toCompletableFuture().join();
        journal.inbox().forgetBefore(Instant.now().plusSeconds(60)).toCompletableFuture().join();
        assertThat(Rest.to(server).as(session).get(path).status()).isEqualTo(404);
        assertThat(Rest.to(server).post("/api/conversations/resume", "{\"code\":\"" + code + "\"}").status()).isEqualTo(404);
        nowhere(stored());
        assertThat(journal.list(0, 100)).isEmpty();
        assertThat(journal.outbox().depths()).allSatisfy(depth -> assertThat(depth.lane()).isNotEqualTo("canary"));
        if (keysVanishAtOnce()) {
            assertThat(stored()).noneMatch(bytes -> contains(bytes, wrapped) || contains(bytes, wrappedLater));
        }
    }

    private JsonNode talk(JsonNode session, String path) {
        var words = List.of("我上周在拼多多买的耳机" + CANARIES.get(4) + "，花了98块5，订单号" + CANARIES.get(3) + "，前天收到的，商家不退",
                "我叫" + CANARIES.get(0) + "，电话" + CANARIES.get(1) + "，地址浙江省杭州市" + CANARIES.get(2),
                "银行卡号是" + SECRETS.get(0), "我的身份证号" + SECRETS.get(1), "验证码是" + SECRETS.get(2), "密码是" + SECRETS.get(3), "我要退款", "先给我稿子");
        JsonNode reply = null;
        for (int i = 0; i < words.size(); i++) {
            reply = say(session, path, "m" + i, JSON.createObjectNode().put("text", words.get(i)));
        }
        assertThat(reply.get("result")).as("a package at the end").isNotNull();
        var form = JSON.createObjectNode();
        form.putObject("slots").put("contact_phone", CANARIES.get(1)).put("contact_name", CANARIES.get(0));
        var filled = Rest.to(server).as(session).post(path + "/messages", form.put("id", "form").toString());
        assertThat(filled.status()).isIn(200, 422);
        return reply;
    }

    private JsonNode say(JsonNode session, String path, String id, ObjectNode what) {
        var answer = Rest.to(server).as(session).post(path + "/messages", what.put("id", id).toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Everything that can go wrong while the canary is in the request. */
    private void provoke(JsonNode session, String path) {
        var all = String.join("", CANARIES);
        for (var body : List.of("{\"id\":\"x\",\"text\":\"" + all, "{\"id\":\"x\",\"text\":[\"" + all + "\"]}", "{\"id\":\"x\",\"choice\":\"" + all + "\"}",
                "{\"id\":\"x\",\"slots\":{\"" + all + "\":\"" + all + "\"}}", "{\"id\":\"" + all + "\",\"text\":\"" + all.repeat(100) + "\"}",
                "{\"id\":\"y\",\"slots\":{\"order_no\":\"" + all + "\",\"amount\":\"" + all + "\"}}")) {
            Rest.to(server).as(session).post(path + "/messages", body);
        }
        Rest.to(server).post("/api/understand", "{\"text\":\"" + all + "\"}");
        Rest.to(server).with("Authorization", "Bearer 19900001234").get(path);
        try (var chat = Chat.open(server)) {
            chat.send("{\"type\":\"message\",\"text\":\"" + all + "\"}");
            chat.next("error");
        }
    }

    /** The same in the outbox and the inbox, given up and waiting. */
    private String queued() {
        var now = Instant.now();
        var all = String.join("", CANARIES).getBytes(StandardCharsets.UTF_8);
        var greeting = List.of(new Journal.Entry(0, now, Journal.Side.NOTICE, all), new Journal.Entry(1, now, Journal.Side.BOT, all));
        journal.open(new Journal.Opening("queued", "wechat", now, new byte[32], all, new Journal.Peer(new byte[32], all), greeting,
                List.of(new Journal.Outgoing("canary", all)))).toCompletableFuture().join();
        journal.inbox().accept(new Inbox.Event("wechat", "19900001234-1", "19900001234", now, all)).toCompletableFuture().join();
        var rows = journal.inbox().claim("wechat", 10, now, Duration.ofMinutes(1));
        if (!rows.isEmpty()) {
            journal.inbox().settle(List.of(), List.of(new io.weiquan.conversation.Backlog.Failed(rows.get(0).number(), 1, now, "rejected"))).toCompletableFuture().join();
        }
        return "queued";
    }

    private void nowhere(List<byte[]> places) {
        var said = String.join("\n", logged);
        var meters = Metrics.globalRegistry.getMeters().stream().map(meter -> meter.getId().toString()).reduce("", String::concat);
        for (var canary : Stream.concat(CANARIES.stream(), SECRETS.stream()).toList()) {
            assertThat(said).as("logs").doesNotContain(canary);
            assertThat(meters).as("metrics").doesNotContain(canary);
            assertThat(places).as("the store holds %s", canary).noneMatch(bytes -> contains(bytes, canary.getBytes(StandardCharsets.UTF_8)));
        }
        assertThat(logged).as("something was listened to").isNotEmpty();
    }

    static boolean contains(byte[] where, byte[] what) {
        return new String(where, StandardCharsets.ISO_8859_1).contains(new String(what, StandardCharsets.ISO_8859_1));
    }

    /** Every file below the folder. */
    static List<byte[]> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).map(CanaryContract::bytes).toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException gone) {
            return new byte[0];   // databases come and go with their files
        }
    }
}

package io.weiquan.channel.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.weiquan.bench.DingtalkPen;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Fixtures;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.JdkPlatformHttp;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.dingtalk.DingtalkKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DingTalk's Stream against a stand-in of its gateway. */
class ListenerTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final List<ServerWebSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<ObjectNode> answers = new CopyOnWriteArrayList<>();
    private final List<InboundEvent> kept = new CopyOnWriteArrayList<>();
    private final AtomicInteger failing = new AtomicInteger();
    private HttpServer gateway;
    private String url;
    private volatile String endpoint;

    @BeforeEach
    void start() throws Exception {
        gateway = vertx.createHttpServer().requestHandler(request -> request.bodyHandler(body -> request.response().putHeader("Content-Type", "application/json")
                .end("{\"endpoint\":\"" + endpoint + "\",\"ticket\":\"t/1\"}"))).webSocketHandler(socket -> {
                    socket.textMessageHandler(text -> answers.add(StrangersJson.object(text)));
                    sockets.add(socket);
                });
        int port = gateway.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS).actualPort();
        url = "http://127.0.0.1:" + port;
        endpoint = "ws://127.0.0.1:" + port + "/connect";
    }

    @AfterEach
    void stop() {
        vertx.close();
        workers.shutdownNow();
    }

    private Listener listen() {
        Adapter adapter = Fixtures.adapter(new DingtalkKind(), Map.of("mode", "stream", "app-key", "dingkey1", "app-secret", SECRET, "corp-id", "ding0123456789",
                "robot-code", "dingrobot", "api", url), new AdapterKind.Tools(new JdkPlatformHttp(workers), Fixtures.phrases(), () -> Fixtures.NOW));
        return new Listener(adapter, (from, event) -> {
            if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return CompletableFuture.failedFuture(new IllegalStateException("the store is away"));
            }
            kept.add(event);
            return CompletableFuture.completedFuture(null);
        }, workers);
    }

    private static String frame(String type, String topic, String id, String data) {
        ObjectNode frame = StrangersJson.object().put("specVersion", "1.0").put("type", type).put("data", data);
        frame.putObject("headers").put("topic", topic).put("messageId", id);
        return StrangersJson.write(frame);
    }

    private static String message(String text, String id) {
        return frame("CALLBACK", "/v1.0/im/bot/messages/get", "f" + id, StrangersJson.write(new DingtalkPen(SECRET, "ding0123456789", "dingrobot",
                "https://oapi.dingtalk.com/robot/sendBySession?session=x").message("user1", text, id, Fixtures.NOW)));
    }

    private ServerWebSocket socket(int number) {
        await().atMost(Duration.ofSeconds(10)).until(() -> sockets.size() >= number);
        return sockets.get(number - 1);
    }

    @Test
    void messages_are_acknowledged_once_they_are_kept_and_sockets_are_opened_again() {
        try (Listener listener = listen()) {
            ServerWebSocket first = socket(1);
            assertThat(first.query()).isEqualTo("ticket=t%2F1");
            first.writeTextMessage(frame("SYSTEM", "ping", "p1", "{\"opaque\":\"x\"}"));
            first.writeTextMessage(message("你好", "m1"));
            await().atMost(Duration.ofSeconds(10)).until(() -> answers.size() == 2);
            assertThat(answers.get(0).path("data").asText()).isEqualTo("{\"opaque\":\"x\"}");
            assertThat(answers.get(1).at("/headers/messageId").asText()).isEqualTo("fm1");
            assertThat(kept).extracting(InboundEvent::content).containsExactly(new Content.Text("你好"));
            first.writeTextMessage(frame("SYSTEM", "disconnect", "d1", "{}"));
            ServerWebSocket second = socket(2);
            failing.set(1);
            second.writeTextMessage(message("还在吗", "m2"));
            ServerWebSocket third = socket(3);
            assertThat(answers).as("not acknowledged, for it was not kept").hasSize(2);
            third.writeTextMessage(message("还在吗", "m2"));
            await().atMost(Duration.ofSeconds(10)).until(() -> answers.size() == 3);
            third.writeTextMessage("no frame at all");
            third.close();
            socket(4);
            assertThat(kept).hasSize(2);
            assertThat(listener).isNotNull();
        }
    }

    @Test
    void a_socket_is_opened_to_dingtalk_and_nowhere_else() {
        endpoint = "ws://evil.example/connect";
        try (Listener listener = listen()) {
            assertThat(listener).isNotNull();
            await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(sockets::isEmpty);
        }
    }
}

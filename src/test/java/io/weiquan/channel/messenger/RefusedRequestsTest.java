package io.weiquan.channel.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.bench.FeishuPen;
import io.weiquan.bench.WebhookPen;
import io.weiquan.bench.WechatPen;
import io.weiquan.bench.WecomPen;
import io.weiquan.channel.adapter.RawRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that is refused is a stranger's: neither what it says nor who it says it is from reaches the log or the answer. */
@QuarkusTest
@TestProfile(BenchProfile.class)
class RefusedRequestsTest {

    /** Stands as text, sender and id in every request; Latin letters, for they survive every charset and every way of printing. */
    private static final String CANARY = "Canary4711";
    private static final String WORDS = "金丝雀" + CANARY + "的耳机坏了";
    private static final Instant NOW = Instant.now();
    private static final String OTHER_SECRET = "whsec_HxweHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgE=";

    @TestHTTPResource("/webhook/")
    URI webhook;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            StringWriter thrown = new StringWriter();
            if (entry.getThrown() != null) {
                entry.getThrown().printStackTrace(new PrintWriter(thrown));
            }
            logged.add(entry.getLoggerName() + " " + entry.getMessage() + " " + Arrays.deepToString(entry.getParameters()) + " " + thrown);
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
    void nothing_of_a_refused_request_is_logged_or_answered() throws Exception {
        WechatPen safe = new WechatPen("benchtoken", "wx0123456789abcdef", Bench.AES_KEY, "gh_0123456789ab");
        WechatPen plain = new WechatPen("benchtoken", "wxfedcba9876543210", null, "gh_ba9876543210");
        WebhookPen hook = new WebhookPen(Bench.SECRET);
        RawRequest said = plain.text(CANARY, WORDS, "1", NOW, CANARY + "1");

        refused("oa", 401, "missing_proof", plain.text(CANARY, WORDS, "2", NOW, CANARY + "2"));
        refused("oa", 403, "wrong_receiver", new WechatPen("benchtoken", "wx0123456789abcdee", Bench.AES_KEY, "gh_0123456789ab").text(CANARY, WORDS, "3", NOW, CANARY + "3"));
        refused("oa", 400, "doctype", safe.sealed("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///" + CANARY + "\">]><xml><Content>&e;</Content></xml>", CANARY, NOW, CANARY + "4"));
        refused("oa", 400, "malformed", safe.sealed("<xml><" + CANARY + ">" + WORDS, CANARY, NOW, CANARY + "5"));
        refused("service", 401, "bad_signature", new WechatPen("other", "wxfedcba9876543210", null, "gh_ba9876543210").text(CANARY, WORDS, "6", NOW, CANARY + "6"));
        refused("service", 401, "stale", plain.text(CANARY, WORDS, "7", NOW.minus(Duration.ofHours(2)), CANARY + "7"));
        refused("service", 405, "wrong_method", new RawRequest("PUT", said.query(), said.headers(), said.body()));
        refused("service", 400, "not_utf8", body(said, ("<xml><A>" + WORDS + "</A></xml>").getBytes(Charset.forName("GBK"))));
        // The gate in front of every route refuses what is too large by its own word.
        assertThat(sent("service", body(said, (CANARY + " ").repeat(8_000).getBytes(StandardCharsets.UTF_8))))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(413)).satisfies(answer -> assertThat(answer.body()).doesNotContain(CANARY));
        refused("wecom", 400, "bad_seal", wecomSealedElsewhere());
        refused("hook", 401, "bad_signature", new WebhookPen(OTHER_SECRET).text(CANARY, WORDS, CANARY, NOW));
        refused("hook", 401, "stale", hook.text(CANARY, WORDS, CANARY, NOW.minus(Duration.ofHours(1))));
        refused("hook", 400, "malformed", hook.signed("{\"" + CANARY + "\":\"" + WORDS, CANARY, NOW));
        refused("feishu", 400, "bad_seal", new FeishuPen("cli_0123456789", "verification-1", "another key").message(CANARY, WORDS, CANARY, NOW, CANARY));
        refused("ding", 401, "missing_proof", new RawRequest("POST", Map.of(), Map.of(), WORDS.getBytes(StandardCharsets.UTF_8)));

        Logger.getLogger("control").info("the search finds " + CANARY + " where it is");
        assertThat(logged).filteredOn(line -> line.contains(CANARY)).as("the control line and no other").singleElement().asString().startsWith("control ");
    }

    /** Signed with the right token, sealed with a key that is not ours. */
    private static RawRequest wecomSealedElsewhere() {
        String otherKey = new StringBuilder(Bench.AES_KEY).reverse().toString();
        return new WecomPen("benchtoken", "ww0123456789abcdef", otherKey).message(CANARY, "1000002", "text", Map.of("Content", WORDS, "MsgId", "8"), NOW, CANARY + "8");
    }

    private static RawRequest body(RawRequest request, byte[] body) {
        return new RawRequest(request.method(), request.query(), request.headers(), body);
    }

    private void refused(String messenger, int status, String code, RawRequest request) throws Exception {
        HttpResponse<String> response = sent(messenger, request);
        assertThat(List.of(response.statusCode(), response.body())).as(messenger + " " + code).containsExactly(status, "{\"code\":\"" + code + "\"}");
    }

    private HttpResponse<String> sent(String messenger, RawRequest request) throws Exception {
        String query = request.query().entrySet().stream().map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue().get(0), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(webhook + messenger + "?" + query)).timeout(Duration.ofSeconds(20))
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        new HashMap<>(request.headers()).forEach((name, values) -> builder.setHeader(name, values.get(0)));
        return client.send(builder.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}

package io.weiquan.channel.dingtalk;

import static io.weiquan.channel.adapter.Fixtures.NOW;
import static io.weiquan.channel.adapter.Fixtures.changed;
import static io.weiquan.channel.adapter.Fixtures.twice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.bench.DingtalkPen;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.Fixtures;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.SharedVectors;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DingtalkAdapterTest {

    private static final String SECRET = "this is a secret";
    private static final String CORP = "dinge8a565aaaa";
    private static final String SESSION = "https://oapi.dingtalk.com/robot/sendBySession?session=abc";
    private static final DingtalkPen PEN = new DingtalkPen(SECRET.replace(' ', '_'), CORP, "dingrobot1", SESSION);

    private static Map<String, String> settings(String mode) {
        return Map.of("mode", mode, "app-key", "dingkey1", "app-secret", SECRET.replace(' ', '_'), "corp-id", CORP, "robot-code", "dingrobot1");
    }

    private final Adapter adapter = Fixtures.adapter(new DingtalkKind(), settings("http"));

    private static InboundEvent only(Received received) {
        assertThat(received).isInstanceOf(Received.Events.class);
        return ((Received.Events) received).events().get(0);
    }

    private void refused(Refusal why, RawRequest request) {
        assertThat(adapter.receive(request, NOW)).isEqualTo(new Received.Rejected(why));
    }

    @Test
    void messages_are_read_with_the_session_to_answer_to() {
        InboundEvent event = only(adapter.receive(PEN.text("user123", " 你好", "msg1", NOW), NOW));
        assertThat(event.content()).isEqualTo(new Content.Text("你好"));
        assertThat(event.key()).isEqualTo("m:msg1");
        assertThat(event.from().reply("session")).isEqualTo(SESSION);
        ObjectNode voice = PEN.message("user123", "", "msg2", NOW).put("msgtype", "audio");
        voice.putObject("content").put("recognition", "耳机坏了");
        assertThat(only(adapter.receive(PEN.signed(StrangersJson.write(voice), NOW), NOW)).content()).isEqualTo(new Content.Text("耳机坏了"));
    }

    @Test
    void forged_stale_and_incomplete_requests_are_refused() {
        RawRequest good = PEN.text("user123", "你好", "msg1", NOW);
        String sign = good.header("sign").orElseThrow();
        for (String wrong : List.of(sign.substring(0, sign.length() - 1), sign.replace("=", "%3D"), sign.substring(0, sign.length() - 2) + "B=", "x")) {
            refused(Refusal.BAD_SIGNATURE, changed(good, "sign", wrong));
        }
        for (String header : List.of("timestamp", "sign")) {
            refused(Refusal.MISSING_PROOF, changed(good, header, null));
            refused(Refusal.MISSING_PROOF, twice(good, header));
        }
        refused(Refusal.STALE, PEN.text("user123", "你好", "msg1", NOW.minusMillis(3_600_001)));
        refused(Refusal.STALE, PEN.text("user123", "你好", "msg1", NOW.plusMillis(3_600_001)));
        assertThat(adapter.receive(PEN.text("user123", "你好", "msg1", NOW.minusMillis(3_600_000)), NOW)).isInstanceOf(Received.Events.class);
        refused(Refusal.WRONG_METHOD, new RawRequest("GET", Map.of(), Map.of(), new byte[0]));
        refused(Refusal.MALFORMED, PEN.signed("nonsense", NOW));
        refused(Refusal.TOO_LARGE, PEN.signed("{\"a\":\"" + "x".repeat(70_000) + "\"}", NOW));
        refused(Refusal.WRONG_RECEIVER, new DingtalkPen(PEN.secret(), "dingother0000", "dingrobot1", SESSION).text("u", "你好", "1", NOW));
        refused(Refusal.WRONG_RECEIVER, new DingtalkPen(PEN.secret(), CORP, "dingrobot2", SESSION).text("u", "你好", "1", NOW));
    }

    @Test
    void an_answer_goes_to_dingtalk_and_nowhere_else() {
        for (String foreign : List.of("http://oapi.dingtalk.com/robot/sendBySession?session=x", "https://oapi.dingtalk.com.evil.example/x", "https://evil.example/oapi.dingtalk.com",
                "https://oapi.dingtalk.com@evil.example/", "https://127.0.0.1/x", "http://169.254.169.254/latest/meta-data", "https://oapi.dingtalk.com:8443/x", "file:///etc/passwd",
                "//oapi.dingtalk.com/x", "https://OAPI.dingtalk.com.:443/x", "https://evil.example#@oapi.dingtalk.com/")) {
            refused(Refusal.FOREIGN_HOST, new DingtalkPen(PEN.secret(), CORP, "dingrobot1", foreign).text("u", "你好", "1", NOW));
        }
        assertThat(adapter.receive(new DingtalkPen(PEN.secret(), CORP, "dingrobot1", "https://api.dingtalk.com/x").text("u", "你好", "1", NOW), NOW)).isInstanceOf(Received.Events.class);
    }

    @Test
    void in_stream_mode_nobody_may_call_us() {
        assertThat(Fixtures.adapter(new DingtalkKind(), settings("stream")).receive(PEN.text("u", "你好", "1", NOW), NOW)).isEqualTo(new Received.Rejected(Refusal.WRONG_MODE));
    }

    @Test
    void dingtalks_own_samples() {
        SharedVectors.of("dingtalk").ifPresent(platform -> {
            int checked = 0;
            for (JsonNode vector : platform.path("vectors")) {
                if (vector.path("op").asText().equals("robot_sign")) {
                    checked++;
                    assertThat(DingtalkAdapter.sign(vector.path("timestamp").asText(), vector.path("secret").asText())).isEqualTo(vector.path("base64").asText());
                } else if (vector.path("op").asText().equals("hmac")) {
                    checked++;
                    assertThat(java.util.Base64.getEncoder().encodeToString(Signatures.hmacSha256(Signatures.utf8(vector.path("key").asText()),
                            Signatures.utf8(vector.path("message").asText())))).isEqualTo(vector.path("base64").asText());
                }
            }
            assertThat(checked).isEqualTo(4);
        });
    }

    @Test
    void the_session_is_used_while_it_lives_and_the_person_is_written_to_afterwards() {
        assertThat(sent(NOW.plusSeconds(600).toEpochMilli(), "u1", 0)).isEqualTo("sent by oapi.dingtalk.com");
        assertThat(sent(NOW.minusSeconds(1).toEpochMilli(), "u1", 0)).isEqualTo("sent by api.dingtalk.com");
        assertThat(sent(NOW.minusSeconds(1).toEpochMilli(), "", 0)).isEqualTo("window closed");
        assertThat(sent(NOW.plusSeconds(600).toEpochMilli(), "u1", 310000)).isEqualTo("sent by api.dingtalk.com");
    }

    private static String sent(long until, String staff, int sessionCode) {
        Fixtures.Platform[] platform = new Fixtures.Platform[1];
        var tools = Fixtures.tools(call -> new PlatformHttp.Reply(200, call.to().getPath().contains("oauth2") ? "{\"accessToken\":\"t\",\"expireIn\":7200}"
                : call.to().getHost().startsWith("oapi") ? "{\"errcode\":" + sessionCode + "}" : "{\"processQueryKey\":\"x\"}", Duration.ZERO));
        platform[0] = (Fixtures.Platform) tools.http();
        Adapter sending = Fixtures.adapter(new DingtalkKind(), settings("http"), tools);
        Address to = new Address("m", "u1", "", staff.isEmpty() ? Map.of("session", SESSION, "until", "" + until) : Map.of("session", SESSION, "until", "" + until, "staff", staff));
        Delivery delivery = sending.send(new PlatformMessage("好", List.of(), "{\"content\":\"好\"}"), to, "k").toCompletableFuture().join();
        return delivery instanceof Delivery.Sent ? "sent by " + platform[0].calls.get(platform[0].calls.size() - 1).to().getHost()
                : delivery instanceof Delivery.WindowClosed ? "window closed" : delivery.toString();
    }

    @Test
    void the_configuration_is_checked() {
        assertThat(new DingtalkKind().check(new AdapterConfig("d", Map.of("mode", "carrier pigeon", "corp-id", "x")))).hasSize(4);
    }
}

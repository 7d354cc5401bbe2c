package io.weiquan.channel.wechat;

import static io.weiquan.channel.adapter.Fixtures.NOW;
import static io.weiquan.channel.adapter.Fixtures.changed;
import static io.weiquan.channel.adapter.Fixtures.twice;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.bench.WechatPen;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Fixtures;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.SharedVectors;
import io.weiquan.channel.adapter.StrangersXml;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WechatAdapterTest {

    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final WechatPen PLAIN = new WechatPen("spamtest", "wx2c2769f8efd9abc2", null, "gh_10f6c3c3ac5a");
    private static final WechatPen SAFE = new WechatPen("spamtest", "wx2c2769f8efd9abc2", KEY, "gh_10f6c3c3ac5a");

    static Map<String, String> settings(String mode) {
        Map<String, String> settings = new HashMap<>(Map.of("mode", mode, "token", "spamtest", "app-id", "wx2c2769f8efd9abc2", "account", "gh_10f6c3c3ac5a"));
        if (mode.equals("safe")) {
            settings.put("encoding-aes-key", KEY);
        }
        return settings;
    }

    private final Adapter plain = Fixtures.adapter(new WechatKind(), settings("plain"));
    private final Adapter safe = Fixtures.adapter(new WechatKind(), settings("safe"));

    private static InboundEvent only(Received received) {
        assertThat(received).isInstanceOf(Received.Events.class);
        return ((Received.Events) received).events().get(0);
    }

    private static void refused(Refusal why, Adapter adapter, RawRequest request) {
        assertThat(adapter.receive(request, NOW)).isEqualTo(new Received.Rejected(why));
    }

    @Test
    void a_text_is_read_in_both_modes_and_its_id_stays_whole() {
        for (WechatPen pen : List.of(PLAIN, SAFE)) {
            Adapter adapter = pen == SAFE ? safe : plain;
            InboundEvent event = only(adapter.receive(pen.text("oUser", "在拼夕夕买的耳机坏了😀", "6054768590064713728", NOW, "n1"), NOW));
            assertThat(event.key()).isEqualTo("m:6054768590064713728");
            assertThat(event.content()).isEqualTo(new Content.Text("在拼夕夕买的耳机坏了😀"));
            assertThat(event.from().user()).isEqualTo("oUser");
        }
    }

    @Test
    void every_kind_of_message_has_a_meaning() {
        assertThat(content("image", Map.of("PicUrl", "http://x", "MediaId", "m", "MsgId", "1"))).isEqualTo(new Content.Attachment(Content.Kind.IMAGE));
        assertThat(content("voice", Map.of("Recognition", "耳机坏了", "MsgId", "1"))).isEqualTo(new Content.Text("耳机坏了"));
        assertThat(content("voice", Map.of("MediaId", "m", "MsgId", "1"))).isEqualTo(new Content.Attachment(Content.Kind.VOICE));
        assertThat(content("event", Map.of("Event", "subscribe"))).isEqualTo(new Content.Arrival());
        assertThat(content("event", Map.of("Event", "CLICK", "EventKey", "我要投诉"))).isEqualTo(new Content.Text("我要投诉"));
        assertThat(content("event", Map.of("Event", "CLICK", "EventKey", "choice:do:human"))).isEqualTo(new Content.Choice("do:human"));
        assertThat(plain.receive(PLAIN.message("oUser", "event", Map.of("Event", "unsubscribe"), NOW, "n"), NOW)).isInstanceOf(Received.Acknowledged.class);
    }

    private Content content(String type, Map<String, String> more) {
        return only(plain.receive(PLAIN.message("oUser", type, more, NOW, "n"), NOW)).content();
    }

    @Test
    void events_without_an_id_are_known_by_person_and_time() {
        assertThat(only(safe.receive(SAFE.subscribe("oUser", NOW, "n1"), NOW)).key()).isEqualTo("e:oUser:" + NOW.getEpochSecond() + ":subscribe");
    }

    @Test
    void the_address_check_is_answered_with_what_was_asked() {
        assertThat(((Received.Challenge) safe.receive(SAFE.check("4375120948345356249", NOW, "n"), NOW)).answer().text()).isEqualTo("4375120948345356249");
        refused(Refusal.BAD_SIGNATURE, safe, changed(SAFE.check("1", NOW, "n"), "nonce", "m"));
        refused(Refusal.MALFORMED, safe, changed(SAFE.check("1", NOW, "n"), "echostr", "<script>alert(1)</script>"));
        refused(Refusal.STALE, safe, SAFE.check("1", NOW.minus(Duration.ofMinutes(6)), "n"));
    }

    @Test
    void forged_stale_and_incomplete_requests_are_refused() {
        for (WechatPen pen : List.of(PLAIN, SAFE)) {
            Adapter adapter = pen == SAFE ? safe : plain;
            String signature = pen == SAFE ? "msg_signature" : "signature";
            RawRequest good = pen.text("oUser", "你好", "1", NOW, "n1");
            refused(Refusal.BAD_SIGNATURE, adapter, changed(good, signature, "deadbeef"));
            refused(Refusal.BAD_SIGNATURE, adapter, changed(good, "nonce", "n2"));
            refused(Refusal.BAD_SIGNATURE, adapter, new WechatPen("othertoken", pen.appId(), pen.aesKey(), pen.account()).text("oUser", "你好", "1", NOW, "n1"));
            for (String name : List.of(signature, "timestamp", "nonce")) {
                refused(Refusal.MISSING_PROOF, adapter, changed(good, name, null));
                refused(Refusal.MISSING_PROOF, adapter, twice(good, name));
            }
            refused(Refusal.STALE, adapter, pen.text("oUser", "你好", "1", NOW.minusSeconds(301), "n1"));
            refused(Refusal.STALE, adapter, pen.text("oUser", "你好", "1", NOW.plusSeconds(301), "n1"));
            assertThat(adapter.receive(pen.text("oUser", "你好", "1", NOW.minusSeconds(300), "n1"), NOW)).isInstanceOf(Received.Events.class);
            refused(Refusal.WRONG_METHOD, adapter, new RawRequest("PUT", good.query(), good.headers(), good.body()));
        }
    }

    @Test
    void the_mode_is_the_operators_never_the_requests() {
        refused(Refusal.MISSING_PROOF, safe, PLAIN.text("oUser", "你好", "1", NOW, "n1"));
        RawRequest plainWithProof = changed(PLAIN.text("oUser", "你好", "1", NOW, "n1"), "msg_signature", "x");
        refused(Refusal.WRONG_MODE, safe, plainWithProof);
        refused(Refusal.WRONG_MODE, safe, changed(plainWithProof, "encrypt_type", "aes"));
        refused(Refusal.WRONG_MODE, safe, changed(SAFE.text("oUser", "你好", "1", NOW, "n1"), "encrypt_type", "raw"));
        refused(Refusal.WRONG_MODE, plain, SAFE.text("oUser", "你好", "1", NOW, "n1"));
        refused(Refusal.WRONG_MODE, plain, changed(SAFE.text("oUser", "你好", "1", NOW, "n1"), "encrypt_type", null));
    }

    @Test
    void a_message_for_another_account_is_refused() {
        refused(Refusal.WRONG_RECEIVER, safe, new WechatPen("spamtest", "wx2c2769f8efd9abc3", KEY, "gh_10f6c3c3ac5a").text("oUser", "你好", "1", NOW, "n"));
        refused(Refusal.WRONG_RECEIVER, safe, new WechatPen("spamtest", "wx2c2769f8efd9abc2", KEY, "gh_000000000000").text("oUser", "你好", "1", NOW, "n"));
        refused(Refusal.WRONG_RECEIVER, plain, new WechatPen("spamtest", "wx2c2769f8efd9abc2", null, "gh_000000000000").text("oUser", "你好", "1", NOW, "n"));
    }

    @Test
    void hostile_bodies_are_refused_inside_and_outside_the_envelope() {
        for (WechatPen pen : List.of(PLAIN, SAFE)) {
            Adapter adapter = pen == SAFE ? safe : plain;
            refused(Refusal.DOCTYPE, adapter, pen.sealed("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><FromUserName>&e;</FromUserName></xml>", "o", NOW, "n"));
            refused(Refusal.MALFORMED, adapter, pen.sealed("{\"not\":\"xml\"}", "o", NOW, "n"));
            refused(Refusal.MALFORMED, adapter, pen.sealed("<xml><MsgType>text</MsgType></xml>", "o", NOW, "n"));
            refused(Refusal.MALFORMED, adapter, pen.message("o", "text", Map.of("Content", "x", "MsgId", "9".repeat(300)), NOW, "n"));
        }
        RawRequest good = PLAIN.text("o", "x", "1", NOW, "n");
        refused(Refusal.TOO_LARGE, plain, new RawRequest("POST", good.query(), good.headers(), new byte[64 * 1024 + 1]));
        refused(Refusal.NOT_UTF8, plain, new RawRequest("POST", good.query(), good.headers(), "<xml><A>退</A></xml>".getBytes(java.nio.charset.Charset.forName("GBK"))));
    }

    @Test
    void the_platforms_own_sample_is_taken() {
        SharedVectors.of("wechat-official-account").ifPresent(platform -> {
            var vector = SharedVectors.vector(platform, "mp-decrypt-python-sample");
            Map<String, String> values = settings("safe");
            values.put("app-id", vector.path("appId").asText());
            Adapter adapter = Fixtures.adapter(new WechatKind(), values);
            var request = new RawRequest("POST", Map.of("timestamp", List.of(vector.path("timestamp").asText()), "nonce", List.of(vector.path("nonce").asText()),
                    "msg_signature", List.of(vector.path("msg_signature").asText()), "encrypt_type", List.of("aes")), Map.of(),
                    ("<xml><Encrypt><![CDATA[" + vector.path("encrypt").asText() + "]]></Encrypt></xml>").getBytes(StandardCharsets.UTF_8));
            var at = java.time.Instant.ofEpochSecond(vector.path("timestamp").asLong());
            assertThat(only(adapter.receive(request, at)).content()).isEqualTo(new Content.Text("abcdteT"));
            assertThat(adapter.receive(request, NOW)).as("years later").isEqualTo(new Received.Rejected(Refusal.STALE));
        });
    }

    @Test
    void a_passive_answer_is_sealed_as_the_question_was() {
        for (WechatPen pen : List.of(PLAIN, SAFE)) {
            Adapter adapter = pen == SAFE ? safe : plain;
            InboundEvent event = only(adapter.receive(pen.text("oUser", "你好", "1", NOW, "n1"), NOW));
            String answer = adapter.passive(List.of(new PlatformMessage("第一句]]>", List.of(), "{}"), new PlatformMessage("第二句", List.of(), "{}")), event.from(), NOW, "n2").text();
            assertThat(pen.read(answer)).isEqualTo("第一句]]>\n\n第二句");
            if (pen == PLAIN) {
                assertThat(StrangersXml.read(answer)).containsEntry("ToUserName", "oUser").containsEntry("FromUserName", "gh_10f6c3c3ac5a");
            }
        }
    }

    @Test
    void every_mistake_of_the_configuration_is_told_at_once_and_no_secret_with_it() {
        var problems = new WechatKind().check(new AdapterConfig("wx", Map.of("mode", "secure", "token", "!!geheim", "app-id", "gh_1", "answer", "service",
                "encoding-aes-key", "abcde", "tokn", "x", "messages", "many", "window", "2 days", "api", "http://evil.example")));
        assertThat(problems).hasSize(10).anySatisfy(line -> assertThat(line).contains("weiquan.messengers.wx.tokn")).noneSatisfy(line -> assertThat(line).contains("geheim"));
        assertThat(new WechatKind().check(new AdapterConfig("wx", settings("safe")))).isEmpty();
        assertThat(new WechatKind().check(new AdapterConfig("wx", Map.of()))).hasSizeGreaterThanOrEqualTo(3);
    }
}

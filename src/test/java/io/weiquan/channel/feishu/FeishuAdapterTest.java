package io.weiquan.channel.feishu;

import static io.weiquan.channel.adapter.Fixtures.NOW;
import static io.weiquan.channel.adapter.Fixtures.changed;
import static io.weiquan.channel.adapter.Fixtures.twice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.bench.FeishuPen;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
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
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.conversation.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeishuAdapterTest {

    private static final String TOKEN = "CAxxxFk5Jv8pd3H2";
    private static final FeishuPen SEALED = new FeishuPen("cli_9f5343c580712544", TOKEN, "an encrypt key");
    private static final FeishuPen PLAIN = new FeishuPen("cli_9f5343c580712544", TOKEN, null);

    private static Map<String, String> settings(String mode) {
        Map<String, String> settings = new HashMap<>(Map.of("app-id", "cli_9f5343c580712544", "app-secret", "0123456789abcdef0123456789abcdef",
                "verification-token", TOKEN, "mode", mode));
        if (mode.equals("encrypted")) {
            settings.put("encrypt-key", "an encrypt key");
        }
        return settings;
    }

    private final Adapter sealed = Fixtures.adapter(new FeishuKind(), settings("encrypted"));
    private final Adapter plain = Fixtures.adapter(new FeishuKind(), settings("plain"));

    private static InboundEvent only(Received received) {
        assertThat(received).isInstanceOf(Received.Events.class);
        return ((Received.Events) received).events().get(0);
    }

    private static void refused(Refusal why, Adapter adapter, RawRequest request) {
        assertThat(adapter.receive(request, NOW)).isEqualTo(new Received.Rejected(why));
    }

    @Test
    void messages_and_presses_are_read_in_both_modes() {
        for (FeishuPen pen : List.of(SEALED, PLAIN)) {
            Adapter adapter = pen == SEALED ? sealed : plain;
            InboundEvent event = only(adapter.receive(pen.message("ou_1", "你好", "om_1", NOW, "n"), NOW));
            assertThat(event.content()).isEqualTo(new Content.Text("你好"));
            assertThat(event.key()).isEqualTo("m:om_1");
            assertThat(only(adapter.receive(pen.pressed("ou_1", "platform=JD", "ev9", NOW, "n"), NOW)).content()).isEqualTo(new Content.Choice("platform=JD"));
        }
    }

    @Test
    void the_challenge_is_answered_to_who_knows_the_token_and_the_key() {
        assertThat(((Received.Challenge) sealed.receive(SEALED.check("3axxxx99"), NOW)).answer().text()).isEqualTo("{\"challenge\":\"3axxxx99\"}");
        assertThat(((Received.Challenge) plain.receive(PLAIN.check("3axxxx99"), NOW)).answer().text()).isEqualTo("{\"challenge\":\"3axxxx99\"}");
        refused(Refusal.BAD_SIGNATURE, plain, new FeishuPen("cli_9f5343c580712544", "wrong token", null).check("1"));
        refused(Refusal.BAD_SEAL, sealed, new FeishuPen("cli_9f5343c580712544", TOKEN, "another key").check("1"));
    }

    @Test
    void forged_stale_downgraded_and_foreign_events_are_refused() {
        RawRequest good = SEALED.message("ou_1", "你好", "om_1", NOW, "n");
        refused(Refusal.BAD_SIGNATURE, sealed, changed(good, "X-Lark-Signature", "0"));
        refused(Refusal.BAD_SIGNATURE, sealed, changed(good, "X-Lark-Request-Nonce", "m"));
        for (String header : List.of("X-Lark-Signature", "X-Lark-Request-Timestamp", "X-Lark-Request-Nonce")) {
            refused(Refusal.MISSING_PROOF, sealed, changed(good, header, null));
            refused(Refusal.MISSING_PROOF, sealed, twice(good, header));
        }
        refused(Refusal.STALE, sealed, SEALED.message("ou_1", "你好", "om_1", NOW.minusSeconds(301), "n"));
        refused(Refusal.WRONG_MODE, sealed, PLAIN.message("ou_1", "你好", "om_1", NOW, "n"));
        refused(Refusal.WRONG_MODE, plain, good);
        refused(Refusal.BAD_SIGNATURE, plain, new FeishuPen("cli_9f5343c580712544", "forged token", null).message("ou_1", "你好", "om_1", NOW, "n"));
        refused(Refusal.BAD_SIGNATURE, sealed, new FeishuPen("cli_9f5343c580712544", "forged token", "an encrypt key").message("ou_1", "你好", "om_1", NOW, "n"));
        refused(Refusal.WRONG_RECEIVER, sealed, new FeishuPen("cli_0000000000000000", TOKEN, "an encrypt key").message("ou_1", "你好", "om_1", NOW, "n"));
    }

    @Test
    void hostile_bodies_are_refused() {
        RawRequest good = PLAIN.message("ou_1", "你好", "om_1", NOW, "n");
        refused(Refusal.MALFORMED, plain, changed(good, "body", "[1]"));
        refused(Refusal.MALFORMED, plain, changed(good, "body", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}"));
        refused(Refusal.MALFORMED, plain, PLAIN.message("ou_1", "text", StrangersJson.object().put("text", 5), "om_1", NOW, "n"));
        refused(Refusal.TOO_LARGE, plain, new RawRequest("POST", Map.of(), Map.of(), new byte[300_000]));
        refused(Refusal.NOT_UTF8, plain, new RawRequest("POST", Map.of(), Map.of(), new byte[] {'{', (byte) 0xc3, '}'}));
        refused(Refusal.WRONG_METHOD, plain, new RawRequest("GET", Map.of(), Map.of(), new byte[0]));
    }

    @Test
    void feishus_own_samples() {
        SharedVectors.of("feishu").ifPresent(platform -> {
            for (JsonNode vector : platform.path("vectors")) {
                FeishuCipher cipher = new FeishuCipher(vector.path("encryptKey").asText());
                if (vector.path("op").asText().equals("decrypt")) {
                    assertThat(new String(cipher.open(vector.path("encrypt").asText()), StandardCharsets.UTF_8)).isEqualTo(vector.path("plaintext").asText());
                } else {
                    assertThat(cipher.signature(vector.path("timestamp").asText(), vector.path("nonce").asText(),
                            vector.path("body").asText().getBytes(StandardCharsets.UTF_8))).isEqualTo(vector.path("signature").asText());
                }
            }
            JsonNode group = platform.path("events").get(1).path("json");
            Map<String, String> values = settings("plain");
            values.put("app-id", "cli_tome");
            values.put("verification-token", group.path("header").path("token").asText());
            ((com.fasterxml.jackson.databind.node.ObjectNode) group.path("header")).put("app_id", "cli_tome");
            InboundEvent event = only(Fixtures.adapter(new FeishuKind(), values).receive(new RawRequest("POST", Map.of(), Map.of(),
                    group.toString().getBytes(StandardCharsets.UTF_8)), NOW));
            assertThat(event.content()).as("without the mark of who was mentioned").isEqualTo(new Content.Text("/say 34567"));
            assertThat(event.from().place()).isEqualTo("chat_id");
        });
    }

    @Test
    void damage_is_a_refusal() {
        FeishuCipher cipher = new FeishuCipher("k");
        for (String encrypt : List.of("", "!!!", "YWJj", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")) {
            assertThatThrownBy(() -> cipher.open(encrypt)).isInstanceOf(Refusal.Refused.class);
        }
    }

    @Test
    void choices_are_buttons_on_a_card_and_nothing_is_markup() {
        Answer answer = new Answer("c", new Wire.Reply(3, "m", new Wire.Body(List.of(new Wire.Message("ask", "**哪个**平台？<at id=all></at>",
                List.of(new Wire.Choice("platform=JD", "京东"), new Wire.Choice("platform=OTHER", "其他")), List.of())), "platform", Map.of(), new Wire.Progress(0, 1),
                null, "s", null, false)), null);
        List<PlatformMessage> messages = sealed.render(answer, Address.of("m", "ou_1"));
        assertThat(messages).hasSize(1);
        assertThat(messages.get(0).buttons()).containsExactly("京东", "其他");
        JsonNode card = StrangersJson.object(StrangersJson.object(messages.get(0).body()).path("content").asText());
        assertThat(card.at("/elements/0/text/tag").asText()).isEqualTo("plain_text");
        assertThat(card.at("/elements/1/actions/1/value/choice").asText()).isEqualTo("platform=OTHER");
    }

    @Test
    void a_message_is_sent_with_its_key_and_a_fresh_token_when_the_old_one_is_refused() {
        int[] tokens = new int[1];
        Fixtures.Platform[] platform = new Fixtures.Platform[1];
        var tools = Fixtures.tools(call -> new PlatformHttp.Reply(200, call.to().getPath().contains("/auth/")
                ? "{\"code\":0,\"tenant_access_token\":\"t" + ++tokens[0] + "\",\"expire\":7200}"
                : call.headers().get("Authorization").equals("Bearer t1") ? "{\"code\":99991663}" : "{\"code\":0}", Duration.ZERO));
        platform[0] = (Fixtures.Platform) tools.http();
        Adapter sending = Fixtures.adapter(new FeishuKind(), settings("plain"), tools);
        assertThat(sending.send(new PlatformMessage("好", List.of(), "{\"receive_id\":\"ou_1\"}"), Address.of("m", "ou_1"), "key1").toCompletableFuture().join())
                .isEqualTo(Delivery.sent());
        assertThat(platform[0].calls).last().satisfies(call -> assertThat(call.body()).contains("\"uuid\":\"key1\""));
        assertThat(tokens[0]).isEqualTo(2);
    }

    @Test
    void the_configuration_is_checked() {
        assertThat(new FeishuKind().check(new AdapterConfig("f", Map.of("mode", "encrypted", "app-id", "wx1", "app-secret", "s")))).hasSize(4);
    }
}

package io.weiquan.channel.webhook;

import static io.weiquan.channel.adapter.Fixtures.NOW;
import static io.weiquan.channel.adapter.Fixtures.changed;
import static io.weiquan.channel.adapter.Fixtures.twice;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.bench.WebhookPen;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
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
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookAdapterTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final WebhookPen PEN = new WebhookPen(SECRET);

    private final Adapter adapter = Fixtures.adapter(new WebhookKind(), Map.of("secret", SECRET, "url", "https://crm.example/replies"));

    private static InboundEvent only(Received received) {
        assertThat(received).isInstanceOf(Received.Events.class);
        return ((Received.Events) received).events().get(0);
    }

    private void refused(Refusal why, RawRequest request) {
        assertThat(adapter.receive(request, NOW)).isEqualTo(new Received.Rejected(why));
    }

    @Test
    void text_choice_and_slots_are_taken() {
        assertThat(only(adapter.receive(PEN.text("u1", "你好", "e1", NOW), NOW)).content()).isEqualTo(new Content.Text("你好"));
        assertThat(only(adapter.receive(PEN.choice("u1", "platform=JD", "e1", NOW), NOW)).content()).isEqualTo(new Content.Choice("platform=JD"));
        var data = StrangersJson.object().put("from", "u1");
        data.putObject("slots").put("amount", new BigDecimal("98.5"));
        assertThat(only(adapter.receive(PEN.event("e2", NOW, data), NOW)).content()).isEqualTo(new Content.Slots(Map.of("amount", new BigDecimal("98.5"))));
        assertThat(((Received.Events) adapter.receive(PEN.text("u1", "你好", "e1", NOW), NOW)).acknowledgement().status()).isEqualTo(202);
    }

    @Test
    void an_event_is_the_same_event_in_another_envelope() {
        String body = new String(PEN.text("u1", "你好", "e1", NOW).body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(only(adapter.receive(PEN.signed(body, "delivery-2", NOW.plusSeconds(60)), NOW)).key())
                .isEqualTo(only(adapter.receive(PEN.text("u1", "你好", "e1", NOW), NOW)).key());
        assertThat(only(adapter.receive(PEN.text("u1", "你好", "e2", NOW), NOW)).key()).isNotEqualTo(only(adapter.receive(PEN.text("u1", "你好", "e1", NOW), NOW)).key());
    }

    @Test
    void forged_stale_incomplete_and_hostile_requests_are_refused() {
        RawRequest good = PEN.text("u1", "你好", "e1", NOW);
        refused(Refusal.BAD_SIGNATURE, changed(good, "body", "{}"));
        refused(Refusal.BAD_SIGNATURE, changed(good, "webhook-id", "e2"));
        refused(Refusal.BAD_SIGNATURE, changed(good, "webhook-timestamp", String.valueOf(NOW.getEpochSecond() + 1)));
        refused(Refusal.BAD_SIGNATURE, new WebhookPen(OTHER).text("u1", "你好", "e1", NOW));
        for (String header : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            refused(Refusal.MISSING_PROOF, changed(good, header, null));
            refused(Refusal.MISSING_PROOF, twice(good, header));
        }
        refused(Refusal.STALE, PEN.text("u1", "你好", "e1", NOW.minusSeconds(301)));
        refused(Refusal.STALE, PEN.text("u1", "你好", "e1", NOW.plusSeconds(301)));
        refused(Refusal.WRONG_METHOD, new RawRequest("GET", good.query(), good.headers(), good.body()));
        refused(Refusal.TOO_LARGE, new RawRequest("POST", good.query(), good.headers(), new byte[70_000]));
        for (String body : List.of("", "[]", "{\"specversion\":\"1.0\"}", "{} {}", "{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}", "nonsense")) {
            refused(Refusal.MALFORMED, PEN.signed(body, "e1", NOW));
        }
        refused(Refusal.MALFORMED, PEN.event("e1", NOW, StrangersJson.object().put("from", "u1").put("text", "a").put("choice", "b")));
        refused(Refusal.MALFORMED, PEN.event("e1", NOW, StrangersJson.object().put("text", "a")));
        refused(Refusal.MALFORMED, PEN.event("e1", NOW, StrangersJson.object().put("from", "u1").put("text", 5)));
    }

    @Test
    void the_standards_own_sample_and_its_header_cases() {
        SharedVectors.of("standard-webhooks").ifPresent(platform -> {
            JsonNode vector = platform.path("vectors").get(0);
            StandardSignature signature = new StandardSignature(List.of(vector.path("secret").asText()));
            Instant then = Instant.ofEpochSecond(vector.path("webhook-timestamp").asLong());
            RawRequest good = sample(vector, vector.path("signature").asText());
            signature.check(good, then);
            int cases = 0;
            for (JsonNode header : platform.path("header_cases")) {
                if (header.has("webhook-signature")) {
                    cases++;
                    boolean accepted = true;
                    try {
                        signature.check(sample(vector, header.path("webhook-signature").asText()), then);
                    } catch (Refusal.Refused refused) {
                        accepted = false;
                    }
                    assertThat(accepted).as(header.path("id").asText()).isEqualTo(header.path("expect").asText().equals("accept"));
                }
            }
            assertThat(cases).isGreaterThanOrEqualTo(4);
        });
    }

    private static RawRequest sample(JsonNode vector, String signature) {
        return new RawRequest("POST", Map.of(), Map.of("Webhook-Id", List.of(vector.path("webhook-id").asText()), "WEBHOOK-TIMESTAMP",
                List.of(vector.path("webhook-timestamp").asText()), "webhook-signature", List.of(signature)),
                vector.path("payload").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void while_secrets_are_changed_both_are_good() {
        Adapter changing = Fixtures.adapter(new WebhookKind(), Map.of("secret", OTHER, "secret-before", SECRET, "reply", "inline"));
        assertThat(changing.receive(PEN.text("u1", "你好", "e1", NOW), NOW)).isInstanceOf(Received.Events.class);
        assertThat(changing.receive(new WebhookPen(OTHER).text("u1", "你好", "e1", NOW), NOW)).isInstanceOf(Received.Events.class);
    }

    @Test
    void what_we_send_is_signed_and_its_fate_is_told_apart() {
        assertThat(send(200, 0)).isEqualTo(Delivery.sent());
        assertThat(send(429, 7)).isEqualTo(new Delivery.RetryAfter(Duration.ofSeconds(7), "http 429"));
        assertThat(send(503, 0)).isInstanceOf(Delivery.RetryAfter.class);
        assertThat(send(408, 0)).isInstanceOf(Delivery.RetryAfter.class);
        assertThat(send(410, 0)).isEqualTo(new Delivery.Rejected("http 410"));
        assertThat(send(302, 0)).as("a redirect is not followed").isEqualTo(new Delivery.Rejected("http 302"));
    }

    private static Delivery send(int status, int retryAfter) {
        Fixtures.Platform[] platform = new Fixtures.Platform[1];
        var tools = Fixtures.tools(call -> new PlatformHttp.Reply(status, "", Duration.ofSeconds(retryAfter)));
        platform[0] = (Fixtures.Platform) tools.http();
        Adapter sending = Fixtures.adapter(new WebhookKind(), Map.of("secret", SECRET, "url", "https://crm.example/replies"), tools);
        Delivery delivery = sending.send(new PlatformMessage("好", List.of(), "{\"id\":\"1\"}"), null, "key1").toCompletableFuture().join();
        PlatformHttp.Call call = platform[0].calls.get(0);
        assertThat(call.headers()).containsEntry("webhook-id", "key1").containsEntry("webhook-signature", PEN.signature("key1",
                call.headers().get("webhook-timestamp"), call.body().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return delivery;
    }

    @Test
    void the_configuration_is_checked() {
        assertThat(new WebhookKind().check(new AdapterConfig("hook", Map.of("secret", "whsec_short", "reply", "sometimes", "url", "http://crm.example/x", "colour", "red"))))
                .hasSize(4);
        assertThat(new WebhookKind().check(new AdapterConfig("hook", Map.of("secret", SECRET)))).hasSize(1).first().asString().contains("url");
        assertThat(new WebhookKind().check(new AdapterConfig("hook", Map.of("secret", SECRET, "reply", "inline")))).isEmpty();
    }
}

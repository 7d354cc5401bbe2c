package io.weiquan.channel.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Content.Kind;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.StrangersText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Feishu's events, believed only as configured: encrypted and signed, or plain with the right token. */
final class FeishuCallback {

    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final RawResponse ACCEPTED = RawResponse.json(200, "{}");

    private final String name;
    private final String appId;
    private final String token;
    private final FeishuCipher cipher;

    FeishuCallback(AdapterConfig config) {
        this.name = config.name();
        this.appId = config.need("app-id");
        this.token = config.need("verification-token");
        this.cipher = config.need("mode").equals("encrypted") ? new FeishuCipher(config.need("encrypt-key")) : null;
    }

    Received read(RawRequest request, Instant now) {
        if (!request.method().equals("POST")) {
            throw Refusal.WRONG_METHOD.refused();
        }
        ObjectNode outer = StrangersJson.object(StrangersText.utf8(request.body(), MOST_BYTES));
        if (outer.has("encrypt") != (cipher != null)) {
            throw Refusal.WRONG_MODE.refused();
        }
        ObjectNode event = cipher == null ? outer
                : StrangersJson.object(StrangersText.utf8(cipher.open(StrangersJson.text(outer, "encrypt")), MOST_BYTES));
        if (event.path("type").asText().equals("url_verification")) {
            // This one request is not signed; whoever knows the key and the token may ask.
            mustKnowToken(StrangersJson.text(event, "token"));
            return new Received.Challenge(RawResponse.json(200, StrangersJson.write(Map.of("challenge", StrangersJson.text(event, "challenge")))));
        }
        if (cipher != null) {
            mustBeSigned(request, now);
        }
        return event(event);
    }

    private void mustBeSigned(RawRequest request, Instant now) {
        String timestamp = proof(request, "X-Lark-Request-Timestamp");
        Signatures.mustMatch(cipher.signature(timestamp, proof(request, "X-Lark-Request-Nonce"), request.body()), proof(request, "X-Lark-Signature"));
        Signatures.mustBeFresh(timestamp, false, now, WINDOW);
    }

    private static String proof(RawRequest request, String header) {
        return request.header(header).orElseThrow(Refusal.MISSING_PROOF::refused);
    }

    private void mustKnowToken(String given) {
        Signatures.mustMatch(token, given);
    }

    private Received event(ObjectNode envelope) {
        if (!envelope.path("schema").asText().equals("2.0") || !(envelope.get("header") instanceof ObjectNode header)) {
            throw Refusal.MALFORMED.refused();
        }
        mustKnowToken(StrangersJson.text(header, "token"));
        if (!StrangersJson.text(header, "app_id").equals(appId)) {
            throw Refusal.WRONG_RECEIVER.refused();
        }
        JsonNode event = envelope.path("event");
        String id = StrangersJson.text(header, "event_id");
        Instant at = millis(StrangersJson.text(header, "create_time"));
        return switch (StrangersJson.text(header, "event_type")) {
            case "im.message.receive_v1" -> message(event, at);
            case "card.action.trigger" -> events(new InboundEvent("e:" + id, address(event.path("operator").path("open_id").asText(), ""), at,
                    new Content.Choice(event.path("action").path("value").path("choice").asText())));
            case "im.chat.access_event.bot_p2p_chat_entered_v1" -> event.path("last_message_id").asText().isEmpty()
                    ? events(new InboundEvent("e:" + id, address(event.path("operator_id").path("open_id").asText(), ""), at, new Content.Arrival()))
                    : new Received.Acknowledged(ACCEPTED);
            default -> new Received.Acknowledged(ACCEPTED);
        };
    }

    private Received message(JsonNode event, Instant at) {
        JsonNode message = event.path("message");
        if (!event.path("sender").path("sender_type").asText("user").equals("user")) {
            return new Received.Acknowledged(ACCEPTED);
        }
        boolean group = message.path("chat_type").asText().equals("group");
        // The message's own id: an event may come again under another one.
        return events(new InboundEvent("m:" + StrangersJson.text(message, "message_id"),
                address(event.path("sender").path("sender_id").path("open_id").asText(), group ? StrangersJson.text(message, "chat_id") : ""), at,
                content(message)));
    }

    private static Content content(JsonNode message) {
        return switch (message.path("message_type").asText()) {
            case "text" -> new Content.Text(text(message));
            case "image", "sticker" -> new Content.Attachment(Kind.IMAGE);
            case "audio" -> new Content.Attachment(Kind.VOICE);
            case "media" -> new Content.Attachment(Kind.VIDEO);
            case "file", "folder" -> new Content.Attachment(Kind.FILE);
            case "location" -> new Content.Attachment(Kind.LOCATION);
            default -> new Content.Attachment(Kind.OTHER);
        };
    }

    /** The words without the marks that stand for people who were mentioned. */
    private static String text(JsonNode message) {
        String text = StrangersJson.text(StrangersJson.object(StrangersJson.text(message, "content")), "text");
        for (JsonNode mention : message.path("mentions")) {
            text = text.replace(mention.path("key").asText("@"), "");
        }
        return text.strip();
    }

    private Address address(String user, String place) {
        return new Address(name, user, place, Map.of());
    }

    private static Instant millis(String text) {
        // Some events count microseconds.
        return text.matches("\\d{13,16}") ? Instant.ofEpochMilli(Long.parseLong(text.substring(0, 13))) : Instant.EPOCH;
    }

    private static Received events(InboundEvent event) {
        return new Received.Events(List.of(event), ACCEPTED, null);
    }
}

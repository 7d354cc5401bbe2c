package io.weiquan.channel.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.Fields;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.StrangersText;
import io.weiquan.conversation.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** CloudEvents of type {@code weiquan.message}. */
final class WebhookMessages {

    static final int MOST_BYTES = 64 * 1024;
    private static final int ID_CHARS = 200;
    private static final int SLOTS = 40;
    private static final int VALUE_CHARS = 2_000;

    private final String name;

    WebhookMessages(String name) {
        this.name = name;
    }

    /** @throws Refusal.Refused MALFORMED for another shape or type than the documented one */
    InboundEvent event(byte[] body, Instant now) {
        ObjectNode event = StrangersJson.object(StrangersText.utf8(body, MOST_BYTES));
        String id = need(event, "id");
        String source = need(event, "source");
        if (!need(event, "specversion").equals("1.0") || !need(event, "type").equals("weiquan.message") || !(event.get("data") instanceof ObjectNode data)) {
            throw Refusal.MALFORMED.refused();
        }
        // CloudEvents: source and id together name the event.
        String key = HexFormat.of().formatHex(Signatures.sha256(Signatures.utf8(source.length() + ":" + source + id)));
        return new InboundEvent(key, Address.of(name, need(data, "from")), time(StrangersJson.text(event, "time"), now), content(data));
    }

    private static Content content(ObjectNode data) {
        JsonNode text = data.get("text");
        JsonNode choice = data.get("choice");
        JsonNode slots = data.get("slots");
        int given = (text == null ? 0 : 1) + (choice == null ? 0 : 1) + (slots == null ? 0 : 1);
        if (given != 1) {
            throw Refusal.MALFORMED.refused();
        }
        if (text != null) {
            return new Content.Text(StrangersJson.text(data, "text"));
        }
        if (choice != null) {
            return new Content.Choice(need(data, "choice"));
        }
        try {
            return new Content.Slots(new Fields(data).slots("slots", SLOTS, VALUE_CHARS));
        } catch (Refused wrong) {
            throw Refusal.MALFORMED.refused();
        }
    }

    private static Instant time(String time, Instant now) {
        try {
            return time.isEmpty() ? now : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException notATime) {
            throw Refusal.MALFORMED.refused();
        }
    }

    private static String need(ObjectNode object, String field) {
        String text = StrangersJson.text(object, field);
        if (text.isBlank() || text.length() > ID_CHARS) {
            throw Refusal.MALFORMED.refused();
        }
        return text;
    }
}

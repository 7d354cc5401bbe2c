package io.weiquan.channel.messenger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.Fields;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.StrangersJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Events and addresses as they lie in the inbox and the outbox, sealed. */
final class EventJson {

    private static final int SLOTS = 100;
    private static final int VALUE_CHARS = 10_000;

    private EventJson() {
    }

    static byte[] bytes(InboundEvent event) {
        ObjectNode json = StrangersJson.object().put("key", event.key()).put("at", event.at().toEpochMilli());
        json.set("from", address(event.from()));
        Content content = event.content();
        if (content instanceof Content.Text text) {
            json.put("text", text.text());
        } else if (content instanceof Content.Choice choice) {
            json.put("choice", choice.id());
        } else if (content instanceof Content.Slots slots) {
            json.set("slots", StrangersJson.tree(slots.values()));
        } else if (content instanceof Content.Attachment attachment) {
            json.put("attachment", attachment.kind().name());
        }
        return utf8(json);
    }

    static InboundEvent event(byte[] bytes) {
        ObjectNode json = object(bytes);
        return new InboundEvent(json.path("key").asText(), address(json.path("from")), Instant.ofEpochMilli(json.path("at").asLong()), content(json));
    }

    private static Content content(ObjectNode json) {
        if (json.has("text")) {
            return new Content.Text(json.path("text").asText());
        }
        if (json.has("choice")) {
            return new Content.Choice(json.path("choice").asText());
        }
        if (json.has("slots")) {
            return new Content.Slots(new Fields(json).slots("slots", SLOTS, VALUE_CHARS));
        }
        return json.has("attachment") ? new Content.Attachment(Content.Kind.valueOf(json.path("attachment").asText())) : new Content.Arrival();
    }

    static ObjectNode address(Address address) {
        ObjectNode json = StrangersJson.object().put("account", address.account()).put("user", address.user()).put("place", address.place());
        json.set("reply", StrangersJson.tree(address.reply()));
        return json;
    }

    static Address address(JsonNode json) {
        Map<String, String> reply = new HashMap<>();
        json.path("reply").properties().forEach(field -> reply.put(field.getKey(), field.getValue().asText()));
        return new Address(json.path("account").asText(), json.path("user").asText(), json.path("place").asText(), reply);
    }

    static ObjectNode object(byte[] bytes) {
        return StrangersJson.object(new String(bytes, StandardCharsets.UTF_8));
    }

    static byte[] utf8(JsonNode json) {
        return StrangersJson.write(json).getBytes(StandardCharsets.UTF_8);
    }
}

package io.weiquan.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.HandOver;
import io.weiquan.conversation.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * CloudEvents 1.0 about a conversation. Keys of the closed vocabulary, counts and names of states go in; values that were said do not. The id is
 * conversation and number, the same however often the event is sent.
 */
final class CloudEvents {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "[A-Z][A-Z0-9_]{0,39}";

    private final String conversation;
    private final String channel;
    private final String number;
    private final ArrayNode events = JSON.createArrayNode();

    /** @param number of the item the events are about, or a word for what has none */
    CloudEvents(String conversation, String channel, String number) {
        this.conversation = conversation;
        this.channel = channel;
        this.number = number;
    }

    private ObjectNode add(String type) {
        ObjectNode event = events.addObject().put("specversion", "1.0").put("id", conversation + "/" + number + "/" + events.size())
                .put("source", "/weiquan/conversations").put("type", "weiquan." + type).put("subject", conversation).put("datacontenttype", "application/json");
        return event.putObject("data").put("conversation", conversation).put("channel", channel);
    }

    CloudEvents started() {
        add("conversation.started");
        return this;
    }

    CloudEvents filled(List<Baseline.Filled> filled) {
        if (!filled.isEmpty()) {
            ArrayNode slots = add("slots.filled").putArray("slots");
            filled.forEach(slot -> slots.addObject().put("key", slot.key()).put("status", slot.status()).put("source", slot.source()));
        }
        return this;
    }

    CloudEvents composed(Wire.Body body) {
        JsonNode result = body.result();
        ObjectNode data = add("package.composed");
        data.put("recommended", key(result.path("recommendation").path("channel").asText()));
        data.put("issue", key(body.slots().get("issue"))).put("platform", key(body.slots().get("platform")));
        ArrayNode gates = data.putArray("gates");
        result.path("gates").forEach(gate -> gates.add(key(gate.path("id").asText())));
        return this;
    }

    CloudEvents outcomes(Set<String> reported) {
        reported.stream().sorted().forEach(pair -> {
            String[] parts = pair.split("/", 2);
            add("outcome.reported").put("of", key(parts[0])).put("outcome", key(parts[1]));
        });
        return this;
    }

    CloudEvents closed() {
        add("conversation.closed");
        return this;
    }

    CloudEvents erased() {
        add("conversation.erased");
        return this;
    }

    CloudEvents humanWanted(HandOver asked) {
        ObjectNode data = add("human.requested").put("state", asked.state()).put("expects", asked.expects()).put("summary", asked.summary());
        ArrayNode missing = data.putArray("missing");
        asked.missing().forEach(missing::add);
        return this;
    }

    List<String> list() {
        List<String> list = new ArrayList<>();
        events.forEach(event -> list.add(event.toString()));
        return list;
    }

    byte[] bytes() {
        return events.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    private static String key(Wire.Slot slot) {
        return slot == null || slot.value() == null ? null : key(slot.value().toString());
    }

    /** A key of the vocabulary, or nothing: what is no key may be somebody's words. */
    private static String key(String text) {
        return text != null && text.matches(KEY) ? text : null;
    }
}

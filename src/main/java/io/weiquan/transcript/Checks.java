package io.weiquan.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is known of the conversation from its replies, and whether it is as a transcript says. Answers null when it is. */
final class Checks {

    /** A bubble as heard. */
    record Said(String id, String text) {
        @Override
        public String toString() {
            return id + " " + text;
        }
    }

    private JsonNode last = JsonNodeFactory.instance.objectNode();
    private JsonNode result = JsonNodeFactory.instance.missingNode();
    int questionsAtPackage = -1;

    void hear(JsonNode reply) {
        last = reply;
        if (reply.hasNonNull("result")) {
            result = reply.get("result");
            if (questionsAtPackage < 0) {
                questionsAtPackage = reply.path("progress").path("asked").asInt();
            }
        }
    }

    static List<Said> said(List<JsonNode> replies) {
        List<Said> said = new ArrayList<>();
        replies.forEach(r -> r.path("messages").forEach(m -> said.add(new Said(m.path("id").asText(), m.path("text").asText()))));
        return said;
    }

    String slots(String rest) {
        for (Map.Entry<String, String> pair : Transcript.pairs(rest)) {
            JsonNode slot = slot(pair.getKey());
            String wanted = pair.getValue();
            if (!holds(slot, wanted)) {
                return "%s is %s, not %s".formatted(pair.getKey(), slot.isMissingNode() ? "not set"
                        : slot.path("status").asText() + " " + slot.path("value"), wanted);
            }
        }
        return null;
    }

    private static boolean holds(JsonNode slot, String wanted) {
        if (wanted.isEmpty()) {
            return slot.isMissingNode();
        }
        if (wanted.equals(slot.path("status").asText()) && !wanted.equals("value")) {
            return true;
        }
        JsonNode value = slot.path("value");
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(v -> items.add(v.isObject() ? v.path("outcome").asText(v.path("channel").asText()) : v.asText()));
            return items.equals(List.of(wanted.split(","))) || slot.path("display").asText().equals(wanted);
        }
        if (value.isNumber()) {
            return wanted.matches("-?\\d+(\\.\\d+)?") && value.decimalValue().compareTo(new BigDecimal(wanted)) == 0;
        }
        return value.asText().equals(wanted) || slot.path("display").asText().equals(wanted);
    }

    private JsonNode slot(String keyOrTitle) {
        JsonNode slots = last.path("slots");
        if (slots.has(keyOrTitle)) {
            return slots.get(keyOrTitle);
        }
        for (JsonNode slot : slots) {
            if (slot.path("title").asText().equals(keyOrTitle)) {
                return slot;
            }
        }
        return JsonNodeFactory.instance.missingNode();
    }

    String expects(String slot) {
        String expected = last.path("expects").isTextual() ? last.path("expects").asText() : "-";
        return expected.equals(slot) ? null : "expects " + expected;
    }

    String inPackage(String rest) {
        if (result.isMissingNode()) {
            return "there is no package yet";
        }
        for (Map.Entry<String, String> pair : Transcript.pairs(rest)) {
            boolean not = pair.getKey().startsWith("!");
            String key = not ? pair.getKey().substring(1) : pair.getKey();
            String found = inPackage(key, pair.getValue());
            if ((found == null) == not) {
                return not ? "package has " + key + " " + pair.getValue() : found;
            }
        }
        return null;
    }

    /** Null when the package has it, else what it has instead. */
    private String inPackage(String key, String wanted) {
        if (key.equals("channel")) {
            String channel = result.path("recommendation").path("channel").asText();
            return channel.equals(wanted) ? null : "recommends " + channel;
        }
        if (key.equals("gate")) {
            return any(result.path("gates"), "id", wanted);
        }
        if (key.equals("citation")) {
            List<String> cited = new ArrayList<>();
            result.path("citations").forEach(c -> cited.add(c.path("law").asText() + c.path("article").asText()));
            return cited.contains(wanted) ? null : "cites " + cited;
        }
        if (key.startsWith("deadline.")) {
            return with(result.path("deadlines"), "id", key.substring("deadline.".length()), "due", wanted);
        }
        if (key.startsWith("script.")) {
            String channel = key.substring("script.".length()).replace("~", "");
            for (JsonNode script : result.path("scripts")) {
                if (script.path("channel").asText().equals(channel) && script.path("text").asText().contains(wanted)) {
                    return null;
                }
            }
            return with(result.path("scripts"), "channel", channel, "text", wanted);
        }
        if (key.endsWith("~")) {
            return result.path(key.substring(0, key.length() - 1)).toString().contains(wanted) ? null
                    : key + " is " + result.path(key.substring(0, key.length() - 1));
        }
        return "the package has no " + key;
    }

    private static String any(JsonNode items, String field, String wanted) {
        List<String> found = new ArrayList<>();
        items.forEach(i -> found.add(i.path(field).asText()));
        return found.contains(wanted) ? null : "has " + found;
    }

    private static String with(JsonNode items, String idField, String id, String field, String wanted) {
        for (JsonNode item : items) {
            if (item.path(idField).asText().equals(id)) {
                return item.path(field).asText().equals(wanted) ? null : "%s has %s".formatted(id, item.path(field).asText());
            }
        }
        return "there is no " + id + " among " + any(items, idField, "\0");
    }
}

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
                return "%s 应该%s，实际%s".formatted(pair.getKey(), wanted.isEmpty() ? "没有记" : "是 " + wanted, held(slot));
            }
        }
        return null;
    }

    private static String held(JsonNode slot) {
        if (slot.isMissingNode()) {
            return "没有记";
        }
        return "是 " + (slot.path("status").asText().equals("value") ? slot.path("value").isTextual() ? slot.path("value").asText()
                : slot.path("value").toString() : slot.path("status").asText());
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
        return expected.equals(slot) ? null : "应该接着问 %s，实际%s".formatted(slot, expected.equals("-") ? "没有问" : "问 " + expected);
    }

    String inPackage(String rest) {
        if (result.isMissingNode()) {
            return "还没有出稿";
        }
        for (Map.Entry<String, String> pair : Transcript.pairs(rest)) {
            boolean not = pair.getKey().startsWith("!");
            String key = not ? pair.getKey().substring(1) : pair.getKey();
            String found = inPackage(key, pair.getValue());
            if ((found == null) == not) {
                return not ? "稿子里不该有 %s %s，有了".formatted(key, pair.getValue()) : found;
            }
        }
        return null;
    }

    /** Null when the package has it, else what it has instead. */
    private String inPackage(String key, String wanted) {
        if (key.equals("channel")) {
            String channel = result.path("recommendation").path("channel").asText();
            return channel.equals(wanted) ? null : "应该推荐 %s，实际推荐 %s".formatted(wanted, channel);
        }
        if (key.equals("gate")) {
            return any(result.path("gates"), "id", wanted);
        }
        if (key.equals("citation")) {
            List<String> cited = new ArrayList<>();
            result.path("citations").forEach(c -> cited.add(c.path("law").asText() + c.path("article").asText()));
            return cited.contains(wanted) ? null : "应该引用 %s，实际引用 %s".formatted(wanted, listed(cited));
        }
        if (key.startsWith("deadline.")) {
            return with(result.path("deadlines"), "id", key.substring("deadline.".length()), "due", wanted);
        }
        if (key.startsWith("script.")) {
            return inScript(key.substring("script.".length()).replace("~", ""), wanted);
        }
        if (key.endsWith("~")) {
            return result.path(key.substring(0, key.length() - 1)).toString().contains(wanted) ? null
                    : "%s 里应该有“%s”，实际是 %s".formatted(key.substring(0, key.length() - 1), wanted, result.path(key.substring(0, key.length() - 1)));
        }
        return "稿子里没有 %s 这一样可查".formatted(key);
    }

    private String inScript(String channel, String wanted) {
        List<String> channels = new ArrayList<>();
        String text = null;
        for (JsonNode script : result.path("scripts")) {
            channels.add(script.path("channel").asText());
            if (script.path("channel").asText().equals(channel)) {
                text = script.path("text").asText();
                if (text.contains(wanted)) {
                    return null;
                }
            }
        }
        return text == null ? "没有 %s 的稿子，有的是 %s".formatted(channel, listed(channels))
                : "%s 的稿子里应该有“%s”，没有。稿子是：%n%s".formatted(channel, wanted, text);
    }

    private static String any(JsonNode items, String field, String wanted) {
        List<String> found = new ArrayList<>();
        items.forEach(i -> found.add(i.path(field).asText()));
        return found.contains(wanted) ? null : "应该有 %s，实际有 %s".formatted(wanted, listed(found));
    }

    private static String with(JsonNode items, String idField, String id, String field, String wanted) {
        for (JsonNode item : items) {
            if (item.path(idField).asText().equals(id)) {
                return item.path(field).asText().equals(wanted) ? null : "%s 里应该是“%s”，实际是“%s”".formatted(id, wanted, item.path(field).asText());
            }
        }
        List<String> ids = new ArrayList<>();
        items.forEach(i -> ids.add(i.path(idField).asText()));
        return "没有 %s，有的是 %s".formatted(id, listed(ids));
    }

    private static String listed(List<String> words) {
        return words.isEmpty() ? "（无）" : String.join("、", words);
    }
}

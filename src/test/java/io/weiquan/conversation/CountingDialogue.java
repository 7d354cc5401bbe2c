package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A small real dialogue: remembers how many turns there were and all that was said, echoes it, makes a package when asked for a
 * draft ("稿子"), refuses negative amounts and falls over on "boom".
 */
public final class CountingDialogue implements Dialogue {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Override
    public String notice() {
        return "2026-11";
    }

    @Override
    public Step begin(String channel, Instant now) {
        return Step.of(state(0, ""), body("greeting", "您好", 0, null), null);
    }

    @Override
    public Step next(JsonNode state, Inbound inbound, Instant now) {
        if (inbound instanceof Inbound.Filled form && form.slots().get("amount") instanceof Number amount && amount.intValue() < 0) {
            return Step.refused(Map.of("amount", "金额不能是负数"), null);
        }
        var words = inbound.shown();
        if (words.equals("boom")) {
            throw new IllegalStateException("the dialogue fell over");
        }
        int count = state.get("count").intValue() + 1;
        var bundle = words.contains("稿子") ? JSON.objectNode().put("version", count).putNull("returnCode").put("disclaimer", "仅供参考") : null;
        return Step.of(state(count, state.get("said").textValue() + "|" + words),
                body("echo", count + ":" + words, count, bundle), words.replaceAll("\\d{18}", "［已隐去］"));
    }

    @Override
    public Step resumed(JsonNode state, Instant lastTurn, Instant now) {
        int count = state.get("count").intValue();
        return Step.of(state, body("welcome_back", "上次说到第" + count + "句", count, null), null);
    }

    private static ObjectNode state(int count, String said) {
        return JSON.objectNode().put("count", count).put("said", said);
    }

    private static Wire.Body body(String id, String text, int count, JsonNode result) {
        var amount = new Wire.Slot("金额", new BigDecimal("98.50"), "98.50元", "value", "said");
        return new Wire.Body(List.of(new Wire.Message(id, text, List.of(), List.of())), "order_no",
                count == 0 ? Map.of() : Map.of("amount", amount), new Wire.Progress(count, 3), null, "story", result, false);
    }
}

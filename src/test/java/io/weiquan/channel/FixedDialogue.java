package io.weiquan.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Wire;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.regex.Pattern;

/**
 * A real dialog so small that it never changes: an amount, a demand, a package. Tests of the protocol stand on it, so that they speak
 * of frames and not of sentences. "出错" breaks it; "等着" makes it wait until {@link #letGo}.
 */
public final class FixedDialogue implements Dialogue {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(?:\\.\\d{1,2})?");
    private static final List<Wire.Choice> DEMANDS = List.of(new Wire.Choice("REFUND_ONLY", "只退款"), new Wire.Choice("RETURN_REFUND", "退货退款"));
    private static final Phaser WAITING = new Phaser(1);

    /** Lets every waiting turn go on. */
    public static void letGo() {
        WAITING.arrive();
    }

    @Override
    public Step begin(String channel, Instant now) {
        return Step.of(JsonNodeFactory.instance.objectNode(), body(Map.of(),
                List.of(say("greeting", "您好,我是维权向导,不是律师。您说的话只用来整理投诉材料。"), say("ask.amount", "花了多少钱?")), "amount", null), null);
    }

    @Override
    public Step next(JsonNode state, Inbound inbound, Instant now) {
        ObjectNode known = ((ObjectNode) state).deepCopy();
        if (inbound instanceof Inbound.Filled form) {
            Map<String, String> wrong = fill(known, form);
            return wrong.isEmpty() ? answer(known, form.shown()) : Step.refused(wrong, null);
        }
        String words = inbound.shown();
        if (inbound instanceof Inbound.Chose chose) {
            words = DEMANDS.stream().filter(d -> d.id().equals(chose.choice())).map(Wire.Choice::label).findFirst().orElse(chose.choice());
        }
        if (words.equals("出错")) {
            throw new IllegalStateException("told to break");
        }
        if (words.equals("等着")) {
            WAITING.awaitAdvance(WAITING.getPhase());
        }
        var number = NUMBER.matcher(words);
        if (number.find()) {
            known.put("amount", new BigDecimal(number.group()));
        }
        String said = words;
        DEMANDS.stream().filter(d -> said.equals(d.label())).forEach(d -> known.put("demand", d.id()));
        return answer(known, words);
    }

    @Override
    public Step resumed(JsonNode state, Instant lastTurn, Instant now) {
        return null;
    }

    private static Map<String, String> fill(ObjectNode known, Inbound.Filled form) {
        Map<String, String> wrong = new LinkedHashMap<>();
        form.slots().forEach((slot, value) -> {
            if (!slot.equals("amount")) {
                wrong.put(slot, "没有这一项。");
            } else if (value == null) {
                known.remove("amount");
            } else if (value instanceof Number number && new BigDecimal(number.toString()).signum() > 0) {
                known.put("amount", new BigDecimal(number.toString()));
            } else {
                wrong.put(slot, "金额应该是大于 0 的数字。");
            }
        });
        return wrong;
    }

    private static Step answer(ObjectNode known, String shown) {
        Map<String, Wire.Slot> slots = new LinkedHashMap<>();
        if (known.has("amount")) {
            BigDecimal amount = known.get("amount").decimalValue();
            slots.put("amount", new Wire.Slot("金额", amount, amount.toPlainString() + "元", "value", "said"));
        }
        if (known.has("demand")) {
            slots.put("demand", new Wire.Slot("诉求", List.of(known.get("demand").textValue()), known.get("demand").textValue(), "value", "chosen"));
        }
        if (!known.has("amount")) {
            return Step.of(known, body(slots, List.of(new Wire.Message("reask.amount", "没看到金额,一共花了多少钱?", List.of(),
                    List.of(new Wire.FormField("amount", "金额", "number", "元", true, List.of())))), "amount", null), shown);
        }
        if (!known.has("demand")) {
            return Step.of(known, body(slots, List.of(new Wire.Message("ask.demand", "您想要什么?", DEMANDS, List.of())), "demand", null), shown);
        }
        return Step.of(known, body(slots, List.of(say("package.ready", "材料准备好了。")), null, bundle(slots)), shown);
    }

    private static ObjectNode bundle(Map<String, Wire.Slot> slots) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode().put("version", 1);
        bundle.putObject("case").put("amount", slots.get("amount").display());
        bundle.putArray("scripts").addObject().put("channel", "C12315").put("text", "本人要求退款" + slots.get("amount").display() + "。");
        return bundle;
    }

    private static Wire.Message say(String id, String text) {
        return new Wire.Message(id, text, List.of(), List.of());
    }

    private static Wire.Body body(Map<String, Wire.Slot> slots, List<Wire.Message> messages, String expects, ObjectNode bundle) {
        var preview = slots.isEmpty() ? null
                : new Wire.Preview("ORDER_AFTERSALE", "订单售后", "先在订单里申请,留下记录。", "2026-11-29", "请平台答复的日期", "您自行设定", "先别点确认收货。");
        return new Wire.Body(messages, expects, slots, new Wire.Progress(slots.size(), 2 - slots.size()), preview,
                "complaint/" + (expects == null ? "recommend" : expects), bundle, false);
    }
}

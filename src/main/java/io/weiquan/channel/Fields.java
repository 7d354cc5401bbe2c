package io.weiquan.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fields of a client's object, read by name. A field that is missing where it is needed, or of the wrong kind, is refused with
 * BAD_FIELD and named; a field nobody knows is left alone, so that a newer client may speak to an older server.
 */
public final class Fields {

    /** No price, count or percentage of a complaint needs more; it keeps 1e999999999 from being written out. */
    private static final int DIGITS = 24;

    private final ObjectNode object;

    public Fields(ObjectNode object) {
        this.object = object;
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    /** @return the text, at least one and at most {@code max} UTF-16 units, storable as UTF-8 */
    public String text(String name, int max) {
        String text = optionalText(name, max);
        if (text == null || text.isEmpty()) {
            throw wrong(name, "缺少“%s”。");
        }
        return text;
    }

    /** The same, or null when the field is absent or null. */
    public String optionalText(String name, int max) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw wrong(name, "“%s”应该是文字。");
        }
        String text = node.textValue();
        if (text.length() > max) {
            throw wrong(name, "“%s”太长。");
        }
        return storable(name, text);
    }

    /** @return a whole number ≥ 0, {@code otherwise} when absent */
    public long count(String name, long otherwise) {
        JsonNode node = object.get(name);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw wrong(name, "“%s”应该是不小于 0 的整数。");
        }
        return node.longValue();
    }

    /**
     * Slot → value as plain data: String, BigDecimal, Boolean, List, Map, or null to clear the slot.
     *
     * @param most how many slots one form may set
     */
    public Map<String, Object> slots(String name, int most, int textChars) {
        if (!(object.get(name) instanceof ObjectNode slots) || slots.isEmpty()) {
            throw wrong(name, "“%s”应该是一个对象,写明要设置的内容。");
        }
        if (slots.size() > most) {
            throw wrong(name, "“%s”里的项目太多。");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        slots.properties().forEach(e -> values.put(storable(name, e.getKey()), plain(e.getKey(), e.getValue(), textChars)));
        return values;
    }

    private static Object plain(String name, JsonNode node, int textChars) {
        if (node.isNull()) {
            return null;
        }
        if (node.isTextual()) {
            if (Texts.length(node.textValue()) > textChars) {
                throw new Refused(Code.TOO_LONG, "“%s”有 %d 个字,最多 %d 个字。".formatted(name, Texts.length(node.textValue()), textChars));
            }
            return storable(name, node.textValue());
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isNumber()) {
            return number(name, node.decimalValue());
        }
        if (node.isArray()) {
            List<Object> items = new ArrayList<>(node.size());
            node.forEach(item -> items.add(plain(name, item, textChars)));
            return items;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        node.properties().forEach(e -> fields.put(storable(name, e.getKey()), plain(name, e.getValue(), textChars)));
        return fields;
    }

    private static BigDecimal number(String name, BigDecimal value) {
        if (value.precision() > DIGITS || Math.abs((long) value.scale()) > DIGITS) {
            throw wrong(name, "“%s”的数字位数太多。");
        }
        return value;
    }

    private static String storable(String name, String text) {
        if (!Texts.isStorable(text)) {
            throw wrong(name, "“%s”里有无法保存的字符。");
        }
        return text;
    }

    /** @param sentence with one %s for the name of the field */
    static Refused wrong(String name, String sentence) {
        return new Refused(Code.BAD_FIELD, sentence.formatted(name.length() > 40 ? name.substring(0, 40) : name));
    }
}

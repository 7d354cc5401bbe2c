package io.weiquan.channel.adapter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** JSON of platforms: one object, nothing behind it, no name twice, not deep. */
public final class StrangersJson {

    private static final int DEPTH = 32;

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(40).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrangersJson() {
    }

    /** @throws Refusal.Refused MALFORMED */
    public static ObjectNode object(String json) {
        try {
            if (STRICT.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException | NumberFormatException notJson) {   // the second over an exponent that no decimal can have, undeclared
            throw Refusal.MALFORMED.refused();
        }
        throw Refusal.MALFORMED.refused();
    }

    /** The text of a field, "" when it is absent. @throws Refusal.Refused MALFORMED when it is no text */
    public static String text(JsonNode object, String field) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        if (!node.isTextual()) {
            throw Refusal.MALFORMED.refused();
        }
        return node.textValue();
    }

    public static ObjectNode object() {
        return STRICT.createObjectNode();
    }

    public static JsonNode tree(Object value) {
        return STRICT.valueToTree(value);
    }

    public static String write(Object value) {
        try {
            return STRICT.writeValueAsString(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException ours) {
            throw new IllegalStateException("a message of ours is not JSON", ours);
        }
    }
}

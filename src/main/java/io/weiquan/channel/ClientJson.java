package io.weiquan.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.io.IOException;

/**
 * JSON from strangers: one object, nothing behind it, shallow, and numbers as they were written. The parser throws an undeclared
 * NumberFormatException over an exponent that no decimal can have.
 */
public final class ClientJson {

    private static final int DEPTH = 12;

    private static final ObjectMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxNumberLength(40).build()).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ClientJson() {
    }

    /** @throws Refused BAD_JSON when this is not exactly one JSON object */
    public static ObjectNode object(String json) {
        try {
            return asObject(STRICT.readTree(json));
        } catch (JsonProcessingException | NumberFormatException notJson) {
            throw notJson();
        }
    }

    /** @param utf8 a body; an empty one reads as an object without fields */
    public static ObjectNode object(byte[] utf8) {
        if (utf8 == null || utf8.length == 0) {
            return STRICT.createObjectNode();
        }
        try {
            return asObject(STRICT.readTree(utf8));
        } catch (IOException | NumberFormatException notJson) {
            throw notJson();
        }
    }

    private static ObjectNode asObject(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw notJson();
    }

    private static Refused notJson() {
        return new Refused(Code.BAD_JSON, "内容不是有效的 JSON 对象。");
    }
}

package io.weiquan.guide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weiquan.dialog.ConversationState;

/** The conversation's state as JSON and back, losing nothing: numbers stay decimal, unknown fields of older versions are ignored. */
final class StateJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private StateJson() {
    }

    static JsonNode write(ConversationState state) {
        return MAPPER.valueToTree(state);
    }

    static ConversationState read(JsonNode json) {
        try {
            return MAPPER.treeToValue(json, ConversationState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored state cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}

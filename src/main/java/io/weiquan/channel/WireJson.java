package io.weiquan.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.weiquan.conversation.Wire;

/** How everything that leaves the server is written: times as ISO text, numbers plainly, and empty lists as empty lists. */
public final class WireJson {

    /** The store leaves empty lists out of a message; a client should not have to ask whether they are there. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    private interface Whole {
    }

    private static final ObjectMapper MAPPER = configure(JsonMapper.builder().addModule(new JavaTimeModule()).build());

    private WireJson() {
    }

    /** Makes any mapper write what the wire contract shows. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.getFactory().configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true);
        return mapper.addMixIn(Wire.Message.class, Whole.class);
    }

    public static String write(Object frame) {
        try {
            return MAPPER.writeValueAsString(frame);
        } catch (JsonProcessingException ours) {
            throw notJson(ours);
        }
    }

    /** The same in UTF-8, without the text in between: a package is some forty thousand characters. */
    public static byte[] bytes(Object frame) {
        try {
            return MAPPER.writeValueAsBytes(frame);
        } catch (JsonProcessingException ours) {
            throw notJson(ours);
        }
    }

    private static IllegalStateException notJson(JsonProcessingException ours) {
        return new IllegalStateException("a frame of ours is not JSON", ours);
    }
}

package io.weiquan.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weiquan.conversation.Journal.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The JSON in which items and states are kept. Numbers come back as they went in: 98.50 stays 98.50. */
final class Stored {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Stored() {
    }

    /** @param code the return code as it is shown, once there is a package; @param done whether the conversation is closed */
    record State(JsonNode dialogue, String code, boolean done) {
    }

    record Words(String id, String text) {
    }

    record Notice(String version) {
    }

    static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static State state(byte[] content) {
        return read(content, State.class);
    }

    static Wire.Reply reply(Entry entry) {
        return read(entry.content(), Wire.Reply.class);
    }

    static Notice notice(Entry entry) {
        return read(entry.content(), Notice.class);
    }

    static Item item(Entry entry) {
        if (entry.side() == Journal.Side.BOT) {
            return new Item.Answered(entry.seq(), entry.at(), reply(entry));
        }
        var words = words(entry);
        return new Item.Asked(entry.seq(), entry.at(), words.id(), words.text());
    }

    static Words words(Entry entry) {
        return read(entry.content(), Words.class);
    }

    static JsonNode content(byte[] content) {
        return read(content, JsonNode.class);
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    private static <T> T read(byte[] content, Class<T> type) {
        try {
            return JSON.readValue(content, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

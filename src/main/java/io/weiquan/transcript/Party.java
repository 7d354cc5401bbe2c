package io.weiquan.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Inbound;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whoever answers in a replay: the dialog in process, a server behind a socket, an adapter. Replies have the shape of PROTOCOL.md. */
public interface Party {

    /** Opens the conversation. */
    List<JsonNode> start(String channel, Instant now) throws IOException;

    List<JsonNode> send(Inbound inbound, Instant now) throws IOException;

    /** The person comes back after a while; what the bot says then, possibly nothing. */
    List<JsonNode> comeBack(Instant now) throws IOException;

    /** How long the dialog waits before it speaks unasked. */
    default Duration patience() {
        return Duration.ofMinutes(30);
    }

    /** Nothing was said for as long as the dialog waits for; what it says then. Nothing where it may not speak unasked. */
    default List<JsonNode> silent(Instant now) throws IOException {
        return List.of();
    }
}

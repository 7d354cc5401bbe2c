package io.weiquan.transcript;

import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.channel.Chat;
import io.weiquan.conversation.Inbound;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same transcripts over a real socket, with a store underneath: coming back is a new connection, by return code once there is one. */
@QuarkusTest
@TestProfile(RealDialog.class)
class TranscriptsOverSocketTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path FOLDER = Path.of("dialogs/transcripts");

    @TestHTTPResource("/")
    URI server;

    @TestFactory
    Stream<DynamicTest> transcripts() throws IOException {
        return Files.walk(FOLDER).filter(f -> f.toString().endsWith(".txt"))
                .filter(f -> !f.getParent().endsWith("silence"))   // a browser is not spoken to unasked.sorted()
                .map(f -> DynamicTest.dynamicTest(FOLDER.relativize(f).toString(), f.toUri(), () -> replay(f)));
    }

    private void replay(Path file) throws IOException {
        try (OverSocket party = new OverSocket(server)) {
            Replay.Outcome outcome = Replay.of(Transcript.parse(file.toString(), Files.readString(file)), party);
            if (!outcome.failures().isEmpty()) {
                fail(String.join("\n", outcome.failures()));
            }
        }
    }

    /** A person with a phone: one socket at a time, the token in memory, the return code on paper. */
    private static final class OverSocket implements Party, AutoCloseable {

        private final URI server;
        private Chat chat;
        private String conversation;
        private String token;
        private String code;
        private long seq;

        OverSocket(URI server) {
            this.server = server;
            this.chat = Chat.open(server);
        }

        @Override
        public List<JsonNode> start(String channel, Instant now) {
            chat.send(frame("start", now).put("channel", "web").toString());
            JsonNode session = chat.next("session");
            conversation = session.path("conversation").asText();
            token = session.path("token").asText();
            return List.of(heard(chat.next("reply")));
        }

        @Override
        public List<JsonNode> send(Inbound inbound, Instant now) {
            ObjectNode frame = frame(inbound instanceof Inbound.Said ? "message" : inbound instanceof Inbound.Chose ? "choose" : "form", now)
                    .put("id", inbound.id());
            if (inbound instanceof Inbound.Said said) {
                frame.put("text", said.text());
            } else if (inbound instanceof Inbound.Chose chose) {
                frame.put("choice", chose.choice());
            } else if (inbound instanceof Inbound.Filled filled) {
                frame.set("slots", JSON.valueToTree(filled.slots()));
            }
            chat.send(frame.toString());
            JsonNode first = chat.next();
            return List.of(first.path("type").asText().equals("error") ? first : heard(chat.next("reply")));
        }

        @Override
        public List<JsonNode> comeBack(Instant now) throws IOException {
            chat.close();
            chat = Chat.open(server);
            if (code != null) {
                chat.send(frame("resume", now).put("code", code).toString());
                token = chat.next("session").path("token").asText();
                JsonNode reply = heard(chat.next("reply"));
                chat.next("caught_up");
                return List.of(reply);
            }
            chat.send(frame("resume", now).put("conversation", conversation).put("token", token).put("after", seq).toString());
            chat.next("session");
            JsonNode next = chat.next();
            if (next.path("type").asText().equals("caught_up")) {
                return List.of();
            }
            chat.next("caught_up");
            return List.of(heard(next));
        }

        private static ObjectNode frame(String type, Instant now) {
            return JSON.createObjectNode().put("type", type).put("now", now.toString());
        }

        private JsonNode heard(JsonNode reply) {
            seq = reply.path("seq").asLong();
            if (reply.path("result").hasNonNull("returnCode")) {
                code = reply.path("result").path("returnCode").asText();
            }
            return reply;
        }

        @Override
        public void close() {
            chat.close();
        }
    }
}

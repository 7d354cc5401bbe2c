package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A resume that breaks off after any byte loses nothing: what had arrived whole and what the next resume brings are the conversation, each item once. */
@QuarkusTest
@TestProfile(WireProfile.class)
class ResumeCutTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TURNS = 40;

    @TestHTTPResource("/")
    URI server;

    private String conversation;
    private String token;

    /** A step that shares no factor with the sizes of frames, so that cuts fall everywhere in them. */
    @Test
    void every_61st_byte() throws IOException {
        cutAfterEach(61);
    }

    @Test
    @Tag("soak")
    void every_byte() throws IOException {
        cutAfterEach(1);
    }

    private void cutAfterEach(int step) throws IOException {
        talk();
        byte[] whole = resume(0, Integer.MAX_VALUE);
        Map<Long, JsonNode> all = items(whole);
        assertThat(all.keySet()).as("greeting, then two items a turn").hasSize(1 + 2 * TURNS);
        for (int length = 0; length < whole.length; length += step) {
            Map<Long, JsonNode> arrived = items(resume(0, length));
            long last = arrived.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
            Map<Long, JsonNode> rest = items(resume(last, Integer.MAX_VALUE));
            assertThat(rest.keySet()).as("after %d bytes, up to %d", length, last).noneMatch(arrived::containsKey);
            arrived.putAll(rest);
            assertThat(arrived).as("after %d bytes", length).isEqualTo(all);
        }
    }

    private void talk() {
        try (Chat chat = Chat.open(server)) {
            JsonNode session = chat.start();
            conversation = session.get("conversation").asText();
            token = session.get("token").asText();
            for (int turn = 0; turn < TURNS; turn++) {
                chat.say("m" + turn, turn + "元");
            }
        }
    }

    /** What the server sends after {@code after}, cut off after so many bytes. */
    private byte[] resume(long after, int most) throws IOException {
        try (RawSocket socket = RawSocket.open(server)) {
            socket.text(JSON.createObjectNode().put("type", "resume").put("conversation", conversation).put("token", token).put("after", after).toString());
            return socket.bytesUntil("\"type\":\"caught_up\"", most);
        }
    }

    /** Items in frames that are there to the last byte, by number. */
    private static Map<Long, JsonNode> items(byte[] bytes) throws IOException {
        Map<Long, JsonNode> items = new LinkedHashMap<>();
        for (String frame : frames(bytes)) {
            JsonNode json = JSON.readTree(frame);
            if (List.of("taken", "reply").contains(json.get("type").asText())) {
                assertThat(items.put(json.get("seq").asLong(), json)).as("told once").isNull();
            }
        }
        return items;
    }

    private static List<String> frames(byte[] bytes) throws IOException {
        List<String> frames = new ArrayList<>();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            while (true) {
                in.readUnsignedByte();
                int length = in.readUnsignedByte();
                byte[] payload = new byte[length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length];
                in.readFully(payload);
                frames.add(new String(payload, StandardCharsets.UTF_8));
            }
        } catch (EOFException cut) {
            return frames;
        }
    }
}

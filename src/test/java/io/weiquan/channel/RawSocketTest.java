package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.channel.web.OpenSockets;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client that keeps no rule gets, and that nobody else notices. */
@QuarkusTest
@TestProfile(WireProfile.class)
class RawSocketTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TestHTTPResource("/")
    URI server;

    @Inject
    OpenSockets sockets;

    @Inject
    MeterRegistry meters;

    private void othersAreServed() {
        try (Chat other = Chat.open(server)) {
            other.start();
            assertThat(other.say("m1", "98").get("seq").asLong()).isEqualTo(3);
        }
    }

    @Test
    void the_sub_protocol_is_chosen_when_offered_and_not_needed() throws IOException {
        try (RawSocket offered = RawSocket.shakeHands(server, "/chat", "Sec-WebSocket-Protocol: other, weiquan.v1\r\n")) {
            assertThat(offered.header("Sec-WebSocket-Protocol")).isEqualTo("weiquan.v1");
        }
        try (RawSocket none = RawSocket.shakeHands(server, "/chat", "")) {
            assertThat(none.status()).isEqualTo(101);
            none.text("{\"type\":\"ping\"}");
            assertThat(none.read().text()).isEqualTo("{\"type\":\"pong\"}");
        }
        try (RawSocket unknown = RawSocket.shakeHands(server, "/chat", "Sec-WebSocket-Protocol: other\r\n")) {
            assertThat(unknown.header("Sec-WebSocket-Protocol")).isNull();
        }
    }

    /** More than three times as many as the server takes at once: a place that one of them kept would be missed. */
    @Test
    void a_socket_that_has_gone_leaves_its_place_however_it_went() throws IOException {
        int before = sockets.count();
        double connected = connections();
        for (int i = 0; i < 3 * WireProfile.CONNECTIONS; i++) {
            switch (i % 4) {
                case 0 -> {
                    try (RawSocket polite = RawSocket.open(server)) {
                        polite.write(RawSocket.frame(0x80 | RawSocket.CLOSE, new byte[] {3, (byte) 0xe8}, true));
                        assertThat(polite.closeCode()).as("socket %d", i).isEqualTo(1000);
                    }
                }
                case 1 -> {
                    try (RawSocket talked = RawSocket.open(server)) {
                        talked.text("{\"type\":\"ping\"}");
                        assertThat(talked.read()).as("socket %d", i).isNotNull();
                    }
                }
                case 2 -> RawSocket.open(server).close();
                default -> RawSocket.knock(server);
            }
        }
        await().untilAsserted(() -> assertThat(sockets.count()).isLessThanOrEqualTo(before));
        await().untilAsserted(() -> assertThat(connections()).as("connections counted as open").isLessThanOrEqualTo(connected));
        othersAreServed();
    }

    private double connections() {
        return meters.get("vertx.http.connections.current").gauge().value();
    }

    @Test
    void compression_is_not_agreed_to() throws IOException {
        try (RawSocket raw = RawSocket.shakeHands(server, "/chat", "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n")) {
            assertThat(raw.status()).isEqualTo(101);
            assertThat(raw.header("Sec-WebSocket-Extensions")).isNull();
            raw.write(RawSocket.frame(0xC1, new byte[] {1, 2, 3}, true));
            assertThat(raw.closeCode()).isEqualTo(1002);
        }
        othersAreServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://help.example.evil.example", "https://help.example:8443", "http://help.example",
        "https://help.example/", "https://HELP.example@evil.example", "file://", "chrome-extension://abc", "help.example"})
    void a_foreign_origin_is_refused_at_the_handshake(String origin) throws IOException {
        try (RawSocket raw = RawSocket.shakeHands(server, "/chat", "Origin: " + origin + "\r\n")) {
            assertThat(raw.status()).isEqualTo(403);
            assertThat(raw.header("Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @Test
    void our_own_pages_listed_sites_and_programs_are_let_in() throws IOException {
        for (String origin : new String[] {"Origin: http://" + server.getAuthority() + "\r\n", "Origin: https://" + server.getAuthority() + "\r\n",
            "Origin: https://help.example\r\n", "Origin: https://help.example:443\r\n", ""}) {
            try (RawSocket raw = RawSocket.shakeHands(server, "/chat", origin)) {
                assertThat(raw.status()).as(origin).isEqualTo(101);
            }
        }
    }

    @Test
    void a_character_split_between_fragments_arrives_whole() throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            raw.text("{\"type\":\"start\"}");
            raw.read();
            raw.read();
            byte[] bytes = "{\"type\":\"message\",\"id\":\"退m\",\"text\":\"退款98\"}".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < bytes.length; i++) {
                raw.write(RawSocket.frame((i == bytes.length - 1 ? 0x80 : 0) | (i == 0 ? RawSocket.TEXT : 0), new byte[] {bytes[i]}, true));
            }
            JsonNode taken = JSON.readTree(raw.read().text());
            assertThat(taken.get("id").asText()).isEqualTo("退m");
        }
    }

    @Test
    void fragments_without_end_are_closed_with_1009() throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            raw.write(RawSocket.frame(RawSocket.TEXT, "{".getBytes(StandardCharsets.UTF_8), true));
            raw.writeWhileTaken(RawSocket.frame(0, " ".repeat(8_000).getBytes(StandardCharsets.UTF_8), true), 20);
            assertThat(raw.closeCode()).isEqualTo(1009);
        }
        othersAreServed();
    }

    @ParameterizedTest
    @CsvSource({"c328,1007", "eda080,1007", "f8a1a1a1a1,1007", "e9,1007"})
    void invalid_utf8_is_closed_with_1007(String hex, int code) throws IOException {
        byte[] payload = new byte[hex.length() / 2];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        try (RawSocket raw = RawSocket.open(server)) {
            raw.write(RawSocket.frame(0x80 | RawSocket.TEXT, payload, true));
            assertThat(raw.closeCode()).isEqualTo(code);
        }
    }

    @ParameterizedTest
    @CsvSource({"131,true", "139,true", "128,true", "193,true", "129,false", "9,true"})
    void frames_against_the_rules_are_closed_with_1002(int first, boolean masked) throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            raw.write(RawSocket.frame(first, new byte[] {'x'}, masked));
            assertThat(raw.closeCode()).isEqualTo(1002);
        }
        othersAreServed();
    }

    @Test
    void a_frame_that_promises_a_terabyte_is_closed_with_1009() throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            raw.write(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4});
            raw.writeWhileTaken(new byte[8_192], 100);
            assertThat(raw.closeCode()).isEqualTo(1009);
        }
        othersAreServed();
    }

    @Test
    void a_ping_frame_is_answered_with_its_own_bytes() throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            raw.write(RawSocket.frame(0x80 | RawSocket.PING, "here?".getBytes(StandardCharsets.UTF_8), true));
            RawSocket.Frame pong = raw.read();
            assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
            assertThat(pong.text()).isEqualTo("here?");
        }
    }

    @Test
    void silence_is_pinged_and_then_closed() throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            long began = System.nanoTime();
            assertThat(raw.read().opcode()).isEqualTo(RawSocket.PING);
            assertThat(raw.closeCode()).isEqualTo(1001);
            assertThat((System.nanoTime() - began) / 1_000_000_000L).isBetween(4L, 12L);
        }
    }

    @Test
    void a_close_is_answered_with_a_close() throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            raw.write(RawSocket.frame(0x80 | RawSocket.CLOSE, new byte[] {3, (byte) 0xE8}, true));
            assertThat(raw.closeCode()).isEqualTo(1000);
            assertThat(raw.read()).isNull();
        }
    }

    @Test
    void one_who_asks_and_never_reads_is_read_no_further_and_hung_up_on() throws IOException {
        try (RawSocket raw = RawSocket.open(server)) {
            byte[] ping = RawSocket.frame(0x80 | RawSocket.PING, new byte[125], true);
            byte[] many = new byte[ping.length * 500];
            for (int i = 0; i < 500; i++) {
                System.arraycopy(ping, 0, many, i * ping.length, ping.length);
            }
            Thread flood = new Thread(() -> raw.writeWhileTaken(many, 10_000));
            flood.start();
            othersAreServed();
            flood.join(30_000);
            assertThat(flood.isAlive()).as("the server hung up").isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        othersAreServed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat;x=1", "/chat%3Bx", "//chat", "/./chat", "/x/../chat", "/%63hat", "/chat/", "/chat/x", "/CHAT"})
    void odd_spellings_of_the_path_open_no_way_round_the_origin(String path) throws IOException {
        try (RawSocket raw = RawSocket.shakeHands(server, path, "Origin: https://evil.example\r\n")) {
            assertThat(raw.status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sec-WebSocket-Protocol: \r\n", "Sec-WebSocket-Extensions: \r\n", "Sec-WebSocket-Version: 8\r\n"})
    void odd_handshakes_do_no_harm(String headers) throws IOException {
        RawSocket.shakeHands(server, "/chat", headers).close();
        othersAreServed();
    }
}

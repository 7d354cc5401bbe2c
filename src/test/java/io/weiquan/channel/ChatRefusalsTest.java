package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.channel.web.OpenSockets;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the error table over a real socket; a bystander's conversation goes on as if nothing had happened. */
@QuarkusTest
@TestProfile(WireProfile.class)
class ChatRefusalsTest {

    @TestHTTPResource("/")
    URI server;

    @Inject
    OpenSockets sockets;

    private Chat bystander;
    private Chat chat;

    @BeforeEach
    void two_people_are_talking() {
        bystander = Chat.open(server);
        bystander.start();
        chat = Chat.open(server);
    }

    @AfterEach
    void the_bystander_noticed_nothing() {
        FixedDialogue.letGo();
        assertThat(bystander.isQuiet()).isTrue();
        assertThat(bystander.say("b1", "66").get("seq").asLong()).isEqualTo(3);
        bystander.close();
        chat.close();
    }

    private JsonNode refused(String frame, String code) {
        JsonNode error = chat.send(frame).next("error");
        assertThat(error.get("code").asText()).isEqualTo(code);
        assertThat(error.get("message").asText()).containsPattern("\\p{IsHan}");
        assertThat(error.has("replyTo")).isTrue();
        return error;
    }

    private void stillThere() {
        chat.send("{\"type\":\"ping\"}").next("pong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "你好", "{", "[1]", "\"x\"", "null", "{\"type\":\"ping\"} x", "{\"type\":\"ping\"}{}", "{type:ping}",
        "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}"})
    void what_is_no_json_object_is_bad_json(String frame) {
        refused(frame, "bad_json");
        stillThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"dance\"}", "{\"type\":7}", "{\"type\":null}", "{\"type\":\"PING\"}"})
    void an_unknown_type_is_bad_type(String frame) {
        refused(frame, "bad_type");
        stillThere();
    }

    @Test
    void a_binary_frame_is_bad_type() {
        chat.sendBinary(new byte[] {1, 2, 3});
        assertThat(chat.next("error").get("code").asText()).isEqualTo("bad_type");
        stillThere();
    }

    @Test
    void a_second_start_on_one_socket_is_bad_type() {
        chat.start();
        refused("{\"type\":\"start\"}", "bad_type");
        stillThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"message\",\"text\":\"98\"}", "{\"type\":\"message\",\"id\":7,\"text\":\"98\"}", "{\"type\":\"message\",\"id\":\"\",\"text\":\"98\"}",
        "{\"type\":\"message\",\"id\":\"m\"}", "{\"type\":\"message\",\"id\":\"m\",\"text\":98}", "{\"type\":\"message\",\"id\":\"m\",\"text\":\"  \"}",
        "{\"type\":\"message\",\"id\":\"m\",\"text\":\"a\\u0000b\"}", "{\"type\":\"message\",\"id\":\"m\",\"text\":\"\\ud83d\"}",
        "{\"type\":\"message\",\"id\":\"m\",\"text\":\"98\",\"now\":\"yesterday\"}",
        "{\"type\":\"message\",\"id\":\"mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm\",\"text\":\"98\"}",
        "{\"type\":\"choose\",\"id\":\"c\"}", "{\"type\":\"choose\",\"id\":\"c\",\"choice\":[\"a\"]}",
        "{\"type\":\"form\",\"id\":\"f\"}", "{\"type\":\"form\",\"id\":\"f\",\"slots\":[]}", "{\"type\":\"form\",\"id\":\"f\",\"slots\":{}}",
        "{\"type\":\"form\",\"id\":\"f\",\"slots\":{\"amount\":1e999999999}}",
        "{\"type\":\"resume\",\"conversation\":\"x\"}", "{\"type\":\"resume\",\"token\":\"x\"}", "{\"type\":\"resume\"}", "{\"type\":\"resume\",\"code\":7}",
        "{\"type\":\"resume\",\"conversation\":\"x\",\"token\":\"y\",\"after\":-1}", "{\"type\":\"resume\",\"conversation\":\"x\",\"token\":\"y\",\"after\":1.5}"})
    void a_field_missing_or_wrong_is_bad_field(String frame) {
        chat.start();
        refused(frame, "bad_field");
        stillThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"start\",\"channel\":7}", "{\"type\":\"start\",\"channel\":\"<b>\"}", "{\"type\":\"start\",\"channel\":\"\"}"})
    void a_channel_that_is_no_name_is_bad_field(String frame) {
        refused(frame, "bad_field");
        stillThere();
    }

    @Test
    void a_form_with_more_slots_than_a_case_has_is_bad_field() {
        chat.start();
        StringBuilder slots = new StringBuilder();
        for (int i = 0; i <= 40; i++) {
            slots.append(i == 0 ? "" : ",").append("\"s").append(i).append("\":1");
        }
        refused("{\"type\":\"form\",\"id\":\"f\",\"slots\":{" + slots + "}}", "bad_field");
    }

    @Test
    void an_error_names_the_message_it_answers() {
        chat.start();
        assertThat(refused("{\"type\":\"message\",\"id\":\"m7\",\"text\":7}", "bad_field").get("replyTo").asText()).isEqualTo("m7");
        assertThat(refused("nonsense", "bad_json").get("replyTo").isNull()).isTrue();
    }

    @Test
    void fields_nobody_knows_are_left_alone() {
        chat.start();
        chat.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"98\",\"colour\":{\"deep\":[1,2]}}").next("taken");
    }

    @Test
    void two_thousand_characters_are_taken_and_one_more_is_too_long() {
        chat.start();
        assertThat(chat.say("m1", "退".repeat(2_000)).get("replyTo").asText()).isEqualTo("m1");
        assertThat(chat.say("m2", "😡".repeat(2_000)).get("replyTo").asText()).isEqualTo("m2");
        JsonNode error = refused("{\"type\":\"message\",\"id\":\"m3\",\"text\":\"" + "退".repeat(2_001) + "\"}", "too_long");
        assertThat(error.get("replyTo").asText()).isEqualTo("m3");
        assertThat(error.get("message").asText()).contains("2001", "2000");
        refused("{\"type\":\"choose\",\"id\":\"m4\",\"choice\":\"" + "退".repeat(2_001) + "\"}", "too_long");
        refused("{\"type\":\"form\",\"id\":\"m5\",\"slots\":{\"event\":\"" + "退".repeat(2_001) + "\"}}", "too_long");
        stillThere();
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 1 << 20})
    void a_frame_over_the_limit_closes_with_1009(int bytes) {
        chat.start();
        chat.sendQuietly("{\"type\":\"ping\",\"x\":\"" + "x".repeat(bytes) + "\"}");
        assertThat(chat.closeCode()).isEqualTo(1009);
    }

    @Test
    void a_frame_of_exactly_the_limit_is_read() {
        String frame = "{\"type\":\"ping\",\"x\":\"%s\"}";
        chat.send(frame.formatted("x".repeat(65_536 - frame.length() + 2))).next("pong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"😡😡😡", "👨‍👩‍👧", "🀄", "....", "<script>alert(1)</script>", "'; DROP TABLE conversation; --", "{{7*7}} ${7*7}", "\\u202e反过来", "\\ufffd"})
    void emoji_markup_and_odd_characters_are_words_like_others(String text) {
        chat.start();
        chat.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"" + text + "\"}").next("taken");
        chat.next("reply");
    }

    @Test
    void speaking_before_start_or_resume_is_unauthorized_and_closes_with_4401() {
        assertThat(refused("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"98\"}", "unauthorized").get("replyTo").asText()).isEqualTo("m1");
        assertThat(chat.closeCode()).isEqualTo(4401);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no-such-conversation|x", "../../etc/passwd|x", "%00|x"})
    void an_unknown_conversation_closes_with_4404(String conversation, String token) {
        refused("{\"type\":\"resume\",\"conversation\":\"" + conversation + "\",\"token\":\"" + token + "\",\"after\":0}", "unknown_conversation");
        assertThat(chat.closeCode()).isEqualTo(4404);
    }

    @Test
    void a_wrong_token_is_told_nothing_but_unknown_conversation() {
        JsonNode session = chat.start();
        try (Chat stranger = Chat.open(server)) {
            JsonNode error = stranger.send("{\"type\":\"resume\",\"conversation\":\"" + session.get("conversation").asText()
                    + "\",\"token\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}").next("error");
            assertThat(error.get("code").asText()).isEqualTo("unknown_conversation");
            assertThat(stranger.closeCode()).isEqualTo(4404);
        }
        stillThere();
    }

    @Test
    void wrong_return_codes_are_unknown_and_then_too_many() {
        chat.close();
        String address = Chat.anAddress();
        for (int i = 0; i < 10; i++) {
            try (Chat guess = Chat.openFrom(server, address)) {
                assertThat(guess.send("{\"type\":\"resume\",\"code\":\"2222-2222-222" + (2 + i % 8) + "\"}").next("error").get("code").asText())
                        .isEqualTo("unknown_conversation");
                assertThat(guess.closeCode()).isEqualTo(4404);
            }
        }
        try (Chat guess = Chat.openFrom(server, address)) {
            assertThat(guess.send("{\"type\":\"resume\",\"code\":\"2222-2222-2222\"}").next("error").get("code").asText()).isEqualTo("too_many");
        }
    }

    @Test
    void an_erased_conversation_closes_its_socket_with_4404() {
        JsonNode session = chat.start();
        assertThat(Rest.to(server).as(session).delete("/api/conversations/" + session.get("conversation").asText()).status()).isEqualTo(204);
        assertThat(chat.next("error").get("code").asText()).isEqualTo("unknown_conversation");
        assertThat(chat.closeCode()).isEqualTo(4404);
    }

    @Test
    void a_form_value_its_slot_refuses_is_bad_value_with_fields() {
        chat.start();
        JsonNode error = refused("{\"type\":\"form\",\"id\":\"f1\",\"slots\":{\"amount\":-3}}", "bad_value");
        assertThat(error.at("/fields/amount").asText()).contains("金额");
        assertThat(error.get("replyTo").asText()).isEqualTo("f1");
        stillThere();
    }

    @Test
    void too_many_turns_are_refused_and_a_flood_is_closed_with_4429() {
        chat.start();
        for (int i = 0; i < 200; i++) {
            chat.sendQuietly("{\"type\":\"message\",\"id\":\"m" + i + "\",\"text\":\"98\"}");
        }
        List<String> codes = new ArrayList<>();
        assertThat(chat.closeCode()).isEqualTo(4429);
        while (!chat.isQuiet()) {
            JsonNode frame = chat.next();
            codes.add(frame.path("code").asText());
            assertThat(frame.path("code").asText().equals("too_many") && frame.get("replyTo").isNull()).as("a refused message is named").isFalse();
        }
        assertThat(codes).contains("too_many");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"ping\"}", "nonsense", "{\"type\":\"dance\"}"})
    void a_flood_of_frames_that_are_no_turns_is_closed_too(String frame) {
        for (int i = 0; i < 400; i++) {
            chat.sendQuietly(frame);
        }
        assertThat(chat.closeCode()).isEqualTo(4429);
    }

    @Test
    void a_turn_that_outlasts_its_time_is_unavailable_and_the_same_id_may_be_tried_again() {
        JsonNode session = chat.start();
        assertThat(refused("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"等着\"}", "unavailable").get("replyTo").asText()).isEqualTo("m1");
        FixedDialogue.letGo();
        assertThat(chat.say("m1", "等着").get("seq").asLong()).isEqualTo(3);
        assertThat(session.get("seq").asLong()).isZero();
    }

    @Test
    void more_turns_than_may_wait_are_busy() {
        JsonNode session = chat.start();
        chat.send("{\"type\":\"message\",\"id\":\"slow\",\"text\":\"等着\"}");
        var codes = new ArrayList<java.util.concurrent.CompletableFuture<Rest.Answer>>();
        for (int i = 0; i < 30; i++) {
            codes.add(Rest.to(server).as(session).sendAsync("POST", "/api/conversations/" + session.get("conversation").asText() + "/messages",
                    java.net.http.HttpRequest.BodyPublishers.ofString("{\"id\":\"r" + i + "\",\"text\":\"98\"}")));
        }
        List<Rest.Answer> answers = codes.stream().map(java.util.concurrent.CompletableFuture::join).toList();
        assertThat(answers).anySatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().get("code").asText()).isEqualTo("busy");
            assertThat(Long.parseLong(answer.header("Retry-After"))).isPositive();
        });
    }

    @Test
    void a_fault_of_ours_is_internal_names_its_number_and_closes_with_1011() {
        chat.start();
        JsonNode error = refused("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"出错\"}", "internal");
        assertThat(error.get("message").asText()).containsPattern("编号 [0-9a-f]+");
        assertThat(error.toString()).doesNotContain("told to break");
        assertThat(chat.closeCode()).isEqualTo(1011);
    }

    @Test
    void what_went_wrong_is_logged_without_a_word_of_the_person() {
        List<String> logged = new java.util.concurrent.CopyOnWriteArrayList<>();
        java.util.logging.Handler listener = new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord entry) {
                logged.add(entry.getMessage() + Arrays.toString(entry.getParameters()) + entry.getThrown());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
        java.util.logging.Logger root = java.util.logging.Logger.getLogger("");
        root.addHandler(listener);
        try {
            JsonNode session = chat.start();
            chat.say("m-13800000000", "我叫张三,电话13800000000");
            refused("{\"type\":\"form\",\"id\":\"f1\",\"slots\":{\"contact_phone\":\"13800000000\"}}", "bad_value");
            refused("{\"type\":\"message\",\"id\":\"m2\",\"text\":\"出错\"}", "internal");
            assertThat(logged).anySatisfy(line -> assertThat(line).contains("internal error", "IllegalStateException", "FixedDialogue"));
            assertThat(String.join("\n", logged)).doesNotContain("张三", "13800000000", "told to break", session.get("token").asText());
        } finally {
            root.removeHandler(listener);
        }
    }

    @Test
    void a_full_node_says_busy_and_serves_those_it_has() {
        List<Chat> open = new ArrayList<>();
        try {
            JsonNode first = null;
            while (first == null && open.size() < 100) {
                Chat one = Chat.open(server);
                open.add(one);
                one.sendQuietly("{\"type\":\"ping\"}");
                JsonNode frame = one.next();
                first = frame.get("type").asText().equals("error") ? frame : null;
            }
            assertThat(first).isNotNull();
            assertThat(first.get("code").asText()).isEqualTo("busy");
            assertThat(open.get(open.size() - 1).closeCode()).isEqualTo(4429);
            stillThere();
        } finally {
            open.forEach(Chat::close);
            await().atMost(Duration.ofSeconds(10)).until(() -> sockets.count() < 20);
        }
    }

    @Test
    void one_address_may_hold_only_so_many_sockets() {
        String address = Chat.anAddress();
        List<Chat> open = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Chat one = Chat.openFrom(server, address);
            one.send("{\"type\":\"ping\"}").next("pong");
            open.add(one);
        }
        try (Chat oneMore = Chat.openFrom(server, address)) {
            assertThat(oneMore.next("error").get("code").asText()).isEqualTo("too_many");
            assertThat(oneMore.closeCode()).isEqualTo(4429);
        }
        open.forEach(Chat::close);
    }
}

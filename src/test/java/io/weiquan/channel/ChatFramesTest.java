package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.channel.web.OpenSockets;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every frame of PROTOCOL.md, over a real socket. */
@QuarkusTest
@TestProfile(WireProfile.class)
class ChatFramesTest {

    @TestHTTPResource("/")
    URI server;

    @Inject
    OpenSockets sockets;

    @Test
    void start_answers_a_session_and_a_greeting() {
        try (Chat chat = Chat.open(server)) {
            assertThat(chat.subprotocol()).isEqualTo("weiquan.v1");
            JsonNode session = chat.send("{\"type\":\"start\",\"channel\":\"web\"}").next("session");
            assertThat(names(session)).containsExactlyInAnyOrder("type", "conversation", "token", "seq");
            assertThat(session.get("seq").asLong()).isZero();
            assertThat(session.get("token").asText()).hasSizeGreaterThanOrEqualTo(22);

            JsonNode greeting = chat.next("reply");
            assertThat(names(greeting)).containsExactlyInAnyOrder("type", "seq", "replyTo", "messages", "expects", "slots", "progress",
                    "preview", "state", "result", "done");
            assertThat(greeting.get("seq").asLong()).isEqualTo(1);
            assertThat(greeting.get("replyTo").isNull()).isTrue();
            assertThat(greeting.get("expects").asText()).isEqualTo("amount");
            assertThat(names(greeting.get("messages").get(0))).containsExactlyInAnyOrder("id", "text", "choices", "form");
        }
    }

    @Test
    void a_message_is_taken_and_answered_under_gapless_numbers() {
        try (Chat chat = Chat.open(server)) {
            chat.start();
            chat.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"花了98.5元\"}");
            JsonNode taken = chat.next("taken");
            assertThat(names(taken)).containsExactlyInAnyOrder("type", "id", "seq");
            assertThat(taken.get("id").asText()).isEqualTo("m1");
            assertThat(taken.get("seq").asLong()).isEqualTo(2);
            JsonNode reply = chat.next("reply");
            assertThat(reply.get("seq").asLong()).isEqualTo(3);
            assertThat(reply.get("replyTo").asText()).isEqualTo("m1");
            assertThat(reply.at("/slots/amount/value").decimalValue()).isEqualByComparingTo("98.5");
            assertThat(names(reply.at("/slots/amount"))).containsExactlyInAnyOrder("title", "value", "display", "status", "source");
            assertThat(reply.at("/preview/due").asText()).isEqualTo("2026-11-29");
            assertThat(names(reply.get("preview"))).containsExactlyInAnyOrder("channel", "name", "reason", "due", "dueName", "dueKind", "warning");
            assertThat(reply.at("/messages/0/choices/0/id").asText()).isEqualTo("REFUND_ONLY");
        }
    }

    @Test
    void a_choice_leads_to_the_package() {
        try (Chat chat = Chat.open(server)) {
            chat.start();
            chat.say("m1", "98.5");
            chat.send("{\"type\":\"choose\",\"id\":\"c1\",\"choice\":\"REFUND_ONLY\"}").next("taken");
            JsonNode reply = chat.next("reply");
            assertThat(reply.at("/result/version").asInt()).isEqualTo(1);
            assertThat(reply.at("/result/returnCode").asText()).matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}");
        }
    }

    @Test
    void a_choice_nobody_offers_is_taken_as_its_label() {
        try (Chat chat = Chat.open(server)) {
            chat.start();
            chat.say("m1", "98.5");
            chat.send("{\"type\":\"choose\",\"id\":\"c1\",\"choice\":\"退货退款\"}").next("taken");
            assertThat(chat.next("reply").at("/slots/demand/value/0").asText()).isEqualTo("RETURN_REFUND");
        }
    }

    @Test
    void a_form_sets_and_clears_slots() {
        try (Chat chat = Chat.open(server)) {
            chat.start();
            chat.send("{\"type\":\"form\",\"id\":\"f1\",\"slots\":{\"amount\":98.50}}").next("taken");
            assertThat(chat.next("reply").at("/slots/amount/display").asText()).isEqualTo("98.5元");
            chat.send("{\"type\":\"form\",\"id\":\"f2\",\"slots\":{\"amount\":null}}").next("taken");
            assertThat(chat.next("reply").get("slots").size()).isZero();
        }
    }

    @Test
    void ping_is_answered_with_pong_even_before_start() {
        try (Chat chat = Chat.open(server)) {
            assertThat(chat.send("{\"type\":\"ping\"}").next().toString()).isEqualTo("{\"type\":\"pong\"}");
        }
    }

    @Test
    void the_clients_clock_is_believed_where_it_is_allowed() {
        try (Chat chat = Chat.open(server)) {
            JsonNode session = chat.send("{\"type\":\"start\",\"now\":\"2026-11-24T09:00:00+08:00\"}").next("session");
            Rest.Answer history = Rest.to(server).as(session).get("/api/conversations/" + session.get("conversation").asText());
            assertThat(history.json().at("/items/0/at").asText()).isEqualTo("2026-11-24T01:00:00Z");
        }
    }

    @Test
    void resume_shows_what_came_after_and_says_when_it_is_all() {
        JsonNode session;
        try (Chat chat = Chat.open(server)) {
            session = chat.start();
            chat.say("m1", "不记得了");
            chat.say("m2", "98.5");
        }
        try (Chat again = Chat.open(server)) {
            again.send(resume(session, 3));
            assertThat(again.next("session").get("seq").asLong()).isEqualTo(3);
            assertThat(again.next("taken").get("id").asText()).isEqualTo("m2");
            JsonNode reply = again.next("reply");
            assertThat(reply.get("seq").asLong()).isEqualTo(5);
            assertThat(reply.get("replyTo").asText()).isEqualTo("m2");
            assertThat(again.next().toString()).isEqualTo("{\"type\":\"caught_up\",\"seq\":5}");
            assertThat(again.say("m3", "只退款").get("seq").asLong()).isEqualTo(7);
        }
        try (Chat fromTheStart = Chat.open(server)) {
            fromTheStart.send(resume(session, 0)).next("session");
            for (long seq = 1; seq <= 7; seq++) {
                assertThat(fromTheStart.next().get("seq").asLong()).isEqualTo(seq);
            }
            assertThat(fromTheStart.next("caught_up").get("seq").asLong()).isEqualTo(7);
            fromTheStart.send(resume(session, 6)).next("session");
            assertThat(fromTheStart.next("reply").get("seq").asLong()).isEqualTo(7);
            fromTheStart.next("caught_up");
        }
    }

    @Test
    void a_return_code_opens_the_conversation_elsewhere_with_a_token_of_its_own() {
        String code;
        JsonNode session;
        try (Chat chat = Chat.open(server)) {
            session = chat.start();
            chat.say("m1", "98.5");
            code = chat.say("m2", "只退款").at("/result/returnCode").asText();
        }
        try (Chat elsewhere = Chat.open(server)) {
            elsewhere.send("{\"type\":\"resume\",\"code\":\"" + code.toLowerCase(java.util.Locale.ROOT) + "\"}");
            JsonNode reopened = elsewhere.next("session");
            assertThat(reopened.get("conversation")).isEqualTo(session.get("conversation"));
            assertThat(reopened.get("token")).isNotEqualTo(session.get("token"));
            assertThat(elsewhere.next("reply").at("/messages/0/id").asText()).isEqualTo("package.ready");
            elsewhere.next("caught_up");
            assertThat(Rest.to(server).as(reopened).get("/api/conversations/" + reopened.get("conversation").asText()).status()).isEqualTo(200);
        }
    }

    @Test
    void the_same_client_id_again_has_the_same_answer_and_no_second_effect() {
        try (Chat chat = Chat.open(server)) {
            JsonNode session = chat.start();
            chat.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"98.5\"}");
            JsonNode taken = chat.next("taken");
            JsonNode reply = chat.next("reply");
            chat.send("{\"type\":\"message\",\"id\":\"m1\",\"text\":\"完全不同的话 77\"}");
            assertThat(chat.next("taken")).isEqualTo(taken);
            assertThat(chat.next("reply")).isEqualTo(reply);
            assertThat(Rest.to(server).as(session).get("/api/conversations/" + session.get("conversation").asText()).json().get("items").size()).isEqualTo(3);
        }
    }

    @Test
    void a_second_socket_closes_the_first_and_goes_on() {
        try (Chat first = Chat.open(server); Chat second = Chat.open(server)) {
            JsonNode session = first.start();
            second.send(resume(session, 1)).next("session");
            second.next("caught_up");
            assertThat(first.closeCode()).isEqualTo(4409);
            assertThat(second.say("m1", "98.5").get("seq").asLong()).isEqualTo(3);
        }
    }

    @Test
    void messages_sent_without_waiting_are_all_kept_in_order() {
        try (Chat chat = Chat.open(server)) {
            chat.send("{\"type\":\"start\"}");
            for (int i = 1; i <= 30; i++) {
                chat.send("{\"type\":\"message\",\"id\":\"m" + i + "\",\"text\":\"" + i + " 元\"}");
            }
            JsonNode session = chat.next("session");
            chat.next("reply");
            for (int i = 1; i <= 30; i++) {
                JsonNode taken = chat.next("taken");
                assertThat(taken.get("id").asText()).isEqualTo("m" + i);
                assertThat(taken.get("seq").asInt()).isEqualTo(2 * i);
                assertThat(chat.next("reply").at("/slots/amount/value").asInt()).isEqualTo(i);
            }
            try (Chat again = Chat.open(server)) {
                again.send(resume(session, 0)).next("session");
                for (long seq = 1; seq <= 61; seq++) {
                    assertThat(again.next().get("seq").asLong()).as("a long history comes in parts and without gaps").isEqualTo(seq);
                }
                assertThat(again.next("caught_up").get("seq").asLong()).isEqualTo(61);
            }
        }
    }

    @Test
    void a_stop_asks_everybody_to_come_back_and_closes_with_1012() {
        try (Chat chat = Chat.open(server); Chat idle = Chat.open(server)) {
            JsonNode session = chat.start();
            idle.send("{\"type\":\"ping\"}").next("pong");
            sockets.retireAll();
            assertThat(chat.next("reconnect").get("afterMs").asLong()).isBetween(1L, 5_000L);
            idle.next("reconnect");
            assertThat(chat.closeCode()).isEqualTo(1012);
            assertThat(idle.closeCode()).isEqualTo(1012);
            try (Chat back = Chat.open(server)) {
                back.send(resume(session, 1)).next("session");
                back.next("caught_up");
            }
        }
    }

    static String resume(JsonNode session, long after) {
        return "{\"type\":\"resume\",\"conversation\":\"%s\",\"token\":\"%s\",\"after\":%d}"
                .formatted(session.get("conversation").asText(), session.get("token").asText(), after);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

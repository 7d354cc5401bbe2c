package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every route of PROTOCOL.md, by HTTP. */
@QuarkusTest
@TestProfile(WireProfile.class)
class RestTest {

    @TestHTTPResource("/")
    URI server;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    private JsonNode begin() {
        return Rest.to(server).post("/api/conversations", "{\"channel\":\"web\"}").json();
    }

    private static String path(JsonNode session, String rest) {
        return "/api/conversations/" + session.get("conversation").asText() + rest;
    }

    private JsonNode say(JsonNode session, String id, String what) {
        Rest.Answer answer = Rest.to(server).as(session).post(path(session, "/messages"), "{\"id\":\"" + id + "\"," + what + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode withPackage() {
        JsonNode session = begin();
        say(session, "m1", "\"text\":\"98.5\"");
        say(session, "m2", "\"choice\":\"REFUND_ONLY\"");
        return session;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"channel\":\"web\"}", "{\"channel\":null,\"now\":\"2026-11-24T01:00:00Z\"}"})
    void a_conversation_is_created(String body) {
        Rest.Answer created = Rest.to(server).post("/api/conversations", body);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith("/api/conversations/" + created.json().get("conversation").asText());
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        assertThat(created.json().get("token").asText()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(created.json().at("/reply/type").asText()).isEqualTo("reply");
        assertThat(created.json().at("/reply/seq").asLong()).isEqualTo(1);
    }

    @Test
    void text_choice_and_slots_are_answered_with_the_reply_object() {
        JsonNode session = begin();
        JsonNode reply = say(session, "m1", "\"text\":\"98.5\"");
        assertThat(reply.get("seq").asLong()).isEqualTo(3);
        assertThat(reply.get("replyTo").asText()).isEqualTo("m1");
        assertThat(say(session, "m2", "\"slots\":{\"amount\":120}").at("/slots/amount/value").asInt()).isEqualTo(120);
        assertThat(say(session, "m3", "\"choice\":\"RETURN_REFUND\"").at("/result/version").asInt()).isEqualTo(1);
        assertThat(say(session, "m1", "\"text\":\"again\"")).isEqualTo(reply);
    }

    @Test
    void the_history_shows_both_sides() {
        JsonNode session = withPackage();
        JsonNode history = Rest.to(server).as(session).get(path(session, "")).json();
        assertThat(history.get("conversation")).isEqualTo(session.get("conversation"));
        assertThat(history.get("state").asText()).isEqualTo("complaint/recommend");
        assertThat(history.at("/slots/amount/value").decimalValue()).isEqualByComparingTo("98.5");
        assertThat(history.get("items").size()).isEqualTo(5);
        assertThat(history.at("/items/0/from").asText()).isEqualTo("bot");
        assertThat(history.at("/items/0/messages/0/id").asText()).isEqualTo("greeting");
        assertThat(history.at("/items/3/from").asText()).isEqualTo("user");
        assertThat(history.at("/items/3/text").asText()).isEqualTo("只退款");
        assertThat(Instant.parse(history.at("/items/3/at").asText())).isBefore(Instant.now().plusSeconds(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"application/json|application/json|\"version\":1", "*/*|application/json|\"version\":1",
        "text/markdown|text/markdown;charset=UTF-8|# 投诉材料 1", "text/html|text/html;charset=UTF-8|<p>投诉材料", "text/calendar|text/calendar;charset=UTF-8|VCALENDAR",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document|application/vnd.openxmlformats-officedocument.wordprocessingml.document|PK",
        "text/html;q=0.5, text/calendar|text/calendar;charset=UTF-8|VCALENDAR"})
    void the_package_comes_in_the_format_of_accept(String accept, String type, String part) {
        JsonNode session = withPackage();
        Rest.Answer answer = Rest.to(server).as(session).with("Accept", accept).get(path(session, "/package"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualToIgnoringCase(type);
        assertThat(answer.body()).contains(part);
    }

    @Test
    void a_printable_page_may_show_its_own_style_and_nothing_else() {
        JsonNode session = withPackage();
        Rest.Answer answer = Rest.to(server).as(session).with("Accept", "text/html").get(path(session, "/package"));
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        assertThat(answer.header("Content-Security-Policy")).contains("style-src 'sha256-").contains("default-src 'none'").doesNotContain("unsafe");
    }

    @Test
    void a_signed_link_opens_one_document_without_a_token() {
        JsonNode session = withPackage();
        Rest.Answer made = Rest.to(server).as(session).post(path(session, "/links"), "{\"format\":\"ics\"}");
        assertThat(made.status()).isEqualTo(200);
        assertThat(Duration.between(Instant.now(), Instant.parse(made.json().get("expiresAt").asText()))).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        String url = made.json().get("url").asText();
        assertThat(url).startsWith("http://" + server.getAuthority() + "/api/links/").doesNotContain(session.get("token").asText());
        Rest.Answer opened = Rest.to(server).get(URI.create(url).getPath());
        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.header("Content-Type")).startsWith("text/calendar");
        assertThat(opened.header("Content-Disposition")).contains("complaint.ics");
    }

    @Test
    void a_return_code_opens_the_conversation_by_rest() {
        JsonNode session = begin();
        say(session, "m1", "\"text\":\"98.5\"");
        String code = say(session, "m2", "\"choice\":\"REFUND_ONLY\"").at("/result/returnCode").asText();
        JsonNode again = Rest.to(server).post("/api/conversations/resume", "{\"code\":\"" + code + "\"}").json();
        assertThat(again.get("conversation")).isEqualTo(session.get("conversation"));
        assertThat(again.at("/reply/messages/0/id").asText()).isEqualTo("package.ready");
        assertThat(say(again, "m3", "\"text\":\"好\"").get("seq").asLong()).isEqualTo(7);
    }

    @Test
    void the_export_holds_everything_and_erasing_leaves_nothing() {
        JsonNode session = withPackage();
        Rest.Answer export = Rest.to(server).as(session).get(path(session, "/export"));
        assertThat(export.json().get("conversation")).isEqualTo(session.get("conversation"));
        assertThat(export.json().get("items").size()).isEqualTo(5);
        assertThat(export.body()).contains("98.5").doesNotContain(session.get("token").asText());
        Rest.Answer erased = Rest.to(server).as(session).delete(path(session, ""));
        assertThat(erased.status()).isEqualTo(204);
        assertThat(Rest.to(server).as(session).get(path(session, "")).status()).isEqualTo(404);
        assertThat(Rest.to(server).as(session).get(path(session, "/export")).status()).isEqualTo(404);
    }

    @Test
    void a_text_is_understood_outside_any_conversation() {
        JsonNode understood = Rest.to(server).post("/api/understand", "{\"text\":\" 98块5\",\"now\":\"2026-11-24T20:00:00+08:00\"}").json();
        assertThat(understood.get("normalized").asText()).isEqualTo("98块5");
        assertThat(understood.at("/entities/0").toString()).isEqualTo("{\"type\":\"amount\",\"value\":{\"value\":98.5,\"to\":null,\"currency\":\"CNY\","
                + "\"approx\":false},\"text\":\" \",\"start\":0,\"end\":1,\"confidence\":0.9}");
        assertThat(understood.at("/entities/1/value").toString()).isEqualTo("{\"from\":\"2026-11-24\",\"to\":\"2026-11-24\",\"time\":\"20:15\",\"approx\":false}");
        assertThat(understood.at("/entities/2/value").asText()).isEqualTo("JD");
        assertThat(understood.at("/intents/0").toString()).isEqualTo("{\"name\":\"greet\",\"confidence\":0.7}");
    }

    @Test
    void flows_are_shown_and_drawn() {
        assertThat(Rest.to(server).get("/api/flows").json().toString()).isEqualTo("[{\"name\":\"complaint\",\"version\":1,\"title\":\"网购投诉\"}]");
        assertThat(Rest.to(server).get("/api/flows/complaint").json().get("flow").asText()).isEqualTo("complaint");
        Rest.Answer drawn = Rest.to(server).get("/api/flows/complaint/diagram");
        assertThat(drawn.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(drawn.body()).startsWith("<svg");
        assertThat(Rest.to(server).get("/api/flows/none").status()).isEqualTo(404);
        assertThat(Rest.to(server).get("/api/flows/none/diagram").status()).isEqualTo(404);
    }

    @Test
    void the_api_describes_itself() {
        JsonNode api = Rest.to(server).with("Accept", "application/json").get("/q/openapi?format=json").json();
        assertThat(api.get("paths").properties().stream().map(java.util.Map.Entry::getKey)).containsExactlyInAnyOrder("/api/conversations",
                "/api/conversations/resume", "/api/conversations/{id}", "/api/conversations/{id}/messages", "/api/conversations/{id}/package",
                "/api/conversations/{id}/links", "/api/conversations/{id}/export", "/api/links/{link}", "/api/understand", "/api/flows",
                "/api/flows/{name}", "/api/flows/{name}/diagram", "/api/slots", "/api/letters", "/api/letters/{direction}/{lane}/replay", "/asyncapi");
        assertThat(api.at("/paths/~1api~1conversations/post/responses/201/content/application~1json/schema/$ref").asText()).isNotEmpty();
        assertThat(api.at("/paths/~1api~1conversations~1{id}~1messages/post/security/0/token").isMissingNode()).isFalse();
        assertThat(api.at("/components/schemas/ReplyView/properties/expects").isMissingNode()).isFalse();
    }

    @Test
    void health_and_metrics_say_nothing_about_anybody() {
        JsonNode session = withPackage();
        Rest.to(server).as(session).get(path(session, ""));
        Rest.Answer health = Rest.to(management).get("/q/health");
        assertThat(health.json().get("status").asText()).isEqualTo("UP");
        for (String path : new String[] {"/q/health", "/q/metrics", "/insight"}) {
            assertThat(Rest.to(server).get(path).status()).as("public " + path).isEqualTo(404);
            assertThat(Rest.to(management).get(path).status()).as(path).isEqualTo(200);
            assertThat(Rest.to(management).get(path).body()).doesNotContain(session.get("conversation").asText()).doesNotContain(session.get("token").asText())
                    .doesNotContain("98.5");
        }
    }

    @Test
    void every_answer_carries_the_headers_that_keep_a_page_safe() {
        for (String path : new String[] {"/", "/api/flows", "/q/openapi", "/nowhere", "/api/conversations/x"}) {
            Rest.Answer answer = Rest.to(server).get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("Content-Security-Policy")).as(path).contains("default-src 'none'").doesNotContain("unsafe");
        }
    }

    @Test
    void a_listed_site_may_call_and_is_told_so() {
        Rest.Answer asked = Rest.to(server).with("Origin", WireProfile.ALLOWED_ORIGIN).with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "authorization,content-type")
                .send("OPTIONS", "/api/conversations/x/messages", java.net.http.HttpRequest.BodyPublishers.noBody());
        assertThat(asked.status()).isEqualTo(204);
        assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(WireProfile.ALLOWED_ORIGIN);
        assertThat(asked.header("Access-Control-Allow-Headers")).contains("authorization", "content-type");
        Rest.Answer called = Rest.to(server).with("Origin", WireProfile.ALLOWED_ORIGIN).post("/api/conversations", "{}");
        assertThat(called.status()).isEqualTo(201);
        assertThat(called.header("Access-Control-Allow-Origin")).isEqualTo(WireProfile.ALLOWED_ORIGIN);
        assertThat(called.header("Vary")).contains("Origin");
        assertThat(Rest.to(server).get("/api/flows").header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void the_chat_page_is_served() {
        Rest.Answer page = Rest.to(server).get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("维权向导").doesNotContain("style=").doesNotContain("onclick").doesNotContain("<script>");
        assertThat(Rest.to(server).get("/page.css").status()).isEqualTo(200);
        assertThat(Rest.to(server).get("/widget/weiquan-chat.js").status()).isEqualTo(200);
    }

    @Test
    void the_page_for_authors_is_not_there_unless_somebody_opens_it() {
        assertThat(Rest.to(server).get("/author").status()).isEqualTo(404);
        assertThat(Rest.to(server).get("/author/author.js").status()).isEqualTo(404);
        assertThat(Rest.to(server).get("/author/broken").status()).isEqualTo(404);
        assertThat(Rest.to(server).get("/author/diagram/complaint").status()).isEqualTo(404);
        assertThat(Rest.to(server).post("/author/turn", "{}").status()).isEqualTo(404);
        assertThat(Rest.to(server).post("/author/transcript", "{\"tried\":[]}").status()).isEqualTo(404);
    }
}

package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of the error table by HTTP, each a problem of RFC 9457. */
@QuarkusTest
@TestProfile(WireProfile.class)
class RestRefusalsTest {

    @TestHTTPResource("/")
    URI server;

    private JsonNode session;
    private String path;

    @BeforeEach
    void a_conversation() {
        session = Rest.to(server).post("/api/conversations", "{}").json();
        path = "/api/conversations/" + session.get("conversation").asText();
    }

    private static void isProblem(Rest.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.get("type").asText()).isEqualTo("urn:weiquan:error:" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("title").asText()).containsPattern("\\p{IsHan}");
        assertThat(problem.get("detail").asText()).containsPattern("\\p{IsHan}");
    }

    private Rest.Answer say(String body) {
        return Rest.to(server).as(session).post(path + "/messages", body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "[]", "{", "{}{}", "\"text\"", "{\"a\":9e100000033333333333333335}"})
    void what_is_no_json_object_is_bad_json(String body) {
        isProblem(say(body), 400, "bad_json");
        isProblem(Rest.to(server).post("/api/conversations", body), 400, "bad_json");
        isProblem(Rest.to(server).post("/api/understand", body), 400, "bad_json");
    }

    @Test
    void bytes_that_are_no_utf8_are_bad_json() {
        byte[] body = "{\"id\":\"m\",\"text\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
        body[18] = (byte) 0xC3;
        isProblem(Rest.to(server).as(session).send("POST", path + "/messages", BodyPublishers.ofByteArray(body)), 400, "bad_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"id\":\"m\"}", "{\"text\":\"98\"}", "{\"id\":1,\"text\":\"98\"}", "{\"id\":\"m\",\"text\":\"98\",\"choice\":\"x\"}",
        "{\"id\":\"m\",\"text\":\"\"}", "{\"id\":\"m\",\"text\":[]}", "{\"id\":\"m\",\"slots\":7}", "{\"id\":\"m\",\"text\":\"98\",\"now\":5}"})
    void a_field_missing_or_wrong_is_bad_field(String body) {
        isProblem(say(body), 400, "bad_field");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/api/understand|{}", "/api/understand|{\"text\":7}", "/api/conversations/resume|{}",
        "/api/conversations|{\"channel\":\"a b\"}", "/api/understand|{\"text\":\"98\",\"now\":\"tomorrow\"}"})
    void other_bodies_are_judged_alike(String where, String body) {
        isProblem(Rest.to(server).post(where, body), 400, "bad_field");
    }

    @Test
    void an_unknown_format_of_link_is_bad_field() {
        isProblem(Rest.to(server).as(session).post(path + "/links", "{\"format\":\"exe\"}"), 400, "bad_field");
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "GET,/package", "GET,/export", "DELETE,''", "POST,/messages", "POST,/links"})
    void without_the_right_token_every_door_stays_shut(String method, String rest) {
        for (Rest stranger : new Rest[] {Rest.to(server), Rest.to(server).with("Authorization", "Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
            Rest.to(server).with("Authorization", "Basic " + session.get("token").asText()), Rest.to(server).with("Authorization", "Bearer ")}) {
            Rest.Answer answer = stranger.send(method, path + rest, BodyPublishers.ofString("{\"id\":\"m\",\"text\":\"98\"}"));
            isProblem(answer, 401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        JsonNode other = Rest.to(server).post("/api/conversations", "{}").json();
        isProblem(Rest.to(server).as(other).send(method, path + rest, BodyPublishers.ofString("{}")), 401, "unauthorized");
        assertThat(Rest.to(server).as(session).get(path).json().get("items").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"GET,''", "GET,/package", "GET,/export", "DELETE,''", "POST,/messages", "POST,/links"})
    void an_unknown_conversation_is_unknown_whatever_the_token(String method, String rest) {
        isProblem(Rest.to(server).as(session).send(method, "/api/conversations/nobody" + rest, BodyPublishers.ofString("{}")), 404, "unknown_conversation");
        isProblem(Rest.to(server).send(method, "/api/conversations/nobody" + rest, BodyPublishers.ofString("{}")), 404, "unknown_conversation");
    }

    @Test
    void there_is_no_package_before_there_is_one() {
        isProblem(Rest.to(server).as(session).get(path + "/package"), 404, "no_package");
        isProblem(Rest.to(server).as(session).post(path + "/links", "{\"format\":\"md\"}"), 404, "no_package");
    }

    @Test
    void a_text_over_two_thousand_characters_is_too_long() {
        assertThat(say("{\"id\":\"m1\",\"text\":\"" + "退".repeat(2_000) + "\"}").status()).isEqualTo(200);
        isProblem(say("{\"id\":\"m2\",\"text\":\"" + "退".repeat(2_001) + "\"}"), 413, "too_long");
        isProblem(Rest.to(server).post("/api/understand", "{\"text\":\"" + "退".repeat(2_001) + "\"}"), 413, "too_long");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 1 << 20})
    void a_body_over_the_limit_is_too_long(int bytes) {
        isProblem(say(" ".repeat(bytes)), 413, "too_long");
    }

    @Test
    void a_body_over_the_limit_without_a_length_is_too_long() {
        byte[] body = " ".repeat(200_000).getBytes(StandardCharsets.US_ASCII);
        Rest.Answer answer = Rest.to(server).as(session).send("POST", path + "/messages", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
        isProblem(answer, 413, "too_long");
    }

    @Test
    void a_form_value_its_slot_refuses_is_bad_value_with_fields() {
        Rest.Answer answer = say("{\"id\":\"f1\",\"slots\":{\"amount\":0,\"colour\":\"red\"}}");
        isProblem(answer, 422, "bad_value");
        assertThat(answer.json().at("/fields/amount").asText()).contains("金额");
        assertThat(answer.json().at("/fields/colour").asText()).isNotEmpty();
    }

    @Test
    void too_many_turns_are_told_when_to_come_back() {
        Rest.Answer last = null;
        for (int i = 0; i < 60 && (last == null || last.status() == 200); i++) {
            last = say("{\"id\":\"m" + i + "\",\"text\":\"98\"}");
        }
        isProblem(last, 429, "too_many");
        assertThat(Long.parseLong(last.header("Retry-After"))).isBetween(1L, 60L);
    }

    @Test
    void wrong_return_codes_are_counted_by_address() {
        Rest guesser = Rest.to(server);
        for (int i = 0; i < 10; i++) {
            isProblem(guesser.post("/api/conversations/resume", "{\"code\":\"WRNG-CDE" + (2 + i % 8) + "-2222\"}"), 404, "unknown_conversation");
        }
        Rest.Answer refused = guesser.post("/api/conversations/resume", "{\"code\":\"2222-2222-2222\"}");
        isProblem(refused, 429, "too_many");
        assertThat(Long.parseLong(refused.header("Retry-After"))).isPositive();
        isProblem(Rest.to(server).post("/api/conversations/resume", "{\"code\":\"2222-2222-2222\"}"), 404, "unknown_conversation");
    }

    @Test
    void understanding_is_counted_by_address() {
        Rest busybody = Rest.to(server);
        for (int i = 0; i < 20; i++) {
            assertThat(busybody.post("/api/understand", "{\"text\":\"98\"}").status()).isEqualTo(200);
        }
        isProblem(busybody.post("/api/understand", "{\"text\":\"98\"}"), 429, "too_many");
    }

    @Test
    void a_fault_of_ours_is_internal_and_tells_nothing_but_its_number() {
        Rest.Answer answer = say("{\"id\":\"m1\",\"text\":\"出错\"}");
        isProblem(answer, 500, "internal");
        assertThat(answer.json().get("detail").asText()).containsPattern("编号 [0-9a-f]+");
        assertThat(answer.body()).doesNotContain("told to break").doesNotContain("Exception");
        assertThat(say("{\"id\":\"m2\",\"text\":\"98\"}").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://help.example.evil.example", "http://help.example"})
    void a_foreign_site_is_refused_whatever_it_asks(String origin) {
        isProblem(Rest.to(server).with("Origin", origin).post("/api/conversations", "{}"), 403, "forbidden_origin");
        isProblem(Rest.to(server).as(session).with("Origin", origin).get(path), 403, "forbidden_origin");
        Rest.Answer asked = Rest.to(server).with("Origin", origin).with("Access-Control-Request-Method", "POST")
                .send("OPTIONS", "/api/conversations", BodyPublishers.noBody());
        isProblem(asked, 403, "forbidden_origin");
        assertThat(asked.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void a_foreign_page_may_read_that_it_is_refused_and_load_the_files_of_the_widget_but_nothing_else() {
        Rest.Answer refused = Rest.to(server).with("Origin", "https://evil.example").get("/api/slots");
        isProblem(refused, 403, "forbidden_origin");
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo("*");
        Rest.Answer loader = Rest.to(server).with("Origin", "https://evil.example").get("/widget/weiquan-chat.js");
        assertThat(loader.status()).isEqualTo(200);
        assertThat(loader.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(loader.body()).contains("sha384-").doesNotContain("__WEIQUAN_FILES__");
        for (String sly : new String[] {"/api/slots?x=/widget/", "/widget/../api/slots", "/api/slots;/widget/", "/widget/%2e%2e/api/slots"}) {
            Rest.Answer answer = Rest.to(server).with("Origin", "https://evil.example").get(sly);
            assertThat(answer.body()).as(sly).doesNotContain("\"slot\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s;jsessionid=1", "%s%%3Bx", "/%s", "/.%s", "%s/", "%s/.", "%s/x/..", "%s%%2Fexport", "%s/export;x", "%s//export", "%s/%%65xport"})
    void odd_spellings_of_a_path_open_nothing(String spelling) {
        Rest.Answer answer = Rest.to(server).get(spelling.formatted(path));
        assertThat(answer.status()).as(answer.body()).isIn(400, 401, 404);
        assertThat(answer.body()).doesNotContain("greeting");
    }

    @ParameterizedTest
    @CsvSource({"GET,/nowhere,404", "GET,/api,404", "GET,/api/nothing,404", "PUT,/api/conversations,405", "GET,/api/conversations,405",
        "PATCH,/api/conversations/x,405", "GET,/api/understand,405", "POST,/api/flows,405"})
    void what_http_itself_refuses_is_a_problem_without_a_code(String method, String where, int status) {
        Rest.Answer answer = Rest.to(server).send(method, where, BodyPublishers.noBody());
        assertThat(answer.status()).isEqualTo(status);
        if (where.startsWith("/api/")) {
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.json().get("type").asText()).isEqualTo("about:blank");
            assertThat(answer.json().has("code")).isFalse();
        }
    }

    @Test
    void a_format_nobody_makes_is_not_acceptable() {
        say("{\"id\":\"m1\",\"text\":\"98\"}");
        say("{\"id\":\"m2\",\"text\":\"只退款\"}");
        assertThat(Rest.to(server).as(session).with("Accept", "image/png").get(path + "/package").status()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x.y", "..", "aWNzIDE3OTk5OTk5OTkgeA.AAAAAAAAAAAAAAAAAAAAAAAAAAA", "%00", "a.b.c"})
    void a_forged_link_opens_nothing(String link) {
        assertThat(Rest.to(server).get("/api/links/" + link).status()).isIn(400, 401, 404);
    }

    @Test
    void a_link_with_another_format_written_in_opens_nothing() {
        say("{\"id\":\"m1\",\"text\":\"98\"}");
        say("{\"id\":\"m2\",\"text\":\"只退款\"}");
        String url = Rest.to(server).as(session).post(path + "/links", "{\"format\":\"ics\"}").json().get("url").asText();
        String link = url.substring(url.lastIndexOf('/') + 1);
        String said = new String(java.util.Base64.getUrlDecoder().decode(link.substring(0, link.indexOf('.'))), StandardCharsets.UTF_8);
        String other = java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(said.replace("ics", "md").getBytes(StandardCharsets.UTF_8));
        isProblem(Rest.to(server).get("/api/links/" + other + link.substring(link.indexOf('.'))), 401, "unauthorized");
        assertThat(Rest.to(server).get("/api/links/" + link).status()).isEqualTo(200);
        Rest.to(server).as(session).delete(path);
        isProblem(Rest.to(server).get("/api/links/" + link), 404, "unknown_conversation");
    }
}

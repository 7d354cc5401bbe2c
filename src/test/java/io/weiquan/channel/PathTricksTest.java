package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Ways of writing a path that routers, proxies and security rules read differently, on every route that needs a token and on what stands
 * on the management port alone: written onto the wire byte by byte, because a client would tidy them up.
 */
@QuarkusTest
@TestProfile(WireProfile.class)
class PathTricksTest {

    private static final String SECRET = "九十八块五";

    private static final List<UnaryOperator<String>> TRICKS = List.of(path -> path + ";", path -> path + ";a=b", path -> path + "%3B", path -> path + "%3Ba=b",
            path -> path + "/", path -> path + "//", path -> path + "%2F", path -> path + "/.", path -> path + "/..;/", path -> path + "%00", path -> path + "?",
            path -> path + "%20", path -> "/" + path, path -> "/." + path, path -> "/x/.." + path, path -> "/x/..;" + path, path -> "/%2e" + path,
            path -> path.replace("/api/", "/api;x/"), path -> path.replace("/api/", "/API/"), path -> path.replace("/api/", "/api//"),
            path -> path.replace("/api/", "/api%2F"), path -> path.replace("/api/", "/%61pi/"), path -> path.replace("/api/", "/api/%2e/"),
            path -> path.replace("/api/", "\\api\\"), path -> path.replace("/q/", "/q;/"), path -> path.replace("/q/", "/q%2F"));

    @TestHTTPResource("/")
    URI server;

    private static JsonNode session;

    @BeforeAll
    static void forget() {
        session = null;
    }

    private String conversation() {
        if (session == null) {
            session = Rest.to(server).post("/api/conversations", "{}").json();
            Rest.to(server).as(session).post("/api/conversations/" + session.get("conversation").asText() + "/messages", "{\"id\":\"m\",\"text\":\"" + SECRET + "\"}");
        }
        return session.get("conversation").asText();
    }

    @TestFactory
    Stream<DynamicTest> nobody_gets_in_without_a_token() {
        String own = "/api/conversations/" + conversation();
        return Stream.of("GET " + own, "DELETE " + own, "GET " + own + "/export", "GET " + own + "/package", "POST " + own + "/messages", "POST " + own + "/links",
                "GET /q/health", "GET /q/metrics", "GET /insight").map(route -> DynamicTest.dynamicTest(route, () -> {
                    String method = route.substring(0, route.indexOf(' '));
                    for (UnaryOperator<String> trick : TRICKS) {
                        String path = trick.apply(route.substring(method.length() + 1));
                        String answer = ask(method, path);
                        assertThat(answer).as(method + " " + path).matches("(?s)HTTP/1\\.1 (400|401|404|405|415) .*").doesNotContain(SECRET, "jvm_", "\"UP\"");
                    }
                    assertThat(Rest.to(server).as(session).get(own).body()).as("still there, and whole").contains(SECRET);
                }));
    }

    private String ask(String method, String path) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(10_000);
            String body = method.equals("POST") ? "{\"id\":\"trick\",\"text\":\"x\",\"format\":\"docx\"}" : "";
            socket.getOutputStream().write((method + " " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nX-Forwarded-For: " + Chat.anAddress()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

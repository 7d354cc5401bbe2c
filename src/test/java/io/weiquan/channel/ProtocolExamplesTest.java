package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Sends every example of PROTOCOL.md and holds the server to the answers printed there. */
@QuarkusTest
@TestProfile(WireProfile.class)
class ProtocolExamplesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROTOCOL = Path.of("src", "docs", "PROTOCOL.md");
    private static final Pattern BLOCK = Pattern.compile("^```(chat|http|json)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("<([a-z0-9]+)>");

    @TestHTTPResource("/")
    URI server;

    private final Map<String, String> remembered = new HashMap<>();
    private final Set<String> framesShown = new TreeSet<>();

    @Test
    void every_example_holds() throws IOException {
        int chats = 0;
        int requests = 0;
        for (Matcher block = BLOCK.matcher(Files.readString(PROTOCOL)); block.find();) {
            String example = block.group(2);
            switch (block.group(1)) {
                case "chat" -> {
                    chat(example);
                    chats++;
                }
                case "http" -> {
                    http(example);
                    requests++;
                }
                default -> assertThat(JSON.readTree(example).isObject()).as(example).isTrue();
            }
        }
        assertThat(chats).isGreaterThanOrEqualTo(7);
        assertThat(requests).isGreaterThanOrEqualTo(10);
        assertThat(framesShown).contains("start", "resume", "message", "choose", "form", "ping", "session", "taken", "reply", "caught_up", "pong", "error");
    }

    private void chat(String example) throws IOException {
        try (Chat chat = Chat.open(server)) {
            for (String line : example.lines().toList()) {
                String rest = line.substring(2);
                switch (line.charAt(0)) {
                    case '→' -> {
                        note(rest);
                        chat.send(spoken(rest));
                    }
                    case '←' -> {
                        note(rest);
                        matches(JSON.readTree(rest), chat.next(), line);
                    }
                    case '×' -> assertThat(chat.closeCode()).as(line).isEqualTo(Integer.parseInt(rest.strip()));
                    default -> throw new AssertionError("not a line of an example: " + line);
                }
            }
            assertThat(chat.isQuiet()).as("nothing more was said than the example shows:\n%s", example).isTrue();
        }
    }

    private void note(String frame) {
        try {
            framesShown.add(JSON.readTree(frame).path("type").asText());
        } catch (IOException notJsonOnPurpose) {
            framesShown.add("nonsense");
        }
    }

    private void http(String example) throws IOException {
        Iterator<String> lines = example.lines().toList().iterator();
        String[] request = spoken(lines.next()).split(" ");
        Rest rest = Rest.to(server);
        StringBuilder body = new StringBuilder();
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            if (line.startsWith("{")) {
                body.append(spoken(line));
            } else {
                rest.with(line.substring(0, line.indexOf(':')), spoken(line.substring(line.indexOf(':') + 1).strip()));
            }
        }
        Rest.Answer answer = rest.send(request[0], request[1], BodyPublishers.ofString(body.toString()));
        assertThat(answer.status()).as("%s\n%s", example, answer.body()).isEqualTo(Integer.parseInt(lines.next()));
        if (lines.hasNext()) {
            matches(JSON.readTree(lines.next()), answer.json(), example);
        }
    }

    private String spoken(String line) {
        return NAME.matcher(line).replaceAll(name -> Matcher.quoteReplacement(remembered.getOrDefault(name.group(1), name.group())));
    }

    private void matches(JsonNode shown, JsonNode given, String where) {
        if (shown.isTextual()) {
            Matcher name = NAME.matcher(shown.textValue());
            if (name.matches()) {
                assertThat(given.asText()).as(where).isEqualTo(remembered.computeIfAbsent(name.group(1), first -> given.asText()));
            } else if (!shown.textValue().equals("…")) {
                assertThat(given).as(where).isEqualTo(shown);
            }
        } else if (shown.isObject()) {
            List<String> missing = new ArrayList<>();
            shown.properties().forEach(field -> {
                if (given.has(field.getKey())) {
                    matches(field.getValue(), given.get(field.getKey()), where + " at " + field.getKey());
                } else {
                    missing.add(field.getKey());
                }
            });
            assertThat(missing).as("%s in %s", where, given).isEmpty();
        } else if (shown.isArray()) {
            assertThat(given.size()).as("%s in %s", where, given).isGreaterThanOrEqualTo(shown.size());
            for (int i = 0; i < shown.size(); i++) {
                matches(shown.get(i), given.get(i), where + " at " + i);
            }
        } else if (shown.isNumber()) {
            assertThat(given.decimalValue()).as(where).isEqualByComparingTo(shown.decimalValue());
        } else {
            assertThat(given).as(where).isEqualTo(shown);
        }
    }
}

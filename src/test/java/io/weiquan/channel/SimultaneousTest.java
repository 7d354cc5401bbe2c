package io.weiquan.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two messages sent to one conversation at the same moment are both kept and answered in order. */
@QuarkusTest
@TestProfile(WireProfile.class)
class SimultaneousTest {

    private static final int CONVERSATIONS = 1_000;
    private static final int AT_ONCE = 25;

    @TestHTTPResource("/")
    URI server;

    @Test
    void of_a_thousand_conversations_with_two_messages_at_once_none_loses_one() {
        for (int done = 0; done < CONVERSATIONS; done += AT_ONCE) {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                running.add(twoAtOnce());
            }
            running.forEach(CompletableFuture::join);
        }
    }

    private CompletableFuture<Void> twoAtOnce() {
        Rest anybody = Rest.to(server);
        return anybody.sendAsync("POST", "/api/conversations", BodyPublishers.ofString("{}")).thenCompose(begun -> {
            JsonNode session = begun.json();
            String path = "/api/conversations/" + session.get("conversation").asText();
            Rest person = Rest.to(server).as(session);
            var one = person.sendAsync("POST", path + "/messages", BodyPublishers.ofString("{\"id\":\"a\",\"text\":\"一共 11 元\"}"));
            var two = person.sendAsync("POST", path + "/messages", BodyPublishers.ofString("{\"id\":\"b\",\"text\":\"一共 22 元\"}"));
            return CompletableFuture.allOf(one, two).thenCompose(both -> person.sendAsync("GET", path, BodyPublishers.noBody()))
                    .thenAccept(history -> holds(one.join(), two.join(), history.json().get("items")));
        });
    }

    private static void holds(Rest.Answer one, Rest.Answer two, JsonNode items) {
        assertThat(List.of(one.status(), two.status())).containsOnly(200);
        assertThat(Set.of(one.json().get("seq").asLong(), two.json().get("seq").asLong())).containsExactlyInAnyOrder(3L, 5L);
        assertThat(items.size()).isEqualTo(5);
        Set<String> said = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            assertThat(items.get(i).get("seq").asLong()).isEqualTo(i + 1L);
            assertThat(items.get(i).get("from").asText()).isEqualTo(i % 2 == 0 ? "bot" : "user");
            if (i % 2 == 1) {
                said.add(items.get(i).get("text").asText());
            }
        }
        assertThat(said).containsExactlyInAnyOrder("一共 11 元", "一共 22 元");
    }
}

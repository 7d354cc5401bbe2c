package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.channel.Rest;
import io.weiquan.transcript.RealDialog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the dashboard draws, the alarms watch and OPERATIONS.md explains is what the running server tells, tags included. */
@QuarkusTest
@TestProfile(RealDialog.class)
class DashboardTest {

    private static final Pattern SERIES = Pattern.compile("\\b((?:weiquan|jvm|process|system)_[a-z_]+[a-z])\\b(?:\\{([a-z_]+)=)?");
    private static final Pattern GROUPED = Pattern.compile("by \\(([a-z_]+)\\) \\((?:\\w+\\()*(weiquan_[a-z_]+)");
    private static final List<Path> READERS = List.of(Path.of("docker/grafana/dashboards/weiquan.json"), Path.of("docker/alarms.yml"),
            Path.of("src/docs/OPERATIONS.md"));

    @TestHTTPResource("/")
    URI server;

    @TestHTTPResource(value = "/", management = true)
    URI management;

    @Test
    void every_series_asked_for_is_there() throws Exception {
        JsonNode session = Rest.to(server).post("/api/conversations", "{}").json();
        say(session, "m1", "拼多多买的鞋是假货");
        say(session, "m2", "嗯嗯啊啊哈哈");
        say(session, "m3", "直接生成投诉材料");
        String told = Rest.to(management).get("/q/metrics").body();
        assertThat(told).contains("weiquan_packages_total{channel=", "weiquan_asked_total{slot=").doesNotContain(session.get("conversation").asText());
        Set<String> missing = new TreeSet<>();
        int asked = 0;
        for (Path reader : READERS) {
            Matcher series = SERIES.matcher(Files.readString(reader).replace("\\\"", "\""));
            while (series.find()) {
                asked++;
                String line = "(?m)^" + series.group(1) + (series.group(2) == null ? "[ {]" : "\\{.*" + series.group(2) + "=");
                if (!Pattern.compile(line).matcher(told).find()) {
                    missing.add(reader + ": " + series.group());
                }
            }
            Matcher grouped = GROUPED.matcher(Files.readString(reader));
            while (grouped.find()) {
                boolean own = List.of("instance").contains(grouped.group(1));
                if (!own && !Pattern.compile("(?m)^" + grouped.group(2) + "\\{.*" + grouped.group(1) + "=").matcher(told).find()) {
                    missing.add(reader + ": " + grouped.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(asked).as("series looked for").isGreaterThan(30);
    }

    @Test
    void every_alarm_has_its_page_in_the_runbook() throws Exception {
        String runbook = Files.readString(Path.of("src/docs/RUNBOOK.md"));
        List<String> alarms = alarms(Files.readString(Path.of("docker/alarms.yml"))).toList();
        assertThat(alarms).hasSize(10);
        assertThat(alarms).allSatisfy(alarm -> assertThat(runbook).contains("## " + alarm));
    }

    @Test
    void the_dashboard_is_whole() throws Exception {
        JsonNode panels = new ObjectMapper().readTree(Files.readString(READERS.get(0))).path("panels");
        assertThat(panels).allSatisfy(panel -> assertThat(panel.path("targets").path(0).path("expr").asText()).isNotBlank());
        assertThat(panels.size()).isGreaterThan(9);
    }

    private static Stream<String> alarms(String yaml) {
        return yaml.lines().map(String::strip).filter(line -> line.startsWith("- alert: ")).map(line -> line.substring("- alert: ".length()));
    }

    private void say(JsonNode session, String id, String text) {
        Rest.to(server).as(session).post("/api/conversations/" + session.get("conversation").asText() + "/messages",
                "{\"id\":\"" + id + "\",\"text\":\"" + text + "\"}");
    }
}

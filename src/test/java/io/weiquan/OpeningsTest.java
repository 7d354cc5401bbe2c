package io.weiquan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.weiquan.conversation.Inbound;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import io.weiquan.transcript.InProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Forty everyday openings, answered in everyday words, lead to a package in few questions. */
class OpeningsTest {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
    private static final int MOST_TURNS = 25;

    private final YamlNode file = read();

    private static YamlNode read() {
        try {
            String text = Files.readString(Path.of("src/test/resources/openings/openings.yaml"));
            Problems problems = new Problems();
            YamlNode root = DialogFiles.of(Map.of("openings.yaml", text)).yaml("openings.yaml", problems);
            problems.throwIfErrors();
            return root;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One played opening. */
    private record Played(String say, int questions, int previewAt, JsonNode result, List<String> wrong) {
    }

    @Test
    void everyday_openings_reach_a_package_in_few_questions() throws Exception {
        List<Played> played = new ArrayList<>();
        for (YamlNode opening : file.get("openings").items()) {
            played.add(play(opening));
        }
        List<Integer> questions = played.stream().map(Played::questions).sorted().toList();
        int median = questions.get(questions.size() / 2);
        int ninetieth = questions.get(questions.size() * 9 / 10);
        played.forEach(p -> p.wrong().forEach(w -> System.err.println(p.say() + "\n    " + w)));
        System.err.println("questions before the package: " + questions + ", median " + median + ", 90th percentile " + ninetieth);
        assertThat(played).hasSize(40);
        assertThat(played).allSatisfy(p -> assertThat(p.wrong()).as(p.say()).isEmpty());
        assertThat(median).isLessThanOrEqualTo(6);
        assertThat(ninetieth).isLessThanOrEqualTo(9);
    }

    private Played play(YamlNode opening) throws Exception {
        InProcess party = new InProcess(Shipped.dialogue());
        party.start("web", NOW);
        String text = opening.get("say").text();
        List<String> wrong = new ArrayList<>();
        Set<String> answered = new HashSet<>();
        JsonNode result = JsonNodeFactory.instance.missingNode();
        JsonNode last = JsonNodeFactory.instance.objectNode();
        int previewAt = -1;
        int questions = -1;
        for (int turn = 1; turn <= MOST_TURNS && result.isMissingNode(); turn++) {
            last = party.send(new Inbound.Said("m" + turn, text), NOW).get(0);
            if (last.hasNonNull("preview") && previewAt < 0) {
                previewAt = turn;
            }
            if (last.hasNonNull("result")) {
                result = last.get("result");
                questions = last.path("progress").path("asked").asInt();
                break;
            }
            String expects = last.path("expects").asText("");
            if (!answered.add(expects)) {
                wrong.add("asked again for " + expects + " after “" + text + "”: " + last.path("messages").findValuesAsText("text"));
                break;
            }
            text = opening.get("answers").get(expects).text(file.get("defaults").get(expects).text(""));
            if (text.isEmpty()) {
                wrong.add("asked something nobody answers: " + expects + " " + last.path("messages"));
                break;
            }
        }
        judge(opening, last, result, previewAt, wrong);
        return new Played(opening.get("say").text(), questions, previewAt, result, wrong);
    }

    private static void judge(YamlNode opening, JsonNode last, JsonNode result, int previewAt, List<String> wrong) {
        if (result.isMissingNode()) {
            wrong.add("no package");
            return;
        }
        if (previewAt < 0 || previewAt > 2) {
            wrong.add("useful advice only at reply " + previewAt);
        }
        if (result.path("recommendation").path("channel").asText().isEmpty() || result.path("recommendation").path("reasons").size() < 2) {
            wrong.add("no channel with two reasons: " + result.path("recommendation"));
        }
        if (result.path("scripts").size() < 3 || result.path("evidence").isEmpty() || result.path("deadlines").isEmpty()
                || result.path("citations").isEmpty()) {
            wrong.add("scripts %d, evidence %d, deadlines %d, citations %d".formatted(result.path("scripts").size(),
                    result.path("evidence").size(), result.path("deadlines").size(), result.path("citations").size()));
        }
        opening.get("expect").fields().forEach((slot, value) -> {
            JsonNode found = last.path("slots").path(slot).path("value");
            boolean same = found.isNumber() ? found.decimalValue().compareTo(new BigDecimal(value.text())) == 0 : found.asText().equals(value.text());
            if (!same) {
                wrong.add(slot + " is " + found + ", not " + value.text());
            }
        });
    }
}

package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.guide.Guide;
import io.weiquan.source.DialogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowsInForceTest {

    @Test
    void for_authors_a_diagram_shows_what_the_transcripts_reach_and_follows_the_files() throws IOException {
        AtomicReference<FlowsInForce.Written> inForce = new AtomicReference<>(written("title: 打个招呼\n> 你好\n"));
        FlowsInForce flows = new FlowsInForce(inForce::get, true);
        String plain = flows.diagram("complaint").orElseThrow();
        String little = flows.coverage("complaint").orElseThrow();
        assertThat(little).isNotEqualTo(plain);
        assertThat(flows.coverage("complaint")).contains(little);

        inForce.set(written("title: 到稿子\n> 拼多多买的耳机坏了，商家不退，昨天买的今天到，98块，要退款\n> 先给我稿子\n"));
        assertThat(flows.diagram("complaint")).contains(plain);
        assertThat(flows.coverage("complaint")).isPresent().get().isNotEqualTo(little).isNotEqualTo(plain);
        assertThat(flows.coverage("nothing")).isEmpty();
        assertThat(flows.list()).extracting("name").contains("complaint");
        assertThat(flows.flow("complaint")).isPresent();
    }

    @Test
    void strangers_cannot_ask_for_the_work_of_playing_transcripts() throws IOException {
        FlowsInForce flows = new FlowsInForce(new AtomicReference<>(written("title: 打个招呼\n> 你好\n"))::get, false);
        assertThat(flows.coverage("complaint")).isEmpty();
        assertThat(flows.diagram("complaint")).isPresent();
    }

    private static FlowsInForce.Written written(String transcript) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Path shipped = Path.of("dialogs");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".txt")).toList()) {
                texts.put(shipped.relativize(file).toString(), Files.readString(file));
            }
        }
        texts.put("transcripts/one.txt", transcript);
        DialogFiles all = DialogFiles.of(texts);
        return new FlowsInForce.Written(all, Guide.load(all));
    }
}

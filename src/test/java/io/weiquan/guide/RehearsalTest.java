package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.Shipped;
import io.weiquan.conversation.Inbound;
import io.weiquan.source.DialogFiles;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
    private final Rehearsal rehearsal = new Rehearsal(Shipped.guide(), DialogFiles.folder(Path.of("dialogs")));

    @Test
    void what_the_author_types_is_answered_with_slots_trace_and_what_was_played() {
        Map<String, Object> begun = rehearsal.turn(null, null, NOW);
        Map<String, Object> turn = rehearsal.turn((JsonNode) begun.get("state"), new Inbound.Said("a", "在淘宝买的杯子碎了"), NOW);
        assertThat(((Map<?, ?>) turn.get("slots")).containsKey("platform")).isTrue();
        assertThat((List<?>) turn.get("trace")).isNotEmpty();
        assertThat(turn.get("played").toString()).contains("state complaint.purchase");
        assertThat(rehearsal.diagram("complaint", Set.of("state complaint.purchase"))).get().asString().contains("played").contains("missed");
        assertThat(rehearsal.diagram("nothing", Set.of())).isEmpty();
    }

    @Test
    void a_saved_conversation_replays_and_names_nobody() throws Exception {
        List<Inbound> said = List.of(new Inbound.Said("a", "11月12号在淘宝买的保温杯，收到就是坏的，花了89元，打我电话15012345678，订单号3129876543210987654"),
                new Inbound.Said("a", "15号收到"), new Inbound.Said("a", "我叫李小红，家住浙江省杭州市西湖区真有路八十八号"), new Inbound.Said("a", "先给我稿子"), new Inbound.Chose("a", "do:complete_12315"),
                new Inbound.Said("a", "杭州真有其店贸易有限公司"), new Inbound.Said("a", "不知道"), new Inbound.Said("a", "王小明"));
        String text = rehearsal.transcript(said, NOW);
        assertThat(text).doesNotContain("15012345678").doesNotContain("3129876543210987654").doesNotContain("真有其店").doesNotContain("王小明")
                .doesNotContain("李小红").doesNotContain("真有路")
                .contains(">> do:complete_12315").contains("platform=TAOBAO").contains("> 不知道");
        Replay.Outcome outcome = Replay.of(Transcript.parse("saved.txt", text), new InProcess(Shipped.dialogue()));
        assertThat(outcome.failures()).isEmpty();
    }
}

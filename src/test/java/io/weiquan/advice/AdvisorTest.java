package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvisorTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void the_package_has_exactly_the_fields_of_the_wire_contract() {
        JsonNode p = json.valueToTree(Desk.earphones().compose().withCase(Map.of("amount", Map.of("value", 98.5))).withReturnCode("K7QF-M2XD-9RTB"));
        assertThat(names(p)).containsExactlyInAnyOrder("version", "case", "gates", "recommendation", "scripts", "ladder", "evidence",
                "deadlines", "citations", "facts", "warnings", "tips", "followUp", "returnCode", "disclaimer");
        assertThat(names(p.get("recommendation"))).containsExactlyInAnyOrder("channel", "name", "reasons", "steps", "respondent",
                "jurisdiction", "alternatives", "notNow");
        assertThat(names(p.at("/recommendation/respondent"))).containsExactlyInAnyOrder("name", "role", "howToFind");
        assertThat(names(p.at("/recommendation/alternatives/0"))).containsExactlyInAnyOrder("channel", "name", "why", "whenInstead");
        assertThat(names(p.at("/recommendation/notNow/0"))).containsExactlyInAnyOrder("channel", "name", "why");
        assertThat(names(p.at("/scripts/0"))).containsExactlyInAnyOrder("channel", "title", "text", "length", "limit", "masked", "missing");
        assertThat(names(p.at("/ladder/0"))).containsExactlyInAnyOrder("step", "channel", "name", "trigger", "notBefore", "due", "status");
        assertThat(names(p.at("/evidence/0"))).containsExactlyInAnyOrder("kind", "name", "have", "how", "strength");
        assertThat(names(p.at("/deadlines/0"))).containsExactlyInAnyOrder("id", "name", "kind", "due", "countedFrom", "basis", "warning");
        assertThat(names(p.at("/citations/0"))).containsExactlyInAnyOrder("law", "article", "point", "version", "inForceFrom", "condition");
        assertThat(names(p.at("/facts/0"))).containsExactlyInAnyOrder("text", "source", "asOf", "checkedAt", "confidence");
        assertThat(names(p.at("/followUp/0"))).containsExactlyInAnyOrder("on", "do", "say");
        assertThat(p.at("/case/amount/value").asDouble()).isEqualTo(98.5);
        assertThat(p.get("returnCode").asText()).isEqualTo("K7QF-M2XD-9RTB");
    }

    @Test
    void an_angry_story_becomes_a_calm_letter_of_the_persons_own_facts() {
        String text = Desk.script(Desk.earphones().compose(), "ORDER_AFTERSALE").text();
        assertThat(text).startsWith("2026年11月14日，我在拼多多购买了“蓝牙耳机”，实付98.5元，订单号261114-123456789012345，2026年11月20日签收。")
                .contains("蓝牙耳机用了一天左耳就没声了，商家一直不同意退款。")
                .doesNotContain("拼夕夕", "死活", "骗子", "气死", "帮帮我", "！");
    }

    @Test
    void nothing_known_at_all_still_gives_a_package_with_blanks_to_fill() {
        ComplaintPackage p = Desk.today().compose();
        assertThat(p.recommendation().reasons()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(p.scripts()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(p.scripts()).extracting(ComplaintPackage.Script::text).allMatch(t -> !t.contains("null"))
                .anyMatch(t -> t.contains("【请补充：商品名称】") && t.contains("【请补充：实付金额】"));
        assertThat(Desk.advisor().preview(Desk.today().asCase())).isEmpty();
    }

    @Test
    void the_preview_says_one_channel_one_reason_the_nearest_deadline_and_one_warning() {
        Preview preview = Desk.advisor().preview(Desk.earphones().asCase()).orElseThrow();
        assertThat(preview.channel()).isEqualTo("PLATFORM_ARBITRATION");
        assertThat(preview.due()).isEqualTo("2026-11-27");
        assertThat(preview.warning()).contains("先别点“确认收货”");
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}

package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.Shipped;
import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Wire;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A conversation begun yesterday goes on under today's dialogs, whatever an author has changed in between. */
class FlowChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
    private static final String OPENING = "11月12号在淘宝买的保温杯，收到就是坏的，花了89元";

    private final Map<String, String> texts = shipped();

    @Test
    void a_slot_that_has_another_name_keeps_its_answer() {
        JsonNode before = play(OPENING, "15号收到");
        edit("slots.yaml", "purchase_date:\n  title: 购买日期", "bought_on:\n  was: purchase_date\n  title: 购买日期");
        edit("slots.yaml", "{when: \"purchase_date <= today\"", "{when: \"bought_on <= today\"");
        everywhere("purchase_date", "bought_on", "flows/complaint.yaml");
        everywhere("purchase_date", "bought_on", "patterns/questions.yaml");
        texts.computeIfPresent("slots.yaml", (k, v) -> v.replace("has(purchase_date)", "has(bought_on)").replace("purchase_date <= received_date", "bought_on <= received_date"));
        Wire.Body body = say(before, "找过商家，不肯退");
        assertThat(body.slots().get("bought_on").value()).isEqualTo("2026-11-12");
        assertThat(body.slots()).doesNotContainKey("purchase_date");
    }

    @Test
    void a_slot_renamed_while_it_is_asked_is_answered_under_its_new_name() {
        JsonNode before = play(OPENING, "15号收到", "找过商家，不肯退");
        assertThat(before.path("asking").toString()).contains("demand");
        everywhere("demand", "wish", "flows/complaint.yaml");
        edit("slots.yaml", "\ndemand:\n", "\nwish:\n  was: [demand, claim]\n");
        Wire.Body body = say(before, "退货退款");
        assertThat(body.slots().get("wish").value()).isEqualTo(List.of("RETURN_REFUND"));
        assertThat(body.expects()).isNotEqualTo("wish");
    }

    @Test
    void a_slot_that_is_gone_while_it_is_asked_is_passed_over() {
        JsonNode before = play(OPENING, "15号收到", "找过商家，不肯退", "退货退款");
        assertThat(before.path("asking").toString()).contains("order_no");
        edit("flows/complaint.yaml", "      - slot: order_no\n        when: \"issue != 'LOGISTICS' && platform != 'OFFLINE'\"\n", "");
        everywhere("\norder_no:", "\nserial_no:", "slots.yaml");
        Wire.Body body = say(before, "没有");
        assertThat(body.messages()).isNotEmpty();
        assertThat(body.expects()).isNotEqualTo("order_no");
    }

    @Test
    void a_value_its_slot_can_no_longer_hold_is_asked_for_again() {
        JsonNode before = play(OPENING);
        assertThat(before.path("slots").path("item_name").path("value").asText()).isEqualTo("保温杯");
        edit("slots.yaml", "  type: text\n  entity: item_name", "  type: number\n  entity: item_name");
        Wire.Body body = say(before, "15号收到");
        assertThat(body.slots()).doesNotContainKey("item_name");
        assertThat(body.slots()).containsKey("received_date");
    }

    @Test
    void a_state_that_is_gone_is_taken_up_by_what_is_known_and_nobody_is_greeted_twice() {
        JsonNode before = play(OPENING, "15号收到");
        everywhere("story", "telling", "flows/complaint.yaml");
        Wire.Body body = say(before, "找过商家，不肯退");
        assertThat(body.expects()).isEqualTo("demand");
        assertThat(body.messages()).noneMatch(m -> m.id().startsWith("greet."));
        assertThat(body.slots()).containsKeys("platform", "amount", "purchase_date", "received_date", "tried_channels");
    }

    @Test
    void a_question_that_was_added_is_asked_before_the_package() {
        JsonNode before = play(OPENING, "15号收到", "找过商家，不肯退", "退货退款", "301234567890123456");
        edit("flows/complaint.yaml", "      - evidence\n", "      - evidence\n      - shop_name\n");
        Dialogue today = dialogue();
        Dialogue.Step step = today.next(before, new Inbound.Said("m", "有聊天记录"), NOW);
        assertThat(step.body().expects()).isEqualTo("shop_name");
        assertThat(today.next(step.state(), new Inbound.Said("m", "某某家居店"), NOW).body().result()).isNotNull();
    }

    @Test
    void a_flow_that_is_gone_leads_back_to_the_entry() {
        JsonNode before = play(OPENING, "先给我稿子");
        before = dialogue().next(before, new Inbound.Chose("m", "do:complete_12315"), NOW).state();
        assertThat(before.path("asking").toString()).contains("respondent_name");
        texts.remove("flows/identity_for_12315.yaml");
        edit("flows/complaint.yaml", "      - {choice: \"do:complete_12315\", call: identity_for_12315}\n", "");
        Wire.Body body = say(before, "某某市测试商贸有限公司");
        assertThat(body.messages()).isNotEmpty();
        assertThat(body.slots().get("respondent_name").value()).isEqualTo("某某市测试商贸有限公司");
    }

    @Test
    void a_command_that_is_gone_while_its_yes_is_awaited_does_nothing() {
        JsonNode before = play(OPENING, "取消");
        assertThat(before.path("pending").path("subject").asText()).isEqualTo("cancel");
        edit("patterns/commands.yaml", "\n  cancel:\n", "\n  stop_it:\n");
        Wire.Body body = say(before, "是的");
        assertThat(body.messages()).isNotEmpty();
        assertThat(body.slots()).containsKeys("platform", "amount");
    }

    /** Plays under the dialogs as they are now and gives the stored state. */
    private JsonNode play(String... said) {
        Dialogue dialogue = dialogue();
        Dialogue.Step step = dialogue.begin("web", NOW);
        for (String text : said) {
            step = dialogue.next(step.state(), new Inbound.Said("m", text), NOW);
        }
        return step.state();
    }

    private Wire.Body say(JsonNode stored, String text) {
        return dialogue().next(stored, new Inbound.Said("m", text), NOW).body();
    }

    private Dialogue dialogue() {
        Problems problems = new Problems();
        AuthoredDialogs authored = AuthoredDialogs.read(DialogFiles.of(texts), problems);
        assertThat(problems.list()).isEmpty();
        return new GuidedDialogue(authored, Shipped.guide().understander(), new AdviceCounsel(Shipped.guide().advisor()));
    }

    private void edit(String file, String before, String after) {
        assertThat(texts.get(file)).contains(before);
        texts.computeIfPresent(file, (k, text) -> text.replaceFirst(java.util.regex.Pattern.quote(before), java.util.regex.Matcher.quoteReplacement(after)));
    }

    private void everywhere(String before, String after, String file) {
        assertThat(texts.get(file)).contains(before);
        texts.computeIfPresent(file, (k, text) -> text.replace(before, after));
    }

    private static Map<String, String> shipped() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> all = Files.walk(Path.of("dialogs"))) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                texts.put(Path.of("dialogs").relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return texts;
    }
}

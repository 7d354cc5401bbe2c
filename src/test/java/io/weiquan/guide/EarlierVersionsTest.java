package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Wire;
import io.weiquan.source.DialogFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A conversation keeps the version of a flow it began with for as long as that version stands in {@code earlier/}; then it goes on by its slots. */
class EarlierVersionsTest {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
    private static final String OPENING = "11月12号在淘宝买的保温杯，收到就是坏的，花了89元";

    private final Map<String, String> texts = new TreeMap<>();
    private JsonNode begunBefore;

    @BeforeEach
    void a_conversation_begins_and_then_the_flow_asks_one_thing_more() throws IOException {
        Path shipped = Path.of("dialogs");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".txt")).toList()) {
                texts.put(shipped.relativize(file).toString(), Files.readString(file));
            }
        }
        begunBefore = play(null, OPENING, "15号收到", "找过商家，不肯退", "退货退款").state();
        String one = texts.get("flows/complaint.yaml");
        int version = Integer.parseInt(one.replaceFirst("(?s).*?\nversion: (\\d+)\n.*", "$1"));
        texts.put("earlier/complaint@" + version + ".yaml", one);
        texts.put("flows/complaint.yaml", one.replace("\nversion: " + version + "\n", "\nversion: " + (version + 1) + "\n")
                .replace("      - evidence\n", "      - evidence\n      - slot: shop_name\n        when: \"platform == 'TAOBAO'\"\n"));
    }

    @Test
    void the_checks_let_both_versions_pass() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(Validation.run(DialogFiles.of(texts), new PrintStream(said, true, StandardCharsets.UTF_8), Validation.Language.ENGLISH)).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    @Test
    void who_began_before_is_not_asked_the_new_question() {
        Wire.Body body = play(begunBefore, "301234567890123456", "有聊天记录").body();
        assertThat(body.result()).isNotNull();
        assertThat(body.slots()).doesNotContainKey("shop_name");
    }

    @Test
    void who_begins_now_is_asked_the_new_question() {
        assertThat(play(null, OPENING, "15号收到", "找过商家，不肯退", "退货退款", "301234567890123456", "有聊天记录").body().expects()).isEqualTo("shop_name");
    }

    @Test
    void a_second_matter_of_an_old_conversation_takes_the_new_version() {
        JsonNode next = play(begunBefore, "我还有另一个订单要投诉", "是的", OPENING, "15号收到", "找过商家，不肯退", "退货退款", "301234567890123456").state();
        assertThat(play(next, "有聊天记录").body().expects()).isEqualTo("shop_name");
    }

    @Test
    void when_the_earlier_version_is_taken_away_the_conversation_goes_on_by_its_slots() {
        texts.keySet().removeIf(path -> path.startsWith("earlier/"));
        Wire.Body body = play(begunBefore, "301234567890123456", "有聊天记录").body();
        assertThat(body.expects()).isEqualTo("shop_name");
        assertThat(body.slots()).containsKeys("platform", "amount", "purchase_date", "received_date", "tried_channels", "demand", "order_no", "evidence");
    }

    @Test
    void a_reply_that_only_an_earlier_version_says_is_not_unused() {
        String old = texts.keySet().stream().filter(path -> path.startsWith("earlier/")).findFirst().orElseThrow();
        texts.computeIfPresent(old, (k, text) -> text.replace("say: [greet.who, greet.notice]", "say: [greet.who, greet.before, greet.notice]"));
        texts.put("replies/before.yaml", "greet.before: 以前多说的一句。\n");
        the_checks_let_both_versions_pass();
        texts.remove(old);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(Validation.run(DialogFiles.of(texts), new PrintStream(said, true, StandardCharsets.UTF_8), Validation.Language.ENGLISH)).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("reply 'greet.before' is never said");
    }

    private Dialogue.Step play(JsonNode state, String... said) {
        Dialogue dialogue = Guide.load(DialogFiles.of(texts)).dialogue();
        Dialogue.Step step = state == null ? dialogue.begin("web", NOW) : null;
        for (String text : said) {
            step = dialogue.next(step == null ? state : step.state(), new Inbound.Said("m", text), NOW);
        }
        return step;
    }
}

package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.source.DialogFiles;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What authors add to the shipped dialogs in files of their own, and change in slots: the checks let it pass and the bot does it. */
class AuthorsOwnWordsTest {

    private static final String GREET = """
            patterns:
              greet:
                override: true
                stage: digression
                intents: [greet]
                whole: true
                say: [greet.ours]
            """;

    private final Map<String, String> texts = new TreeMap<>();

    @BeforeEach
    void ship() throws IOException {
        Path shipped = Path.of("dialogs");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).filter(f -> !f.toString().endsWith(".txt")).toList()) {
                texts.put(shipped.relativize(file).toString(), Files.readString(file));
            }
        }
        texts.put("replies/ours.yaml", "greet.ours: 您好，请讲。\n");
    }

    @Test
    void a_pattern_is_overridden_whatever_the_file_is_called_and_its_old_words_may_stay() {
        for (String file : new String[] {"patterns/a_first.yaml", "patterns/zz_last.yaml"}) {
            texts.put(file, GREET);
            assertThat(validate()).endsWith("exit 0");
            plays("> 拼多多买的耳机坏了\n> 你好\n< greet.ours 您好，请讲。\n< ask.when_and_how_much\n! greet.back\n");
            texts.remove(file);
        }
    }

    @Test
    void words_nobody_ever_said_are_still_told() {
        texts.put("patterns/ours.yaml", GREET);
        texts.put("replies/more.yaml", "greet.nobody: 没人说的话。\n");
        assertThat(validate()).contains("dialogs/replies/more.yaml:1:15  reply 'greet.nobody' is never said").endsWith("exit 1");
    }

    @Test
    void an_override_keeps_its_place_in_the_order_unless_it_takes_another() {
        texts.put("patterns/ours.yaml", """
                patterns:
                  another:
                    override: true
                    stage: command
                    words: ["^删除我的信息$"]
                    say: [greet.ours]
                """);
        // "erase" comes before "another" (both 50, in the order of the files) and would take these words
        plays("> 拼多多买的耳机坏了\n> 删除我的信息\n< erase.sure\n");
        texts.computeIfPresent("patterns/ours.yaml", (k, text) -> text.replace("override: true", "override: true\n    order: 10"));
        plays("> 拼多多买的耳机坏了\n> 删除我的信息\n< greet.ours\n< ask.when_and_how_much\n");
    }

    @Test
    void an_override_that_takes_the_only_way_out_under_a_condition_is_refused() {
        texts.put("patterns/ours.yaml", """
                patterns:
                  human:
                    override: true
                    stage: command
                    intents: [human]
                    whole: true
                    when: "has(issue)"
                    do: hand_over
                    say: [human.note]
                """);
        assertThat(validate()).contains("dialogs/patterns/ours.yaml:7:5  a conversation can be handed to a person only under a condition").endsWith("exit 1");
    }

    @Test
    void what_is_not_answered_is_left_open_leads_to_a_person_or_to_the_draft_as_the_author_says() {
        texts.remove("replies/ours.yaml");
        String opening = "> 淘宝买的花瓶被快递弄丢了一直没收到\n> 前天买的，88块\n> 没找过\n> 退款\n> 花瓶\n? tracking_no\n> 呃\n< reask.tracking_no.1\n> 额\n";
        plays(opening + "< gave_up\n< ask.evidence\n= tracking_no=unknown\n");
        onFail("hand_over");
        plays(opening + "< human.note\n< ask.evidence\n");
        onFail("draft");
        plays(opening + "< gave_up\n< package.ready\n< package.next\npackage script.ONLINE_SERVICE~花瓶\n");
        onFail("later");
        assertThat(validate()).contains("unknown on_fail 'later'").endsWith("exit 1");
    }

    private void onFail(String word) {
        texts.computeIfPresent("slots.yaml", (k, text) -> text.replaceFirst("(?m)(^tracking_no:\n(?:  .*\n)*?)(?:  on_fail: .*\n)?(  none: allowed\n)",
                "$1  on_fail: " + word + "\n$2"));
        assertThat(texts.get("slots.yaml")).contains("on_fail: " + word);
    }

    private void plays(String lines) {
        Guide guide = Guide.load(DialogFiles.of(texts));
        try {
            assertThat(Replay.of(Transcript.parse("played", "title: 试\nnow: 2026-11-18T10:00:00+08:00\n" + lines), new InProcess(guide.dialogue())).failures())
                    .isEmpty();
        } catch (IOException inMemory) {
            throw new AssertionError(inMemory);
        }
    }

    private String validate() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = Validation.run(DialogFiles.of(texts), new PrintStream(said, true, StandardCharsets.UTF_8), Validation.Language.ENGLISH);
        return said.toString(StandardCharsets.UTF_8) + "exit " + exit;
    }
}

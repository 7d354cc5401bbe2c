package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {

    @TempDir
    Path folder;

    @Test
    void the_shipped_dialogs_may_run_and_the_longest_way_is_told() {
        assertThat(validate(Path.of("dialogs"))).contains("没有错误").contains("出稿前问 ").endsWith("exit 0");
        assertThat(validate(Path.of("dialogs"), Validation.Language.ENGLISH)).contains("no mistakes").contains("questions before the package: ").endsWith("exit 0");
    }

    @Test
    void a_folder_without_dialogs_is_told_from_a_broken_one() throws Exception {
        assertThat(validate(folder)).contains("bot.yaml，这不是对话的文件夹").endsWith("exit 2");
        assertThat(validate(folder.resolve("nowhere"))).startsWith("没有 ").contains("nowhere").endsWith("exit 2");
        Files.writeString(folder.resolve("bot.yaml"), "name: x\nentry: nothing\n");
        Files.writeString(folder.resolve("slots.yaml"), "a: {title: A, type: text}\n");
        assertThat(validate(folder)).contains("bot.yaml:2:8  没有流程“nothing”", "处错误").endsWith("exit 1");
    }

    @Test
    void a_file_saved_in_another_encoding_is_named() throws Exception {
        Files.write(folder.resolve("bot.yaml"), "name: 我们\n".getBytes(Charset.forName("GBK")));
        assertThat(validate(folder)).contains("bot.yaml 不是 UTF-8 编码").endsWith("exit 2");
    }

    @Test
    void what_a_part_of_letters_leaves_open_is_told_once_where_it_was_opened() throws Exception {
        assertThat(overlaid("scripts/_what.qute", "{#if have.event}\n{v.story}\n", true)).containsExactly("dialogs/scripts/_what.qute:1:1  {#if} 没有关上；在它结束的地方写 {/if}");
        assertThat(overlaid("scripts/_what.qute", "字{#if have.event\n{v.story}\n", true)).containsExactly("dialogs/scripts/_what.qute:1:2  这里的 { 到这一行最后也没有 }");
        assertThat(overlaid("scripts/_what.qute", "{nobody.knows}{nothing(}\n", true)).singleElement().asString().startsWith("dialogs/scripts/_what.qute:1:");
    }

    @Test
    void a_question_that_letters_can_do_without_is_missed_all_the_same() throws Exception {
        assertThat(overlaid("flows/complaint.yaml", "      - evidence\n", false)).singleElement().asString()
                .startsWith("dialogs/scripts/").contains("这里用到“evidence”", "welcome → problem → purchase → story → recommend", "加进状态“story”（dialogs/flows/complaint.yaml:");
    }

    /** The shipped dialogs with a text put before a file, or taken out of it: what is wrong then. */
    private List<String> overlaid(String file, String text, boolean put) throws Exception {
        String shipped = Files.readString(Path.of("dialogs", file));
        assertThat(put || shipped.contains(text)).isTrue();
        Files.createDirectories(folder.resolve(file).getParent());
        Files.writeString(folder.resolve(file), put ? text + shipped : shipped.replace(text, ""));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Validation.run(DialogFiles.folder(Path.of("dialogs")).overlaid(folder), new PrintStream(said, true, StandardCharsets.UTF_8), Validation.Language.CHINESE);
        return said.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("dialogs/") && !line.contains("提醒：")).toList();
    }

    @Test
    void every_script_is_words_whatever_the_person_could_answer() {
        Problems problems = new Problems();
        Guide guide = Shipped.guide();
        RenderChecks checks = new RenderChecks(guide.authored().dialogs(), guide.advisor(), LocalDateTime.of(2026, 11, 18, 10, 0));
        checks.check(DialogFiles.folder(Path.of("dialogs")), problems);
        assertThat(problems.list()).isEmpty();
        assertThat(checks.written()).contains("C12315", "ORDER_AFTERSALE", "POSTAL_APPEAL", "POLICE", "COURT", "WECHAT_SERVICE", "SOCIAL_PUBLIC");
    }

    private static String validate(Path folder) {
        return validate(folder, Validation.Language.CHINESE);
    }

    private static String validate(Path folder, Validation.Language language) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int exit = Validation.run(folder, new PrintStream(said, true, StandardCharsets.UTF_8), language);
        return said.toString(StandardCharsets.UTF_8) + "exit " + exit;
    }
}

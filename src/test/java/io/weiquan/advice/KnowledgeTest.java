package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import io.weiquan.source.VocabularyReader;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KnowledgeTest {

    private final DialogFiles files = DialogFiles.packaged();
    private final Knowledge knowledge = Desk.advisor().knowledge();

    private List<Problem> problemsWith(String path, String find, String replace) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String folder : List.of("knowledge", "lexicon", "scripts")) {
            files.list(folder, "").forEach(p -> texts.put(p, files.text(p)));
        }
        texts.put("bot.yaml", files.text("bot.yaml"));
        assertThat(texts.get(path)).contains(find);
        texts.put(path, texts.get(path).replaceFirst(Pattern.quote(find), replace));
        DialogFiles changed = DialogFiles.of(texts);
        Problems problems = new Problems();
        Advisor.load(changed, VocabularyReader.read(changed, problems), problems);
        return problems.list();
    }

    @Test
    void the_files_as_they_are_have_no_problem() {
        assertThat(problemsWith("bot.yaml", "name", "name")).isEmpty();
    }

    @Test
    void mistakes_are_reported_with_file_line_and_column() {
        for (Map.Entry<List<String>, String> wrong : Map.of(
                List.of("knowledge/issues.yaml", "argue:", "arguee:"), "unknown key 'arguee' (did you mean 'argue'?)",
                List.of("knowledge/recommendation.yaml", "'SCAM_LIKE' in signs", "'SCAM_LIK' in signs"), "'SCAM_LIK' is no key",
                List.of("knowledge/deadlines.yaml", "statute: XFF-25,", "statute: XFF-2,"), "unknown statute 'XFF-2'",
                List.of("knowledge/statutes.yaml", "dates: XFF2013", "dates: XFF2012"), "unknown source 'XFF2012'",
                List.of("knowledge/statutes.yaml", "as_of: '2013-10-25'", "as_of: 'gestern'"), "is no date",
                List.of("knowledge/platforms.yaml", "note: 第三方商家订单的用户使用, source: JDHELP", "note: 第三方商家订单的用户使用, source: JDDIS"), "official source",
                List.of("knowledge/channels.yaml", "  HEIMAO:", "  HEIMAOO:"), "'HEIMAOO' is no key of channel",
                List.of("scripts/ORDER_AFTERSALE.qute", "{/for}", ""), "for",
                List.of("scripts/COURT.qute", "{need.contact_name}", "{need.contact_nam}"), "'contact_nam'").entrySet()) {
            List<Problem> problems = problemsWith(wrong.getKey().get(0), wrong.getKey().get(1), wrong.getKey().get(2));
            assertThat(problems).as("%s", wrong.getKey()).anyMatch(p -> p.toString().contains(wrong.getValue())
                    && p.toString().startsWith("dialogs/" + wrong.getKey().get(0) + ":"));
        }
    }

    @Test
    void no_unsourced_figure_stands_in_any_text_of_ours() {
        for (String folder : List.of("knowledge", "scripts")) {
            for (String path : files.list(folder, "")) {
                if (!path.endsWith("guards.yaml")) {
                    String text = files.text(path);
                    knowledge.guards().statistics().forEach(figure -> assertThat(text).as(path).doesNotContain(figure));
                    knowledge.guards().deny().forEach(wrong -> assertThat(text).as(path).doesNotContain(wrong));
                }
            }
        }
    }

    @Test
    void every_template_renders_with_nothing_and_with_everything_known() {
        Desk.Facts nothing = Desk.today();
        for (String channel : knowledge.channels().keySet()) {
            assertThat(nothing.tried(channel, null, "2026-11-20").compose().scripts()).isNotEmpty();
        }
        assertThat(knowledge.scripts()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void every_channel_has_a_script() {
        List<String> without = knowledge.channels().keySet().stream()
                .filter(c -> knowledge.scripts().stream().noneMatch(s -> s.channel().equals(c))).toList();
        assertThat(without).isEmpty();
    }

    @Test
    void masked_templates_name_nothing_personal() {
        knowledge.scripts().stream().filter(s -> s.masked()).forEach(s -> assertThat(files.text("scripts/" + s.file() + ".qute"))
                .doesNotContain("order_no", "contact_", "tracking_no", "shop_name", "_facts"));
    }
}

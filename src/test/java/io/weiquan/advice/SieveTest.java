package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.source.DialogFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SieveTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"骗子; 骗子", "骗子|黑店; 这家黑店", "^(我|本人)?(叫|名叫)[王李]明$; 名叫李明", "(?<!怀疑)是(假货|高仿); 这是高仿", "\\d+块(\\d)?; 花了30块", "保证(?!金); 保证",
            "(?:退|赔)?钱{0,2}; 赔", "[^你]好; 我好", "我{2,}; 我我", "(a|)b?; x", "(?i)Vx; vX", "\\u9000\\x{94B1}; 退钱", "[a-c]店; b店", "\\(退\\); (退)", ".+; 任何", "第\\s*[0-9一二]+\\s*条; 第 2 条"})
    void what_matches_is_never_held_back(String pattern, String text) {
        assertThat(Pattern.compile(pattern).matcher(text).find()).as("the row itself").isTrue();
        assertThat(Sieve.of(Pattern.compile(pattern)).isIn(text, Ink.of(text))).as(Sieve.of(Pattern.compile(pattern)).toString()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"骗子|黑店; 一切正常", "(?<!怀疑)是(假货|高仿); 这是好货", "^(你好|您好|谢谢)+$; 退款"})
    void what_cannot_match_is_not_even_tried(String pattern, String text) {
        assertThat(Sieve.of(Pattern.compile(pattern)).mayBeIn(Ink.of(text))).isFalse();
    }

    @Test
    void over_everything_people_say_in_the_transcripts_it_finds_what_the_patterns_find() {
        Knowledge knowledge = Desk.advisor().knowledge();
        List<Pattern> patterns = new ArrayList<>(Stream.of(knowledge.story().cut(), knowledge.story().drop(), knowledge.story().remove(), knowledge.guards().banned(),
                List.copyOf(knowledge.story().replace().keySet()), List.copyOf(knowledge.story().quoted().keySet())).flatMap(List::stream).toList());
        List<Sieve> sieves = patterns.stream().map(Sieve::of).toList();
        DialogFiles files = DialogFiles.folder(Path.of("dialogs"));   // the packaged ones hold no transcripts
        int found = 0;
        for (String said : files.list("transcripts", ".txt").stream().flatMap(path -> Arrays.stream(files.text(path).split("[\\n，。]"))).distinct().toList()) {
            Ink ink = Ink.of(said);
            for (int i = 0; i < patterns.size(); i++) {
                boolean there = patterns.get(i).matcher(said).find();
                found += there ? 1 : 0;
                assertThat(sieves.get(i).isIn(said, ink)).as("%s in %s", sieves.get(i), said).isEqualTo(there);
            }
        }
        assertThat(found).isGreaterThan(500);
        assertThat(sieves.stream().filter(s -> !s.mayBeIn(Ink.of("x"))).count()).as("patterns that tell what they need").isGreaterThan(patterns.size() / 2);
    }
}

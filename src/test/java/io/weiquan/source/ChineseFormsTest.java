package io.weiquan.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.source.Formats.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every sentence that the code tells an author stands in {@code problems/zh-CN.yaml}, with the same values, and nothing else does. */
class ChineseFormsTest {

    private static final Pattern VALUE = Pattern.compile("%(?:(\\d)\\$)?([sdc])");
    private static List<Site> sites;

    @BeforeAll
    static void read() throws IOException {
        sites = Formats.of(Path.of("src/main/java"));
        assertThat(sites).hasSizeGreaterThan(150);
    }

    @Test
    void the_sentence_is_written_where_it_is_told_so_that_it_can_be_put_into_chinese() {
        assertThat(sites.stream().filter(s -> s.format() == null).map(Site::at)).isEmpty();
    }

    @Test
    void each_has_a_chinese_form() {
        Map<String, String> missing = new TreeMap<>();
        sites.stream().filter(s -> s.format() != null && !ChineseForms.all().containsKey(s.format())).forEach(s -> missing.put(s.format(), s.at()));
        assertThat(missing).isEmpty();
    }

    @Test
    void each_chinese_form_is_of_a_sentence_that_is_told() {
        Set<String> left = new TreeSet<>(ChineseForms.all().keySet());
        left.removeAll(sites.stream().map(Site::format).collect(Collectors.toSet()));
        assertThat(left).isEmpty();
    }

    @Test
    void both_take_the_values_they_are_given() {
        List<String> wrong = new ArrayList<>();
        for (Site site : sites) {
            String chinese = ChineseForms.all().get(site.format());
            if (chinese != null) {
                Map<Integer, String> there = values(site.format());
                boolean few = !there.keySet().stream().allMatch(i -> i <= site.args());
                if (few || !there.equals(values(chinese))) {
                    wrong.add("%s: %s | %s".formatted(site.at(), site.format(), chinese));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_sentence_that_takes_more_values_than_it_prints_is_one_of_two_for_the_same_values() {
        Map<String, List<Site>> together = sites.stream().filter(s -> s.format() != null).collect(Collectors.groupingBy(Site::at));
        together.forEach((at, of) -> assertThat(of.stream().mapToInt(s -> values(s.format()).size()).max().orElse(0)).as(at)
                .isGreaterThanOrEqualTo(of.stream().filter(s -> !s.format().isEmpty()).mapToInt(Site::args).min().orElse(0)));
    }

    @Test
    void the_chinese_is_chinese() {
        ChineseForms.all().forEach((english, chinese) -> assertThat(VALUE.matcher(chinese).replaceAll("")).as(english)
                .matches(text -> text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) || english.equals("'%s'"), "has Chinese in it"));
    }

    /** Which values a format prints, counted from 1, and whether as a number. */
    private static Map<Integer, String> values(String format) {
        Map<Integer, String> values = new TreeMap<>();
        Matcher value = VALUE.matcher(format);
        int next = 0;
        while (value.find()) {
            int index = value.group(1) == null ? ++next : Integer.parseInt(value.group(1));
            values.put(index, value.group(2).equals("d") ? "number" : "text");
        }
        return values;
    }
}

package io.weiquan.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a letter opens and does not close is told once, where it was opened. */
class SectionsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "一行@{#if have.x}@有@二行 | 2:1 {#if} is not closed",
        "{#for h in v.all}@{#if have.x}有@{/for} | 2:1 {#if} is not closed",
        "前{#if have.x@有{/if} | 1:2 the brace opened here",
        "{v.x@ | 1:1 the brace opened here",
        "有{/if} | 1:2 {/if} closes nothing",
        "{#if a}{#if b}有{/if} | 1:1 {#if} is not closed",
    })
    void what_is_open_is_told_where_it_was_opened(String text, String told) {
        assertThat(check(text)).singleElement().satisfies(p -> assertThat(p.at().line() + ":" + p.at().column() + " " + p.message()).startsWith(told));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{#if a}有{#else if b}也有{#else}没有{/if}{#include _part /}{#for h in v.all}{h_count}．{h}@{/for}",
        "{! {#if 说明 !}字",
        "括号 { 单独一个、{ 后面空着 } 和 \\{转义",
        "{#if a}有{/}",
    })
    void what_is_whole_is_not_blamed(String text) {
        assertThat(check(text)).isEmpty();
    }

    private static List<Problem> check(String text) {
        Problems problems = new Problems();
        boolean right = Sections.check("x.qute", text.replace("@", "\n"), problems);
        assertThat(right).isEqualTo(!problems.hasErrors());
        return problems.list();
    }
}

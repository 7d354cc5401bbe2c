package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    private final Origins origins = new Origins(List.of("https://help.example", " http://intranet:8080"));

    @ParameterizedTest
    @CsvSource({"https://help.example,bot.example", "https://HELP.example,bot.example", "https://help.example:443,bot.example",
        "http://intranet:8080,bot.example", "https://bot.example,bot.example", "http://bot.example,bot.example", "http://bot.example:80,bot.example",
        "http://localhost:8080,localhost:8080", "http://[::1]:8080,[::1]:8080"})
    void listed_sites_and_our_own_pages_are_let_in(String origin, String host) {
        assertThat(origins.allows(origin, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"http://help.example,bot.example", "https://help.example:8443,bot.example", "https://help.example.evil.example,bot.example",
        "https://xhelp.example,bot.example", "https://help.example/x,bot.example", "https://help.example@evil.example,bot.example", "null,bot.example",
        "'',bot.example", "https://,bot.example", "file:///,bot.example", "http://localhost:8081,localhost:8080", "https://evil.example,",
        "https://help.example?x,bot.example", "https://help.example#x,bot.example", "bot.example,bot.example", "ht tp://help.example,bot.example"})
    void all_others_are_not(String origin, String host) {
        assertThat(origins.allows(origin, host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "help.example", "https://*.example", "https://help.example/path", "null"})
    void what_is_no_origin_stops_the_start(String listed) {
        assertThatThrownBy(() -> new Origins(List.of(listed))).hasMessageContaining("weiquan.origins").hasMessageContaining(listed);
    }

    @Test
    void an_empty_list_lets_in_only_our_own_pages() {
        assertThat(new Origins(List.of()).allows("https://help.example", "bot.example")).isFalse();
        assertThat(new Origins(List.of()).allows("https://bot.example", "bot.example")).isTrue();
    }
}

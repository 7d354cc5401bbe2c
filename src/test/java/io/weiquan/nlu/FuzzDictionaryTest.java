package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words that Jazzer builds Chinese messages from: it does not guess them. */
class FuzzDictionaryTest {

    @Test
    void the_dictionary_holds_the_words_of_the_lexicon() {
        List<String> lines = FuzzDictionary.lines();
        assertThat(lines).hasSizeGreaterThan(1_000).contains(FuzzDictionary.line("退款"), FuzzDictionary.line("拼夕夕"), FuzzDictionary.line("双十一"));
        assertThat(FuzzDictionary.line("退")).isEqualTo("\"\\xE9\\x80\\x80\"");
        assertThat(lines).allMatch(l -> StandardCharsets.US_ASCII.newEncoder().canEncode(l));
    }
}

package io.weiquan.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReturnCodeTest {

    @Test
    void a_code_is_recognised_however_it_is_typed() {
        for (var typed : List.of("K7QF-M2XD-9RTB", "k7qfm2xd9rtb", " K7QF M2XD 9RTB ", "K7QF－M2XD－9RTB", "Ｋ７ＱＦ—Ｍ２ＸＤ—９ＲＴＢ", "k7qf_m2xd_9rtb\n")) {
            assertThat(ReturnCode.canonical(typed)).as(typed).contains("K7QFM2XD9RTB");
        }
    }

    @Test
    void what_cannot_be_a_code_is_none() {
        for (var typed : List.of("", "K7QF-M2XD-9RT", "K7QF-M2XD-9RTBB", "K7QF-M2XD-9RT0", "我的码丢了", "-".repeat(40), "x".repeat(100_000))) {
            assertThat(ReturnCode.canonical(typed)).isEmpty();
        }
        assertThat(ReturnCode.canonical(null)).isEmpty();
    }

    @Test
    void codes_and_tokens_are_long_enough_and_never_the_same() {
        var secrets = new RandomSecrets(new SecureRandom(), new byte[32]);
        assertThat(Math.log(ReturnCode.ALPHABET.length()) / Math.log(2) * ReturnCode.CHARACTERS).isGreaterThanOrEqualTo(60);
        assertThat(ReturnCode.ALPHABET).doesNotContain("0", "O", "1", "I");
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen.add(secrets.returnCode())).isTrue();
            assertThat(seen.add(secrets.token())).isTrue();
        }
        assertThat(secrets.digest("a")).isEqualTo(secrets.digest("a")).isNotEqualTo(secrets.digest("b")).hasSize(32);
        assertThat(new RandomSecrets(new SecureRandom(), new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7}).digest("a")).isNotEqualTo(secrets.digest("a"));
    }
}

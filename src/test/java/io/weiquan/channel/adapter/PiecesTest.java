package io.weiquan.channel.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PiecesTest {

    @Test
    void what_fits_is_left_alone() {
        assertThat(Pieces.of("  好的。 ", 64)).containsExactly("好的。");
        assertThat(Pieces.of("   ", 64)).isEmpty();
        String full = "维".repeat(64) + "x".repeat(64);
        assertThat(Pieces.of(full, 256)).containsExactly(full);
        assertThat(Pieces.of(full + "y", 256)).hasSize(2);
    }

    @Test
    void cuts_at_the_end_of_a_paragraph_then_of_a_line_then_of_a_sentence() {
        assertThat(Pieces.of("一".repeat(25) + "\n" + "二".repeat(5) + "\n\n" + "三".repeat(20) + "。" + "四".repeat(5), 120))
                .containsExactly("一".repeat(25) + "\n" + "二".repeat(5), "三".repeat(20) + "。" + "四".repeat(5));
        assertThat(Pieces.of("一".repeat(15) + "。" + "二".repeat(15) + "。", 64)).containsExactly("一".repeat(15) + "。", "二".repeat(15) + "。");
        assertThat(Pieces.of("一".repeat(30), 64)).containsExactly("一".repeat(21), "一".repeat(9));
    }

    @Test
    void never_inside_what_a_person_sees_as_one_character() {
        String family = "👨‍👩‍👧‍👦";
        String text = family.repeat(12);
        List<String> pieces = Pieces.of(text, 64);
        assertThat(String.join("", pieces)).isEqualTo(text);
        assertThat(pieces).allSatisfy(piece -> assertThat(piece.length() % family.length()).isZero());
    }

    @Test
    void any_text_comes_out_whole_and_every_piece_fits() {
        Random random = new Random(7);
        String alphabet = "维权，。！？\n 退款abc123😀é";
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(400);
            for (int i = 0; i < length; i++) {
                int at = alphabet.offsetByCodePoints(0, random.nextInt(alphabet.codePointCount(0, alphabet.length())));
                text.appendCodePoint(alphabet.codePointAt(at));
            }
            int most = 64 + random.nextInt(200);
            List<String> pieces = Pieces.of(text.toString(), most);
            assertThat(pieces).allSatisfy(piece -> {
                assertThat(Pieces.bytes(piece)).isLessThanOrEqualTo(most);
                assertThat(piece).isNotBlank();
                assertThat(Character.isLowSurrogate(piece.charAt(0))).isFalse();
            });
            assertThat(String.join("", pieces).replaceAll("\\s", "")).isEqualTo(text.toString().replaceAll("\\s", ""));
        }
    }

    @Test
    void a_start_says_that_there_is_more() {
        String start = Pieces.start("一二三四五六七八。九十".repeat(20), 128, "……（全文见链接）");
        assertThat(start).endsWith("……（全文见链接）").startsWith("一二三");
        assertThat(Pieces.bytes(start)).isLessThanOrEqualTo(128);
        assertThat(Pieces.start("短", 128, "…")).isEqualTo("短");
    }
}

package io.weiquan.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The spelling of return codes: three groups of four from an alphabet without 0, 1, I and O, so 60 bits. */
public final class ReturnCode {

    /** 32 characters that are not taken for one another. */
    static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static final int CHARACTERS = 12;
    private static final Pattern CANONICAL = Pattern.compile("[" + ALPHABET + "]{" + CHARACTERS + "}");

    private ReturnCode() {
    }

    /** The code without dashes and spaces and in capitals, full-width forms folded; empty when it cannot be a code. */
    public static Optional<String> canonical(String typed) {
        if (typed == null || typed.length() > 4 * CHARACTERS) {
            return Optional.empty();
        }
        var plain = java.text.Normalizer.normalize(typed, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Pd}_.]", "").toUpperCase(Locale.ROOT);
        return CANONICAL.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }

    /** {@code K7QFM2XD9RTB} as {@code K7QF-M2XD-9RTB}. */
    static String shown(String canonical) {
        return canonical.substring(0, 4) + "-" + canonical.substring(4, 8) + "-" + canonical.substring(8);
    }
}

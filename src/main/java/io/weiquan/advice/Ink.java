package io.weiquan.advice;

/** Which characters a text is written with, roughly: what it denies is not there, what it affirms may be. */
final class Ink {

    private static final int WORDS = 16;
    private final long[] seen = new long[WORDS];

    private Ink() {
    }

    static Ink of(String text) {
        Ink ink = new Ink();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ink.seen[c >>> 6 & WORDS - 1] |= 1L << c;
        }
        return ink;
    }

    boolean mayHold(char c) {
        return (seen[c >>> 6 & WORDS - 1] & 1L << c) != 0;
    }

    boolean mayHoldOneOf(char[] any) {
        for (char c : any) {
            if (mayHold(c)) {
                return true;
            }
        }
        return false;
    }

    /** False only when {@code part} cannot stand in the text. */
    boolean mayContain(String part) {
        for (int i = 0; i < part.length(); i++) {
            if (!mayHold(part.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}

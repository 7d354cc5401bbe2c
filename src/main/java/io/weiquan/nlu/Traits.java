package io.weiquan.nlu;

import java.util.Arrays;
import java.util.Set;

/**
 * What the models see of a message: its single characters, pairs of them, the words HanLP cuts, and which cues of the lexicon were
 * found in it. Made once a message, after the cues were read.
 */
final class Traits {

    private static final long TOKEN = 1L << 40;
    private static final long CUE = 2L << 40;
    private static final Set<String> CUES = Set.of("issue", "demand", "outcome", "channel", "evidence", "scene", "item_category", "platform", "courier", "seller_type", "carrier", "payment_method");
    private static final long HASH = 0xFFFFFFFFL;

    private long[] keys;
    private int count;

    private Traits(int expected) {
        this.keys = new long[expected];
    }

    private Traits(long[] keys, int count) {
        this.keys = keys;
        this.count = count;
    }

    /** @param withTokens false leaves the words out: for the table that shows what they add */
    static Traits of(Reading r, boolean withTokens) {
        return of(r, r.text, 0, r.text.length(), withTokens, true);
    }

    /** The same for a model of what went wrong and what is wanted: {@link #anywhere}. */
    static Traits ofMatter(Reading r, boolean withTokens) {
        return of(r, anywhere(r, 0, r.text.length()), 0, r.text.length(), withTokens, false);
    }

    /** False where both kinds of traits are the same. */
    static boolean namesPlatform(Reading r) {
        return r.found.stream().anyMatch(f -> f.type.equals("platform"));
    }

    /** The same of one clause alone. */
    static Traits ofMatter(Reading r, int from, int to) {
        return of(r, anywhere(r, from, to), from, to, true, false);
    }

    private static Traits of(Reading r, NormalText text, int from, int to, boolean withTokens, boolean withPlatform) {
        Traits made = new Traits(3 * text.length() + 2 * r.found.size() + 4);
        made.characters(text);
        if (withTokens) {
            for (int token : Tokens.of(text)) {
                made.put(TOKEN | token & HASH);
            }
        }
        for (Reading.Found f : r.found) {
            if (CUES.contains(f.type) && (withPlatform || !f.type.equals("platform")) && f.start >= from && f.end <= to) {
                int cue = 31 * f.type.hashCode() + f.value.hashCode();
                made.put(CUE | cue & HASH);
                made.put(CUE | (cue ^ (f.confidence >= 0.8 ? 0x5A5A5A5A : 0x3C3C3C3C)) & HASH);
            }
        }
        Arrays.sort(made.keys, 0, made.count);
        int kept = 0;
        for (int i = 0; i < made.count; i++) {
            if (i == 0 || made.keys[i] != made.keys[i - 1]) {
                made.keys[kept++] = made.keys[i];
            }
        }
        return new Traits(made.keys, kept);
    }

    /** What goes wrong goes wrong anywhere: the names of platforms are left out, or a name that few examples hold would tell something. */
    private static NormalText anywhere(Reading r, int from, int to) {
        StringBuilder rest = null;
        for (Reading.Found f : r.found) {
            if (f.type.equals("platform") && f.confidence >= Offers.CERTAIN && f.start >= from && f.end <= to) {
                rest = rest == null ? new StringBuilder(r.text.sub(from, to)) : rest;
                for (int i = f.start; i < f.end; i++) {
                    rest.setCharAt(i - from, ' ');
                }
            }
        }
        if (rest != null) {
            return NormalText.of(rest.toString());
        }
        return from == 0 && to == r.text.length() ? r.text : NormalText.of(r.text.sub(from, to));
    }

    int size() {
        return count;
    }

    long key(int i) {
        return keys[i];
    }

    /** True for a single character or a pair: what tells whether a message is made of familiar stuff. */
    static boolean isGram(long key) {
        return key < TOKEN;
    }

    private void put(long key) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
        }
        keys[count++] = key;
    }

    /** Singles and pairs over letters, Han and '0' for any digit; everything else is one blank. */
    private void characters(NormalText text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = kind(text.charAt(i));
            if (c == ' ' && before == ' ' || c == '0' && before == '0') {
                continue;
            }
            if (c != ' ') {
                put(c);
            }
            put((long) before << 16 | c);
            before = c;
        }
        put((long) before << 16 | ' ');
    }

    private static char kind(char c) {
        if (Reading.isDigit(c)) {
            return '0';
        }
        return Reading.isHan(c) || Reading.isLatin(c) || c == '?' || c == '!' ? c : ' ';
    }
}

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
        return of(r, r.text, 0, r.text.length(), withTokens);
    }

    /** The same of one clause alone. */
    static Traits of(Reading r, int from, int to) {
        return of(r, NormalText.of(r.text.sub(from, to)), from, to, true);
    }

    private static Traits of(Reading r, NormalText text, int from, int to, boolean withTokens) {
        Traits made = new Traits(3 * text.length() + 2 * r.found.size() + 4);
        made.characters(text);
        if (withTokens) {
            for (int token : Tokens.of(text)) {
                made.put(TOKEN | token & HASH);
            }
        }
        for (Reading.Found f : r.found) {
            if (CUES.contains(f.type) && f.start >= from && f.end <= to) {
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

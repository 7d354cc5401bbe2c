package io.weiquan.nlu;

/** Tells whether a clause speaks of a purchase that is not the one complained of: somebody else's, or an earlier one that went well. */
final class Elsewhere {

    private static final Words FOR = Words.of("帮", "给", "替", "送", "和", "跟", "陪", "与");
    private static final Words AT_FIRST = Words.of("时候", "当时", "刚", "起初", "开始", "时", "收到");
    private static final Words THAT_ONE = Words.of("那台", "那双", "那件", "那次", "那个", "那批", "那回");
    private static final Words LED_BY = Words.of("从来", "一直", "都", "也", "从");
    private static final int WITHIN = 12;

    private final Words buyers;
    private final Words notBuyers;
    private final Words goneWell;

    Elsewhere(Lexicon lexicon) {
        this.buyers = lexicon.words(WordList.OTHER_BUYERS);
        this.notBuyers = lexicon.words(WordList.OTHER_BUYERS_NOT);
        this.goneWell = lexicon.words(WordList.GONE_WELL);
    }

    /** 同事前天买的, 朋友在京东买的: somebody else stands before the place; 给朋友买的 and 朋友推荐的 are one's own. */
    boolean someoneElse(Reading r, int at) {
        NormalText t = r.text;
        int from = Math.max(r.nearStart(at), at - WITHIN);
        int who = buyers.last(t, from, at);
        if (who < 0 || FOR.isBefore(t, who)) {
            return false;
        }
        int after = who + buyers.lengthAt(t, who);
        return !notBuyers.in(t, after, Math.min(t.length(), r.nearEnd(at)));
    }

    /** 买过一次没毛病, 那双还好好的: told of a purchase that gave no cause to complain, in this clause or the next. */
    boolean wentWell(Reading r, int end) {
        NormalText t = r.text;
        int to = Math.min(r.nearEnd(end), end + WITHIN + 4);
        int well = goneWell.first(t, end, to);
        if (well < 0 && to < t.length()) {
            int next = to + 1;
            next += THAT_ONE.lengthAt(t, next);
            next += LED_BY.lengthAt(t, next);
            well = goneWell.isAt(t, next) ? next : -1;
        }
        return well >= 0 && !AT_FIRST.in(t, end, well);
    }
}

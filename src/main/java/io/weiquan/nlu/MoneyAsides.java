package io.weiquan.nlu;

/** Tells a sum that is not the price of the order: fares and fees, prices elsewhere, what is left on a card, what the other side offers. */
final class MoneyAsides {

    /** How sure such a sum is of anything: it is never taken. */
    static final double OF_ELSE = 0.4;
    private static final int WITHIN = 12;
    /** Words of paying right before a sum say that it was paid, whatever stands before them. */
    private static final Words PAID = Words.of("卡里少了", "卡上少了", "账户少了", "余额少了", "里少了", "被转走了", "被刷走了", "实付", "实付款", "到手价", "券后", "折后", "总共", "一共", "合计", "总计", "付了", "花了", "买成", "拍下", "实付了", "总共花了", "一共花了");
    private static final Words FEES = Words.of("花了", "付了", "一共", "总共", "合计");
    private static final Words BOUGHT = Words.of("买的", "买了", "买", "拍的", "入手", "下单", "订的", "充的", "办的", "订了", "拍下");
    private static final Words FILLERS = Words.of("大概", "大约", "差不多", "将近", "我", "了", "的", "是", "才", "就", "只", "要", "给", "过", "也", "都", "他", "还", ":", " ");
    private static final Words GIVING = Words.of("退", "赔", "补", "给", "返", "打");
    private static final Words GIVEN = Words.of("我", "你", "了", "给", "偿", "点", "回", "款", "来", "还");
    private static final Words MINE = Words.of("要求", "要", "希望", "得", "必须", "应该", "让", "叫", "请", "想");

    /** 请假被扣了200: docked from wages. */
    private static final Words DOCKED = Words.of("扣", "扣了", "扣我", "扣了我", "扣掉", "少了", "损失");
    private static final Words WORK = Words.of("请假", "请了假", "工资", "旷工", "误工", "上班", "全勤");

    private final Words before;
    private final Words at;
    private final Words after;
    private final Words parties;
    private final Elsewhere elsewhere;

    MoneyAsides(Lexicon lexicon) {
        this.before = lexicon.words(WordList.MONEY_ASIDE);
        this.at = lexicon.words(WordList.MONEY_ASIDE_AT);
        this.after = lexicon.words(WordList.MONEY_ASIDE_AFTER);
        this.parties = lexicon.words(WordList.PARTIES);
        this.elsewhere = new Elsewhere(lexicon);
    }

    boolean isAside(Reading r, int start, int end) {
        NormalText t = r.text;
        int from = Math.max(r.nearStart(start), start - WITHIN);
        if (BOUGHT.isAt(t, end) || BOUGHT.isAt(t, end + 1)) {
            return elsewhere.someoneElse(r, start);
        }
        if (after.isAt(t, end) || elsewhere.someoneElse(r, start)) {
            return true;
        }
        if (from == start) {                   // 我坐公交去的,2块钱: the sum alone belongs to the clause before
            from = Math.max(r.nearStart(Math.max(0, start - 2)), start - WITHIN);
        }
        if (DOCKED.isBefore(t, start) && WORK.in(t, Math.max(0, start - WITHIN - WITHIN), start)) {
            return true;
        }
        int edge = withoutFillers(t, from, start);
        if (at.before(t, edge) >= 0 || at.before(t, start) >= 0 || offered(t, from, start)) {
            return true;
        }
        int paid = PAID.before(t, start);
        int aside = before.last(t, from, start);
        boolean feePaid = paid >= 0 && FEES.at(t, start - PAID.length(paid)) >= 0;
        return aside >= 0 && (paid < 0 || feePaid && !BOUGHT.in(t, aside, start));
    }

    private static int withoutFillers(NormalText t, int from, int start) {
        int edge = start;
        for (int round = 0; round < 3 && edge > from; round++) {
            int filler = FILLERS.before(t, edge);
            edge -= filler < 0 ? 0 : FILLERS.length(filler);
        }
        return edge;
    }

    /** 商家只肯退我30, 客服说赔五十: what the other side gives, not what the person asks for. */
    private boolean offered(NormalText t, int from, int start) {
        int edge = start;
        for (int round = 0; round < 3; round++) {
            int word = GIVEN.before(t, edge);
            edge -= word < 0 || GIVING.isBefore(t, edge) && GIVEN.get(word).equals("给") ? 0 : GIVEN.length(word);
        }
        if (!GIVING.isBefore(t, edge)) {
            return false;
        }
        int party = parties.last(t, from, edge);
        return party >= 0 && !MINE.in(t, from, party);
    }
}

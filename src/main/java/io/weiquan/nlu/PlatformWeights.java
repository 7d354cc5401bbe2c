package io.weiquan.nlu;

/**
 * How much the name of a platform says where something was bought: everything beside a word of buying, nothing where it is compared with,
 * posted on or only wished for, and a question where an earlier purchase or somebody else's is told of.
 */
final class PlatformWeights {

    private static final String OFFLINE = "OFFLINE";
    private static final double BOUGHT = 0.88;
    /** Worth a question, never taken. */
    private static final double PERHAPS = 0.55;
    /** Names of places that are no shop by themselves weigh less than a doubtful name of a platform. */
    private static final double PLACE = 0.58;
    /** A message no longer than the name and this is nothing but the name. */
    private static final int BESIDE = 4;
    /** What is done at a counter, within this many characters of its name. */
    private static final int DEAL_WITHIN = 6;
    private static final Words DEALS = Words.of("买", "办", "充", "吃", "点", "消费", "剪", "染", "烫", "洗", "做", "报", "订", "修", "交", "定", "拍", "理", "存");
    private static final Words SENT = Words.of("让", "叫", "说", "喊", "劝", "建议");
    private static final Words BESIDES = Words.of("还是", "或者", "和", "跟", "与", "或", "、");
    private static final Words WHICH = Words.of("哪个", "哪家", "哪边", "谁家", "谁更");
    private static final Words SAID = Words.of("说", "讲", "称", "是");
    private static final Words WENT = Words.of("买了", "买的", "下的单", "下单了", "下了单", "拍的", "订的");
    private static final Words RESOLD = Words.of("进的货", "进货", "批发来", "来的", "拿的货", "拿货");
    private static final Words WITHOUT = Words.of("没有", "没", "以前", "之前", "上次", "跟我", "和我");

    private final Words buying;
    private final Words posting;
    private final Words postedTo;
    private final Words compared;
    private final Words comparing;
    private final Words comparedLater;
    private final Words not;
    private final Words never;
    private final Words neverNot;
    private final Words earlier;
    private final Words thing;
    private final Words parties;
    private final Elsewhere elsewhere;

    PlatformWeights(Lexicon lexicon) {
        this.buying = lexicon.words(WordList.PLATFORM_BUYING);
        this.posting = lexicon.words(WordList.PLATFORM_POSTING);
        this.postedTo = lexicon.words(WordList.PLATFORM_POSTED_TO);
        this.compared = lexicon.words(WordList.PLATFORM_COMPARED);
        this.comparing = lexicon.words(WordList.PLATFORM_COMPARING);
        this.comparedLater = lexicon.words(WordList.PLATFORM_COMPARED_LATER);
        this.not = lexicon.words(WordList.PLATFORM_NOT);
        this.never = lexicon.words(WordList.PLATFORM_NEVER);
        this.neverNot = lexicon.words(WordList.PLATFORM_NEVER_NOT);
        this.earlier = lexicon.words(WordList.PLATFORM_EARLIER);
        this.thing = lexicon.words(WordList.PLATFORM_THING);
        this.parties = lexicon.words(WordList.PARTIES);
        this.elsewhere = new Elsewhere(lexicon);
    }

    /** 0 where the name says nothing about the purchase, otherwise how sure it is of it. */
    double weigh(Reading r, PhraseTrie.Match m) {
        NormalText t = r.text;
        double weight = m.phrase().weight();
        boolean offline = m.phrase().key().equals(OFFLINE);
        boolean theirs = t.charAt(m.start() - 1) == '人' && r.clauseStart(m.start()) == m.start() - 1;   // 人京东说退就退
        if (theirs || not.isBefore(t, m.start()) || thing.isAt(t, m.end()) || isPosted(r, m) || isCompared(r, m) || isWished(r, m) || isTheirs(r, m)) {
            return 0;
        }
        if (isAnother(r, m, offline)) {
            return Math.min(weight, PERHAPS);
        }
        boolean at = t.endsWith(m.start(), "在") || t.endsWith(m.start(), "从") || t.endsWith(m.start(), "买的") && t.charAt(m.end()) != '的';
        boolean deal = !offline || DEALS.in(t, m.end(), Math.min(r.nearEnd(m.end()), m.end() + DEAL_WITHIN));
        boolean bought = buying.isAt(t, m.end()) || at && deal;
        boolean answered = "platform".equals(r.hint.type()) || "platform".equals(r.hint.slot());
        boolean whole = t.length() <= m.end() - m.start() + (offline ? BESIDE - 1 : BESIDE);
        if (weight < PLACE) {
            return answered || whole ? BOUGHT : weight;
        }
        return weight < 0.8 && (bought || answered || whole) ? BOUGHT : weight;
    }

    /** Seen there, searched there, told there: but 抖音上看到…抖音直播间买 was bought there, and a longer word of buying wins. */
    private boolean isPosted(Reading r, PhraseTrie.Match m) {
        int bought = buying.lengthAt(r.text, m.end());
        int posted = posting.lengthAt(r.text, m.end());
        return posted > bought || bought == 0 && postedTo.isBefore(r.text, m.start());
    }

    private boolean isCompared(Reading r, PhraseTrie.Match m) {
        NormalText t = r.text;
        boolean beside = BESIDES.isAt(t, m.end()) || BESIDES.isBefore(t, m.start());
        if (beside && WHICH.in(t, m.end(), Math.min(t.length(), m.end() + DEAL_WITHIN + DEAL_WITHIN))) {
            return true;                       // 拼多多和淘宝哪个退货容易
        }
        return compared.isAt(t, m.end()) && compared.lengthAt(t, m.end()) >= buying.lengthAt(t, m.end()) || t.charAt(m.start() - 1) == '比'
                || comparing.isBefore(t, m.start()) && comparedLater.in(t, m.end(), r.nearEnd(m.end()));
    }

    /** 早知道去天猫买, 下次还是去京东: but 下次再也不去京东了 was bought there. */
    private boolean isWished(Reading r, PhraseTrie.Match m) {
        int wish = never.last(r.text, r.nearStart(m.start()), m.start());
        return wish >= 0 && !neverNot.in(r.text, wish, m.start());
    }

    /** 客服让我去京东买, 商家从1688进的货: what the other side says or does. */
    private boolean isTheirs(Reading r, PhraseTrie.Match m) {
        NormalText t = r.text;
        int party = parties.first(t, r.nearStart(m.start()), m.start());
        if (party < 0) {
            return false;
        }
        boolean sent = t.endsWith(m.start(), "去") && SENT.in(t, party, m.start()) && !WENT.isAt(t, m.end());
        boolean from = t.charAt(m.start() - 1) == '从';
        boolean told = from && SAID.in(t, party, m.start()) && t.sub(party, m.start()).indexOf('我') < 0;   // 卖家说他是从得物买的
        return sent || told || from && RESOLD.isAt(t, m.end());
    }

    private boolean isAnother(Reading r, PhraseTrie.Match m, boolean offline) {
        NormalText t = r.text;
        int from = r.nearStart(m.start());
        boolean before = earlier.in(t, from, m.start()) || t.charAt(m.start() - 1) == '在';
        boolean well = elsewhere.wentWell(r, m.end());
        boolean plainBuying = buying.isAt(t, m.end()) || t.charAt(m.start() - 1) == '在' || offline;
        return plainBuying && elsewhere.someoneElse(r, m.start()) || (before || offline) && well
                || offline && WITHOUT.in(t, from, m.start());
    }
}

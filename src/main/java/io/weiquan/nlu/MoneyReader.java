package io.weiquan.nlu;

import io.weiquan.dialog.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Finds sums of money and says which of them was paid and which is demanded. A bare number is money only after a word that asks for money. */
final class MoneyReader {

    static final String PAID = "amount";
    static final String CLAIMED = "claim_amount";
    /** A sum of something else (fares, prices elsewhere, what is left on a card, what the other side offers): no question about the order takes it. */
    static final String ASIDE = "other_amount";

    private static final Words FILLERS = Words.of("大概", "大约", "差不多", "整整", "将近", "不到", "至少", "最多", "起码", "接近", "了我", "一共", "总共", "应该", "足足", "了", "我", "你", "他", "她", "们", "的", "是", "为", ":", "=", " ", "约", "近", "快", "就", "要", "共", "上", "款", "过", "钱", "有", "妈", "爸", "奶", "爷", "娃", "老人", "孩子");
    private static final Words ABOUT_AFTER = Words.of("左右", "上下", "以上", "以下", "出头", "起");
    private static final Words ABOUT_BEFORE = Words.of("大概", "大约", "不到", "差不多", "至少", "最多", "起码", "小于", "约", "近");
    private static final Words SCALED_AFTER = Words.of("左右", "上下", "买", "(含");
    private static final Words BOUGHT_AFTER = Words.of("买", "拍", "入手", "下单", "购", "订的", "抢的", "定的", "抢到", "收的", "收了", "接的", "提的", "刚买", "刚拍");
    private static final Words PAID_BEFORE = Words.of("花了", "花费", "花", "付了", "付款", "付的", "实付", "支付", "总共", "一共", "合计", "总计", "到手", "金额", "消费", "交了", "充了", "充值", "总价", "买成", "买的", "价格", "买");
    private static final Words NOT_PAID = Words.of("运费", "邮费", "优惠", "退", "赔", "被骗", "骗了", "骗走", "骗我");
    private static final Words ASKING = Words.of("要求", "要", "想", "希望", "必须", "让", "叫", "应该", "应", "得", "请", "至少", "需要");
    private static final Words DONE = Words.of("只", "才", "已", "肯", "愿意", "同意", "不", "没", "说");
    private static final Words MADE_ME = Words.of("让我", "叫我", "要我", "逼我", "非要我", "催我");
    private static final Words TOTALS = Words.of("一共", "总共", "合计", "总计", "加起来", "共计", "实付", "总价", "券后", "折后", "优惠后", "到手", "实际付");
    private static final String MEASURES = "个件次天年月日号点分小时周斤克公千台部双条包盒箱瓶袋张页人家期倍折度米厘毫升寸岁级星代楼层位名遍回趟种款支只根本套片粒颗枚%gmlcktv年章集届班群路座匹吨罐杯碗份组户页秒英a寸码键节单粉课";

    private static final Words DEALS = Words.of("买", "拍", "订", "下单", "点的", "点了", "点个", "入手", "充", "办", "交", "报", "定金", "订金", "押金", "抢", "购", "这单", "订单", "单子", "实付", "价格", "付", "扣", "转", "收我", "骗", "坑", "汇", "刷", "花", "给了", "要价", "卡里", "卡上", "账户", "余额");
    private static final Words GOODS_AFTER = Words.of("的", "买", "拍", "入手", "包邮", "下单", "订", "抢");
    private static final Words BOUGHT = Words.of("买", "拍了", "拍的", "拍下", "下单", "入手", "办的", "办了", "充了", "订的", "订了", "定的", "点的", "点了", "收的", "抢的", "报的", "报了", "到的");
    private static final int BOUGHT_WITHIN = 16;
    private static final int TAG_WITHIN = 9;
    /** 实测才八千, 现在八十二: a number behind these may count anything. */
    private static final Words JUST = Words.of("才", "就是", "现在", "只有", "到手");
    /** How sure a bare number is a price by the words behind it alone: it is asked about, not taken. */
    private static final double PRICE = 0.7;
    private static final double WHOLE = 0.9;
    private static final Words PRICED = Words.of("一件", "一双", "一箱", "一盒", "一张", "一斤", "一瓶", "一台", "一个", "一套", "一只", "一条", "一份", "一把", "一支", "一包", "一袋", "一晚", "一次", "一节", "一位", "一人", "一年", "一月",
        "两件", "两双", "三件", "包邮", "买的", "买了", "买来", "买", "入手", "拿下", "拍的", "拍下", "到手");
    private static final Words NOT_PRICED = Words.of("的时候", "的话", "的一半", "的码", "的尾号", "的人", "的订单", "的电话", "的号");
    private static final Words TYPED_SIZES = Words.of("64", "128", "256", "512");
    /** Beside these a number may be a size in centimetres. */
    private static final Words SIZED = Words.of("衣", "裤", "裙", "鞋", "码", "袜", "身高", "外套", "校服", "床", "被", "毯", "帘", "恤", "袄", "靴", "衫", "帽", "尺寸", "尺码", "个子", "个头", "毛巾");
    /** Behind these a number names a model. */
    private static final Words MODELS = Words.of("小米", "红米", "华为", "荣耀", "苹果", "真我", "一加", "三星", "显卡", "型号", "系列", "版本", "锐龙", "麒麟", "骁龙", "编号", "房", "第", "车牌", "款");
    private static final Words USED_UP = Words.of("喝完", "吃完", "用完", "刷完");
    private static final Words PARTICLES = Words.of("啊", "呢", "呀", "哪", "嘛", "啦", "哎", "诶");
    private static final Words HOTLINES = Words.of("12315", "12345", "12305", "12348", "12377", "10086", "10010", "10000");
    private static final Words REPARATIONS = Words.of("的赔偿", "的补偿", "的赔款", "赔偿金", "补偿金");
    private static final int BESIDE = 8;
    private static final int TAGGED_WITHIN = 20;

    /** Between two sums: the first was a slip. */
    private static final Words RETRACTING = Words.of("不对", "哦不", "不是", "说错", "记错", "错了", "应该是");
    private static final Words MAYBE = Words.of("可能", "也许", "还是", "或者", "好像");
    /** Characters between asking for it and the sum: more, and the sum is of something else. */
    private static final int CLAIM_GAP = 4;

    private final Words cues;
    private final Words claims;
    private final Words others;
    private final MoneyAsides asides;
    private final Words itemStops;
    private final Words idioms;

    MoneyReader(Lexicon lexicon) {
        this.cues = lexicon.words(WordList.MONEY_BEFORE);
        this.claims = lexicon.words(WordList.MONEY_CLAIM);
        this.others = lexicon.words(WordList.PARTIES);
        this.asides = new MoneyAsides(lexicon);
        this.itemStops = lexicon.words(WordList.ITEM_STOPS);
        this.idioms = lexicon.words(WordList.MONEY_IDIOMS);
    }

    void read(Reading r) {
        NormalText t = r.text;
        MoneyGrammar grammar = new MoneyGrammar(t);
        List<Reading.Found> sums = new ArrayList<>(2);
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            boolean sign = c == '¥' || c == '$' || c == '€' || c == '£' || c == '人' || c == 'r' || c == '港' || c == '新' || c == 'u' || c == 'h' || c == '美' || c == '欧' || c == '日';
            if (r.isClaimed(i) || !sign && !Numeral.canStart(c) || isInside(t, i, c)) {
                continue;
            }
            if (idioms.isAt(t, i)) {
                i += idioms.lengthAt(t, i) - 1;
                continue;
            }
            MoneyGrammar.Sum sum = grammar.at(i);
            if (sum == null || !r.isFree(i, sum.end())) {
                i = Reading.isDigit(c) ? digitsEnd(t, i) - 1 : i;
                continue;
            }
            double confidence = confidence(r, i, sum);
            if (confidence > 0) {
                sums.add(add(r, i, sum, confidence));
                r.claim(i, sum.end());
                i = sum.end() - 1;
            } else {
                Numeral n = Numeral.at(t, i);
                i = n == null ? i : Math.max(i, n.end() - 1);
            }
        }
        withoutSlips(r, sums);
        onlyTheTotal(r, sums);
        onlyTheWhole(sums);
    }

    /** In 98块，不对，是89 only the last sum was meant. */
    private static void withoutSlips(Reading r, List<Reading.Found> sums) {
        for (int k = 0; k + 1 < sums.size(); k++) {
            Reading.Found slip = sums.get(k);
            Reading.Found meant = sums.get(k + 1);
            boolean denied = r.text.endsWith(meant.start, "不是") && meant.start - slip.end <= 3;
            if (denied) {
                r.found.remove(meant);         // 三千五，不是三百五
            } else if (RETRACTING.in(r.text, slip.end, meant.start) && !MAYBE.in(r.text, slip.end, meant.start)) {
                r.found.remove(slip);
                meant.role = slip.role == null ? meant.role : slip.role;
                meant.confidence = Math.max(meant.confidence, slip.confidence);
            }
        }
    }

    private static int digitsEnd(NormalText t, int i) {
        int end = i;
        while (Reading.isDigit(t.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isInside(NormalText t, int i, char c) {
        char before = t.charAt(i - 1);
        return Reading.isDigit(c) && (Reading.isDigit(before) || before == '.' && Reading.isDigit(t.charAt(i - 2)) || Reading.isLatin(before) && !t.endsWith(i, "rmb") && !t.endsWith(i, "hkd"))
                || before == '第' || before == '星' && c == '期';
    }

    private Reading.Found add(Reading r, int i, MoneyGrammar.Sum sum, double confidence) {
        NormalText t = r.text;
        int end = sum.end();
        boolean approx = sum.approx() || ABOUT_AFTER.isAt(t, end) || ABOUT_BEFORE.isBefore(t, i);
        Money money = new Money(sum.value(), isMore(t, i, end) ? null : sum.to(), sum.currency(), approx);
        String role = "CNY".equals(sum.currency()) ? role(r, i, end) : null;
        role = role == null && priceTag(r, i, sum) ? PAID : role;
        if (!CLAIMED.equals(role) && asides.isAside(r, i, end)) {
            return r.add("amount", money, i, end, MoneyAsides.OF_ELSE, ASIDE);
        }
        boolean asked = "amount".equals(r.hint.type());
        boolean unsure = !asked && (approx && (!PAID.equals(role) || money.to() != null) || role == null && (sum.form() != MoneyGrammar.Form.MARKED && JUST.isBefore(t, i) || !isTied(r, i, end)));
        return r.add("amount", money, i, end, unsure ? Math.min(confidence, PRICE) : confidence, role);
    }

    /** True where a sum without a word of paying still tells a price: it stands alone, behind what was bought, or before the goods (35块的外卖). */
    private static boolean isTied(Reading r, int start, int end) {
        NormalText t = r.text;
        int from = r.nearStart(start);
        int to = r.nearEnd(end - 1);
        int beside = 0;
        for (int i = from; i < to; i++) {
            beside += i >= start && i < end || r.isClaimed(i) || FILLERS.isAt(t, i) || !Reading.isHan(t.charAt(i)) ? 0 : 1;
        }
        boolean apart = (start == from || t.charAt(start - 1) == ' ') && (end == to || t.charAt(end) == ' ');
        return apart || beside <= 2 || DEALS.in(t, from, start) || GOODS_AFTER.isAt(t, end) || "一".indexOf(t.charAt(end)) >= 0;
    }

    /** 五千多: one known end, so it is a sum, though no exact one; 两三千 is none. */
    static boolean isMore(NormalText t, int start, int end) {
        for (int i = start + 1; i < end; i++) {
            if (t.charAt(i) == '多' || t.charAt(i) == '余') {
                return t.charAt(start) != '几' && t.charAt(start) != '好' && t.charAt(start) != '数';
            }
        }
        return false;
    }

    private double confidence(Reading r, int i, MoneyGrammar.Sum sum) {
        NormalText t = r.text;
        boolean cue = cueBefore(t, i);
        char next = t.charAt(sum.end());
        if (sum.form() == MoneyGrammar.Form.MARKED) {
            boolean pieces = sum.piece() && !cue && Reading.isHan(next) && "的多就都还不也吗吧了呢买钱没邮包我他退是".indexOf(next) < 0;
            boolean shape = t.charAt(sum.end() - 1) == '角' && (next == '大' || next == '形' || next == '落' || next == '色' || next == '度' || next == '架');
            boolean idiom = t.charAt(sum.end() - 1) == '毛' && (next == '病' || next == '衣' || next == '线' || next == '绒') || t.has(sum.end() - 2, "一块") && !cue && !Reading.isDigit(t.charAt(i)) && next != '钱' && sum.value().intValue() == 1
                    || t.has(sum.end() - 1, "块表") || t.has(sum.end() - 1, "块手表");
            return pieces || shape || idiom ? 0 : 0.95;
        }
        boolean measured = MEASURES.indexOf(next) >= 0 && !t.has(sum.end(), "包邮") || next == '-' || next == '/' || next == ':' || next == '.' || next == '*' || t.has(sum.end(), "以内") || Reading.isDigit(next) || Reading.isLatin(next);
        if (measured) {
            return 0;
        }
        if (!cue && isPrice(r, i, sum)) {
            return PRICE;
        }
        boolean whole = r.clauseStart(i) == i && r.clauseEnd(sum.end() - 1) == sum.end();
        if (sum.form() == MoneyGrammar.Form.SCALED) {
            boolean ends = whole || sum.to() != null || SCALED_AFTER.isAt(t, sum.end());
            return cue ? 0.9 : ends && sum.value().intValue() >= 1000 && (t.charAt(sum.end() - 1) != '年') ? 0.75 : 0;
        }
        boolean tooLong = sum.value().precision() - sum.value().scale() > 9;
        boolean wordOnly = sum.value().compareTo(BigDecimal.TEN) < 0 && !Reading.isDigit(t.charAt(i)) && sum.value().scale() <= 0;
        if (!cue && priceTag(r, i, sum)) {
            return 0.6;
        }
        return cue && !tooLong && !wordOnly && sum.value().signum() > 0 ? (sum.value().intValue() >= 10 || sum.value().scale() > 0 ? 0.85 : 0.6) : 0;
    }

    /** 1999的手机, 29一张的票, 1299入手, 一双鞋四百六: a bare number that the words around it make a price. */
    private boolean isPrice(Reading r, int i, MoneyGrammar.Sum sum) {
        NormalText t = r.text;
        int yuan = sum.value().intValue();
        boolean arabic = Reading.isDigit(t.charAt(i));
        boolean year = arabic && yuan >= 2005 && yuan <= 2035 && sum.end() - i == 4;
        boolean cents = sum.value().scale() > 0;
        if (year || yuan < 10 && !cents || yuan >= 1_000_000 || Reading.isLatin(t.charAt(i - 1)) || MODELS.isBefore(t, i) || HOTLINES.isAt(t, i)) {
            return false;
        }
        int end = sum.end();
        boolean fits = !arabic || !mayBeSize(r, i, end, yuan);
        boolean stops = r.isBreak(end) || PARTICLES.isAt(t, end) && r.isBreak(end + 1);
        boolean after = Reading.isHan(t.charAt(i - 1));
        boolean alone = r.isBreak(i - 1) && i > 1;
        boolean spoken = !arabic && yuan >= 100 && stops && (yuan % 10 == 0 || end - i >= 4) && (after || alone);
        boolean goods = t.charAt(end) == '的' && !NOT_PRICED.isAt(t, end) && fits && (yuan >= 50 || cents);
        boolean dealt = BOUGHT_AFTER.isAt(t, end) && yuan >= 20 || t.has(end, "拿下") || t.has(end, "包邮");
        boolean used = USED_UP.isAt(t, end) && yuan >= 100 || t.endsWith(i, "少了") && stops;
        int from = r.nearStart(i);
        boolean shown = "这那".indexOf(t.charAt(r.clauseStart(i))) >= 0 && end - r.clauseStart(i) <= TAG_WITHIN;
        boolean tagged = arabic && fits && after && (stops || itemStops.isAt(t, end)) && (shown && stops || yuan >= 20 && BOUGHT.in(t, Math.max(from, i - TAGGED_WITHIN), i));
        return PRICED.isAt(t, end) && (fits || dealt) || dealt && TYPED_SIZES.at(t, i, end) < 0 || goods || spoken || used || tagged;
    }

    /** 175的外套, 鞋子42, 256的手机: a number that may as well be a size, by what stands beside it. */
    private static boolean mayBeSize(Reading r, int i, int end, int number) {
        NormalText t = r.text;
        boolean range = number >= 34 && number <= 48 || number >= 90 && number <= 220;
        return TYPED_SIZES.at(t, i, end) >= 0 || range && (SIZED.in(t, end, Math.min(r.nearEnd(end), end + BESIDE)) || SIZED.in(t, Math.max(r.nearStart(i), i - BESIDE), i));
    }

    /** "买了件大衣 1280": a number that stands by itself behind what was bought is likely its price; likely, not certain. */
    private static boolean priceTag(Reading r, int i, MoneyGrammar.Sum sum) {
        NormalText t = r.text;
        char next = t.charAt(sum.end());
        char before = t.charAt(i - 1) == ' ' ? t.charAt(i - 2) : t.charAt(i - 1);
        int yuan = sum.value().intValue();
        boolean year = yuan >= 2020 && yuan <= 2035;
        boolean ownClause = r.isBreak(i - 1) && i > 1 && r.isBreak(sum.end());
        boolean alone = (Reading.isDigit(t.charAt(i)) && Reading.isHan(before) || ownClause) && (next == ' ' || r.isBreak(sum.end()));
        return alone && !year && yuan >= 20 && yuan < 100_000 && BOUGHT.in(t, Math.max(0, i - BOUGHT_WITHIN), i);
    }

    private boolean cueBefore(NormalText t, int i) {
        int end = i;
        for (int round = 0; round < 4; round++) {
            int cue = cues.before(t, end);
            if (cue >= 0 && !(cues.get(cue).equals("付") && t.endsWith(end, "对付")) && !isIdiom(t, end, cues.get(cue))) {
                return true;
            }
            int filler = FILLERS.before(t, end);
            if (filler < 0) {
                return false;
            }
            end -= FILLERS.length(filler);
        }
        return false;
    }

    /** 退一赔三, 假一赔十, 现在三天: words that look like a cue and are none. */
    private static boolean isIdiom(NormalText t, int end, String cue) {
        char next = t.charAt(end);
        return (cue.equals("退") || cue.equals("赔")) && (t.has(end, "一赔") || t.has(end - 2, "一赔") || t.has(end - 2, "1赔") || t.has(end, "1赔") || next == '一' && t.has(end, "一补"))
                || cue.equals("差") && t.has(end, "一点") || cue.equals("才") && !Reading.isDigit(next) && t.charAt(end + 1) != '百' && t.charAt(end + 1) != '十' && t.charAt(end + 1) != '千';
    }

    private String role(Reading r, int start, int end) {
        NormalText t = r.text;
        int from = r.nearStart(start);
        int to = r.nearEnd(end - 1);
        if (isClaim(t, from, start, end)) {
            return CLAIMED;
        }
        for (int i = end; i < Math.min(to, end + 4); i++) {
            if (BOUGHT_AFTER.isAt(t, i)) {
                return PAID;
            }
        }
        for (int i = start - 1; i >= Math.max(from, start - 7); i--) {
            if (PAID_BEFORE.at(t, i, start) >= 0 && t.charAt(i - 1) != '没') {
                return NOT_PAID.in(t, i, start) ? null : PAID;
            }
        }
        return null;
    }

    private boolean isClaim(NormalText t, int from, int start, int end) {
        if (REPARATIONS.isAt(t, end) && ASKING.in(t, from, start) && !others.in(t, from, start)) {
            return true;                       // 我要八百块的赔偿
        }
        for (int i = start - 1; i >= Math.max(from, start - 8); i--) {
            int verb = claims.at(t, i, start);
            if (verb >= 0) {
                if (MADE_ME.in(t, Math.max(from, i - 4), i)) {
                    return false;              // 他让我再补300
                }
                int gap = i + claims.length(verb);
                if (start - gap > CLAIM_GAP || t.has(gap, "的") || t.has(gap, "货")) {
                    return false;
                }
                char after = t.charAt(gap);
                boolean done = after == '了' || DONE.in(t, from, i);
                boolean theirs = others.in(t, from, i);
                boolean direct = after == '我' || t.has(i, "索赔");
                return !done && (ASKING.in(t, from, i) || direct && !theirs || !theirs && i == from);
            }
        }
        return false;
    }

    /** Where one sum is all the others together (六千八, 定金两千, 尾款四千八), it is what the order cost. */
    private static void onlyTheWhole(List<Reading.Found> sums) {
        if (sums.size() < 3) {
            return;
        }
        BigDecimal all = BigDecimal.ZERO;
        Reading.Found whole = sums.get(0);
        for (Reading.Found sum : sums) {
            Money money = (Money) sum.value;
            if (!money.currency().equals("CNY") || money.approx()) {
                return;
            }
            all = all.add(money.value());
            whole = money.value().compareTo(((Money) whole.value).value()) > 0 ? sum : whole;
        }
        if (((Money) whole.value).value().multiply(BigDecimal.valueOf(2)).compareTo(all) == 0) {
            for (Reading.Found sum : sums) {
                sum.role = sum == whole ? PAID : ASIDE;
                sum.confidence = sum == whole ? Math.max(sum.confidence, WHOLE) : MoneyAsides.OF_ELSE;
            }
        }
    }

    /** Where a total is named (两件一共198, 一件99), only the total was paid. */
    private static void onlyTheTotal(Reading r, List<Reading.Found> sums) {
        Reading.Found total = null;
        for (Reading.Found sum : sums) {
            int from = Math.max(r.clauseStart(sum.start), sum.start - 6);
            if (TOTALS.in(r.text, from, sum.start) && !NOT_PAID.in(r.text, from, sum.start)) {
                total = sum;
            }
        }
        if (total == null) {
            return;
        }
        for (Reading.Found sum : sums) {
            if (sum != total && PAID.equals(sum.role)) {
                sum.role = null;
            }
        }
        total.role = total.role == null ? PAID : total.role;
    }
}

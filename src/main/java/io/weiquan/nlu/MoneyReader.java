package io.weiquan.nlu;

import io.weiquan.dialog.Money;
import java.util.ArrayList;
import java.util.List;

/** Finds sums of money and says which of them was paid and which is demanded. A bare number is money only after a word that asks for money. */
final class MoneyReader {

    static final String PAID = "amount";
    static final String CLAIMED = "claim_amount";

    private static final String[] BEFORE = {"花了", "花费了", "花费", "花", "付了", "付款", "付", "交了", "交", "充了", "充值", "充", "转了", "转账", "转", "价格", "价钱", "价", "总共", "一共", "合计", "总计",
        "实付", "到手", "金额", "总额", "定金", "订金", "押金", "运费", "售价", "原价", "现价", "单价", "卖", "卖我", "要价", "收了", "收费", "扣了", "扣款", "扣", "退了", "退我", "退还", "返还", "退款", "退", "赔偿", "赔付", "赔", "补偿",
        "补", "差价", "差", "消费", "年费", "会员费", "费用", "学费", "手续费", "违约金", "便宜了", "便宜", "贵了", "损失", "亏了", "欠", "一晚", "价值", "值", "优惠", "优惠券", "红包", "砍到", "降到", "涨到", "标价", "才", "只要", "预付", "支付了", "支付",
        "刷了", "贷了", "借了", "小于", "大于", "低于", "高于", "超过", "开销", "拍下", "买成", "索赔", "被骗了", "骗了", "被骗", "骗我", "坑了", "诈骗", "薪酬", "能给到", "给到", "现在", "给了"};
    private static final String[] FILLERS = {"大概", "大约", "差不多", "整整", "将近", "不到", "至少", "最多", "起码", "接近", "了我", "了", "我", "你", "他", "们", "的", "是", "为", ":", "=", " ", "约", "近", "快", "就", "要", "共", "上", "款", "过", "钱", "一共", "总共", "应该", "足足", "有"};
    private static final String[] CLAIM_VERBS = {"索赔", "赔偿", "赔付", "赔", "补偿", "退还", "退回", "返还", "退款", "退我", "退", "补差价", "补"};
    private static final String[] OTHERS = {"商家", "卖家", "店家", "店主", "老板", "客服", "平台", "对方", "他们", "人家", "他", "她", "快递"};
    private static final String MEASURES = "个件次天年月日号点分小时周斤克公千台部双条包盒箱瓶袋张页人家期倍折度米厘毫升寸岁级星代楼层位名遍回趟种款支只根本套片粒颗枚%gmlcktv年章集届班群路座匹吨罐杯碗份组户页秒英a寸码键";

    private static final int BOUGHT_WITHIN = 16;

    private MoneyReader() {
    }

    static void read(Reading r) {
        NormalText t = r.text;
        MoneyGrammar grammar = new MoneyGrammar(t);
        List<Reading.Found> sums = new ArrayList<>();
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            boolean sign = c == '¥' || c == '$' || c == '€' || c == '£' || c == '人' || c == 'r' || c == '港' || c == '新' || c == 'u' || c == 'h' || c == '美' || c == '欧' || c == '日';
            if (r.isClaimed(i) || !sign && !Numeral.canStart(c) || isInside(t, i, c)) {
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
        onlyTheTotal(r, sums);
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

    private static Reading.Found add(Reading r, int i, MoneyGrammar.Sum sum, double confidence) {
        NormalText t = r.text;
        int end = sum.end();
        boolean approx = sum.approx() || near(t, end, "左右", "上下", "以上", "以下", "出头", "起") || t.endsWith(i, "大概") || t.endsWith(i, "大约") || t.endsWith(i, "约")
                || t.endsWith(i, "近") || t.endsWith(i, "不到") || t.endsWith(i, "差不多") || t.endsWith(i, "至少") || t.endsWith(i, "最多") || t.endsWith(i, "起码") || t.endsWith(i, "小于");
        Money money = new Money(sum.value(), sum.to(), sum.currency(), approx);
        String role = "CNY".equals(sum.currency()) ? role(r, i, end) : null;
        return r.add("amount", money, i, end, confidence, role == null && priceTag(r, i, sum) ? PAID : role);
    }

    private static boolean near(NormalText t, int end, String... words) {
        for (String word : words) {
            if (t.has(end, word)) {
                return true;
            }
        }
        return false;
    }

    private static double confidence(Reading r, int i, MoneyGrammar.Sum sum) {
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
        boolean measured = MEASURES.indexOf(next) >= 0 || next == '-' || next == '/' || next == ':' || next == '.' || next == '*' || t.has(sum.end(), "以内") || Reading.isDigit(next) || Reading.isLatin(next);
        if (measured) {
            return 0;
        }
        boolean whole = r.clauseStart(i) == i && r.clauseEnd(sum.end() - 1) == sum.end();
        if (sum.form() == MoneyGrammar.Form.SCALED) {
            boolean ends = whole || sum.to() != null || near(t, sum.end(), "左右", "上下", "买", "(含");
            return cue ? 0.9 : ends && sum.value().intValue() >= 1000 && (t.charAt(sum.end() - 1) != '年') ? 0.75 : 0;
        }
        boolean tooLong = sum.value().precision() - sum.value().scale() > 9;
        boolean wordOnly = sum.value().compareTo(java.math.BigDecimal.TEN) < 0 && !Reading.isDigit(t.charAt(i)) && sum.value().scale() <= 0;
        if (!cue && priceTag(r, i, sum)) {
            return 0.6;
        }
        return cue && !tooLong && !wordOnly && sum.value().signum() > 0 ? (sum.value().intValue() >= 10 || sum.value().scale() > 0 ? 0.85 : 0.6) : 0;
    }

    /** "买了件大衣 1280": a number that stands by itself behind what was bought is likely its price; likely, not certain. */
    private static boolean priceTag(Reading r, int i, MoneyGrammar.Sum sum) {
        NormalText t = r.text;
        char next = t.charAt(sum.end());
        char before = t.charAt(i - 1) == ' ' ? t.charAt(i - 2) : t.charAt(i - 1);
        int yuan = sum.value().intValue();
        boolean year = yuan >= 2020 && yuan <= 2035;
        boolean alone = Reading.isDigit(t.charAt(i)) && Reading.isHan(before) && (next == ' ' || r.isBreak(sum.end()));
        return alone && !year && yuan >= 20 && yuan < 100_000 && contains(t, Math.max(0, i - BOUGHT_WITHIN), i, "买", "拍了", "下单", "入手", "办的", "办了", "充了");
    }

    private static boolean cueBefore(NormalText t, int i) {
        int end = i;
        for (int round = 0; round < 4; round++) {
            for (String cue : BEFORE) {
                if (t.endsWith(end, cue) && !(cue.equals("付") && t.endsWith(end, "对付")) && !isIdiom(t, end, cue)) {
                    return true;
                }
            }
            int before = end;
            for (String filler : FILLERS) {
                if (end == before && t.endsWith(end, filler)) {
                    end -= filler.length();
                }
            }
            if (end == before) {
                return false;
            }
        }
        return false;
    }

    /** 退一赔三, 假一赔十, 现在三天: words that look like a cue and are none. */
    private static boolean isIdiom(NormalText t, int end, String cue) {
        char next = t.charAt(end);
        return (cue.equals("退") || cue.equals("赔")) && (t.has(end, "一赔") || t.has(end - 2, "一赔") || t.has(end - 2, "1赔") || t.has(end, "1赔") || next == '一' && t.has(end, "一补"))
                || cue.equals("差") && t.has(end, "一点") || cue.equals("才") && !Reading.isDigit(next) && t.charAt(end + 1) != '百' && t.charAt(end + 1) != '十' && t.charAt(end + 1) != '千';
    }

    private static String role(Reading r, int start, int end) {
        NormalText t = r.text;
        int from = r.nearStart(start);
        int to = r.nearEnd(end - 1);
        if (isClaim(t, from, start)) {
            return CLAIMED;
        }
        for (int i = end; i < Math.min(to, end + 4); i++) {
            if (t.charAt(i) == '买' || t.has(i, "拍") || t.has(i, "入手") || t.has(i, "下单") || t.charAt(i) == '购' || t.has(i, "订的") || t.has(i, "抢的")) {
                return PAID;
            }
        }
        String[] paid = {"花了", "花费", "花", "付了", "付款", "付的", "实付", "支付", "总共", "一共", "合计", "总计", "到手", "金额", "消费", "交了", "充了", "充值", "总价", "买成", "买的", "价格", "买"};
        for (int i = start - 1; i >= Math.max(from, start - 7); i--) {
            for (String word : paid) {
                if (t.has(i, word) && i + word.length() <= start && t.charAt(i - 1) != '没') {
                    return other(t, i, start) ? null : PAID;
                }
            }
        }
        return null;
    }

    /** 运费 12, 定金 100 and what was given back are no price paid for the thing. */
    private static boolean other(NormalText t, int from, int start) {
        for (int i = from; i < start; i++) {
            if (t.has(i, "运费") || t.has(i, "邮费") || t.has(i, "优惠") || t.has(i, "退") || t.has(i, "赔")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClaim(NormalText t, int from, int start) {
        for (int i = start - 1; i >= Math.max(from, start - 8); i--) {
            for (String verb : CLAIM_VERBS) {
                if (t.has(i, verb) && i + verb.length() <= start) {
                    boolean asked = contains(t, from, i, "要求", "要", "想", "希望", "必须", "让", "叫", "应该", "应", "得", "请", "至少", "需要");
                    boolean done = t.charAt(i + verb.length()) == '了' || contains(t, from, i, "只", "才", "已", "肯", "愿意", "同意", "不", "没", "说");
                    boolean theirs = false;
                    for (String other : OTHERS) {
                        theirs |= contains(t, from, i, other);
                    }
                    boolean direct = t.charAt(i + verb.length()) == '我' || t.has(i, "索赔");
                    return !done && (asked || direct && !theirs || !theirs && i == from);
                }
            }
        }
        return false;
    }

    private static boolean contains(NormalText t, int from, int to, String... words) {
        for (int i = from; i < to; i++) {
            for (String word : words) {
                if (i + word.length() <= to && t.has(i, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where a total is named (两件一共198, 一件99), only the total was paid. */
    private static void onlyTheTotal(Reading r, List<Reading.Found> sums) {
        Reading.Found total = null;
        for (Reading.Found sum : sums) {
            int from = Math.max(r.clauseStart(sum.start), sum.start - 6);
            if (contains(r.text, from, sum.start, "一共", "总共", "合计", "总计", "加起来", "共计", "实付", "总价")) {
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

package io.weiquan.nlu;

import io.weiquan.dialog.Money;
import java.util.Set;

/** Reads the bare answer to the question just asked ("98", "三", "11.1"); a wrong kind of answer gives nothing. */
final class AnswerReader {

    private static final int LONGEST = 16;
    /** Characters that say nothing beside a number. */
    private static final String FILLING = "就是大概约差不多左右上下整元块钱毛角分花了付了实付一共总共的吧啊呢哦噢嗯额呃也有来几价格金额这单我买到手只要才近快将近应该好像记得忘了";
    private static final int MOST_OTHERS = 1;
    private static final double ANSWERED = 0.9;
    private static final double PASSING = 0.6;
    private static final int SMALLEST_PASSING = 20;
    private static final int LARGEST_PASSING = 100_000;
    /** Types for which a bare number is an answer of its own. */
    private static final Set<String> NUMERIC = Set.of("amount", "number", "quantity", "order_no", "tracking_no", "phone", "date", "code");

    private AnswerReader() {
    }

    static void read(Reading r) {
        String type = r.hint.type();
        if (type == null) {
            return;
        }
        passing(r, type);
        switch (type) {
            case "amount" -> amount(r);
            case "number", "quantity" -> number(r);
            default -> { }
        }
        oneOfItsType(r, type);
    }

    /** The only mention of the asked type, without a role of its own, speaks of the asked slot. */
    private static void oneOfItsType(Reading r, String type) {
        Reading.Found only = null;
        for (Reading.Found f : r.found) {
            if (f.type.equals(type)) {
                if (only != null) {
                    return;
                }
                only = f;
            }
        }
        if (only != null && only.role == null && r.hint.slot() != null) {
            only.role = r.hint.slot();
            only.confidence = Math.max(only.confidence, Math.min(ANSWERED, only.confidence + 0.1));
        } else if (only != null && type.equals("amount") && only.role != null && only.role.equals(r.hint.slot())) {
            only.confidence = Math.max(only.confidence, ANSWERED);
        }
    }

    /** A message that is nothing but a number, where no number was asked for: likely the sum that is still to come, to be asked about. */
    private static void passing(Reading r, String type) {
        boolean elsewhere = NUMERIC.contains(type) || r.found.stream().anyMatch(f -> !f.type.equals("issue"));
        Only only = elsewhere ? null : onlyNumber(r);
        boolean alone = only != null && only.start == 0 && only.number.end() == r.text.length() && Reading.isDigit(r.text.charAt(0));
        if (alone && only.number.value().intValue() >= SMALLEST_PASSING && only.number.value().intValue() < LARGEST_PASSING) {
            r.add("amount", new Money(only.number.value(), null, "CNY", false), 0, only.number.end(), PASSING, MoneyReader.PAID);
        }
    }

    private static void amount(Reading r) {
        Only only = r.found.stream().anyMatch(f -> f.type.equals("amount")) ? null : onlyNumber(r);
        if (only == null || only.number.value().signum() <= 0 || only.number.value().precision() - only.number.value().scale() > 8) {
            return;
        }
        Numeral n = only.number;
        r.add("amount", new Money(n.value(), MoneyReader.isMore(r.text, only.start, n.end()) ? null : n.to(), "CNY", n.approx() || isAbout(r, n.end())), only.start, n.end(), 0.9, r.hint.slot());
        r.claim(only.start, n.end());
    }

    private static boolean isAbout(Reading r, int end) {
        NormalText t = r.text;
        return t.has(end, "左右") || t.has(end, "上下") || t.has(end, "多") || t.has(0, "大概") || t.has(0, "差不多") || t.has(0, "约");
    }

    private static void number(Reading r) {
        Only only = onlyNumber(r);
        if (only != null && only.number.value().signum() > 0 && only.number.value().precision() - only.number.value().scale() <= 6) {
            r.add("number", only.number.value(), only.start, only.number.end(), 0.9, r.hint.slot());
        }
    }

    private record Only(int start, Numeral number) {
    }

    /** The one number of a short message, with nothing but filler and a unit around it. */
    private static Only onlyNumber(Reading r) {
        NormalText t = r.text;
        if (t.length() > LONGEST) {
            return null;
        }
        Only only = null;
        for (int i = 0; i < t.length(); i++) {
            Numeral n = Numeral.canStart(t.charAt(i)) && !r.isClaimed(i) ? Numeral.at(t, i) : null;
            if (n == null) {
                continue;
            }
            if (only != null) {
                return null;
            }
            only = new Only(i, n);
            i = n.end() - 1;
        }
        return only == null || unitForbids(t, only.number.end()) || !isBare(r, only) ? null : only;
    }

    /** 换一台也行, 等了三个小时 and 客服一直在处理 hold a number and are none: around it there is only what fills an answer. */
    private static boolean isBare(Reading r, Only only) {
        NormalText t = r.text;
        boolean ownClause = r.clauseStart(only.start) == only.start && r.clauseEnd(only.number.end() - 1) == only.number.end();
        if (ownClause && Reading.isDigit(t.charAt(only.start))) {
            return true;
        }
        int left = 0;
        for (int i = 0; i < t.length(); i++) {
            boolean inside = i >= only.start && i < only.number.end() || r.isClaimed(i);
            left += inside || FILLING.indexOf(t.charAt(i)) >= 0 || !Reading.isHan(t.charAt(i)) && !Reading.isLatin(t.charAt(i)) ? 0 : 1;
        }
        return left <= MOST_OTHERS;
    }

    private static boolean unitForbids(NormalText t, int end) {
        char c = t.charAt(end);
        return "天年月日号点分时周次岁折%倍级楼下些会个台件双盒箱瓶包袋条套张把只支份本罐部期-/:.".indexOf(c) >= 0 || t.has(end, "小时") || t.has(end, "礼拜") || t.has(end, "星期") || t.has(end, "斤") || Reading.isLatin(c);
    }
}

package io.weiquan.nlu;

import io.weiquan.dialog.DateSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds dates, joins them with clock times and into ranges, and gives each the slot that the words around it speak of. */
final class DateReader {

    static final String PURCHASE = "purchase_date";
    static final String RECEIVED = "received_date";
    static final String PROMISED = "promised_date";

    private static final String[] RECEIVED_WORDS = {"收到", "签收", "到货", "拿到", "到手", "送到", "收货", "取的", "取件", "取到", "到的", "寄到", "收的", "才到", "送来", "送达", "到了", "取回", "收快递"};
    private static final String[] PURCHASE_WORDS = {"下单", "下的单", "下了单", "购买", "付款", "付的款", "付了款", "拍下", "拍的", "买的", "买了", "入手", "网购", "订购", "购入", "订的", "支付", "抢的", "抢到", "预订", "定的",
        "交的定金", "付的定金", "付定金", "购于", "成交", "充的", "充值", "报的名", "办的卡", "办卡", "交的钱", "付的", "买", "购", "拍"};
    private static final String[] PROMISED_WORDS = {"说好", "承诺", "最晚", "最迟", "保证", "答应", "预计", "约定", "许诺", "说是", "商家说", "客服说", "卖家说", "显示", "预售", "应该在"};
    private static final String[] SHIP_WORDS = {"发货", "发出", "送达", "到货", "送到", "前发", "退款", "退钱", "到账", "解决", "处理", "答复", "上门"};

    private DateReader() {
    }

    private record Dated(Reading.Found found, DateHit hit) {
    }

    static void read(Reading r) {
        NormalText t = r.text;
        DateGrammar grammar = new DateGrammar(t, r.now, "date".equals(r.hint.type()));
        List<Dated> dates = new ArrayList<>();
        for (int i = 0; i < t.length(); i++) {
            if (r.isClaimed(i)) {
                continue;
            }
            char c = t.charAt(i);
            DateHit hit = DateGrammar.canStart(c) ? grammar.at(i) : null;
            if (hit == null) {
                hit = clockAlone(r, i);
            }
            if (hit == null || !r.isFree(i, hit.end())) {
                continue;
            }
            hit = joined(r, grammar, i, hit);
            if (!hit.bare() || isWanted(r, i, hit)) {
                dates.add(new Dated(add(r, i, hit), hit));
                r.claim(i, hit.end());
                i = hit.end() - 1;
            }
        }
        roles(r, dates);
    }

    private static Reading.Found add(Reading r, int i, DateHit hit) {
        double confidence = hit.bare() ? 0.8 : hit.approx() ? 0.85 : 0.95;
        DateSpan value = new DateSpan(hit.from(), hit.to(), hit.time(), hit.approx());
        return r.add("date", value, i, hit.end(), confidence, null);
    }

    /** A clock, a second date after 到 or -, and 那天/左右 belong to the date before them. */
    private static DateHit joined(Reading r, DateGrammar grammar, int start, DateHit first) {
        NormalText t = r.text;
        DateHit hit = withClock(t, first);
        if (t.has(hit.end(), "左右") || t.has(hit.end(), "前后") || t.has(hit.end(), "上下")) {
            hit = hit.roughly().endingAt(hit.end() + 2);
        }
        int p = hit.end();
        int skip = t.has(p, "--") ? 2 : t.charAt(p) == '到' || t.charAt(p) == '至' || t.charAt(p) == '~' || t.charAt(p) == '-' ? 1 : 0;
        if (skip == 0 || hit.bare() && t.charAt(p) == '-') {
            return hit;
        }
        int next = p + skip;
        Numeral dayOnly = hit.isOneDay() ? Numeral.at(t, next) : null;
        if (dayOnly != null && (t.charAt(dayOnly.end()) == '日' || t.charAt(dayOnly.end()) == '号') && dayOnly.isWhole()
                && dayOnly.intValue() > hit.from().getDayOfMonth() && dayOnly.intValue() <= hit.from().lengthOfMonth()) {
            return new DateHit(dayOnly.end() + 1, hit.from(), hit.from().withDayOfMonth(dayOnly.intValue()), null, false, null, false);
        }
        DateHit second = DateGrammar.canStart(t.charAt(next)) ? grammar.at(next) : null;
        if (second == null || second.bare() != hit.bare()) {
            return hit;
        }
        second = withClock(t, second);
        LocalDate to = second.to();
        if (to.isBefore(hit.from()) && second.later() != null && !second.later().isBefore(hit.from())) {
            to = second.later();
        }
        boolean ordered = !to.isBefore(hit.from()) && !hit.approx();
        return ordered ? new DateHit(second.end(), hit.from(), to, null, second.approx(), null, hit.bare()) : hit;
    }

    private static DateHit withClock(NormalText t, DateHit hit) {
        int end = hit.end();
        int skip = t.charAt(end) == '(' && t.charAt(end + 1) == '周' && t.charAt(end + 3) == ')' ? 4 : t.charAt(end) == ',' && t.has(end + 1, "星期") ? 4 : 0;
        ClockGrammar.Clock clock = ClockGrammar.at(t, end + skip);
        if (clock.end() == end + skip) {
            return skip > 0 ? hit.endingAt(end + skip) : hit;
        }
        return hit.isOneDay() && clock.time() != null ? hit.at(clock.end(), clock.time()) : hit.isOneDay() ? hit.endingAt(clock.end()) : hit;
    }

    /** 20:15, 下午3点 with no day beside it: today, and not certain. */
    private static DateHit clockAlone(Reading r, int i) {
        NormalText t = r.text;
        char c = t.charAt(i);
        boolean part = "凌清早上中午下傍晚夜半深".indexOf(c) >= 0;
        if (!part && !Numeral.canStart(c) || Reading.isDigit(t.charAt(i - 1)) || t.charAt(i - 1) == '.' || t.charAt(i - 1) == ':' || t.charAt(i - 1) == '第' || t.charAt(i - 1) == '每') {
            return null;
        }
        ClockGrammar.Clock clock = ClockGrammar.at(t, i);
        boolean answer = "date".equals(r.hint.type()) && i <= 2 && clock.end() >= t.length() - 1;
        if (clock.time() == null || !clock.clear() && !answer || clock.end() <= i) {
            return null;
        }
        LocalDate today = r.now.toLocalDate();
        return new DateHit(clock.end(), today, today, clock.time(), true, null, true);
    }

    /** 11.1 and 2点半 are dates only next to a word that speaks of a day, or when a date was just asked for. */
    private static boolean isWanted(Reading r, int i, DateHit hit) {
        if ("date".equals(r.hint.type())) {
            return true;
        }
        boolean clock = hit.time() != null;
        int from = r.clauseStart(i);
        int to = r.clauseEnd(hit.end() - 1);
        boolean whole = from == i && to == hit.end();
        return clock || whole || firstWord(r.text, hit.end(), Math.min(to, hit.end() + 5)) != null || firstWord(r.text, Math.max(from, i - 5), i) != null;
    }

    private static void roles(Reading r, List<Dated> dates) {
        for (int k = 0; k < dates.size(); k++) {
            Dated d = dates.get(k);
            int after = k + 1 < dates.size() ? dates.get(k + 1).found.start : r.text.length();
            int before = k > 0 ? dates.get(k - 1).found.end : 0;
            String role = role(r, d.found, Math.max(before, r.clauseStart(d.found.start)), Math.min(after, r.clauseEnd(d.found.end)));
            d.found.role = role;
            boolean soon = PROMISED.equals(role) && d.hit.later() != null && d.hit.isOneDay()
                    && d.hit.from().isBefore(r.now.toLocalDate().minusDays(180));
            if (soon) {
                r.found.remove(d.found);
                r.add("date", new DateSpan(d.hit.later(), d.hit.later(), d.hit.time(), d.hit.approx()), d.found.start, d.found.end, d.found.confidence, role);
            }
        }
    }

    private static String role(Reading r, Reading.Found d, int from, int to) {
        NormalText t = r.text;
        boolean promised = has(t, PROMISED_WORDS, from, d.start) && (has(t, SHIP_WORDS, d.end, to) || has(t, SHIP_WORDS, from, d.start))
                || (t.charAt(d.end) == '前' || t.has(d.end, "之前")) && has(t, SHIP_WORDS, d.end, to);
        if (promised) {
            return PROMISED;
        }
        String after = firstWord(t, d.end, to);
        return after != null ? after : lastWord(t, from, d.start);
    }

    private static boolean has(NormalText t, String[] words, int from, int to) {
        for (int i = from; i < to; i++) {
            for (String word : words) {
                if (i + word.length() <= to && t.has(i, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String firstWord(NormalText t, int from, int to) {
        for (int i = from; i < to; i++) {
            String role = wordAt(t, i, to);
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    private static String lastWord(NormalText t, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            String role = wordAt(t, i, to);
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    private static String wordAt(NormalText t, int i, int to) {
        for (String word : RECEIVED_WORDS) {
            if (i + word.length() <= to && t.has(i, word)) {
                boolean denied = t.charAt(i - 1) == '没' || t.charAt(i - 1) == '未' || t.endsWith(i, "没有");
                return denied ? null : RECEIVED;
            }
        }
        for (String word : PURCHASE_WORDS) {
            if (i + word.length() <= to && t.has(i, word)) {
                boolean other = word.equals("买") && (t.has(i, "买家") || t.has(i, "买卖")) || word.equals("拍") && (t.has(i, "拍照") || t.has(i, "拍视") || t.has(i, "拍了照"))
                        || word.equals("购") && t.has(i, "购物车");
                return other ? null : PURCHASE;
            }
        }
        return null;
    }
}

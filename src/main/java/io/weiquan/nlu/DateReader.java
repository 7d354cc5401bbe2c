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
    /** Behind a day: it is the one a booking is for. */
    private static final Words USED_AFTER = Words.of("入住", "到店", "出发", "起飞", "开场", "的酒店", "的房", "的民宿", "的客栈", "的机票", "的票", "的门票", "的车票",
            "的火车票", "的高铁", "的航班", "的演唱会", "的演出", "的话剧", "的体检", "的行程", "的团", "那天的房", "晚上的房", "晚的房");
    static final String DEADLINE = "platform_deadline";
    /** So near ahead, and so long ago the year before: which is meant is asked. */
    private static final int NEAR_DAYS = 30;
    private static final int LONG_AGO_DAYS = 300;
    private static final double ASK = 0.6;
    /** No page counts down from further off. */
    private static final int PAGE_DAYS = 90;
    /** The day goods went back or reached the seller: no question asks for it, and it must not pass for another. */
    static final String RETURNED = "returned_date";
    /** The day of something else (生产日期, 同事买的, 活动到): no question asks for it either. */
    static final String ASIDE = "other_date";

    private static final Words AROUND = Words.of("左右", "前后", "上下");
    private static final Words DENIED = Words.of("并不是", "又不是", ",不是", "而不是", "也不是");
    private static final Words SENT_BACK = Words.of("退回", "寄回", "退的货", "退货", "寄出", "寄走", "寄的");
    private static final Words THEIR_SIDE = Words.of("商家", "卖家", "店家", "仓库", "对方");
    /** How sure a day of something else is of anything: it is never taken. */
    private static final double OF_ELSE = 0.4;
    /** A day in a story that nothing ties to the purchase: it may be offered. */
    private static final double UNTIED = 0.6;
    private static final int ALONE = 2;
    /** Words right behind a day, this near, say what it is of, whatever stands before it. */
    private static final int ADJACENT = 3;
    private static final int ASIDE_WITHIN = 5;
    private static final Words NOT_BOUGHT = Words.of("买家", "买卖", "拍照", "拍视", "拍了照", "购物车");

    private final Festivals festivals;
    private final Words received;
    private final Words purchase;
    private final Words promised;
    private final Words fulfilled;
    private final Words deadline;
    private final Words asideBefore;
    private final Words asideAfter;
    private final Elsewhere elsewhere;
    private final DayRoles dayRoles;

    DateReader(Lexicon lexicon) {
        this.festivals = lexicon.festivals();
        this.received = lexicon.words(WordList.DATE_RECEIVED);
        this.purchase = lexicon.words(WordList.DATE_PURCHASE);
        this.promised = lexicon.words(WordList.DATE_PROMISED);
        this.fulfilled = lexicon.words(WordList.DATE_FULFILLED);
        this.deadline = lexicon.words(WordList.DATE_DEADLINE);
        this.asideBefore = lexicon.words(WordList.DATE_ASIDE_BEFORE);
        this.asideAfter = lexicon.words(WordList.DATE_ASIDE_AFTER);
        this.elsewhere = new Elsewhere(lexicon);
        this.dayRoles = lexicon.dayRoles();
    }

    private record Dated(Reading.Found found, DateHit hit) {
    }

    void read(Reading r) {
        NormalText t = r.text;
        DateGrammar grammar = new DateGrammar(t, r.now, festivals, "date".equals(r.hint.type()));
        DateChain chain = new DateChain(t, r.now.toLocalDate());
        List<Dated> dates = new ArrayList<>();
        for (int i = 0; i < t.length(); i++) {
            if (r.isClaimed(i)) {
                continue;
            }
            char c = t.charAt(i);
            DateHit hit = grammar.canStart(c) ? grammar.at(i) : null;
            if (hit == null) {
                hit = clockAlone(r, i);
            }
            if (hit == null) {
                hit = chain.alone(i);
            }
            if (hit == null || !r.isFree(i, hit.end())) {
                continue;
            }
            hit = joined(r, grammar, i, hit);
            if (DENIED.isBefore(t, i)) {
                continue;                      // 不是618买的: a day that is ruled out
            }
            if (!hit.bare() || isWanted(r, i, hit)) {
                hit = chain.next(i, hit);
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
        if (AROUND.isAt(t, hit.end())) {
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
        DateHit second = grammar.canStart(t.charAt(next)) ? grammar.at(next) : null;
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
        boolean part = "凌清早上中午下傍晚夜半深晏".indexOf(c) >= 0;
        if (!part && !Numeral.canStart(c) || Reading.isDigit(t.charAt(i - 1)) || t.charAt(i - 1) == '.' || t.charAt(i - 1) == ':' || t.charAt(i - 1) == '第' || t.charAt(i - 1) == '每') {
            return null;
        }
        ClockGrammar.Clock clock = ClockGrammar.at(t, i);
        boolean answer = "date".equals(r.hint.type()) && i <= 2 && clock.end() >= t.length() - 1;
        boolean recurs = t.endsWith(i, "每天") || t.charAt(i - 3) == '每' && t.charAt(i - 2) == '周' || t.charAt(i - 4) == '每';
        boolean partOfDay = clock.time() == null && answer && i == 0;
        if (recurs || clock.end() <= i || !partOfDay && (clock.time() == null || !clock.clear() && !answer)) {
            return null;
        }
        LocalDate today = r.now.toLocalDate();
        return new DateHit(clock.end(), today, today, clock.time(), true, null, true);
    }

    /** 11.1 and 2点半 are dates only next to a word that speaks of a day, or when a date was just asked for. */
    private boolean isWanted(Reading r, int i, DateHit hit) {
        if ("date".equals(r.hint.type())) {
            return true;
        }
        boolean clock = hit.time() != null;
        int from = r.clauseStart(i);
        int to = r.clauseEnd(hit.end() - 1);
        boolean whole = from == i && to == hit.end();
        return clock || whole || firstWord(r.text, hit.end(), Math.min(to, hit.end() + 5)) != null || firstWord(r.text, Math.max(from, i - 5), i) != null;
    }

    private void roles(Reading r, List<Dated> dates) {
        List<Reading.Found> days = dates.stream().map(Dated::found).toList();
        for (int k = 0; k < dates.size(); k++) {
            Dated d = dates.get(k);
            String event = dayRoles.of(r, days, k, d.hit.from().isAfter(r.now.toLocalDate()));
            if (event != null) {
                d.found.role = event;
                LocalDate next = DEADLINE.equals(event) && d.hit.isOneDay() && d.hit.from().isBefore(r.now.toLocalDate()) ? d.hit.later() : null;
                if (next != null && !next.isAfter(r.now.toLocalDate().plusDays(PAGE_DAYS))) {
                    r.found.remove(d.found);
                    r.add("date", new DateSpan(next, next, d.hit.time(), d.hit.approx()), d.found.start, d.found.end, d.found.confidence, event);
                }
                continue;
            }
            int after = k + 1 < dates.size() ? dates.get(k + 1).found.start : r.text.length();
            int before = k > 0 ? dates.get(k - 1).found.end : 0;
            int from = Math.max(before, r.clauseStart(d.found.start));
            int to = Math.min(after, r.clauseEnd(d.found.end));
            String role = role(r, d.found, from, to);
            boolean taken = k > 0 && role != null && role.equals(dates.get(k - 1).found.role) && r.clauseStart(d.found.start) == r.clauseStart(dates.get(k - 1).found.start)
                    && firstWord(r.text, d.found.end, to) == null;
            role = taken ? null : role;        // 前天办的卡今天就关门了: one word of buying speaks of one day
            role = isAside(r, d, role, from, to) ? ASIDE : role;
            d.found.role = role;
            boolean clockOnly = d.hit.bare() && d.hit.time() != null;
            boolean untied = !isAsked(r) && !isAlone(r, dates) && (role == null || clockOnly);
            d.found.confidence = ASIDE.equals(role) ? OF_ELSE : untied ? Math.min(d.found.confidence, UNTIED) : d.found.confidence;
            boolean ahead = DEADLINE.equals(role) && d.hit.from().isBefore(r.now.toLocalDate())
                    || (PROMISED.equals(role) || role == null && PROMISED.equals(r.hint.slot())) && d.hit.from().isBefore(r.now.toLocalDate().minusDays(180));
            boolean soon = ahead && d.hit.later() != null && d.hit.isOneDay();
            if (!ahead && isLikelyAhead(d.hit, r.now.toLocalDate())) {
                d.found.confidence = Math.min(d.found.confidence, ASK);
            }
            if (soon) {
                r.found.remove(d.found);
                r.add("date", new DateSpan(d.hit.later(), d.hit.later(), d.hit.time(), d.hit.approx()), d.found.start, d.found.end, d.found.confidence, role);
            }
        }
    }

    private static boolean isAsked(Reading r) {
        return "date".equals(r.hint.type());
    }

    /** True for a message that is nothing but days: it answers something, though nobody knows what. */
    private static boolean isAlone(Reading r, List<Dated> dates) {
        int inside = dates.stream().mapToInt(d -> d.found.end - d.found.start).sum();
        return r.text.length() - inside <= ALONE;
    }

    /** 生产日期是3月12号, 活动到12月底, 同事前天买的, 去年买的那双还好好的; what is said right behind the day itself wins. */
    private boolean isAside(Reading r, Dated dated, String role, int from, int to) {
        NormalText t = r.text;
        Reading.Found d = dated.found;
        if (DEADLINE.equals(role) || RETURNED.equals(role)) {
            return false;
        }
        boolean tied = firstWord(t, d.end, Math.min(to, d.end + ADJACENT)) != null;
        boolean ofPurchase = PURCHASE.equals(role) || RECEIVED.equals(role);
        if (ofPurchase && (elsewhere.someoneElse(r, d.start) || elsewhere.wentWell(r, d.end))) {
            return true;
        }
        boolean ahead = ofPurchase && !isAsked(r) && dated.hit.from().isAfter(r.now.toLocalDate());
        boolean said = asideBefore.in(t, Math.max(from, d.start - 2 * ASIDE_WITHIN), d.start) || asideAfter.in(t, d.end, Math.min(to, d.end + ASIDE_WITHIN));
        return ahead || said && !(tied && ofPurchase);
    }

    /** "12月1号买的" at the end of November is a slip for another month rather than last year's December. */
    private static boolean isLikelyAhead(DateHit hit, LocalDate today) {
        return hit.later() != null && !hit.later().isAfter(today.plusDays(NEAR_DAYS)) && hit.from().isBefore(today.minusDays(LONG_AGO_DAYS));
    }

    private String role(Reading r, Reading.Found d, int from, int to) {
        NormalText t = r.text;
        boolean fulfilling = fulfilled.in(t, d.end, to);
        boolean promise = promised.in(t, from, d.start) && (fulfilling || fulfilled.in(t, from, d.start))
                || (t.charAt(d.end) == '前' || t.has(d.end, "之前")) && fulfilling;
        if (promise || USED_AFTER.isAt(t, d.end)) {
            return PROMISED;
        }
        if (deadline.in(t, from, d.start) || deadline.at(t, d.end, to) >= 0) {
            return DEADLINE;
        }
        boolean theirs = THEIR_SIDE.in(t, Math.max(from, d.start - 4), d.start) && (t.has(d.end, "签收") || t.has(d.end, "收到") || t.has(d.end, "收货"));
        if (theirs || SENT_BACK.isAt(t, d.end)) {
            return RETURNED;
        }
        if (d.end < t.length() && t.charAt(d.end) == '到' && (d.end + 1 >= to || " ,，。的了货手".indexOf(t.charAt(d.end + 1)) >= 0)) {
            return RECEIVED;
        }
        String after = firstWord(t, d.end, to);
        return after != null ? after : isTold(t, d, from) ? null : lastWord(t, from, d.start);
    }

    /** In 买的充电宝昨晚炸了 the day is that of what follows, not of the purchase spoken of before. */
    private boolean isTold(NormalText t, Reading.Found d, int from) {
        boolean goesOn = Reading.isHan(t.charAt(d.end)) && "的了吧啊呢左右前后".indexOf(t.charAt(d.end)) < 0;
        boolean apart = d.start - 2 >= from && Reading.isHan(t.charAt(d.start - 1)) && lastWord(t, Math.max(from, d.start - 3), d.start) == null;
        return goesOn && apart;
    }

    private String firstWord(NormalText t, int from, int to) {
        for (int i = from; i < to; i++) {
            String role = wordAt(t, i, to);
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    private String lastWord(NormalText t, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            String role = wordAt(t, i, to);
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    private String wordAt(NormalText t, int i, int to) {
        if (received.at(t, i, to) >= 0) {
            boolean denied = t.charAt(i - 1) == '没' || t.charAt(i - 1) == '未' || t.endsWith(i, "没有");
            return denied ? null : RECEIVED;
        }
        boolean filed = t.charAt(i - 1) == '提';  // 提交的: handed in, not paid
        return purchase.at(t, i, to) >= 0 && !NOT_BOUGHT.isAt(t, i) && !filed ? PURCHASE : null;
    }
}

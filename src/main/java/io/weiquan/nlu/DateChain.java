package io.weiquan.nlu;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;

/**
 * What a date leaves out it takes from the date told before it, not from today: in 10月15号买 25号收到 the second day is in October, in
 * 2021年3月5日买的，3月8日收到 the second is of 2021. Holds within one message and for days that lie in the past.
 */
final class DateChain {

    private final NormalText t;
    private final LocalDate today;
    private LocalDate before;
    private boolean yearTold;
    private static final List<String> HAPPENED = List.of("到的", "到货", "到了", "收到", "收的", "收货", "签收", "送到", "送来", "拿到", "取的", "买的", "下单", "下的单", "发的", "发货");

    DateChain(NormalText t, LocalDate today) {
        this.t = t;
        this.today = today;
    }

    /** The hit at {@code start}, completed; remembers it for the next one. */
    DateHit next(int start, DateHit hit) {
        if (!hit.isOneDay() || hit.approx()) {
            return hit;
        }
        Numeral first = Numeral.at(t, start);
        char unit = first == null ? 0 : t.charAt(first.end());
        boolean dayOnly = unit == '号' || unit == '日';
        boolean monthFirst = unit == '月' && first.isWhole() && first.intValue() <= 12;
        LocalDate completed = before == null ? null : dayOnly ? dayAfter(first) : monthFirst && yearTold ? sameYear(hit.from()) : null;
        DateHit whole = completed == null || completed.isAfter(today) ? hit
                : new DateHit(hit.end(), completed, completed, hit.time(), false, null, hit.bare());
        yearTold = unit == '年' && first.intValue() > 1000 || yearTold && whole != hit;
        before = whole.from();
        return whole;
    }

    /** "11月20买的 22到的": after a day, a bare number with what happened then is another day. Null when it is not one. */
    DateHit alone(int start) {
        if (before == null || !Reading.isDigit(t.charAt(start)) || Reading.isDigit(t.charAt(start - 1)) || "万千百亿块元毛点.¥".indexOf(t.charAt(start - 1)) >= 0) {
            return null;   // the 3 of 7万3买的 is money
        }
        Numeral day = Numeral.at(t, start);
        if (day == null || HAPPENED.stream().noneMatch(word -> t.has(day.end(), word))) {
            return null;
        }
        LocalDate that = dayAfter(day);
        return that == null || that.isAfter(today) ? null : DateHit.day(day.end(), that);
    }

    /** The first such day of a month that is not before the date told before. */
    private LocalDate dayAfter(Numeral day) {
        if (!day.isWhole()) {
            return null;
        }
        for (int month = 0; month < 2; month++) {
            try {
                LocalDate that = before.withDayOfMonth(1).plusMonths(month).withDayOfMonth(day.intValue());
                if (!that.isBefore(before)) {
                    return that;
                }
            } catch (DateTimeException noSuchDay) {
                continue;
            }
        }
        return null;
    }

    private LocalDate sameYear(LocalDate day) {
        try {
            LocalDate that = day.withYear(before.getYear());
            return that.isBefore(before) ? that.plusYears(1) : that;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }
}

package io.weiquan.dialog;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;

/**
 * A date or a span of days as understood from text, in Asia/Shanghai.
 *
 * @param from   first day
 * @param to     last day, equal to {@code from} for a single day
 * @param time   clock time when one was said, or null
 * @param approx true for 月初, 前几天, 双十一前后: the day itself is not known
 */
public record DateSpan(LocalDate from, LocalDate to, LocalTime time, boolean approx) {
    public DateSpan {
        Objects.requireNonNull(from);
        Objects.requireNonNull(to);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span ends on or after the day it begins");
        }
    }

    public static DateSpan on(LocalDate day) {
        return new DateSpan(day, day, null, false);
    }

    /** True when exactly one day is meant. */
    public boolean isOneDay() {
        return from.equals(to);
    }

    /** The first day as one writes it in {@code year}: 11月14日, or 2025年11月14日. */
    public String inWords(int year) {
        return (from.getYear() == year ? "" : from.getYear() + "年") + from.getMonthValue() + "月" + from.getDayOfMonth() + "日";
    }
}

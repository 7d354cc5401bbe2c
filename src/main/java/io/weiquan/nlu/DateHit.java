package io.weiquan.nlu;

import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A date read at one place, before the words around it are weighed.
 *
 * @param end    position after its last character
 * @param from   first day
 * @param to     last day
 * @param time   clock time, or null
 * @param approx the day itself is not known
 * @param later  the reading after today for a date without a year or week ("12月1号"), when the past one was taken; else null
 * @param bare   true for 11.1, 3/5 and 2点: counts only with a word beside it that asks for a date
 */
record DateHit(int end, LocalDate from, LocalDate to, LocalTime time, boolean approx, LocalDate later, boolean bare) {

    static DateHit day(int end, LocalDate day) {
        return new DateHit(end, day, day, null, false, null, false);
    }

    static DateHit about(int end, LocalDate from, LocalDate to) {
        return new DateHit(end, from, to, null, true, null, false);
    }

    static DateHit span(int end, LocalDate from, LocalDate to) {
        return new DateHit(end, from, to, null, false, null, false);
    }

    DateHit endingAt(int newEnd) {
        return new DateHit(newEnd, from, to, time, approx, later, bare);
    }

    DateHit at(int newEnd, LocalTime newTime) {
        return new DateHit(newEnd, from, to, newTime, approx, later, bare);
    }

    DateHit roughly() {
        return new DateHit(end, from, to, time, true, later, bare);
    }

    DateHit orLater(LocalDate day) {
        return new DateHit(end, from, to, time, approx, day, bare);
    }

    DateHit onlyWithCue() {
        return new DateHit(end, from, to, time, approx, later, true);
    }

    boolean isOneDay() {
        return from.equals(to);
    }
}

package io.weiquan.advice.knowledge;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;

/**
 * China's working days by the State Council's notice of each year. In a year without a notice weekends are off, and so are the
 * holidays of fixed date in their longest form: the other side's deadline then errs on the late side.
 *
 * @param years     year → days off and working weekends
 * @param assumeOff fixed-date days taken as off in a year that is not known
 * @param warning   said with every date that touches an unknown year; {year} stands for it
 */
public record WorkCalendar(Map<Integer, Year> years, Set<MonthDay> assumeOff, String warning) {

    public record Year(Set<LocalDate> off, Set<LocalDate> work) {
    }

    public boolean isKnown(int year) {
        return years.containsKey(year);
    }

    public boolean isWorkingDay(LocalDate day) {
        Year year = years.get(day.getYear());
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (year == null) {
            return !weekend && !assumeOff.contains(MonthDay.from(day));
        }
        return year.work.contains(day) || !weekend && !year.off.contains(day);
    }

    /** The {@code count}-th working day after {@code start}; the start itself is not counted. */
    public LocalDate plusWorkingDays(LocalDate start, int count) {
        LocalDate day = start;
        for (int left = count; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** {@code day} itself when it is a working day, else the next one. */
    public LocalDate workingDayFrom(LocalDate day) {
        return isWorkingDay(day) ? day : plusWorkingDays(day, 1);
    }

    public LocalDate end(LocalDate start, DeadlineRule.Length length) {
        return switch (length.unit()) {
            case DAYS -> start.plusDays(length.count());
            case WORKING -> plusWorkingDays(start, length.count());
            case MONTHS -> start.plusMonths(length.count());
            case YEARS -> start.plusYears(length.count());
        };
    }

    /** The warning for an unknown year between the two dates, or "". */
    public String warningBetween(LocalDate start, LocalDate end) {
        for (int year = start.getYear(); year <= end.getYear(); year++) {
            if (!isKnown(year)) {
                return warning.replace("{year}", Integer.toString(year));
            }
        }
        return "";
    }
}

package io.weiquan.nlu;

import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import io.weiquan.source.Mistake;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The festivals and shopping days of {@code lexicon/festivals.yaml}, and the day each falls on in a given year. */
final class Festivals {

    private static final Pattern RULE = Pattern.compile("(?:(\\d{1,2})-(\\d{1,2})|(农历|回历) (\\d{1,2})-(\\d{1,2})|(清明|冬至|复活节|东正教复活节)|(\\d{1,2})月第(\\d)个星期([一二三四五六日]))(?: ([+-]\\d{1,3}))?");
    private static final String WEEK_DAYS = "一二三四五六日";

    /** How a day is found in a year. */
    private interface Rule {
        /** @return the day, or null when that year has none */
        LocalDate in(int year);
    }

    /** One festival as the author wrote it. */
    record Entry(List<String> names, String when, List<String> notBefore, List<String> notAfter) {
    }

    private final Words names;
    private final List<Entry> entries;
    private final Rule[] rules;
    private final int[] entryOf;

    /** @throws IllegalArgumentException with a sentence for the author when a {@code when} cannot be read */
    Festivals(List<Entry> entries) {
        this.entries = entries;
        Map<String, Integer> byName = new java.util.HashMap<>();
        List<String> all = new ArrayList<>();
        this.rules = new Rule[entries.size()];
        for (int k = 0; k < rules.length; k++) {
            rules[k] = rule(entries.get(k).when());
            for (String name : entries.get(k).names()) {
                byName.put(name, k);
                all.add(name);
            }
        }
        this.names = Words.longestFirst(all);
        this.entryOf = new int[names.size()];
        for (int k = 0; k < entryOf.length; k++) {
            entryOf[k] = byName.get(names.get(k));
        }
    }

    /** Every name of every festival. */
    List<String> names() {
        return entries.stream().flatMap(e -> e.names().stream()).toList();
    }

    boolean canStart(char c) {
        return names.canStart(c);
    }

    /** Index of the festival name that begins at {@code i}, or -1. */
    int at(NormalText t, int i) {
        int k = names.at(t, i);
        return k >= 0 && isOwn(t, i, k) ? k : -1;
    }

    int length(int index) {
        return names.length(index);
    }

    LocalDate in(int index, int year) {
        return rules[entryOf[index]].in(year);
    }

    /** 618 and 520 are days only when they stand apart from money, units and longer numbers; 五一 is none in 五一百货. */
    private boolean isOwn(NormalText t, int i, int k) {
        String name = names.get(k);
        int end = i + name.length();
        Entry entry = entries.get(entryOf[k]);
        for (String word : entry.notBefore()) {
            if (t.has(end, word)) {
                return false;
            }
        }
        for (String word : entry.notAfter()) {
            if (t.endsWith(i, word)) {
                return false;
            }
        }
        if (Reading.isDigit(name.charAt(0))) {
            boolean paid = "了付花价费钱共收".indexOf(t.charAt(i - 1)) >= 0;
            boolean glued = paid || Reading.isDigit(t.charAt(i - 1)) || "¥$.-:号".indexOf(t.charAt(i - 1)) >= 0 || Reading.isLatin(t.charAt(i - 1));
            char next = t.charAt(end);
            return !glued && !Reading.isDigit(next) && "元块.个件天万%-:号米斤克gk条张箱".indexOf(next) < 0;
        }
        if (!name.chars().allMatch(c -> Numeral.hanDigit((char) c) >= 0)) {
            return true;
        }
        return name.length() > 2 ? Numeral.hanDigit(t.charAt(end)) < 0 && Numeral.hanDigit(t.charAt(i - 1)) < 0 && t.charAt(end) != '元' && t.charAt(end) != '块'
                : Numeral.hanDigit(t.charAt(i - 1)) < 0 && t.charAt(i - 1) != '十' && "点号月个块元百千万年%折比".indexOf(t.charAt(end)) < 0;
    }

    private static Rule rule(String when) {
        Matcher m = RULE.matcher(when);
        if (!m.matches()) {
            throw new Mistake("'%s' names no day; write 11-11, 农历 8-15, 清明, 5月第2个星期日, 复活节 -2 or 回历 10-1", when);
        }
        int shift = m.group(10) == null ? 0 : Integer.parseInt(m.group(10));
        Rule day = dayRule(m);
        return shift == 0 ? day : year -> {
            LocalDate found = day.in(year);
            return found == null ? null : found.plusDays(shift);
        };
    }

    private static Rule dayRule(Matcher m) {
        if (m.group(1) != null) {
            int month = Integer.parseInt(m.group(1));
            int day = Integer.parseInt(m.group(2));
            return year -> DateGrammar.day(year, month, day);
        }
        if (m.group(3) != null) {
            int month = Integer.parseInt(m.group(4));
            int day = Integer.parseInt(m.group(5));
            return m.group(3).equals("农历") ? year -> lunar(year, month, day) : year -> hijri(year, month, day);
        }
        if (m.group(6) != null) {
            return switch (m.group(6)) {
                case "清明" -> year -> local(SolarTerm.fromIndex(year, 7).getJulianDay().getSolarDay());
                case "冬至" -> year -> local(SolarTerm.fromIndex(year + 1, 0).getJulianDay().getSolarDay());
                case "复活节" -> Festivals::easter;
                default -> Festivals::orthodoxEaster;
            };
        }
        int month = Integer.parseInt(m.group(7));
        int nth = Integer.parseInt(m.group(8));
        DayOfWeek day = DayOfWeek.of(WEEK_DAYS.indexOf(m.group(9)) + 1);
        return year -> LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(nth, day));
    }

    /** @return the day, or null when the lunar month has no such day */
    static LocalDate lunar(int year, int month, int day) {
        try {
            return local(LunarDay.fromYmd(year, month, day).getSolarDay());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The first day of that name which begins in the year, by the Umm al-Qura calendar of the JDK; null outside its range. */
    private static LocalDate hijri(int year, int month, int day) {
        try {
            int first = HijrahDate.from(LocalDate.of(year, 1, 1)).get(ChronoField.YEAR);
            for (int y = first; y <= first + 1; y++) {
                LocalDate found = LocalDate.from(HijrahDate.of(y, month, day));
                if (found.getYear() == year) {
                    return found;
                }
            }
            return null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDate local(SolarDay day) {
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }

    /** Gauss's rule for the Gregorian Easter. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int days = h + l - 7 * m + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }

    /** Meeus's rule for the Julian Easter, moved into the Gregorian calendar. */
    private static LocalDate orthodoxEaster(int year) {
        int d = (19 * (year % 19) + 15) % 30;
        int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
        int days = d + e + 114;
        int behind = year / 100 - year / 400 - 2;
        return LocalDate.of(year, days / 31, days % 31 + 1).plusDays(behind);
    }
}

package io.weiquan.nlu;

import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Names of festivals and shopping days, and the day each falls on in a given year. Lunar ones come from tyme4j. */
final class Festivals {

    /** Name, then how to find the day: M-D fixed, L month-day lunar, or a rule by name. Longer names stand before shorter ones. */
    private static final String[][] NAMES = {
        {"国际消费者权益日", "3-15"}, {"消费者权益日", "3-15"}, {"三一五", "3-15"}, {"双十一", "11-11"}, {"双11", "11-11"}, {"双1 1", "11-11"}, {"双十二", "12-12"},
        {"双12", "12-12"}, {"双旦", "12-25"}, {"光棍节", "11-11"}, {"618", "6-18"}, {"六一八", "6-18"}, {"99大促", "9-9"}, {"女神节", "3-8"},
        {"三八节", "3-8"}, {"妇女节", "3-8"}, {"女生节", "3-7"}, {"38节", "3-8"}, {"520", "5-20"}, {"五二零", "5-20"}, {"黑色星期五", "black"}, {"黑五", "black"},
        {"国庆节", "10-1"}, {"国庆", "10-1"}, {"十一黄金周", "10-1"}, {"十一假期", "10-1"}, {"十一长假", "10-1"}, {"元旦节", "1-1"}, {"元旦", "1-1"},
        {"阳历新年", "1-1"}, {"新年", "1-1"}, {"圣瓦伦丁节", "2-14"}, {"情人节", "2-14"}, {"五一国际劳动节", "5-1"}, {"五一劳动节", "5-1"}, {"劳动节", "5-1"}, {"五一", "5-1"},
        {"青年节", "5-4"}, {"五四", "5-4"}, {"国际儿童节", "6-1"}, {"六一儿童节", "6-1"}, {"儿童节", "6-1"}, {"六一", "6-1"}, {"建党节", "7-1"}, {"八一建军节", "8-1"},
        {"建军节", "8-1"}, {"教师节", "9-10"}, {"愚人节", "4-1"}, {"植树节", "3-12"}, {"万圣节", "10-31"}, {"平安夜", "12-24"}, {"圣诞节", "12-25"}, {"圣诞", "12-25"},
        {"澳门回归纪念日", "12-20"}, {"香港回归", "7-1"}, {"母亲节", "mother"}, {"父亲节", "father"}, {"感恩节", "thanks"}, {"清明节", "qingming"}, {"清明", "qingming"},
        {"复活节", "easter"}, {"农历新年", "L1-1"}, {"春节", "L1-1"}, {"新春", "L1-1"}, {"大年三十", "eve"}, {"年三十", "eve"}, {"除夕夜", "eve"}, {"除夕", "eve"}, {"元宵节", "L1-15"},
        {"元宵", "L1-15"}, {"端午节", "L5-5"}, {"端午", "L5-5"}, {"七夕", "L7-7"}, {"中元节", "L7-15"}, {"中秋节", "L8-15"}, {"中秋", "L8-15"}, {"重阳节", "L9-9"},
        {"重阳", "L9-9"}, {"腊八节", "L12-8"}, {"腊八", "L12-8"}, {"小年", "L12-23"}, {"冬至", "dongzhi"}};

    private Festivals() {
    }

    /** Index of the festival named at {@code i}, or -1. */
    static int at(NormalText t, int i) {
        for (int k = 0; k < NAMES.length; k++) {
            if (t.has(i, NAMES[k][0]) && isOwn(t, i, NAMES[k][0])) {
                return k;
            }
        }
        return -1;
    }

    static int length(int index) {
        return NAMES[index][0].length();
    }

    /** 618 and 520 are days only when they stand apart from money, units and longer numbers; 十一 alone never is. */
    private static boolean isOwn(NormalText t, int i, String name) {
        int end = i + name.length();
        if (Reading.isDigit(name.charAt(0))) {
            boolean paid = "了付花价费钱共收".indexOf(t.charAt(i - 1)) >= 0;
            boolean glued = paid || Reading.isDigit(t.charAt(i - 1)) || "¥$.-:号".indexOf(t.charAt(i - 1)) >= 0 || Reading.isLatin(t.charAt(i - 1));
            char next = t.charAt(end);
            return !glued && !Reading.isDigit(next) && "元块.个件天万%-:号米斤克gk条张箱".indexOf(next) < 0;
        }
        if (name.equals("六一八") || name.equals("三一五") || name.equals("五二零")) {
            return Numeral.hanDigit(t.charAt(end)) < 0 && Numeral.hanDigit(t.charAt(i - 1)) < 0 && t.charAt(end) != '元' && t.charAt(end) != '块';
        }
        if (name.equals("五一") || name.equals("六一") || name.equals("五四")) {
            return Numeral.hanDigit(t.charAt(i - 1)) < 0 && t.charAt(i - 1) != '十' && "点号月个块元百千万年%折比".indexOf(t.charAt(end)) < 0;
        }
        return !name.equals("小年") || t.charAt(end) != '轻' && t.charAt(end) != '级';
    }

    static LocalDate in(int index, int year) {
        String rule = NAMES[index][1];
        if (rule.startsWith("L")) {
            int dash = rule.indexOf('-');
            return lunar(year, Integer.parseInt(rule.substring(1, dash)), Integer.parseInt(rule.substring(dash + 1)));
        }
        if (Reading.isDigit(rule.charAt(0))) {
            int dash = rule.indexOf('-');
            return LocalDate.of(year, Integer.parseInt(rule.substring(0, dash)), Integer.parseInt(rule.substring(dash + 1)));
        }
        return byRule(rule, year);
    }

    private static LocalDate byRule(String rule, int year) {
        return switch (rule) {
            case "mother" -> LocalDate.of(year, 5, 1).with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.SUNDAY));
            case "father" -> LocalDate.of(year, 6, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, DayOfWeek.SUNDAY));
            case "thanks" -> LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY));
            case "black" -> LocalDate.of(year, 11, 1).with(TemporalAdjusters.dayOfWeekInMonth(4, DayOfWeek.THURSDAY)).plusDays(1);
            case "eve" -> lunar(year, 1, 1).minusDays(1);
            case "easter" -> easter(year);
            case "qingming" -> local(SolarTerm.fromIndex(year, 7).getJulianDay().getSolarDay());
            default -> local(SolarTerm.fromIndex(year + 1, 0).getJulianDay().getSolarDay());
        };
    }

    /** @return the day, or null when the lunar month has no such day */
    static LocalDate lunar(int year, int month, int day) {
        try {
            return local(LunarDay.fromYmd(year, month, day).getSolarDay());
        } catch (IllegalArgumentException e) {
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
}

package io.weiquan.nlu;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.DayOfWeek;
import java.time.temporal.TemporalAdjusters;
import java.time.YearMonth;

/**
 * Reads the date that begins at one place of a text. People complain about the past: a date without a year, a bare weekday or a bare
 * day of the month is the last such day up to today; the later reading is kept beside it for promises.
 */
final class DateGrammar {

    private static final String STARTS = "现此宜而依琴今昨前明后未接大上下这本去当元国中端双圣清七光女妇三母父感情劳青儿建教愚植万平澳香除年腊重小冬黑农阴正冬新五六半几周星礼近最过月第眼早复阳寻听不尾";

    private static final boolean[] BEGINS = new boolean[Character.MAX_VALUE + 1];

    static {
        STARTS.chars().forEach(c -> BEGINS[c] = true);
    }

    /** 五月花, 三月街, 八月瓜, 十月怀胎: no month. */
    private static final Words NAMED_MONTHS = Words.of("花", "街", "菊", "瓜", "装", "怀胎", "嫂", "子", "卡", "租", "付", "薪", "票", "天的");
    /** 12-2号桌, 3-1号楼: a number of a thing. */
    private static final Words NUMBERED = Words.of("号桌", "号楼", "号线", "号房", "号店", "号柜", "号机", "号门", "号铺", "号链", "单元", "栋", "室");

    private final NormalText t;
    private final LocalDate today;
    private final Festivals festivals;
    private final RelativeDates relative;

    /** @param asked a date was just asked for: then 三天后 may count from today, which in a story it does not */
    DateGrammar(NormalText t, LocalDateTime now, Festivals festivals, boolean asked) {
        this.t = t;
        this.today = now.toLocalDate();
        this.festivals = festivals;
        this.relative = new RelativeDates(t, now, this, asked);
    }

    boolean canStart(char c) {
        return Numeral.canStart(c) || BEGINS[c] || festivals.canStart(c);
    }

    /** The longest date at {@code i}, or null. */
    DateHit at(int i) {
        char c = t.charAt(i);
        DateHit hit = null;
        if (Numeral.canStart(c)) {
            hit = Reading.isDigit(t.charAt(i - 1)) || Reading.isDigit(c) && (t.charAt(i - 1) == '.' || Reading.isLatin(t.charAt(i - 1))) ? null : numeric(i);
        }
        if (hit == null && canStart(c)) {
            hit = relative.at(i);
        }
        return hit;
    }

    private DateHit numeric(int i) {
        if (Reading.isDigit(t.charAt(i))) {
            DateHit hit = arabic(i);
            if (hit != null) {
                return hit;
            }
        }
        DateHit hit = yearFirst(i);
        return hit != null ? hit : monthFirst(i, today.getYear(), false);
    }

    private DateHit arabic(int i) {
        int end = digitsEnd(i);
        int length = end - i;
        if (length == 8 && !isWordy(end)) {
            int all = number(i, end);
            LocalDate day = day(all / 10_000, all / 100 % 100, all % 100);
            return day != null && day.getYear() > 1990 && day.getYear() < 2100 ? DateHit.day(end, day) : null;
        }
        char sep = t.charAt(end);
        if (length == 4 && (sep == '-' || sep == '/' || sep == '.' || sep == ' ')) {
            return yearSeparated(i, end, sep);
        }
        boolean dotted = length <= 2 && (sep == '-' || sep == '/' || sep == '.');
        return dotted ? monthSeparated(i, end, sep) : null;
    }

    private DateHit yearSeparated(int i, int end, char sep) {
        int monthEnd = digitsEnd(end + 1);
        if (monthEnd - end - 1 < 1 || monthEnd - end - 1 > 2) {
            return null;
        }
        int year = number(i, end);
        int month = number(end + 1, monthEnd);
        int dayEnd = t.charAt(monthEnd) == sep ? digitsEnd(monthEnd + 1) : monthEnd;
        if (dayEnd > monthEnd + 1 && dayEnd - monthEnd - 1 <= 2) {
            LocalDate day = day(year, month, number(monthEnd + 1, dayEnd));
            return day == null ? null : DateHit.day(dayMark(dayEnd), day);
        }
        boolean monthOnly = (sep == '-' || sep == '/') && monthEnd - end == 3 && month >= 1 && month <= 12 && year > 1990 && year < 2100;
        return monthOnly && !isWordy(monthEnd) ? wholeMonth(monthEnd, YearMonth.of(year, month)) : null;
    }

    /** 11.01, 11/1, 11-1, and day or month first with the year at the end (13.5.2015, 1/2/2020, 12-11-10). */
    private DateHit monthSeparated(int i, int end, char sep) {
        int secondEnd = digitsEnd(end + 1);
        int second = secondEnd - end - 1;
        if (second < 1 || second > 2) {
            return null;
        }
        int a = number(i, end);
        int b = number(end + 1, secondEnd);
        if (t.charAt(secondEnd) == sep && Reading.isDigit(t.charAt(secondEnd + 1))) {
            int thirdEnd = digitsEnd(secondEnd + 1);
            return Reading.isDigit(t.charAt(thirdEnd)) || isWordy(thirdEnd) ? null
                    : yearLast(thirdEnd, a, b, number(secondEnd + 1, thirdEnd), thirdEnd - secondEnd - 1, sep);
        }
        LocalDate day = day(today.getYear(), a, b);
        boolean measured = isWordy(secondEnd) || "元块折%倍万斤kgml米寸".indexOf(t.charAt(secondEnd)) >= 0 || t.charAt(secondEnd) == ':' || t.charAt(secondEnd) == '-';
        boolean fraction = sep == '/' && a < b && b <= 5 && t.charAt(secondEnd) == '的';
        boolean door = sep == '-' && t.charAt(i - 1) == '到' && dayMark(secondEnd) == secondEnd;
        if (day == null || measured || fraction || door || NUMBERED.isAt(t, secondEnd)) {
            return null;
        }
        DateHit hit = inThePast(dayMark(secondEnd), day);
        boolean clear = dayMark(secondEnd) > secondEnd || sep == '.' && t.charAt(end + 1) == '0' && end - i == 2;
        return clear ? hit : hit.onlyWithCue();
    }

    private DateHit yearLast(int end, int a, int b, int c, int digits, char sep) {
        if (digits == 4) {
            LocalDate day = sep == '/' && a <= 12 && b > 12 ? day(c, a, b) : day(c, b, a);
            return day == null ? null : DateHit.day(end, day);
        }
        if (digits <= 2) {
            LocalDate chinese = a > 12 || sep == '-' && a > 9 ? day(2000 + a, b, c) : null;
            int year = c > 50 ? 1900 + c : 2000 + c;
            LocalDate day = chinese != null ? chinese : b > 12 ? day(year, a, b) : day(year, b, a);
            return day == null ? null : DateHit.day(end, day).onlyWithCue();
        }
        return null;
    }

    /** 2026年11月1日, 26年11月, 二〇二六年…, 零八年: a year that says 年. */
    private DateHit yearFirst(int i) {
        Numeral n = Numeral.at(t, i);
        if (n == null || !n.isWhole() || n.approx()) {
            return null;
        }
        int end = n.end();
        end += t.charAt(end) == ' ' && t.charAt(end + 1) == '年' ? 1 : 0;
        if (t.charAt(end) != '年') {
            return null;
        }
        int year = year(n, i);
        if (year < 0) {
            return null;
        }
        return inYear(end + 1, year);
    }

    private int year(Numeral n, int i) {
        int value = n.intValue();
        int written = n.digits() == null ? 0 : n.digits().length();
        if (n.digits() != null && n.arabic() && Reading.isDigit(t.charAt(i)) && n.end() - i == 2 || written == 2 && !n.arabic()) {
            char after = t.charAt(n.end() + 1);
            boolean span = "了过有近约满每整已用第".indexOf(t.charAt(i - 1)) >= 0;
            boolean age = span || !(Numeral.canStart(after) && monthFollows(n.end() + 1)) && t.charAt(i) != '0' && t.charAt(i) != '零' && (value < 10 || value > today.getYear() % 100 || after == '前' || after == '的' || after == '了');
            return age ? -1 : value > 50 ? 1900 + value : 2000 + value;
        }
        return value >= 700 && value <= 2200 && (written == 4 || n.scaled() || written == 3) ? value : -1;
    }

    private boolean monthFollows(int i) {
        Numeral n = Numeral.at(t, i);
        return n != null && t.charAt(n.end()) == '月';
    }

    /** What may follow a year: month and day, a festival, a season, or nothing. */
    DateHit inYear(int end, int year) {
        int next = t.charAt(end) == ' ' || t.charAt(end) == '的' ? end + 1 : end;
        next += t.has(next, "农历") || t.has(next, "阴历") ? 2 : 0;
        if (next > end + 1 || t.has(next, "正月") || t.has(next, "腊月") || t.has(next, "大年")) {
            DateHit lunar = relative.lunar(next, year, true);
            if (lunar != null) {
                return lunar;
            }
        }
        if (Numeral.canStart(t.charAt(next))) {
            DateHit month = monthFirst(next, year, true);
            if (month != null || monthFollows(next)) {
                return month;   // 2019年2月29日 is no day, and not the whole of 2019 either
            }
        }
        int festival = festivals.at(t, next);
        if (festival >= 0) {
            LocalDate day = festivals.in(festival, year);
            return day == null ? null : relative.around(next + festivals.length(festival), day);
        }
        return partOfYear(end, year);
    }

    private DateHit partOfYear(int end, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        String[] parts = {"年初", "初", "年底", "底", "末", "上半年", "下半年", "年中", "第一季度", "第二季度", "第三季度", "第四季度", "春天", "夏天", "秋天", "冬天"};
        int[][] months = {{1, 2}, {1, 2}, {11, 12}, {11, 12}, {11, 12}, {1, 6}, {7, 12}, {5, 7}, {1, 3}, {4, 6}, {7, 9}, {10, 12}, {3, 5}, {6, 8}, {9, 11}, {12, 12}};
        for (int k = 0; k < parts.length; k++) {
            if (t.has(end, parts[k])) {
                YearMonth last = YearMonth.of(year, months[k][1]);
                return DateHit.about(end + parts[k].length(), first.withMonth(months[k][0]), last.atEndOfMonth());
            }
        }
        return DateHit.about(end, first, first.withMonth(12).withDayOfMonth(31));
    }

    /** 11月1日, 十一月初, 11月底, 11月份; {@code yearKnown} false means the past is preferred. */
    DateHit monthFirst(int i, int year, boolean yearKnown) {
        Numeral n = Numeral.at(t, i);
        boolean inner = !yearKnown && (t.charAt(i - 1) == '月' || t.charAt(i - 1) == '年');   // 30日 of 2月30日
        if (inner || n == null || n.approx() || !n.isWhole() || n.intValue() > 31 || n.intValue() < 1) {
            return null;
        }
        int end = n.end();
        end += t.charAt(end) == ' ' && (t.charAt(end + 1) == '月' || t.charAt(end + 1) == '日' || t.charAt(end + 1) == '号') ? 1 : 0;
        if (t.charAt(end) == '月' && n.intValue() <= 12) {
            boolean counts = "两俩仨".indexOf(t.charAt(i)) >= 0;                  // 用了俩月 is a span of time
            boolean name = NAMED_MONTHS.isAt(t, end + 1);
            return counts || !yearKnown && name ? null : inMonth(end + 1, n.intValue(), year, yearKnown);
        }
        return yearKnown ? null : dayOnly(i, n, end);
    }

    private DateHit inMonth(int end, int month, int year, boolean yearKnown) {
        end += t.charAt(end) == '份' ? 1 : 0;
        int next = end + (t.charAt(end) == ' ' || t.charAt(end) == '的' ? 1 : 0);
        YearMonth ym = YearMonth.of(year, month);
        DateHit nth = nthWeekday(next, ym, yearKnown);
        if (nth != null) {
            return nth;
        }
        boolean future = !yearKnown && ym.isAfter(YearMonth.from(today));
        Numeral n = Numeral.canStart(t.charAt(next)) ? Numeral.at(t, next) : t.charAt(next) == '初' ? Numeral.at(t, next + 1) : null;
        if (n != null && n.isWhole() && !n.approx() && n.intValue() >= 1 && n.intValue() <= 31) {
            int dayEnd = dayMark(n.end());
            boolean marked = dayEnd > n.end() || t.charAt(next) == '初';
            boolean plain = marked || "元块个天万折岁%.".indexOf(t.charAt(dayEnd)) < 0 && !Reading.isDigit(t.charAt(dayEnd));
            LocalDate day = day(year, month, n.intValue());
            if (day == null && !yearKnown && month == 2 && n.intValue() == 29) {
                day = lastLeapDay();
            }
            if (plain && day != null) {
                return yearKnown ? DateHit.day(dayEnd, day) : inThePast(dayEnd, day);
            }
            if (plain && marked) {
                return null;
            }
        }
        if (future) {
            ym = ym.minusYears(1);
        }
        return relative.partOfMonth(end, ym, true);
    }

    /** 十月的第一个星期一. */
    private DateHit nthWeekday(int i, YearMonth month, boolean yearKnown) {
        boolean last = t.has(i, "最后一个");
        if (last) {
            int p = i + 4;
            int week = RelativeDates.WEEK_WORDS.lengthAt(t, p);
            int day = week == 0 ? -1 : "一二三四五六日天".indexOf(t.charAt(p + week));
            if (day < 0) {
                return null;
            }
            DayOfWeek weekday = DayOfWeek.of(Math.min(7, day + 1));
            LocalDate here = month.atDay(1).with(TemporalAdjusters.lastInMonth(weekday));
            return DateHit.day(p + week + 1, yearKnown || !here.isAfter(today) ? here : month.minusYears(1).atDay(1).with(TemporalAdjusters.lastInMonth(weekday)));
        }
        Numeral n = t.charAt(i) == '第' ? Numeral.at(t, i + 1) : null;
        int p = n == null ? i : n.end() + (t.charAt(n.end()) == '个' ? 1 : 0);
        int day = n == null ? -1 : "一二三四五六日天".indexOf(t.charAt(p + (t.charAt(p) == '周' ? 1 : 2)));
        boolean week = t.charAt(p) == '周' || t.has(p, "星期") || t.has(p, "礼拜");
        if (day < 0 || !week || n.intValue() < 1 || n.intValue() > 5) {
            return null;
        }
        DayOfWeek weekday = DayOfWeek.of(Math.min(7, day + 1));
        LocalDate found = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(n.intValue(), weekday));
        LocalDate past = found.isAfter(today) && !yearKnown ? month.minusYears(1).atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(n.intValue(), weekday)) : found;
        return DateHit.day(p + (t.charAt(p) == '周' ? 2 : 3), past).orLater(past.equals(found) ? null : found);
    }

    private LocalDate lastLeapDay() {
        int year = today.getYear();
        while (!java.time.Year.isLeap(year) || LocalDate.of(year, 2, 29).isAfter(today)) {
            year--;
        }
        return LocalDate.of(year, 2, 29);
    }

    /** 25号, 3日: the last such day up to today. */
    private DateHit dayOnly(int i, Numeral n, int end) {
        char mark = t.charAt(end);
        if (mark != '号' && mark != '日' || t.charAt(i - 1) == '第' || t.charAt(i - 1) == '每') {
            return null;
        }
        String after = "线楼店链机码房柜库门仓桌车铺客服员技钮电色款";
        char next = t.charAt(end + 1);
        boolean thing = mark == '号' && after.indexOf(next) >= 0 && !(next == '客' || next == '服' || next == '员') || mark == '日' && "内元本系用常报子夜记志韩剧式货品语文抛照游".indexOf(next) >= 0;
        if (thing || t.has(end + 1, "客服") || t.has(end + 1, "员工")) {
            return null;
        }
        boolean ago = (t.charAt(end + 1) == '前' || t.charAt(end + 1) == '后' || t.has(end + 1, "之前") || t.has(end + 1, "之后")) && mark == '日' && !n.arabic() && n.intValue() <= 10;
        if (ago) {
            return null;   // 两日前 counts days, 20日前 names one
        }
        int day = n.intValue();
        YearMonth month = YearMonth.from(today);
        for (int back = 0; back < 3; back++) {
            YearMonth ym = month.minusMonths(back);
            if (day <= ym.lengthOfMonth() && !ym.atDay(day).isAfter(today)) {
                LocalDate later = ym.atDay(day).equals(today) ? null : nextSuch(day);
                return DateHit.day(end + 1, ym.atDay(day)).orLater(later);
            }
        }
        return null;
    }

    private LocalDate nextSuch(int day) {
        YearMonth ym = YearMonth.from(today);
        while (day > ym.lengthOfMonth() || !ym.atDay(day).isAfter(today)) {
            ym = ym.plusMonths(1);
        }
        return ym.atDay(day);
    }

    private DateHit inThePast(int end, LocalDate day) {
        if (day.isAfter(today)) {
            return DateHit.day(end, day.minusYears(1)).orLater(day);
        }
        return DateHit.day(end, day).orLater(day.isBefore(today) ? day.plusYears(1) : null);
    }

    Festivals festivals() {
        return festivals;
    }

    DateHit wholeMonth(int end, YearMonth month) {
        return DateHit.about(end, month.atDay(1), month.atEndOfMonth());
    }

    int dayMark(int end) {
        int p = t.charAt(end) == ' ' && (t.charAt(end + 1) == '号' || t.charAt(end + 1) == '日') ? end + 1 : end;
        return t.charAt(p) == '号' || t.charAt(p) == '日' ? p + 1 : end;
    }

    private boolean isWordy(int end) {
        char c = t.charAt(end);
        return Reading.isDigit(c) || Reading.isLatin(c) || c == '.' && Reading.isDigit(t.charAt(end + 1));
    }

    private int digitsEnd(int i) {
        int end = i;
        while (Reading.isDigit(t.charAt(end)) && end - i < 12) {
            end++;
        }
        return end;
    }

    private int number(int from, int to) {
        int value = 0;
        for (int i = from; i < to && i < from + 9; i++) {
            value = value * 10 + t.charAt(i) - '0';
        }
        return value;
    }

    static LocalDate day(int year, int month, int day) {
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}

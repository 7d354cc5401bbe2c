package io.weiquan.nlu;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Dates told from today: 前天, 上上周五, 上个月20号, 月初, 三天前, 前阵子, 去年双十一, 正月初三. */
final class RelativeDates {

    private static final Words DAY_WORDS = Words.of("大前晚", "大前天", "大前日", "大后天", "大后日", "今天", "今日", "今儿", "昨天", "昨日", "昨儿", "昨个", "寻日", "前天", "前日", "前儿", "明天", "明日", "明儿", "听日", "后天", "后日", "今早", "今晨", "今晚", "今夜", "昨晚", "昨夜", "昨早", "昨晨", "前晚", "前夜", "明早", "明晚", "明晨", "琴日", "寻晚", "听晚");
    private static final int[] DAY_OFFSETS = {-3, -3, -3, 3, 3, 0, 0, 0, -1, -1, -1, -1, -1, -2, -2, -2, 1, 1, 1, 1, 2, 2, 0, 0, 0, 0, -1, -1, -1, -1, -2, -2, 1, 1, 1, -1, -1, 1};
    private static final Words NOW_WORDS = Words.of("现在", "此时", "此刻", "当前", "眼下", "宜家", "而家", "依家");
    static final Words WEEK_WORDS = Words.of("星期", "礼拜", "周");
    private static final int MOST_YEARS = 60;
    private static final int SHORT_ANSWER = 4;
    private static final String WEEK_DAYS = "一二三四五六日天";

    private static final Words MONTH_WORDS = Words.of("上上个月", "下下个月", "上个月", "下个月", "这个月", "今个月", "本月", "上月", "下月", "当月", "同月", "该月");
    private static final int[] MONTH_OFFSETS = {-2, 2, -1, 1, 0, 0, 0, -1, 1, 99, 99, 99};
    private static final Words YEAR_WORDS = Words.of("大前年", "前年", "去年", "上年", "今年", "这一年", "本年", "明年", "下年", "后年");
    private static final int[] YEAR_OFFSETS = {-3, -2, -1, -1, 0, 0, 0, 1, 1, 2};
    private static final Words VAGUE_WORDS = Words.of("前一段时间", "前些日子", "前段时间", "前一阵子", "前几个月", "几个月前", "没几天前", "前几天", "前几日", "前些天", "前阵子", "前不久", "这几天", "这两天", "前几周", "前两天", "前两日", "前俩天", "几天前", "几周前", "上几天", "不久前", "早几天", "最近", "近日");
    private static final int[] VAGUE_DAYS = {40, 20, 40, 30, 150, 180, 7, 7, 7, 10, 30, 20, 4, 3, 35, 4, 4, 4, 9, 40, 7, 20, 8, 10, 7};
    private static final Words LEADS = Words.of("过去的", "过去", "最近", "近", "前", "上");
    private static final Words AHEADS = Words.of("未来的", "未来", "接下来", "后", "下");

    private final NormalText t;
    private final LocalDateTime now;
    private final LocalDate today;
    private final boolean asked;
    private final DateGrammar grammar;

    RelativeDates(NormalText t, LocalDateTime now, DateGrammar grammar, boolean asked) {
        this.t = t;
        this.now = now;
        this.asked = asked;
        this.today = now.toLocalDate();
        this.grammar = grammar;
    }

    DateHit at(int i) {
        DateHit hit = dayWord(i);
        hit = hit != null ? hit : week(i);
        hit = hit != null ? hit : month(i);
        hit = hit != null ? hit : year(i);
        hit = hit != null ? hit : festival(i);
        hit = hit != null ? hit : lunar(i, today.getYear(), false);
        hit = hit != null ? hit : ago(i);
        return hit != null ? hit : vague(i);
    }

    private DateHit dayWord(int i) {
        int k = DAY_WORDS.at(t, i);
        if (k < 0) {
            int now = asked && t.length() <= SHORT_ANSWER ? NOW_WORDS.at(t, i) : -1;
            return now < 0 ? null : DateHit.day(i + NOW_WORDS.length(now), today);
        }
        String word = DAY_WORDS.get(k);
        if (word.equals("后天") && (t.charAt(i - 1) == '以' || t.charAt(i + 2) == '天')) {
            return null;                       // 以后天天
        }
        if (word.equals("昨个") && t.charAt(i + 2) == '月') {
            return null;
        }
        boolean keepTime = "早晚晨夜".indexOf(word.charAt(word.length() - 1)) >= 0;
        return DateHit.day(i + word.length() - (keepTime ? 1 : 0), today.plusDays(DAY_OFFSETS[k]));
    }

    private DateHit week(int i) {
        int p = i;
        int offset = 0;
        boolean named = true;
        if (t.has(p, "上上") || t.has(p, "下下")) {
            offset = t.charAt(p) == '上' ? -2 : 2;
            p += 2;
        } else if (t.charAt(p) == '上' || t.charAt(p) == '下') {
            offset = t.charAt(p) == '上' ? -1 : 1;
            p++;
        } else if (t.charAt(p) == '这' || t.charAt(p) == '本' || t.has(p, "今个") || t.charAt(p) == '今') {
            p += 1;
        } else {
            named = false;
        }
        p += named && t.charAt(p) == '一' && "个周礼".indexOf(t.charAt(p + 1)) >= 0 ? 1 : 0;
        p += named && t.charAt(p) == '个' ? 1 : 0;
        int word = WEEK_WORDS.lengthAt(t, p);
        if (word == 0) {
            return null;
        }
        int end = p + word;
        LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1L).plusWeeks(offset);
        int day = weekDay(end);
        if (day > 0) {
            return named ? DateHit.day(end + 1, monday.plusDays(day - 1L)) : bareWeekDay(i, end + 1, day);
        }
        if (t.charAt(end) == '末') {
            LocalDate saturday = monday.plusDays(5);
            boolean ahead = !named && saturday.isAfter(today);
            return DateHit.about(end + 1, ahead ? saturday.minusWeeks(1) : saturday, (ahead ? saturday.minusWeeks(1) : saturday).plusDays(1));
        }
        if (t.has(end, "初") || t.has(end, "一到")) {
            return null;
        }
        return named ? DateHit.about(end, monday, monday.plusDays(6)) : null;
    }

    private DateHit bareWeekDay(int i, int end, int day) {
        char before = t.charAt(i - 1);
        boolean recurring = before == '每' || before == '逢' || before == '一' || before == '两' || Numeral.canStart(before);
        boolean name = t.charAt(i) == '周' && (before == '老' || before == '小' || t.charAt(end) == '围');
        if (recurring || name) {
            return null;
        }
        int back = (today.getDayOfWeek().getValue() - day + 7) % 7;
        LocalDate past = today.minusDays(back == 0 ? 7 : back);
        return DateHit.day(end, past).orLater(past.plusWeeks(1));
    }

    private int weekDay(int p) {
        char c = t.charAt(p);
        int day = WEEK_DAYS.indexOf(c);
        if (day >= 0) {
            return day == 7 ? 7 : day + 1;
        }
        return c >= '1' && c <= '7' && !Reading.isDigit(t.charAt(p + 1)) && "号月日天.年".indexOf(t.charAt(p + 1)) < 0 ? c - '0' : 0;
    }

    private DateHit month(int i) {
        int k = MONTH_WORDS.at(t, i);
        if (k >= 0) {
            YearMonth ym = YearMonth.from(today).plusMonths(MONTH_OFFSETS[k] == 99 ? 0 : MONTH_OFFSETS[k]);
            int end = i + MONTH_WORDS.length(k);
            int next = end + (t.charAt(end) == ' ' || t.charAt(end) == '的' ? 1 : 0);
            Numeral n = Numeral.at(t, next);
            if (n != null && n.isWhole() && n.intValue() >= 1 && n.intValue() <= ym.lengthOfMonth() && grammar.dayMark(n.end()) > n.end()) {
                return DateHit.day(grammar.dayMark(n.end()), ym.atDay(n.intValue()));
            }
            // 上个月18收到的: who names the month need not say 号, where no word follows that would count something
            boolean bareDay = n != null && n.isWhole() && n.arabic() && n.intValue() >= 1 && n.intValue() <= ym.lengthOfMonth()
                    && (n.end() >= t.length() || " ,.。!?收签买下拍到的就才".indexOf(t.charAt(n.end())) >= 0);
            if (bareDay) {
                return DateHit.day(n.end(), ym.atDay(n.intValue()));
            }
            return MONTH_OFFSETS[k] == 99 ? null : partOfMonth(end, ym, true);
        }
        if (t.charAt(i) == '月' && !Numeral.canStart(t.charAt(i - 1)) && "初底中末".indexOf(t.charAt(i + 1)) >= 0 && "个每满包".indexOf(t.charAt(i - 1)) < 0) {
            DateHit part = partOfMonth(i + 1, YearMonth.from(today), false);
            return part != null && part.from().isAfter(today) ? partOfMonth(i + 1, YearMonth.from(today).minusMonths(1), false) : part;
        }
        return null;
    }

    DateHit partOfMonth(int end, YearMonth ym, boolean whole) {
        String[] parts = {"初", "上旬", "中旬", "下旬", "底", "末", "中"};
        int[][] days = {{1, 5}, {1, 10}, {11, 20}, {21, 31}, {25, 31}, {25, 31}, {12, 18}};
        for (int k = 0; k < parts.length; k++) {
            if (t.has(end, parts[k]) && !(parts[k].equals("中") && "国通秋午奖".indexOf(t.charAt(end + 1)) >= 0)) {
                LocalDate last = ym.atDay(Math.min(days[k][1], ym.lengthOfMonth()));
                return DateHit.about(end + parts[k].length(), ym.atDay(days[k][0]), last);
            }
        }
        return whole ? grammar.wholeMonth(end, ym) : null;
    }

    private DateHit year(int i) {
        int k = YEAR_WORDS.at(t, i);
        if (k >= 0 && t.charAt(i + YEAR_WORDS.length(k)) != '度') {
            int end = i + YEAR_WORDS.length(k);
            if (t.has(end, "本月") || t.has(end, "今天") || t.has(end, "今日")) {
                DateHit here = t.has(end, "本月") ? month(end) : dayWord(end);
                return here == null ? null : DateHit.day(here.end(), here.from().plusYears(YEAR_OFFSETS[k]));
            }
            return grammar.inYear(end, today.getYear() + YEAR_OFFSETS[k]);
        }
        if (t.has(i, "年前") && !Numeral.canStart(t.charAt(i - 1)) && "半多几个".indexOf(t.charAt(i - 1)) < 0) {
            LocalDate newYear = lunarPast(1, 1);
            return DateHit.about(i + 2, newYear.minusDays(30), newYear.minusDays(1));
        }
        return null;
    }

    private DateHit festival(int i) {
        Festivals festivals = grammar.festivals();
        int festival = festivals.at(t, i);
        if (festival < 0) {
            return null;
        }
        LocalDate day = festivals.in(festival, today.getYear());
        LocalDate past = day == null || day.isAfter(today) ? festivals.in(festival, today.getYear() - 1) : day;
        LocalDate later = day != null && day.isAfter(today) ? day : festivals.in(festival, today.getYear() + 1);
        return past == null ? null : around(i + festivals.length(festival), past).orLater(later);
    }

    /** 国庆前, 春节后, 中秋期间, 双十一那天: a festival is a period unless the day is named. */
    DateHit around(int end, LocalDate day) {
        if (t.has(end, "前一天") || t.has(end, "前夕")) {
            return DateHit.day(end + (t.has(end, "前夕") ? 2 : 3), day.minusDays(1));
        }
        if (t.has(end, "前后") || t.has(end, "期间") || t.has(end, "假期") || t.has(end, "左右")) {
            return DateHit.about(end + 2, day.minusDays(3), day.plusDays(7));
        }
        if (t.has(end, "之前") || t.has(end, "以前") || t.charAt(end) == '前') {
            return DateHit.about(end + (t.charAt(end) == '前' ? 1 : 2), day.minusDays(15), day.minusDays(1));
        }
        if (t.has(end, "之后") || t.has(end, "以后") || t.charAt(end) == '后') {
            return DateHit.about(end + (t.charAt(end) == '后' ? 1 : 2), day.plusDays(1), day.plusDays(15));
        }
        if (t.has(end, "当天") || t.has(end, "那天") || t.has(end, "当日")) {
            return DateHit.day(end + 2, day);
        }
        return DateHit.day(end, day).roughly();
    }

    /** 农历八月十五, 正月初三, 腊月二十三, 大年初一. */
    DateHit lunar(int i, int year, boolean yearKnown) {
        int p = i;
        boolean said = t.has(p, "农历") || t.has(p, "阴历");
        p += said ? 2 : 0;
        if (said && Numeral.canStart(t.charAt(p))) {
            Numeral y = Numeral.at(t, p);
            if (y != null && t.charAt(y.end()) == '年' && y.intValue() > 1000 && y.intValue() < 2200) {
                return lunar(y.end() + 1, y.intValue(), true);
            }
        }
        int month;
        if (t.has(p, "正月") || t.has(p, "腊月") || t.has(p, "冬月")) {
            month = t.charAt(p) == '正' ? 1 : t.charAt(p) == '冬' ? 11 : 12;
            p += 2;
        } else if (t.has(p, "大年初")) {
            month = 1;
            p += 2;
        } else {
            Numeral m = Numeral.at(t, p);
            boolean fits = m != null && t.charAt(m.end()) == '月' && m.intValue() >= 1 && m.intValue() <= 12;
            if (!fits || !(said || t.has(m.end() + 1, "初") && Numeral.canStart(t.charAt(m.end() + 2)))) {
                return null;
            }
            month = m.intValue();
            p = m.end() + 1;
        }
        p += t.charAt(p) == '初' ? 1 : 0;
        Numeral n = Numeral.at(t, p);
        int day = n == null || !n.isWhole() || n.intValue() > 30 ? 0 : n.intValue();
        if (day < 1) {
            return null;
        }
        return lunarDay(grammar.dayMark(n.end()), year, month, day, yearKnown);
    }

    private DateHit lunarDay(int end, int year, int month, int day, boolean yearKnown) {
        LocalDate date = Festivals.lunar(year, month, day);
        if (!yearKnown && (date == null || date.isAfter(today))) {
            date = Festivals.lunar(year - 1, month, day);
        }
        return date == null ? null : DateHit.day(end, date);
    }

    private LocalDate lunarPast(int month, int day) {
        LocalDate date = Festivals.lunar(today.getYear(), month, day);
        return date == null || date.isAfter(today) ? Festivals.lunar(today.getYear() - 1, month, day) : date;
    }

    /** 三天前, 半个月前, 两周以前, 一个多月前, 前三天, 过去两周, 三天后. */
    private DateHit ago(int i) {
        int p = i;
        int ahead = asked ? AHEADS.lengthAt(t, p) : 0;
        p += ahead;
        int lead = "之以提".indexOf(t.charAt(p - 1)) < 0 ? LEADS.lengthAt(t, p) : 0;
        p += lead;
        p += t.charAt(p) == ' ' ? 1 : 0;
        if (t.charAt(p) != '半' && !Numeral.canStart(t.charAt(p))) {
            return null;
        }
        boolean half = t.charAt(p) == '半';
        Numeral n = half ? null : Numeral.at(t, p);
        int end = half ? p + 1 : n == null ? -1 : n.end();
        if (end < 0 || n != null && (!n.isWhole() || n.intValue() > 5_000 || n.intValue() < 1)) {
            return null;
        }
        boolean more = t.charAt(end) == '多' || n != null && n.approx();
        end += t.charAt(end) == '多' ? 1 : 0;
        end += t.charAt(end) == '个' || t.charAt(end) == ' ' ? 1 : 0;
        more |= t.charAt(end) == '多';
        end += t.charAt(end) == '多' ? 1 : 0;
        boolean plusHalf = t.charAt(end) == '半';
        end += plusHalf ? 1 : 0;
        DateHit ahead1 = asked && !plusHalf ? later(end, ahead, half ? 0 : n.intValue()) : null;
        return ahead1 != null || ahead > 0 ? ahead1 : spanFromToday(end, lead, half ? 0 : n.intValue(), half || plusHalf, more);
    }

    /** 未来两天, 下三周, 三天后: only as an answer, since in a story it counts from what was told before. */
    private DateHit later(int end, int ahead, int count) {
        String[] units = {"星期", "礼拜", "周", "天", "日", "月", "年", "小时", "分钟", "秒", "钟"};
        for (String unit : units) {
            int after = end + unit.length();
            boolean marked = t.has(after, "后") || t.has(after, "之后") || t.has(after, "以后");
            if (t.has(end, unit) && (ahead > 0 || marked) && !(unit.equals("年") && count > MOST_YEARS)) {
                boolean clock = unit.equals("小时") || unit.equals("分钟") || unit.equals("秒") || unit.equals("钟");
                LocalDate to = clock ? now.plusHours(unit.equals("小时") || unit.equals("钟") ? count : 0).toLocalDate() : forward(count, unit);
                int close = after + (t.has(after, "后") ? 1 : marked ? 2 : 0);
                return ahead > 0 && !clock ? DateHit.about(close, today.plusDays(1), to.isBefore(today.plusDays(1)) ? today.plusDays(1) : to) : DateHit.day(close, to);
            }
        }
        return null;
    }

    private LocalDate forward(int count, String unit) {
        return switch (unit) {
            case "天", "日" -> today.plusDays(count);
            case "月" -> today.plusMonths(count);
            case "年" -> today.plusYears(count);
            default -> today.plusWeeks(count);
        };
    }

    private DateHit spanFromToday(int end, int lead, int count, boolean half, boolean more) {
        String[] units = {"星期", "礼拜", "周", "天", "日", "月", "年", "小时", "分钟", "秒", "钟"};
        for (String unit : units) {
            if (!t.has(end, unit) || unit.equals("年") && count > MOST_YEARS) {
                continue;   // 2009年前 names a year
            }
            int after = end + unit.length();
            if (unit.equals("小时") || unit.equals("分钟") || unit.equals("秒") || unit.equals("钟")) {
                int close = t.has(after, "之前") || t.has(after, "以前") ? after + 2 : t.charAt(after) == '前' ? after + 1 : lead > 0 ? after : -1;
                return close < 0 ? null : DateHit.day(close, now.minusHours(unit.equals("小时") || unit.equals("钟") ? count : 0).toLocalDate()).roughly();
            }
            after += t.charAt(after) == '多' ? 1 : 0;
            if (lead > 0) {
                boolean twoIsFew = count == 2 && unit.equals("天");
                LocalDate from = back(count, half, unit);
                return DateHit.about(after, from, today.minusDays(twoIsFew || count > 0 ? 1 : 0).isBefore(from) ? from : today.minusDays(1));
            }
            int mark = t.has(after, "之前") || t.has(after, "以前") ? 2 : t.charAt(after) == '前' ? 1 : 0;
            if (mark > 0) {
                LocalDate day = back(count, half, unit);
                boolean exact = !more && !half && (unit.equals("天") || unit.equals("日"));
                DateHit hit = DateHit.day(after + mark, day);
                if (unit.equals("年") && Numeral.canStart(t.charAt(after + mark))) {
                    DateHit inner = grammar.monthFirst(after + mark, day.getYear(), true);
                    return inner == null ? hit.roughly() : inner;
                }
                return exact ? hit : hit.roughly();
            }
            return null;
        }
        return null;
    }

    private LocalDate back(int count, boolean half, String unit) {
        return switch (unit) {
            case "天", "日" -> today.minusDays(count);
            case "月" -> today.minusMonths(count).minusDays(half ? 15 : 0);
            case "年" -> today.minusYears(count).minusMonths(half ? 6 : 0);
            default -> today.minus(count, ChronoUnit.WEEKS).minusDays(half ? 4 : 0);
        };
    }

    /** 前几天, 前两天, 前阵子, 最近: no day at all, only about when. */
    private DateHit vague(int i) {
        int k = VAGUE_WORDS.at(t, i);
        if (k < 0) {
            return null;
        }
        String word = VAGUE_WORDS.get(k);
        LocalDate to = word.startsWith("最") || word.startsWith("这") || word.equals("近日") ? today : today.minusDays(1);
        return DateHit.about(i + word.length(), today.minusDays(VAGUE_DAYS[k]), to);
    }
}

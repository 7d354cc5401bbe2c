package io.weiquan.nlu;

import java.time.LocalTime;

/** Reads a time of day: 20:15, 晚上8点半, 下午3点20分, 昨晚11点. */
final class ClockGrammar {

    private static final Words PARTS = Words.of("晏昼", "凌晨", "清晨", "早上", "早晨", "早间", "晨间", "上午", "中午", "午后", "下午", "傍晚", "晚上", "晚间", "夜间", "夜里", "半夜", "深夜", "早", "晚", "晨", "夜");
    private static final java.util.Set<String> LATE = java.util.Set.of("晏昼", "午后", "下午", "傍晚", "晚上", "晚间", "夜间", "晚", "夜");
    private static final java.util.Set<String> NIGHT = java.util.Set.of("夜里", "半夜", "深夜");

    private ClockGrammar() {
    }

    /**
     * @param end   position after the last character; equal to the start when nothing was read
     * @param time  clock time, or null when only a part of the day was said
     * @param clear true when this is a clock even with no day beside it (8:30, 8点半, 晚上8点)
     */
    record Clock(int end, LocalTime time, boolean clear) {
    }

    static Clock at(NormalText t, int i) {
        int p = t.charAt(i) == ' ' || t.charAt(i) == '的' || t.charAt(i) == '上' && Reading.isDigit(t.charAt(i + 2)) ? i + 1 : i;
        int named = PARTS.at(t, p);
        String part = named < 0 ? null : PARTS.get(named);
        int begin = part == null ? p : p + part.length();
        begin += t.charAt(begin) == ' ' || t.charAt(begin) == '的' && part != null ? 1 : 0;
        Clock clock = hour(t, begin, part);
        if (clock != null) {
            return clock;
        }
        boolean alone = part != null && (part.length() == 2 || !Reading.isHan(t.charAt(p + 1)) || "上点饭报安".indexOf(t.charAt(p + 1)) < 0);
        return alone ? new Clock(p + part.length(), null, false) : new Clock(i, null, false);
    }

    private static Clock hour(NormalText t, int begin, String part) {
        Numeral h = Numeral.canStart(t.charAt(begin)) ? Numeral.at(t, begin) : null;
        if (h == null || !h.isWhole() || h.approx() || h.intValue() > 24) {
            return null;
        }
        int end = h.end();
        if (t.charAt(end) == ':' && Reading.isDigit(t.charAt(end + 1)) && Reading.isDigit(t.charAt(end + 2)) && !Reading.isDigit(t.charAt(end + 3))) {
            int minute = (t.charAt(end + 1) - '0') * 10 + t.charAt(end + 2) - '0';
            int after = end + 3;
            after += t.charAt(after) == ':' && Reading.isDigit(t.charAt(after + 1)) && Reading.isDigit(t.charAt(after + 2)) ? 3 : 0;
            return made(after, h.intValue(), minute, part, true);
        }
        int half = t.has(end, "pm") || t.charAt(end) == 'p' && !Reading.isLatin(t.charAt(end + 1)) ? 12 : t.has(end, "am") ? 0 : -1;
        if (half >= 0) {
            return made(end + (t.charAt(end + 1) == 'm' ? 2 : 1), half == 12 && h.intValue() < 12 ? h.intValue() + 12 : h.intValue(), 0, part, true);
        }
        char mark = t.charAt(end);
        boolean point = mark == '点' || mark == '时' && "候常间不刻".indexOf(t.charAt(end + 1)) < 0;
        if (!point || t.has(end, "点建") || t.has(end, "点击") || t.has(end, "点多余") || t.has(end, "点赞")) {
            return null;
        }
        return minutes(t, end + 1, h.intValue(), part);
    }

    private static Clock minutes(NormalText t, int begin, int hour, String part) {
        boolean cantonese = t.charAt(begin) == '踏' || t.charAt(begin) == '搭';
        int p = cantonese ? begin + 1 : begin;
        if (t.charAt(p) == '半') {
            return made(p + 1, hour, 30, part, true);
        }
        if (t.charAt(p) == '整' || t.charAt(p) == '钟' || t.charAt(p) == '多') {
            return made(p + 1, hour, 0, part, true);
        }
        Numeral m = Numeral.canStart(t.charAt(p)) ? Numeral.at(t, p) : null;
        if (m == null || !m.isWhole() || m.approx() || m.intValue() > 59) {
            return made(p, hour, 0, part, part != null);
        }
        int end = m.end();
        if (cantonese || t.has(end, "个字")) {
            return made(end + (t.has(end, "个字") ? 2 : 0), hour, m.intValue() * 5 % 60, part, true);   // one 字 on the dial is five minutes
        }
        if (t.charAt(end) == '刻') {
            return made(end + 1, hour, m.intValue() * 15 % 60, part, true);
        }
        if (t.charAt(end) == '分' || end - p >= 2 || m.scaled()) {
            end += t.charAt(end) == '分' ? 1 : 0;
            end += t.charAt(end) == '钟' ? 1 : 0;
            Numeral s = Numeral.canStart(t.charAt(end)) ? Numeral.at(t, end) : null;
            boolean seconds = s != null && s.intValue() < 60 && (t.charAt(s.end()) == '秒' || t.charAt(end - 1) == '分' && s.end() - end == 2);
            int after = seconds ? s.end() + (t.charAt(s.end()) == '秒' ? 1 : 0) : end;
            return made(after, hour, m.intValue(), part, true);
        }
        return made(p, hour, 0, part, part != null);
    }

    private static Clock made(int end, int said, int minute, String part, boolean clear) {
        int hour = said;
        boolean late = part != null && (LATE.contains(part) || NIGHT.contains(part) && said >= 6);
        if (late && hour < 12) {
            hour += 12;
        } else if ("中午".equals(part) && hour >= 1 && hour <= 3) {
            hour += 12;
        }
        if (minute > 59) {
            return null;
        }
        return new Clock(end, LocalTime.of(hour % 24, minute), clear);
    }
}

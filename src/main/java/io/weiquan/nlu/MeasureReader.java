package io.weiquan.nlu;

import java.math.BigDecimal;

/** Percentages, spans of time and counts: read so that they are never taken for money, and for the slots that want them. */
final class MeasureReader {

    private static final String[] UNITS = {"个月", "个星期", "个礼拜", "个小时", "个钟头", "个钟", "小时", "分钟", "星期", "礼拜", "秒钟", "天", "日", "周", "年", "秒"};
    private static final Words UNIT_WORDS = Words.of("个月", "个星期", "个礼拜", "个小时", "个钟头", "个钟", "小时", "分钟", "星期", "礼拜", "秒钟", "天", "日", "周", "年", "秒");
    private static final String[] ISO = {"M", "W", "W", "TH", "TH", "TH", "TH", "TM", "W", "W", "TS", "D", "D", "W", "Y", "TS"};
    private static final String COUNTERS = "个件双台箱盒瓶包袋条部套张把只支斤份本罐";

    private MeasureReader() {
    }

    static void read(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            boolean half = c == '半' && (t.has(i + 1, "个月") || t.has(i + 1, "年") || t.has(i + 1, "天") || t.has(i + 1, "小时") || t.has(i + 1, "个小时") || t.has(i + 1, "个多月"));
            boolean begins = (Numeral.canStart(c) || half) && !r.isClaimed(i) && !Reading.isDigit(t.charAt(i - 1)) && !Reading.isLatin(t.charAt(i - 1)) && t.charAt(i - 1) != '.';
            if (!begins) {
                continue;
            }
            Numeral n = half ? null : Numeral.at(t, i);
            if (n == null && !half) {
                continue;
            }
            int end = half ? i + 1 : n.end();
            int done = half ? time(r, i, end, null) : percent(r, i, n);
            done = done > i || half ? done : time(r, i, end, n);
            done = done > i || half ? done : count(r, i, n);
            i = Math.max(i, Math.max(done, end) - 1);
        }
    }

    private static int percent(Reading r, int i, Numeral n) {
        if (r.text.charAt(n.end()) == '%') {
            r.add("percent", n.value(), i, n.end() + 1, 0.95, null);
            r.claim(i, n.end() + 1);
            return n.end() + 1;
        }
        return i;
    }

    private static int time(Reading r, int i, int numberEnd, Numeral n) {
        NormalText t = r.text;
        int end = numberEnd + (t.charAt(numberEnd) == '多' || t.charAt(numberEnd) == ' ' ? 1 : 0);
        boolean half = t.has(end, "个半");
        for (int k = 0; k < UNITS.length; k++) {
            String unit = half && UNITS[k].startsWith("个") ? "个半" + UNITS[k].substring(1) : UNITS[k];
            if (t.has(end, unit) || UNITS[k].equals("个月") && t.has(end, "个多月")) {
                int to = end + (t.has(end, "个多月") ? 3 : unit.length());
                boolean notTime = UNITS[k].equals("日") || UNITS[k].equals("年") && (t.charAt(to) == '级' || t.charAt(to) == '货') || t.charAt(i - 1) == '第' && UNITS[k].equals("年")
                        || UNITS[k].equals("天") && t.charAt(to) == '猫' || UNITS[k].equals("周") && t.charAt(to) == '年';
                if (notTime) {
                    return i;
                }
                String iso = iso(n, half || n == null, ISO[k]);
                r.add("duration", iso, i, to, 0.9, null);
                r.claim(i, to);
                return to;
            }
        }
        return i;
    }

    private static String iso(Numeral n, boolean half, String unit) {
        BigDecimal value = n == null ? BigDecimal.ZERO : n.value();
        BigDecimal all = half ? value.add(new BigDecimal("0.5")) : value;
        if (half && unit.equals("M")) {
            return value.signum() == 0 ? "P15D" : "P" + value.toPlainString() + "M15D";
        }
        String plain = all.stripTrailingZeros().toPlainString();
        return unit.startsWith("T") ? "PT" + plain + unit.substring(1) : "P" + plain + unit;
    }

    private static int count(Reading r, int i, Numeral n) {
        NormalText t = r.text;
        boolean counted = COUNTERS.indexOf(t.charAt(n.end())) >= 0 && n.isWhole() && n.intValue() < 10_000 && !n.approx();
        if (counted && t.charAt(n.end() + 1) != '月' && t.charAt(i - 1) != '第') {
            r.add("number", n.value(), i, n.end(), 0.6, null);
            return n.end() + 1;
        }
        return i;
    }
}

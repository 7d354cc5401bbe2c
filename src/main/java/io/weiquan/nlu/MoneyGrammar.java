package io.weiquan.nlu;

import java.math.BigDecimal;

/** Reads the sum that begins at one place: 88块5, 19块9毛9, 1.2万, ¥98, 两到三万, 港币两千, 五毛. Says how sure the words themselves make it. */
final class MoneyGrammar {

    /** How the sum was written: with a money word or sign; as a bare number with 万/w/k; or as a bare number. */
    enum Form { MARKED, SCALED, BARE }

    /**
     * @param end      position after the last character
     * @param value    the sum or the lower end, in units of {@code currency}
     * @param to       upper end, or null
     * @param currency ISO 4217
     * @param approx   多, 几, 左右, ranges
     * @param form     how it was written
     * @param piece    true for N块 with a small N, which may count pieces (两块蛋糕)
     */
    record Sum(int end, BigDecimal value, BigDecimal to, String currency, boolean approx, Form form, boolean piece) {
        Sum to(Sum upper, BigDecimal low) {
            return new Sum(upper.end, low, upper.to == null ? upper.value : upper.to, upper.currency, true, upper.form, false);
        }
    }

    private final NormalText t;

    MoneyGrammar(NormalText t) {
        this.t = t;
    }

    Sum at(int i) {
        int sign = Currency.signAt(t, i);
        if (sign > 0) {
            int p = i + sign;
            p += t.charAt(p) == ':' ? 1 : 0;
            while (t.charAt(p) == ' ' && p < i + sign + 3) {
                p++;
            }
            Sum sum = Numeral.canStart(t.charAt(p)) ? range(p) : null;
            return sum == null ? null : new Sum(sum.end, sum.value, sum.to, sum.form == Form.MARKED && !"CNY".equals(sum.currency)
                    ? sum.currency : Currency.codeOfSign(t, i), sum.approx, Form.MARKED, false);
        }
        return Numeral.canStart(t.charAt(i)) ? range(i) : null;
    }

    private Sum range(int i) {
        Sum first = single(i);
        if (first == null) {
            return null;
        }
        int p = first.end;
        p += t.has(p, "(含)") ? 3 : 0;
        int skip = t.has(p, "--") ? 2 : t.charAt(p) == '-' || t.charAt(p) == '~' || t.charAt(p) == '到' || t.charAt(p) == '至' ? 1 : 0;
        if (skip == 0 || !Numeral.canStart(t.charAt(p + skip)) || t.has(p, "到手")) {
            return t.has(p, "(含)") ? withEnd(first, p) : first;
        }
        Sum second = single(p + skip);
        if (second == null || second.form == Form.BARE && first.form == Form.BARE) {
            return first;
        }
        BigDecimal low = first.value;
        Numeral n = Numeral.at(t, i);
        Numeral m = Numeral.at(t, p + skip);
        boolean shared = first.form == Form.BARE && m != null && m.scaled() && n != null && carries(n, m);
        if (shared) {
            low = low.multiply(m.unit());
        } else if (first.form == Form.SCALED && n != null && m != null && m.scaled() && bigger(n, m)) {
            low = low.multiply(bigUnit(m));
        }
        BigDecimal high = second.to == null ? second.value : second.to;
        boolean same = first.currency.equals(second.currency) || first.form != Form.MARKED;
        return same && high.compareTo(low) > 0 ? first.to(second, low) : first;
    }

    /** 两到三万 shares 万; 10到15块 does not; 8到九百 shares 百. */
    private static boolean carries(Numeral low, Numeral high) {
        BigDecimal unit = high.unit();
        return low.value().compareTo(unit) < 0 && high.value().compareTo(unit) >= 0 && high.value().remainder(unit).signum() == 0 && unit.intValue() >= 100
                && low.value().multiply(unit).compareTo(high.value()) < 0;
    }

    /** 一百二十到一百五十万, 八百到九百亿: the big unit at the end belongs to both. */
    private static boolean bigger(Numeral low, Numeral high) {
        BigDecimal unit = bigUnit(high);
        return unit.signum() > 0 && low.unit().compareTo(unit) < 0 && low.value().compareTo(unit) < 0
                && low.value().compareTo(high.value().divideToIntegralValue(unit)) <= 0;
    }

    private static BigDecimal bigUnit(Numeral n) {
        BigDecimal unit = n.unit();
        return unit.compareTo(BigDecimal.valueOf(10_000)) >= 0 ? unit : BigDecimal.ZERO;
    }

    private static Sum withEnd(Sum s, int end) {
        return new Sum(end, s.value, s.to, s.currency, s.approx, s.form, s.piece);
    }

    private Sum single(int i) {
        Numeral n = Numeral.at(t, i);
        if (n == null) {
            return null;
        }
        int end = n.end();
        int word = end + (t.charAt(end) == ' ' ? 1 : 0);
        word += t.has(word, "多") && Currency.wordAt(t, word + 1) > 0 ? 1 : 0;
        boolean more = word > end && t.charAt(word - 1) == '多';
        char c = t.charAt(end);
        if (Currency.wordAt(t, word) > 0) {
            return marked(n, word, more);
        }
        if (c == '毛' || c == '角' || c == '毫') {
            return jiao(n, end);
        }
        if (c == '分' && i == 0 && (end + 1 == t.length() || t.isEnd(end + 1))) {
            return new Sum(end + 1, n.value().movePointLeft(2), null, "CNY", false, Form.MARKED, false);
        }
        if (t.has(end, "分钱")) {
            return new Sum(end + 2, n.value().movePointLeft(2), null, "CNY", false, Form.MARKED, false);
        }
        return new Sum(end, n.value(), n.to(), "CNY", n.approx(), n.scaled() && n.unit().intValue() >= 1000 ? Form.SCALED : Form.BARE, false);
    }

    private Sum marked(Numeral n, int word, boolean more) {
        foreignCents = BigDecimal.ZERO;
        String code = Currency.codeOfWord(t, word);
        int end = word + Currency.wordAt(t, word);
        char mark = t.charAt(word);
        BigDecimal value = n.value();
        if (code.equals("CNY") && (mark == '块' || mark == '元' || mark == '圆' || mark == '蚊') && !n.approx()) {
            Sum tail = change(n, word + 1, value);
            if (tail != null) {
                return tail;
            }
        } else if (!code.equals("CNY")) {
            end = foreignChange(end);
        }
        boolean piece = mark == '块' && end == word + 1 && value.compareTo(BigDecimal.TEN) <= 0 && n.isWhole();
        end += t.charAt(end) == '整' ? 1 : 0;
        boolean moreAfter = t.charAt(end) == '多' || t.charAt(end) == '来' && t.charAt(end + 1) == '钱';
        end += moreAfter ? 1 : 0;
        end += moreAfter && t.charAt(end) == '钱' ? 1 : 0;
        BigDecimal to = more && n.to() == null ? null : n.to();
        return new Sum(end, value.add(foreignCents), to, code, n.approx() || more || moreAfter, Form.MARKED, piece);
    }

    private BigDecimal foreignCents = BigDecimal.ZERO;

    private int foreignChange(int end) {
        foreignCents = BigDecimal.ZERO;
        int p = end + (t.charAt(end) == '又' ? 1 : 0);
        Numeral cents = Numeral.canStart(t.charAt(p)) ? Numeral.at(t, p) : null;
        if (cents != null && (t.has(cents.end(), "美分") || t.has(cents.end(), "日本钱") || t.has(cents.end(), "日本銭"))) {
            foreignCents = cents.value().movePointLeft(2);
            return cents.end() + (t.has(cents.end(), "美分") ? 2 : 3);
        }
        return end;
    }

    /** What follows 块: 5, 零5, 半, 九毛九, 6角三分. */
    private Sum change(Numeral n, int p, BigDecimal yuan) {
        if (t.charAt(p) == '半' && Currency.wordAt(t, p + 1) == 0) {
            return sum(p + 1 + (t.charAt(p + 1) == '钱' ? 1 : 0), yuan.add(new BigDecimal("0.5")));
        }
        boolean zero = t.charAt(p) == '零';
        Numeral tail = tailDigits(zero ? p + 1 : p);
        if (tail == null) {
            return null;
        }
        char mark = t.charAt(tail.end());
        if (mark == '毛' || mark == '角' || mark == '毫') {
            Sum jiao = jiao(tail, tail.end());
            return jiao == null ? null : sum(jiao.end, yuan.add(jiao.value));
        }
        int digits = tail.digits() == null ? 2 : tail.digits().length();
        boolean fen = mark == '分' && t.charAt(tail.end() + 1) != '钟';
        int end = tail.end() + (fen ? 1 : 0);
        end += fen && t.charAt(end) == '钱' ? 1 : 0;
        boolean counted = !fen && !t.has(tail.end(), "包邮") && ("个件天次斤条瓶盒袋包号月年日岁折张部台双箱元块万千百%-./".indexOf(mark) >= 0 || Reading.isDigit(mark));
        boolean fits = digits == 1 && !tail.scaled() || digits == 2 && tail.value().compareTo(BigDecimal.valueOf(100)) < 0;
        if (counted || !fits || t.charAt(p - 1) == '元' && !fen && !zero && n.digits() == null) {
            return null;
        }
        BigDecimal part = fen || zero || digits == 2 ? tail.value().movePointLeft(2) : tail.value().movePointLeft(1);
        return sum(end, yuan.add(part));
    }

    private Numeral tailDigits(int p) {
        char c = t.charAt(p);
        Numeral n = Reading.isDigit(c) || Numeral.hanDigit(c) > 0 ? Numeral.at(t, p) : null;
        return n == null || !n.isWhole() || n.approx() || n.value().compareTo(BigDecimal.valueOf(100)) >= 0 ? null : n;
    }

    /** 五毛, 两角五分, 9毛9. */
    private Sum jiao(Numeral n, int mark) {
        if (n.approx() && n.to() == null || n.value().compareTo(BigDecimal.valueOf(100)) >= 0) {
            return null;
        }
        BigDecimal value = n.value().movePointLeft(1);
        int end = mark + 1;
        Numeral fen = tailDigits(end);
        if (fen != null && fen.value().compareTo(BigDecimal.TEN) < 0 && "个件天次号月年%折".indexOf(t.charAt(fen.end())) < 0) {
            value = value.add(fen.value().movePointLeft(2));
            end = fen.end() + (t.charAt(fen.end()) == '分' ? 1 : 0);
        }
        end += t.charAt(end) == '钱' ? 1 : 0;
        return new Sum(end, plain(value), null, "CNY", false, Form.MARKED, false);
    }

    private Sum sum(int end, BigDecimal value) {
        return new Sum(end, plain(value), null, "CNY", false, Form.MARKED, false);
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return bare.scale() < 0 ? bare.setScale(0) : bare;
    }
}

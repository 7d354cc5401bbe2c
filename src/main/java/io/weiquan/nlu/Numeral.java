package io.weiquan.nlu;

import java.math.BigDecimal;

/**
 * A number as written (98.5, 1,234, 1.2万, 三百二, 两万五, 三五百, 十几, 一百多), read from one place of a text.
 *
 * @param end    position after its last character
 * @param value  the number, or the lower end
 * @param to     the upper end of 三五百, 十几 and 一百多, else null
 * @param approx true for 多, 几 and ranges
 * @param digits the digits as written when the number is nothing but digits (Arabic or 一三八), else null
 * @param arabic true when it is written in Arabic digits, with or without 万
 * @param scaled true when a unit (十 百 千 万 亿 w k) took part
 * @param unit   the last unit that took part, 1 when none did: 万 in 两到三万 belongs to both
 */
record Numeral(int end, BigDecimal value, BigDecimal to, boolean approx, String digits, boolean arabic, boolean scaled, BigDecimal unit) {

    private static final String HAN_DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖俩仨幺";
    private static final int[] HAN_VALUES = {0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 1};
    private static final byte[] DIGIT_OF = digitTable();
    private static final int MAX_DIGITS = 30;
    /** No number is longer than this; it also keeps reading linear. */
    private static final int MAX_LENGTH = 40;

    /** The number that begins at {@code i}, or null when there is none. Reads each character at most twice. */
    static Numeral at(NormalText text, int i) {
        char c = text.charAt(i);
        if (!canStart(c)) {
            return null;
        }
        return new NumeralScanner(text, i).read();
    }

    static boolean canStart(char c) {
        return c >= '0' && c <= '9' || hanDigit(c) >= 0 || c == '十' || c == '拾' || c == '廿' || c == '卅' || c == '几' || c == '数';
    }

    static int hanDigit(char c) {
        return DIGIT_OF[c];
    }

    private static byte[] digitTable() {
        byte[] table = new byte[Character.MAX_VALUE + 1];
        java.util.Arrays.fill(table, (byte) -1);
        for (int i = 0; i < HAN_DIGITS.length(); i++) {
            table[HAN_DIGITS.charAt(i)] = (byte) HAN_VALUES[i];
        }
        return table;
    }

    boolean isWhole() {
        return value.stripTrailingZeros().scale() <= 0;
    }

    int intValue() {
        return value.compareTo(BigDecimal.valueOf(1_000_000_000)) < 0 ? value.intValue() : Integer.MAX_VALUE;
    }

    /** Reads one numeral: units from large to small, as a person says them. */
    private static final class NumeralScanner {
        private final NormalText text;
        private int p;
        private BigDecimal total = BigDecimal.ZERO;
        private BigDecimal totalTo = BigDecimal.ZERO;
        private BigDecimal section = BigDecimal.ZERO;
        private BigDecimal sectionTo = BigDecimal.ZERO;
        private BigDecimal pending;
        private BigDecimal pendingTo;
        private BigDecimal unit = BigDecimal.ONE;
        private BigDecimal bigUnit = BigDecimal.ONE;
        private boolean scaled;
        private boolean zero;
        private boolean approx;
        private boolean arabic;
        private boolean afterUnit;
        private int lastEnd;

        NumeralScanner(NormalText text, int start) {
            this.text = text;
            this.p = start;
            this.lastEnd = start;
        }

        Numeral read() {
            int start = p;
            String run = hanRun();
            if (run != null) {
                return run.length() > MAX_DIGITS ? null
                        : new Numeral(p, new BigDecimal(run), null, false, run, false, false, BigDecimal.ONE);
            }
            while (p - start < MAX_LENGTH && step()) {
                lastEnd = p;
            }
            if (lastEnd == start) {
                return null;
            }
            p = lastEnd;
            return finish(start);
        }

        /** 一三八零零… and 二〇二六: three Han digits or more without a unit are read one by one. */
        private String hanRun() {
            int end = p;
            while (hanDigit(text.charAt(end)) >= 0 && end - p <= MAX_DIGITS) {
                end++;
            }
            boolean unitFollows = smallUnit(text.charAt(end)) > 0 || bigUnit(end) != null;
            if (end - p < 3 || unitFollows && end - p < 4) {
                return end - p == 2 && !unitFollows && hanDigit(text.charAt(p)) == 0 ? digitsOf(p, end) : null;
            }
            return digitsOf(p, end);
        }

        private String digitsOf(int from, int end) {
            StringBuilder digits = new StringBuilder();
            for (int i = from; i < end; i++) {
                digits.append((char) ('0' + hanDigit(text.charAt(i))));
            }
            p = end;
            return digits.toString();
        }

        private boolean step() {
            char c = text.charAt(p);
            if (Reading.isDigit(c)) {
                return pending == null && arabicNumber();
            }
            int digit = hanDigit(c);
            if (digit == 0 && scaled && pending == null) {
                zero = true;
                p++;
                int next = hanDigit(text.charAt(p));
                return next > 0 || Reading.isDigit(text.charAt(p));
            }
            if (digit >= 0) {
                return hanDigitStep(digit);
            }
            if ((c == '几' || c == '数') && pending == null) {
                return severalStep();
            }
            int small = smallUnit(c);
            if (small > 0) {
                return smallUnitStep(small);
            }
            BigDecimal big = bigUnit(p);
            return big != null && bigUnitStep(big);
        }

        private boolean hanDigitStep(int digit) {
            if (pending == null) {
                pending = BigDecimal.valueOf(digit);
                pendingTo = null;
                p++;
                return hanDecimals();
            }
            boolean span = pendingTo == null && !arabic && pending.intValue() > 0 && digit > pending.intValue();
            if (!span) {
                return false;
            }
            pendingTo = BigDecimal.valueOf(digit);
            approx = true;
            p++;
            return true;
        }

        /** 三点五万: a Han decimal only when a unit or a currency makes clear that it is no time of day. */
        private boolean hanDecimals() {
            if (text.charAt(p) != '点' || hanDigit(text.charAt(p + 1)) < 0) {
                return true;
            }
            int end = p + 1;
            StringBuilder digits = new StringBuilder(pending.toPlainString()).append('.');
            while (hanDigit(text.charAt(end)) >= 0 && digits.length() < MAX_DIGITS) {
                digits.append((char) ('0' + hanDigit(text.charAt(end++))));
            }
            char after = text.charAt(end);
            if (bigUnit(end) != null || after == '元' || after == '块' || after == '%' || after == '折') {
                pending = new BigDecimal(digits.toString());
                p = end;
            }
            return true;
        }

        private boolean severalStep() {
            char next = text.charAt(p + 1);
            boolean tens = scaled && unit.intValue() == 10 && section.signum() > 0;
            if (smallUnit(next) > 0 || bigUnit(p + 1) != null) {
                pending = BigDecimal.ONE;
                pendingTo = BigDecimal.TEN;
            } else if (tens) {
                pending = BigDecimal.ZERO;
                pendingTo = BigDecimal.TEN;
            } else {
                return false;
            }
            approx = true;
            p++;
            return true;
        }

        private boolean smallUnitStep(int small) {
            if (pending == null) {
                if (small != 10 || afterUnit && !zero && scaled) {
                    return false;
                }
                pending = BigDecimal.ONE;
            }
            BigDecimal by = BigDecimal.valueOf(small);
            if (text.charAt(p) == '廿' || text.charAt(p) == '卅') {
                pending = BigDecimal.valueOf(text.charAt(p) == '廿' ? 2 : 3);
            }
            section = section.add(pending.multiply(by));
            sectionTo = sectionTo.add((pendingTo == null ? pending : pendingTo).multiply(by));
            return unitDone(by);
        }

        private boolean bigUnitStep(BigDecimal by) {
            int skip = text.charAt(p) == ' ' || text.charAt(p) == '个' ? 1 : 0;
            BigDecimal low = section.add(pending == null ? BigDecimal.ZERO : pending);
            BigDecimal high = sectionTo.add(pendingTo != null ? pendingTo : pending == null ? BigDecimal.ZERO : pending);
            if (low.signum() == 0 && total.signum() == 0) {
                return false;
            }
            boolean onTop = low.signum() == 0 || by.compareTo(bigUnit) > 0 && total.signum() > 0;
            total = onTop ? total.add(low).multiply(by) : total.add(low.multiply(by));
            totalTo = onTop ? totalTo.add(high).multiply(by) : totalTo.add(high.multiply(by));
            section = BigDecimal.ZERO;
            sectionTo = BigDecimal.ZERO;
            bigUnit = by;
            p += skip;
            return unitDone(by);
        }

        private boolean unitDone(BigDecimal by) {
            pending = null;
            pendingTo = null;
            unit = by;
            scaled = true;
            zero = false;
            afterUnit = true;
            p++;
            manyStep();
            return true;
        }

        /** 三百多万: 多 between the units. */
        private void manyStep() {
            char c = text.charAt(p);
            if ((c == '多' || c == '余' || c == '来') && bigUnit(p + 1) != null) {
                approx = true;
                sectionTo = sectionTo.add(unit);
                p++;
            }
        }

        private boolean arabicNumber() {
            int start = p;
            int end = p;
            while (Reading.isDigit(text.charAt(end))) {
                end++;
            }
            int first = end - start;
            while (first <= 3 && text.charAt(end) == ',' && threeDigits(end + 1) && isThousands(start, end)) {
                end += 4;
            }
            if (text.charAt(end) == '.' && Reading.isDigit(text.charAt(end + 1))) {
                end++;
                while (Reading.isDigit(text.charAt(end))) {
                    end++;
                }
            }
            if (end - start > MAX_DIGITS) {
                return false;
            }
            pending = new BigDecimal(text.sub(start, end).replace(",", ""));
            pendingTo = null;
            arabic = true;
            p = end;
            return true;
        }

        /** 少了200，199元: a comma of Chinese writing parts clauses, unless a sign of money or decimals say that it is all one sum (￥1，299.00). */
        private boolean isThousands(int start, int comma) {
            return text.typed().charAt(text.startOf(comma)) == ',' || text.charAt(start - 1) == '¥' || text.charAt(comma + 4) == '.' && Reading.isDigit(text.charAt(comma + 5));
        }

        private boolean threeDigits(int at) {
            return Reading.isDigit(text.charAt(at)) && Reading.isDigit(text.charAt(at + 1)) && Reading.isDigit(text.charAt(at + 2))
                    && !Reading.isDigit(text.charAt(at + 3));
        }

        private static int smallUnit(char c) {
            return switch (c) {
                case '十', '拾', '廿', '卅' -> 10;
                case '百', '佰' -> 100;
                case '千', '仟' -> 1000;
                default -> 0;
            };
        }

        private BigDecimal bigUnit(int at) {
            char c = text.charAt(at);
            if ((c == '个' || c == ' ') && at > 0) {
                char next = text.charAt(at + 1);
                return next == '亿' || next == '万' && c == ' ' ? bigUnit(at + 1) : null;
            }
            boolean alone = !Reading.isLatin(text.charAt(at + 1)) && at > 0 && (Reading.isDigit(text.charAt(at - 1)));
            return switch (c) {
                case '万' -> BigDecimal.valueOf(10_000);
                case '亿' -> BigDecimal.valueOf(100_000_000);
                case '兆' -> BigDecimal.valueOf(1_000_000_000_000L);
                case 'w' -> alone ? BigDecimal.valueOf(10_000) : null;
                case 'k' -> alone ? BigDecimal.valueOf(1_000) : null;
                default -> null;
            };
        }

        private Numeral finish(int start) {
            String digits = !scaled && pendingTo == null && pending != null ? pending.toPlainString() : null;
            if (pending != null) {
                boolean tail = scaled && !zero && unit.compareTo(BigDecimal.valueOf(100)) >= 0 && pending.compareTo(BigDecimal.TEN) < 0
                        && pending.scale() <= 0 && pendingTo == null;
                BigDecimal by = tail ? unit.movePointLeft(1) : BigDecimal.ONE;
                section = section.add(pending.multiply(by));
                sectionTo = sectionTo.add((pendingTo == null ? pending : pendingTo).multiply(by));
            }
            BigDecimal low = plain(total.add(section));
            BigDecimal high = plain(totalTo.add(sectionTo));
            char c = text.charAt(p);
            boolean more = scaled && (c == '多' || c == '余') || scaled && c == '来' && "块元斤个天".indexOf(text.charAt(p + 1)) >= 0
                    || digits != null && low.signum() > 0 && low.intValue() % 10 == 0 && (c == '多' || c == '余');
            if (more && high.compareTo(low) == 0) {
                p++;
                high = low.add(step(low));
                approx = true;
            }
            return new Numeral(p, low, approx ? high : null, approx, approx ? null : digits, arabic, scaled, unit);
        }

        /** 一百多 ends at 二百, 三千多 at 四千, 一百二十多 at 一百三十. */
        private static BigDecimal step(BigDecimal value) {
            BigDecimal bare = value.stripTrailingZeros();
            return BigDecimal.ONE.movePointRight(Math.max(0, -bare.scale()));
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal bare = value.stripTrailingZeros();
            return bare.scale() < 0 ? bare.setScale(0) : bare;
        }
    }
}

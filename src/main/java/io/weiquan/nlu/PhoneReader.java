package io.weiquan.nlu;

/**
 * Telephone numbers: mobiles (with blanks or dashes, +86), landlines with area code and extension, 400/800, 95xxx, and the public
 * short numbers. Value: digits, the extension after {@code x}. A run of twelve digits or more is never a phone.
 */
final class PhoneReader {

    private static final Words CUES = Words.of("联系方式", "手机号", "tel", "电话", "手机", "号码", "拨打", "打过", "致电", "热线", "座机", "打");
    private static final String[] SHORT = {"12315", "12345", "12348", "12305", "12300", "12381", "12377", "12378", "12366", "12333", "10086",
        "10010", "10000", "96110"};

    /** A public hotline is nobody's own number: it is read, never taken as one. */
    private static final double HOTLINE = 0.7;

    private PhoneReader() {
    }

    static void read(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            boolean begins = Reading.isDigit(c) || c == '+' || c == '(' && t.charAt(i + 1) == '0';
            if (begins && !r.isClaimed(i) && !Reading.isDigit(t.charAt(i - 1)) && !isInnerDot(t, i)) {
                int end = at(r, i);
                if (end > i) {
                    i = end - 1;
                } else {
                    while (Reading.isDigit(t.charAt(i + 1))) {
                        i++;
                    }
                }
            } else if (Numeral.hanDigit(c) == 1 && !r.isClaimed(i)) {
                spoken(r, i);
            }
        }
    }

    private static boolean isInnerDot(NormalText t, int i) {
        char before = t.charAt(i - 1);
        return before == '.' && Reading.isDigit(t.charAt(i - 2)) || Reading.isLatin(before) && !isCue(t, i) || before == '¥' || before == '$';
    }

    private static int at(Reading r, int start) {
        NormalText t = r.text;
        StringBuilder digits = new StringBuilder();
        int[] groups = new int[16];
        int count = 0;
        int group = 0;
        int i = start;
        int end = start;
        boolean dashed = false;
        for (; digits.length() < 20 && count < 15; i++) {
            char c = t.charAt(i);
            if (Reading.isDigit(c) && !r.isClaimed(i)) {
                digits.append(c);
                group++;
                end = i + 1;
            } else if (c == '(' && i == start || c == '+' && i == start) {
                continue;
            } else if ((c == '-' || c == ' ' || c == ')' || c == '(') && isPhonePart(t, i)) {
                dashed |= c != ' ';
                groups[count++] = group;
                group = 0;
            } else {
                break;
            }
        }
        groups[count++] = group;
        if (Reading.isLatin(t.charAt(end)) || t.charAt(end) == '*') {
            return start;
        }
        return classify(r, start, end, digits.toString(), groups, count, dashed);
    }

    private static boolean isPhonePart(NormalText t, int i) {
        char next = t.charAt(i + 1);
        return Reading.isDigit(next) || (next == '-' || next == ' ') && Reading.isDigit(t.charAt(i + 2));
    }

    private static int classify(Reading r, int start, int end, String all, int[] groups, int count, boolean dashed) {
        String digits = all.startsWith("0086") ? all.substring(4) : all.startsWith("86") && all.length() == 13 ? all.substring(2) : all;
        NormalText t = r.text;
        if (digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3') {
            return add(r, start, end, digits, 0.97);
        }
        int firstGroup = groups[0] == 0 && count > 1 ? groups[1] : groups[0];
        if (isTollFree(digits) && digits.length() == 10) {
            return add(r, start, end, digits, 0.97);
        }
        boolean area = digits.startsWith("0") && (firstGroup == 3 || firstGroup == 4 || count == 1);
        if (area && digits.length() >= 10 && digits.length() <= 12 && (count > 1 || isCue(t, start) || isAreaCode(digits))) {
            return add(r, start, extension(r, end), digits, 0.96);
        }
        if (area && digits.length() > 12 && count >= 3 && groups[count - 1] <= 6) {
            int main = digits.length() - groups[count - 1];
            return main >= 10 && main <= 12 ? add(r, start, end, digits.substring(0, main) + "x" + digits.substring(main), 0.95) : start;
        }
        if (count > 1) {
            int first = start + (t.charAt(start) == '+' || t.charAt(start) == '(' ? 1 : 0);
            return first + groups[0] < end && groups[0] > 0 ? single(r, first, first + groups[0]) : start;
        }
        return single(r, start, end);
    }

    /** One run without dashes: short numbers, 95xxx, or seven and eight digits after the word 电话. */
    private static int single(Reading r, int start, int end) {
        String digits = r.text.sub(start, end);
        if (digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3' || isTollFree(digits) && digits.length() == 10) {
            return add(r, start, end, digits, 0.97);
        }
        boolean money = "元块.".indexOf(r.text.charAt(end)) >= 0;
        for (String known : SHORT) {
            if (known.equals(digits)) {
                return money ? start : add(r, start, end, digits, HOTLINE);
            }
        }
        boolean service = digits.startsWith("95") && digits.length() >= 5 && digits.length() <= 8 && !money;
        if (service && (digits.length() == 5 || isCue(r.text, start))) {
            return add(r, start, end, digits, isCue(r.text, start) ? 0.95 : 0.7);
        }
        boolean local = (digits.length() == 7 || digits.length() == 8 || digits.length() == 10 && digits.startsWith("0")) && !money;
        boolean alone = r.clauseStart(start) == start && r.isBreak(end) && digits.length() == 8 && digits.charAt(0) != '0' && !digits.startsWith("20") && !digits.startsWith("19");
        if (local && (alone || cueAfter(r.text, end)) && !isCue(r.text, start)) {
            return add(r, start, end, digits, cueAfter(r.text, end) ? 0.8 : 0.6);
        }
        return local && isCue(r.text, start) ? add(r, start, end, digits, 0.8) : start;
    }

    /** 010, 02x and the four-digit codes of the other cities. */
    private static boolean isAreaCode(String digits) {
        boolean big = digits.startsWith("010") || digits.startsWith("02") && digits.charAt(2) != '6';
        return big ? digits.length() == 11 || digits.length() == 10 : digits.charAt(1) >= '3' && (digits.length() == 11 || digits.length() == 12);
    }

    private static boolean cueAfter(NormalText t, int end) {
        for (int i = end; i < end + 5; i++) {
            if (t.has(i, "电话") || t.has(i, "号码")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTollFree(String digits) {
        return digits.startsWith("400") || digits.startsWith("800");
    }

    private static int extension(Reading r, int end) {
        return end;
    }

    private static int add(Reading r, int start, int end, String digits, double confidence) {
        String value = digits;
        int to = end;
        NormalText t = r.text;
        int p = end;
        boolean ext = t.has(p, "转") || t.has(p, "-转");
        if (ext) {
            p = t.has(p, "转") ? p + 1 : p + 2;
            p += t.has(p, "分机") ? 2 : 0;
            int from = p;
            while (Reading.isDigit(t.charAt(p)) && p - from < 6) {
                p++;
            }
            if (p > from) {
                value = digits + "x" + t.sub(from, p);
                to = p;
            }
        }
        r.add("phone", value, start, to, confidence, null);
        r.claim(start, to);
        return to;
    }

    /** 一三八…: eleven spoken digits, with 幺 and 洞 as people say them. */
    private static void spoken(Reading r, int start) {
        StringBuilder digits = new StringBuilder();
        int i = start;
        while (digits.length() < 12) {
            char c = r.text.charAt(i);
            int digit = c == '洞' ? 0 : c == '拐' ? 7 : c == '勾' ? 9 : Numeral.hanDigit(c);
            if (digit < 0) {
                break;
            }
            digits.append((char) ('0' + digit));
            i++;
        }
        if (digits.length() == 11 && digits.charAt(1) >= '3' && Numeral.hanDigit(r.text.charAt(start - 1)) < 0) {
            add(r, start, i, digits.toString(), 0.9);
        }
    }

    private static boolean isCue(NormalText t, int start) {
        int end = start;
        while (end > 0 && " :是为=(,了".indexOf(t.charAt(end - 1)) >= 0) {
            end--;
        }
        return CUES.isBefore(t, end);
    }
}

package io.weiquan.nlu;

/** Claims what must never be stored: bank cards, identity numbers, passwords and verification codes. */
final class SecretReader {

    private static final Words ORDER_CUES = Words.of("订单", "单号", "编号", "运单", "快递");
    private static final Words CARD_CUES = Words.of("绑定的卡", "银行卡", "信用卡", "储蓄卡", "借记卡", "兴业卡", "卡号", "建行", "工行", "农行", "招行", "中行", "尾号", "绑卡", "交行", "邮储", "民生", "浦发", "的卡", "卡是", "转账到", "转账至", "转到", "转至", "打到", "汇到", "汇至", "打款到", "打钱到", "存到");
    private static final Words ID_CUES = Words.of("身份证", "证件号", "id号");
    private static final Words CODE_CUES = Words.of("验证码", "校验码", "动态码", "短信码");
    private static final Words PASSWORD_CUES = Words.of("password", "pwd", "密码");
    private static final int[] ID_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String ID_CHECKS = "10x98765432";
    private static final int LOOK_BACK = 12;

    private SecretReader() {
    }

    static void read(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            if (Reading.isDigit(c) && !Reading.isDigit(t.charAt(i - 1)) && !r.isClaimed(i)) {
                i = number(r, i) - 1;
            } else if (c == '码' || c == 'd') {
                afterWord(r, i + 1);
            }
        }
    }

    private static int number(Reading r, int start) {
        NormalText t = r.text;
        StringBuilder digits = new StringBuilder();
        int end = start;
        for (int i = start; digits.length() <= 24; i++) {
            char c = t.charAt(i);
            if (Reading.isDigit(c)) {
                digits.append(c);
                end = i + 1;
            } else if ((c == ' ' || c == '-') && Reading.isDigit(t.charAt(i + 1)) && i > start) {
                continue;
            } else {
                break;
            }
        }
        int run = start;
        while (Reading.isDigit(t.charAt(run))) {
            run++;
        }
        boolean x = run - start == 17 && t.charAt(run) == 'x' && !Reading.isLatin(t.charAt(run + 1));
        if ((run - start == 18 || x) && isIdentity(t.sub(start, start + 18))) {
            return secret(r, start, start + 18);
        }
        int length = digits.length();
        // The word before it decides: a card with one digit mistyped is still nobody's order number.
        boolean card = length >= 15 && length <= 19 && (cue(t, start, CARD_CUES) || cue(t, start, ID_CUES))
                || isInFours(t, start, end) && length >= 16 && length <= 19 && !cue(t, start, ORDER_CUES)
                || (run - start == length || run - start == 4) && isBankCard(digits, "order_no".equals(r.hint.type())) && !cue(t, start, ORDER_CUES);
        return card ? secret(r, start, end) : Math.max(run, start + 1);
    }

    /** Three groups of four digits and a rest: written as on a card, and no shop writes its order numbers so. */
    private static boolean isInFours(NormalText t, int start, int end) {
        for (int group = 0; group < 3; group++) {
            int blank = start + 5 * group + 4;
            if (blank >= end || t.charAt(blank) != ' ' && t.charAt(blank) != '-') {
                return false;
            }
        }
        return true;
    }

    /**
     * UnionPay (62, 16 to 19 digits), Visa and MasterCard (4, 51 to 55, 16 digits), by their check digit, in one run or in groups of four.
     * Where an order number is wanted only UnionPay counts: no platform's order numbers begin with 62, some begin with 4 or 5.
     */
    private static boolean isBankCard(CharSequence digits, boolean orderWanted) {
        int length = digits.length();
        boolean union = length >= 16 && length <= 19 && digits.charAt(0) == '6' && digits.charAt(1) == '2';
        boolean other = !orderWanted && length == 16 && (digits.charAt(0) == '4' || digits.charAt(0) == '5' && digits.charAt(1) >= '1' && digits.charAt(1) <= '5');
        if (!union && !other) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < length; i++) {
            int digit = digits.charAt(length - 1 - i) - '0';
            int doubled = i % 2 == 0 ? digit : 2 * digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    /** 验证码123456, 密码是abc123: the word itself says that a secret follows. */
    private static void afterWord(Reading r, int end) {
        NormalText t = r.text;
        boolean code = CODE_CUES.isBefore(t, end);
        boolean password = PASSWORD_CUES.isBefore(t, end);
        if (!code && !password) {
            return;
        }
        int i = end;
        while (i < end + 4 && " :是为=发给".indexOf(t.charAt(i)) >= 0) {
            i++;
        }
        int to = code && Reading.isDigit(t.charAt(i)) ? spacedDigits(t, i) : i;
        while (to < i + 32 && (Reading.isDigit(t.charAt(to)) || password && t.charAt(to) > ' ' && t.charAt(to) < 0x7F && t.charAt(to) != ',')) {
            to++;
        }
        long digits = t.sub(i, to).chars().filter(c -> Reading.isDigit((char) c)).count();
        boolean long_ = code ? digits >= 4 && digits <= 8 : to - i >= 4;
        if (long_ && r.isFree(i, to)) {
            secret(r, i, to);
        }
    }

    /** End of the digits from {@code i} on, each of which may stand alone: 4 8 2 9 1 3. */
    private static int spacedDigits(NormalText t, int i) {
        int to = i;
        while (Reading.isDigit(t.charAt(to)) || (t.charAt(to) == ' ' || t.charAt(to) == '-') && Reading.isDigit(t.charAt(to + 1))
                && Reading.isDigit(t.charAt(to - 1)) && !Reading.isDigit(t.charAt(to + 2))) {
            to++;
        }
        return to;
    }

    private static int secret(Reading r, int start, int end) {
        r.add("secret", "", start, end, 0.98, null);
        r.claim(start, end);
        return end;
    }

    private static boolean cue(NormalText t, int start, Words cues) {
        return cues.in(t, Math.max(0, start - LOOK_BACK), start);
    }

    static boolean isIdentity(String id) {
        int province = Integer.parseInt(id.substring(0, 2));
        int year = Integer.parseInt(id.substring(6, 10));
        int month = Integer.parseInt(id.substring(10, 12));
        int day = Integer.parseInt(id.substring(12, 14));
        if (province < 11 || province > 82 || year < 1900 || year > 2030 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (id.charAt(i) - '0') * ID_WEIGHTS[i];
        }
        return ID_CHECKS.charAt(sum % 11) == id.charAt(17);
    }
}

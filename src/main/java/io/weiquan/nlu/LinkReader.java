package io.weiquan.nlu;

/** Claims web addresses, e-mail addresses and masked placeholders ("[订单x]"): nothing inside them may be read as anything else. */
final class LinkReader {

    private static final int MAX_PLACEHOLDER = 40;

    private LinkReader() {
    }

    static void read(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            if (c == 'h' && (t.has(i, "http://") || t.has(i, "https://")) || c == 'w' && t.has(i, "www.")) {
                int end = linkEnd(t, i);
                r.add("url", typed(t, i, end), i, end, 0.99, null);
                r.claim(i, end);
                i = end - 1;
            } else if (c == '@') {
                email(r, i);
            } else if (c == '[' || c == '{' || c == '<') {
                placeholder(r, i);
            }
        }
    }

    private static int linkEnd(NormalText t, int i) {
        int end = i;
        while (end < t.length() && t.charAt(end) > ' ' && t.charAt(end) < 0x7F && "\"<>,;!()".indexOf(t.charAt(end)) < 0) {
            end++;
        }
        while (end > i && ".?:".indexOf(t.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static void email(Reading r, int at) {
        NormalText t = r.text;
        int start = at;
        while (start > 0 && !r.isClaimed(start - 1) && isLocal(t.charAt(start - 1))) {
            start--;
        }
        int end = at + 1;
        while (isLocal(t.charAt(end))) {
            end++;
        }
        while (end > at + 1 && t.charAt(end - 1) == '.') {
            end--;
        }
        boolean dot = t.sub(at + 1, end).indexOf('.') > 0;
        if (start < at && dot) {
            r.add("email", typed(t, start, end), start, end, 0.99, null);
            r.claim(start, end);
        }
    }

    private static boolean isLocal(char c) {
        return Reading.isLatin(c) || Reading.isDigit(c) || c == '.' || c == '_' || c == '-' || c == '+';
    }

    /** "[ORDERID_10180844]", "[数字x]", "{order_no}": made by a machine that masks, so it holds no value. */
    private static void placeholder(Reading r, int open) {
        NormalText t = r.text;
        char close = t.charAt(open) == '[' ? ']' : t.charAt(open) == '{' ? '}' : '>';
        for (int i = open + 1; i < Math.min(t.length(), open + MAX_PLACEHOLDER); i++) {
            char c = t.charAt(i);
            if (c == close) {
                String inside = t.sub(open + 1, i);
                if (inside.endsWith("x") || inside.indexOf('_') > 0 || inside.indexOf('*') >= 0) {
                    r.claim(open, i + 1);
                }
                return;
            }
            if (c == t.charAt(open)) {
                return;
            }
        }
    }

    static String typed(NormalText t, int start, int end) {
        return t.typed().substring(t.startOf(start), t.endOf(end));
    }
}

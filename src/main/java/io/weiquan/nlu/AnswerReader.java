package io.weiquan.nlu;

import io.weiquan.dialog.Money;

/** Reads the bare answer to the question just asked ("98", "三", "11.1"); a wrong kind of answer gives nothing. */
final class AnswerReader {

    private static final int LONGEST = 16;

    private AnswerReader() {
    }

    static void read(Reading r) {
        String type = r.hint.type();
        if (type == null) {
            return;
        }
        switch (type) {
            case "amount" -> amount(r);
            case "number", "quantity" -> number(r);
            default -> { }
        }
        oneOfItsType(r, type);
    }

    /** The only mention of the asked type, without a role of its own, speaks of the asked slot. */
    private static void oneOfItsType(Reading r, String type) {
        Reading.Found only = null;
        for (Reading.Found f : r.found) {
            if (f.type.equals(type)) {
                if (only != null) {
                    return;
                }
                only = f;
            }
        }
        if (only != null && only.role == null && r.hint.slot() != null) {
            only.role = r.hint.slot();
            only.confidence = Math.max(only.confidence, Math.min(0.9, only.confidence + 0.1));
        }
    }

    private static void amount(Reading r) {
        Only only = r.found.stream().anyMatch(f -> f.type.equals("amount")) ? null : onlyNumber(r);
        if (only == null || only.number.value().signum() <= 0 || only.number.value().precision() - only.number.value().scale() > 8) {
            return;
        }
        Numeral n = only.number;
        r.add("amount", new Money(n.value(), n.to(), "CNY", n.approx() || isAbout(r, n.end())), only.start, n.end(), 0.9, r.hint.slot());
        r.claim(only.start, n.end());
    }

    private static boolean isAbout(Reading r, int end) {
        NormalText t = r.text;
        return t.has(end, "左右") || t.has(end, "上下") || t.has(end, "多") || t.has(0, "大概") || t.has(0, "差不多") || t.has(0, "约");
    }

    private static void number(Reading r) {
        Only only = onlyNumber(r);
        if (only != null && only.number.value().signum() > 0 && only.number.value().precision() - only.number.value().scale() <= 6) {
            r.add("number", only.number.value(), only.start, only.number.end(), 0.9, r.hint.slot());
        }
    }

    private record Only(int start, Numeral number) {
    }

    /** The one number of a short message, with nothing but filler and a unit around it. */
    private static Only onlyNumber(Reading r) {
        NormalText t = r.text;
        if (t.length() > LONGEST) {
            return null;
        }
        Only only = null;
        for (int i = 0; i < t.length(); i++) {
            Numeral n = Numeral.canStart(t.charAt(i)) && !r.isClaimed(i) ? Numeral.at(t, i) : null;
            if (n == null) {
                continue;
            }
            if (only != null) {
                return null;
            }
            only = new Only(i, n);
            i = n.end() - 1;
        }
        return only == null || unitForbids(t, only.number.end()) ? null : only;
    }

    private static boolean unitForbids(NormalText t, int end) {
        char c = t.charAt(end);
        return "天年月日号点分时周次岁折%倍级楼下些会-/:.".indexOf(c) >= 0 || Reading.isLatin(c);
    }
}

package io.weiquan.nlu;

import java.util.List;

/** Order and tracking numbers: the word before them decides, the published shapes raise confidence, length alone never names a platform. */
final class CodeReader {

    private static final Words ORDER_CUES = Words.of("order", "订单号码", "订单编号", "订单号", "交易号", "流水号", "订单", "单号", "编号", "订單");
    private static final Words TRACKING_CUES = Words.of("快递单号", "物流单号", "快递编号", "物流编号", "货运单号", "退货单号", "寄回单号", "运单号", "快递号", "物流号", "快递单", "面单号", "运单", "快递", "物流");
    private static final Words OTHER_CUES = Words.of("投诉编号", "投诉单号", "受理编号", "登记编号", "商品编号", "商品id", "许可证号", "交易单号", "工单号", "案件号", "会员号", "微信号", "备案号", "流水号", "发票号", "工单", "案号", "工号", "货号", "型号", "账号", "qq", "微信", "vx", "批号");
    private static final Words COURIERS = Words.of("圆通", "中通", "申通", "韵达", "顺丰", "极兔", "邮政", "ems", "德邦", "百世", "京东物流", "菜鸟", "丹鸟", "快递", "物流", "跨越", "优速");
    /** 300000000012这个订单: said behind the number what it is. */
    private static final Words FOLLOWED = Words.of(" 这个订单", "这个订单", "这单", "这一单", " 这单", " 这一单", "的订单", "这笔订单", "是订单号", "那个订单", "那单");
    private static final int COURIER_WITHIN = 8;
    private static final int MAX_LENGTH = 40;

    private final List<Lexicon.Shape> orders;
    private final List<Lexicon.Shape> tracking;

    CodeReader(Lexicon lexicon) {
        this.orders = lexicon.orders();
        this.tracking = lexicon.tracking();
    }

    void read(Reading r) {
        NormalText t = r.text;
        for (int i = 0; i < t.length(); i++) {
            char c = t.charAt(i);
            boolean begins = (Reading.isDigit(c) || Reading.isLatin(c)) && !isAlnum(t.charAt(i - 1)) && !r.isClaimed(i);
            if (begins) {
                int end = runEnd(r, i);
                if (digits(t, i, end) >= 6) {
                    code(r, i, end);
                }
                i = Math.max(i, end - 1);
            }
        }
    }

    private static boolean isAlnum(char c) {
        return Reading.isDigit(c) || Reading.isLatin(c);
    }

    /** Letters and digits with single dashes inside; blanks only between groups of digits. */
    private static int runEnd(Reading r, int start) {
        NormalText t = r.text;
        int end = start;
        while (end - start < MAX_LENGTH && end < t.length() && !r.isClaimed(end)) {
            char c = t.charAt(end);
            boolean inner = c == '-' && isAlnum(t.charAt(end + 1)) || c == ' ' && digitsAround(t, end, start);
            if (!isAlnum(c) && !inner) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean digitsAround(NormalText t, int blank, int start) {
        for (int k = 1; k <= 3; k++) {
            if (blank - k < start || !Reading.isDigit(t.charAt(blank - k)) || !Reading.isDigit(t.charAt(blank + k))) {
                return false;
            }
        }
        return true;
    }

    private static int digits(NormalText t, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += Reading.isDigit(t.charAt(i)) ? 1 : 0;
        }
        return count;
    }

    private void code(Reading r, int start, int end) {
        NormalText t = r.text;
        String typed = LinkReader.typed(t, start, end);
        String bare = t.sub(start, end).replace(" ", "").toUpperCase(java.util.Locale.ROOT);
        if (bare.matches("20\\d{2}-[01]?\\d-[0-3]?\\d")) {
            return;                            // "创建时间 2026-11-18", copied along with the number
        }
        boolean hintOrder = "order_no".equals(r.hint.type());
        boolean hintTracking = "tracking_no".equals(r.hint.type());
        int cueEnd = cueEnd(t, start);
        if (OTHER_CUES.isBefore(t, cueEnd) && !hintOrder && !hintTracking) {
            r.claim(start, end);
            r.spoke("code", start, end, 1, "a number of something else");
            return;
        }
        Lexicon.Shape parcel = shape(tracking, bare);
        boolean lettered = parcel != null && !Reading.isDigit(t.charAt(start));
        boolean sent = COURIERS.in(t, Math.max(r.clauseStart(start), cueEnd - COURIER_WITHIN), cueEnd) && !t.endsWith(cueEnd, "订单号") && !t.endsWith(cueEnd, "订单");
        boolean trackingCue = (TRACKING_CUES.isBefore(t, cueEnd) || sent && (lettered || t.endsWith(cueEnd, "单号"))) && !t.endsWith(cueEnd, "快递订单号");
        boolean orderCue = ORDER_CUES.isBefore(t, cueEnd) && !trackingCue;
        Lexicon.Shape order = shape(orders, bare.replace('–', '-'));
        String value = bare;
        if (trackingCue || lettered && !orderCue || hintTracking && !orderCue && order == null) {
            double confidence = lettered && trackingCue ? 0.98 : lettered ? 0.93 : parcel != null || trackingCue ? 0.9 : 0.8;
            found(r, "tracking_no", value, start, end, confidence, parcel);
        } else if (orderCue || hintOrder) {
            double confidence = order != null ? 0.98 : bare.length() >= 10 ? 0.93 : 0.85;
            boolean phone = hintOrder && !orderCue && isMobile(bare);
            found(r, "order_no", value, start, end, phone ? 0.6 : confidence, order);
        } else if (FOLLOWED.isAt(t, end) && bare.length() >= 10 && digits(t, start, end) == bare.length()) {
            found(r, "order_no", value, start, end, order != null ? 0.93 : 0.85, order);
        } else if (order != null && (bare.indexOf('-') > 0 || Reading.isLatin(t.charAt(start)))) {
            found(r, "order_no", value, start, end, 0.95, order);
        } else if (bare.length() >= 15 && digits(t, start, end) == bare.length() && !currencyFollows(t, end)) {
            found(r, "order_no", value, start, end, order != null ? 0.85 : 0.7, order);
        } else if (parcel != null && bare.length() >= 12 && digits(t, start, end) == bare.length() && !currencyFollows(t, end)) {
            found(r, "tracking_no", value, start, end, 0.5, parcel);
        } else if (typed.length() >= 12 && digits(t, start, end) >= 9 && !currencyFollows(t, end) && !looksLikePhone(t, start, bare)) {
            r.claim(start, end);
        }
    }

    private static boolean currencyFollows(NormalText t, int end) {
        return Currency.wordAt(t, end) > 0 || t.charAt(end) == ' ' && Currency.wordAt(t, end + 1) > 0 || t.charAt(end) == '.' && Reading.isDigit(t.charAt(end + 1))
                || t.charAt(end) == '万' || t.charAt(end) == '亿' || t.charAt(end) == '年' || t.charAt(end) == '/';
    }

    private static boolean looksLikePhone(NormalText t, int start, String bare) {
        String digits = bare.replace("-", "");
        return isMobile(digits) || digits.startsWith("0") || digits.startsWith("400") || digits.startsWith("800") || digits.startsWith("86") || t.charAt(start - 1) == '+'
                || bare.matches("[12]\\d{3}-\\d{1,2}-\\d{1,2}(-\\d+)?") || bare.indexOf('-') > 0 && digits.length() <= 12 || bare.length() > 30;
    }

    private static boolean isMobile(String digits) {
        return digits.length() == 11 && digits.charAt(0) == '1' && digits.charAt(1) >= '3';
    }

    private static void found(Reading r, String type, String value, int start, int end, double confidence, Lexicon.Shape shape) {
        r.add(type, value, start, end, confidence, null);
        r.claim(start, end);
        r.spoke(type, start, end, confidence, shape == null ? "by the words around it" : "fits " + shape.key());
    }

    private static Lexicon.Shape shape(List<Lexicon.Shape> shapes, String number) {
        for (Lexicon.Shape shape : shapes) {
            if (shape.fits(number)) {
                return shape;
            }
        }
        return null;
    }

    private static int cueEnd(NormalText t, int start) {
        int end = start;
        while (end > 0 && start - end < 6 && " :是为#=(,\"'[".indexOf(t.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}

package io.weiquan.advice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** How dates, amounts and lists are written: one way everywhere. */
final class Texts {

    private Texts() {
    }

    /** 2026年11月14日 */
    static String day(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }

    static String day(String iso) {
        return day(LocalDate.parse(iso));
    }

    /** 98.5元 */
    static String yuan(BigDecimal amount) {
        return number(amount) + "元";
    }

    static String number(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** At most {@code most} code points; what is cut is shown as ……. */
    static String clip(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, Math.max(0, most - 2))) + "……";
    }

    /** 第一，…；第二，…: a list to be read aloud. */
    static String spoken(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            text.append(i == 0 ? "" : "；").append("第").append(i < 10 ? "一二三四五六七八九十".substring(i, i + 1) : Integer.toString(i + 1)).append("，").append(items.get(i));
        }
        return text.toString();
    }

    /** "（1）订单截图（2）聊天记录"; a single item stands alone. */
    static String inline(List<String> items) {
        if (items.size() < 2) {
            return String.join("", items);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            text.append('（').append(i + 1).append('）').append(items.get(i)).append(i + 1 < items.size() ? "；" : "");
        }
        return text.toString();
    }
}

package io.weiquan.runtime;

import io.weiquan.conversation.Census;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** A census as a plain page: tables, no script, no style. */
final class InsightPage {

    private static final Map<String, String> TITLES = Map.of("channel", "从哪里来", "platform", "平台", "issue", "问题", "outcome", "找过之后的结果",
            "recommended", "建议的渠道", "stoppedAt", "停在哪一问（还没有投诉材料，半小时没有说话）");
    private static final List<String> ORDER = List.of("issue", "platform", "recommended", "outcome", "stoppedAt", "channel");

    private final BinaryOperator<String> names;

    /** @param names kind and key → what people call it; the key itself when it has no name */
    InsightPage(BinaryOperator<String> names) {
        this.names = names;
    }

    String of(Census.Counts counts, int days) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>维权向导 · 统计</title><h1>最近 ")
                .append(days).append(" 天</h1><p>会话 ").append(counts.conversations()).append("，有投诉材料 ").append(counts.packages())
                .append(counts.complete() ? "" : "（会话太多，只数了最早的一部分）").append("</p>");
        for (String name : ORDER) {
            page.append("<h2>").append(TITLES.get(name)).append("</h2><table>");
            counts.by().get(name).entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).forEach(entry ->
                    page.append("<tr><td>").append(escaped(names.apply(name, entry.getKey()))).append("</td><td>").append(entry.getValue()).append("</td></tr>"));
            page.append("</table>");
        }
        return page.append("</html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}

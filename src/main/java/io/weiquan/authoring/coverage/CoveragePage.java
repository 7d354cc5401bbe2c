package io.weiquan.authoring.coverage;

import io.weiquan.authoring.diagram.FlowDiagram;
import io.weiquan.authoring.written.WrittenFlow;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Coverage as one HTML page without scripts: figures, what is missing with its line, and each flow drawn. */
public final class CoveragePage {

    static final Map<Coverage.Kind, String> TITLES = new EnumMap<>(Map.of(Coverage.Kind.STATE, "状态", Coverage.Kind.TRANSITION, "转移",
            Coverage.Kind.QUESTION, "问题", Coverage.Kind.REASK, "再问", Coverage.Kind.PATTERN, "应对方式", Coverage.Kind.RULE, "校验"));

    private CoveragePage() {
    }

    public static String html(Coverage coverage) {
        StringBuilder page = new StringBuilder("""
                <!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>对话覆盖率</title><style>
                body{font:14px/1.6 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:72rem;color:#0f172a}
                table{border-collapse:collapse;margin:1rem 0}td,th{padding:.3rem .9rem;border-bottom:1px solid #e2e8f0;text-align:left}
                td.n{text-align:right;font-variant-numeric:tabular-nums}.bar{width:14rem;background:#fee2e2;border-radius:4px}
                .bar i{display:block;height:.7rem;background:#16a34a;border-radius:4px}code{font-size:12px;color:#475569}svg{max-width:100%;height:auto}
                </style><h1>对话覆盖率</h1><table><tr><th>种类<th>走到<th>全部<th>
                """);
        for (Coverage.Kind kind : Coverage.Kind.values()) {
            List<Coverage.Item> items = coverage.items().stream().filter(i -> i.kind() == kind).toList();
            long played = items.stream().filter(i -> i.times() > 0).count();
            page.append("<tr><td>%s<td class=\"n\">%d<td class=\"n\">%d<td class=\"bar\"><i style=\"width:%.1f%%\"></i>%n".formatted(TITLES.get(kind), played,
                    items.size(), items.isEmpty() ? 100.0 : 100.0 * played / items.size()));
        }
        page.append("</table>\n<h2>没有走到的</h2><table><tr><th>种类<th>名字<th>位置\n");
        coverage.items().stream().filter(i -> i.times() == 0).forEach(i -> page.append("<tr><td>%s<td>%s<td><code>%s</code>%n".formatted(
                TITLES.get(i.kind()), escape(i.name()), escape(i.at().toString()))));
        page.append("</table>\n");
        for (WrittenFlow flow : coverage.written().flows().values()) {
            page.append(FlowDiagram.svg(coverage.written(), flow, coverage.of(flow.name()))).append("<br>\n");
        }
        return page.append("</html>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}

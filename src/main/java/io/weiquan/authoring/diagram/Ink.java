package io.weiquan.authoring.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws the lines between cards and, last of all, what is written on them. */
final class Ink {

    static final String STYLE = """
            <style>
            text{font-family:"Noto Sans CJK SC","PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif;font-size:12px;fill:#334155}
            .paper{fill:#f8fafc}.title{font-size:18px;font-weight:600;fill:#0f172a}.version{fill:#94a3b8}
            .card .body{fill:#fff;stroke:#cbd5e1}.card .head{fill:#e2e8f0}.name{font-weight:600;font-size:13px;fill:#0f172a}
            .badge{text-anchor:end;fill:#64748b}.waits .head{fill:#fde68a}.composes .head{fill:#bfdbfe}.final .head{fill:#bbf7d0}
            .ask{fill:#0f172a}.when{fill:#64748b;font-size:11px}.do{fill:#1d4ed8}.call{fill:#7c3aed}.say{fill:#475569}
            .line{fill:none;stroke:#64748b;stroke-width:1.5}.line.reaction{stroke:#b45309;stroke-dasharray:5 4}
            .label{fill:#f8fafc;fill-opacity:.94}.on-line{text-anchor:middle;font-size:11px;fill:#475569}
            .played .body{stroke:#16a34a;stroke-width:2}.missed .body{stroke:#dc2626;stroke-width:2}
            .line.played{stroke:#16a34a}.line.missed{stroke:#dc2626}
            </style>
            <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">\
            <path d="M0 1L9 5L0 9z" fill="#64748b"/></marker></defs>
            """;

    private final StringBuilder svg;
    private final Layout layout;
    private final List<Layout.Line> lines;
    private final List<String> labels = new ArrayList<>();
    private final Map<String, Integer> drawn = new HashMap<>();
    private int upward;

    Ink(StringBuilder svg, Layout layout, List<Layout.Line> lines) {
        this.svg = svg;
        this.layout = layout;
        this.lines = lines;
    }

    void line(Layout.Line line, String coverage) {
        Layout.Box from = layout.box(line.from());
        Layout.Box to = layout.box(line.to());
        String css = "line" + (line.reaction() ? " reaction" : "") + coverage;
        if (layout.isBack(line)) {
            back(line, from, to, css);
            return;
        }
        double x = port(line, from, true);
        double y = from.y() + from.height();
        StringBuilder path = new StringBuilder("M%.1f %.1f".formatted(x, y));
        double labelX = x;
        double labelY = y + 30;
        boolean first = true;
        for (Layout.Box lane : layout.passes(line)) {
            path.append(bend(x, y, lane.middle(), lane.y()));
            path.append("L%.1f %.1f".formatted(lane.middle(), lane.y() + lane.height()));
            if (first) {
                labelX = lane.middle();
                labelY = lane.y() + lane.height() / 2;
                first = false;
            }
            x = lane.middle();
            y = lane.y() + lane.height();
        }
        double toX = port(line, to, false);
        path.append(bend(x, y, toX, to.y()));
        if (first) {
            labelX = (x + toX) / 2;
            labelY = (y + to.y()) / 2;
        }
        svg.append("<path class=\"%s\" marker-end=\"url(#tip)\" d=\"%s\"/>%n".formatted(css, path));
        label(line, labelX, labelY);
    }

    /** Up again, along the right side. */
    private void back(Layout.Line line, Layout.Box from, Layout.Box to, String css) {
        double x = layout.width() + 16 * upward++;
        double y = from.y() + from.height() / 2 + 10 * upward;
        double toY = to.y() + to.height() / 2 - 6 + 6 * upward;
        svg.append("<path class=\"%s\" marker-end=\"url(#tip)\" d=\"M%.1f %.1fH%.1fQ%.1f %.1f %.1f %.1fV%.1fQ%.1f %.1f %.1f %.1fH%.1f\"/>%n".formatted(css,
                from.x() + from.width(), y, x - 10, x, y, x, y - 10, toY + 10, x, toY, x - 10, toY, to.x() + to.width()));
        double label = FlowDiagram.label(line.label()).stream().mapToDouble(Words::width).max().orElse(0);
        label(line, x + 10 + label / 2, (y + toY) / 2);
    }

    private static String bend(double x, double y, double toX, double toY) {
        double half = (y + toY) / 2;
        return "C%.1f %.1f %.1f %.1f %.1f %.1f".formatted(x, half, toX, half, toX, toY);
    }

    /** Lines share the edge of a card evenly, from left to right by where they go. */
    private double port(Layout.Line line, Layout.Box box, boolean leaving) {
        List<Layout.Line> shared = lines.stream().filter(l -> !layout.isBack(l))
                .filter(l -> leaving ? l.from().equals(line.from()) : l.to().equals(line.to()))
                .sorted(java.util.Comparator.comparingDouble(l -> towards(l, leaving))).toList();
        return box.x() + box.width() * (shared.indexOf(line) + 1) / (shared.size() + 1);
    }

    private double towards(Layout.Line line, boolean leaving) {
        List<Layout.Box> passes = layout.passes(line);
        if (passes.isEmpty()) {
            return layout.box(leaving ? line.to() : line.from()).middle();
        }
        return passes.get(leaving ? 0 : passes.size() - 1).middle();
    }

    private void label(Layout.Line line, double x, double y) {
        if (line.label().isEmpty()) {
            return;
        }
        List<String> rows = FlowDiagram.label(line.label());
        double width = rows.stream().mapToDouble(Words::width).max().orElse(0) + 12;
        double height = rows.size() * 15.0 + 6;
        String place = Math.round(x / 60) + " " + Math.round(y / 20);
        double top = y - height / 2 + 18 * (drawn.merge(place, 1, Integer::sum) - 1);
        StringBuilder label = new StringBuilder("<g><title>").append(Words.escape(line.full())).append("</title>")
                .append("<rect class=\"label\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"4\"/>".formatted(x - width / 2, top, width, height));
        for (int i = 0; i < rows.size(); i++) {
            label.append("<text class=\"on-line\" x=\"%.1f\" y=\"%.1f\">%s</text>".formatted(x, top + 14 + 15 * i, Words.escape(rows.get(i))));
        }
        labels.add(label.append("</g>\n").toString());
    }

    void labels() {
        labels.forEach(svg::append);
    }
}

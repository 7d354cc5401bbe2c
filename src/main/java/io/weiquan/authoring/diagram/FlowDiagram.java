package io.weiquan.authoring.diagram;

import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Flow;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Draws one flow: a card for each state with what it asks, a line for each way on with its condition. */
public final class FlowDiagram {

    private static final int LINE = 20;
    private static final int HEAD = 34;
    private static final int LABEL_WIDTH = 118;

    private final Manuscript written;
    private final WrittenFlow flow;
    private final Words words;
    private final Predicate<String> played;
    private final List<Layout.Line> lines = new ArrayList<>();
    private final Map<String, List<Row>> cards = new LinkedHashMap<>();

    /** A line of text on a card. */
    private record Row(String css, String text) {
    }

    private FlowDiagram(Manuscript written, WrittenFlow flow, Predicate<String> played) {
        this.written = written;
        this.flow = flow;
        this.words = new Words(written.dialogs());
        this.played = played;
    }

    /**
     * @param played says of {@code "state NAME"}, {@code "next NAME 0"} and {@code "on NAME 0"} whether a transcript has been there;
     *               null draws without coverage
     * @return an SVG document with no script in it
     */
    public static String svg(Manuscript written, WrittenFlow flow, Predicate<String> played) {
        return new FlowDiagram(written, flow, played).draw();
    }

    private String draw() {
        Map<String, Integer> heights = new LinkedHashMap<>();
        for (Flow.State state : flow.flow().states().values()) {
            List<Row> rows = rows(state);
            cards.put(state.name(), rows);
            heights.put(state.name(), HEAD + 10 + LINE * rows.size() + 6);
            lines(state);
        }
        Layout layout = new Layout(flow.flow().initial(), heights, lines);
        long upward = lines.stream().filter(layout::isBack).count();
        double width = layout.width() + (upward == 0 ? 0 : 60 + 150 + 16 * upward);
        double height = layout.height() + 52;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n".formatted(
                Math.round(width), Math.round(height), Math.round(width), Math.round(height)));
        svg.append("<title>").append(Words.escape(flow.flow().title())).append("</title>\n").append(Ink.STYLE);
        svg.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n");
        svg.append("<text class=\"title\" x=\"28\" y=\"34\">").append(Words.escape(flow.flow().title())).append("</text>\n");
        svg.append("<text class=\"version\" x=\"%d\" y=\"34\">%s · 第 %d 版</text>%n".formatted(
                Math.round(40 + Words.width(flow.flow().title()) * 1.6), Words.escape(flow.name()), flow.flow().version()));
        svg.append("<g transform=\"translate(0 40)\">\n");
        Ink ink = new Ink(svg, layout, lines);
        lines.forEach(line -> ink.line(line, coverage(line.id())));
        cards.forEach((state, rows) -> card(svg, layout.box(state), flow.flow().states().get(state), rows));
        ink.labels();
        return svg.append("</g>\n</svg>\n").toString();
    }

    private String coverage(String what) {
        return played == null ? "" : played.test(what) ? " played" : " missed";
    }

    private List<Row> rows(Flow.State state) {
        List<Row> rows = new ArrayList<>();
        List<YamlNode> nodes = flow.state(state.name()).get("collect").items();
        for (int i = 0; i < state.collect().size(); i++) {
            Flow.Question question = state.collect().get(i);
            String titles = question.slots().stream().map(s -> written.dialogs().slots().containsKey(s)
                    ? written.dialogs().slots().get(s).title() : s).reduce((a, b) -> a + "、" + b).orElse("");
            YamlNode when = i < nodes.size() ? nodes.get(i).get("when") : null;
            Words.wrap("问：" + titles, Layout.CARD - 30.0, 2).forEach(text -> rows.add(new Row("ask", text)));
            if (when != null && when.isScalar()) {
                Words.wrap("当 " + words.condition(when.text()), Layout.CARD - 42.0, 2).forEach(text -> rows.add(new Row("when", text)));
            }
        }
        if (state.compose()) {
            rows.add(new Row("do", "出稿"));
        }
        if (state.call() != null) {
            rows.add(new Row("call", "先走：" + title(state.call())));
        }
        for (Flow.Reaction reaction : state.on()) {
            if (reaction.call() != null) {
                Words.wrap("等：" + trigger(reaction) + " → " + title(reaction.call()), Layout.CARD - 30.0, 2).forEach(t -> rows.add(new Row("call", t)));
            }
        }
        if (!state.say().isEmpty() && rows.isEmpty()) {
            written.sentences(state.say().get(0)).stream().limit(1)
                    .forEach(s -> Words.wrap("说：" + s.text(), Layout.CARD - 30.0, 2).forEach(text -> rows.add(new Row("say", text))));
        }
        return rows;
    }

    private String title(String name) {
        WrittenFlow called = written.flows().get(name);
        return called == null ? name : called.flow().title();
    }

    private void lines(Flow.State state) {
        int on = 0;
        int next = 0;
        List<Flow.Reaction> reactions = state.on();
        for (Exit exit : flow.exits(state.name())) {
            String id = (exit.reaction() ? "on " : "next ") + state.name() + " " + (exit.reaction() ? on : next);
            String label = exit.reaction() ? trigger(reactions.get(on)) : "";
            label += exit.text() == null ? "" : (label.isEmpty() ? "" : "，") + words.condition(exit.text());
            on += exit.reaction() ? 1 : 0;
            next += exit.reaction() ? 0 : 1;
            if (exit.to() != null) {
                lines.add(new Layout.Line(state.name(), exit.to(), label, exit.text() == null ? label : exit.text(), exit.reaction(), id));
            }
        }
    }

    private String trigger(Flow.Reaction reaction) {
        if (reaction.outcome() != null) {
            return reaction.outcome().equals("any") ? "有新进展" : written.dialogs().vocabulary().name("outcome", reaction.outcome());
        }
        return reaction.intent() != null ? "说“" + spoken(reaction.intent()) + "”" : "点“" + label(reaction) + "”";
    }

    private String spoken(String intent) {
        return written.sentences("choice." + intent).stream().map(Manuscript.Sentence::text).findFirst().orElse(intent);
    }

    private String label(Flow.Reaction reaction) {
        return flow.flow().states().values().stream().flatMap(s -> s.offers().stream())
                .filter(o -> o.choice().id().equals(reaction.choice()) && o.choice().label() != null)
                .flatMap(o -> written.sentences(o.choice().label()).stream()).map(Manuscript.Sentence::text).findFirst()
                .orElse(reaction.choice());
    }

    private void card(StringBuilder svg, Layout.Box box, Flow.State state, List<Row> rows) {
        String kind = state.isFinal() ? " final" : state.waits() ? " waits" : state.compose() ? " composes" : "";
        svg.append("<g class=\"card%s%s\" transform=\"translate(%.1f %.1f)\">".formatted(kind, coverage("state " + state.name()), box.x(), box.y()));
        svg.append("<rect class=\"body\" width=\"%.0f\" height=\"%.0f\" rx=\"10\"/>".formatted(box.width(), box.height()));
        svg.append("<path class=\"head\" d=\"M0 10a10 10 0 0 1 10-10h%.0fa10 10 0 0 1 10 10v%dh-%.0fz\"/>".formatted(
                box.width() - 20, HEAD - 10, box.width()));
        svg.append("<text class=\"name\" x=\"14\" y=\"22\">").append(Words.escape(state.name())).append("</text>");
        String badge = state.isFinal() ? "结束" : state.waits() ? "等用户" : state.name().equals(flow.flow().initial()) ? "开始" : "";
        svg.append("<text class=\"badge\" x=\"%.0f\" y=\"22\">%s</text>".formatted(box.width() - 14, badge));
        int y = HEAD + 22;
        for (Row row : rows) {
            svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>".formatted(row.css, row.css.equals("when") ? 26 : 14, y, Words.escape(row.text)));
            y += LINE;
        }
        svg.append("</g>\n");
    }

    static List<String> label(String text) {
        return Words.wrap(text, LABEL_WIDTH, 3);
    }
}

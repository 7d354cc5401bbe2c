package io.weiquan.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Draws tables: of {@link LoadTest} each row's p50, p99 and p99.9 in ms, on a logarithmic scale from 0.1 ms to 10 s; of {@link SoakTest} how
 * columns go over time.
 */
final class Plot {

    private static final int LEFT = 260;
    private static final int WIDTH = 560;
    private static final int ROW = 26;
    private static final String[] COLOURS = {"#2a7", "#c80", "#c33"};
    private static final String[] NAMES = {"p50", "p99", "p99.9"};

    private Plot() {
    }

    static void draw(Path table, Path svg) throws IOException {
        List<String> rows = Files.readAllLines(table);
        int height = ROW * (rows.size() + 1);
        StringBuilder out = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                .formatted(LEFT + WIDTH + 60, height + ROW));
        for (double ms = 0.1; ms < 20_000; ms *= 10) {
            out.append("<line x1=\"%1$d\" x2=\"%1$d\" y1=\"20\" y2=\"%2$d\" stroke=\"#ddd\"/><text x=\"%1$d\" y=\"%3$d\" text-anchor=\"middle\">%4$s</text>%n"
                    .formatted(x(ms), height, height + 14, ms < 1 ? "0.1 ms" : ms < 1_000 ? (int) ms + " ms" : (int) ms / 1_000 + " s"));
        }
        for (int q = 0; q < NAMES.length; q++) {
            out.append("<circle cx=\"%d\" cy=\"10\" r=\"4\" fill=\"%s\"/><text x=\"%d\" y=\"14\">%s</text>%n".formatted(LEFT + 80 * q, COLOURS[q], LEFT + 80 * q + 8, NAMES[q]));
        }
        for (int row = 1; row < rows.size(); row++) {
            String[] cells = rows.get(row).split("\t", -1);
            int y = ROW * row + 14;
            out.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n".formatted(LEFT - 10, y + 4, cells[0]));
            for (int q = 0; q < NAMES.length; q++) {
                out.append("<circle cx=\"%d\" cy=\"%d\" r=\"5\" fill=\"%s\"><title>%s %s ms</title></circle>%n"
                        .formatted(x(Double.parseDouble(cells[2 + q])), y, COLOURS[q], NAMES[q], cells[2 + q]));
            }
        }
        Files.writeString(svg, out.append("</svg>\n"));
    }

    /** One line below the other for each of the columns, row by row from left to right, each from 0 to its own highest value. */
    static void over(Path table, Path svg, int... columns) throws IOException {
        List<String> rows = Files.readAllLines(table);
        String[] head = rows.get(0).split("\t", -1);
        int band = 4 * ROW;
        StringBuilder out = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                .formatted(LEFT + WIDTH + 60, columns.length * band + ROW));
        for (int i = 0; i < columns.length; i++) {
            int column = columns[i];
            double[] values = rows.stream().skip(1).mapToDouble(row -> Double.parseDouble(row.split("\t", -1)[column])).toArray();
            double most = Math.max(1e-9, Arrays.stream(values).max().orElse(0));
            int floor = (i + 1) * band;
            out.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s, 0 to %.0f</text>%n".formatted(LEFT - 10, floor - 4, head[column], most));
            out.append("<line x1=\"%1$d\" x2=\"%2$d\" y1=\"%3$d\" y2=\"%3$d\" stroke=\"#ddd\"/>%n".formatted(LEFT, LEFT + WIDTH, floor));
            out.append("<polyline fill=\"none\" stroke=\"%s\" points=\"".formatted(COLOURS[0]));
            for (int at = 0; at < values.length; at++) {
                out.append("%d,%d ".formatted(LEFT + WIDTH * at / Math.max(1, values.length - 1), floor - (int) (values[at] / most * (band - ROW))));
            }
            out.append("\"/>%n".formatted());
        }
        Files.writeString(svg, out.append("</svg>\n"));
    }

    private static int x(double ms) {
        return LEFT + (int) (WIDTH * (Math.log10(Math.max(0.1, Math.min(10_000, ms))) + 1) / 5);
    }
}

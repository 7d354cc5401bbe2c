package io.weiquan.authoring.diagram;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the cards of a flow stand: in layers from the first state down, each layer ordered so that few lines cross. A line over several
 * layers gets a place of its own in each, so that it passes beside the cards and not through them. Lines that lead back up run at the right.
 */
final class Layout {

    static final int CARD = 232;
    private static final int GAP_X = 46;
    private static final int GAP_Y = 84;
    private static final int LANE = 128;
    private static final int MARGIN = 28;

    /** A line to be drawn; {@code label} may be empty. */
    record Line(String from, String to, String label, String full, boolean reaction, String id) {
    }

    record Box(double x, double y, double width, double height) {
        double middle() {
            return x + width / 2;
        }
    }

    private final Map<String, Integer> layers = new LinkedHashMap<>();
    private final List<List<String>> rows = new ArrayList<>();
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<String, Box> boxes = new HashMap<>();
    private final Map<Line, List<String>> lanes = new LinkedHashMap<>();
    private final Set<Line> back = new HashSet<>();
    private double width;
    private double height;

    /** @param heights height of each card by state, in the order in which states are drawn */
    Layout(String initial, Map<String, Integer> heights, List<Line> lines) {
        upward(initial, heights.keySet(), lines);
        heights.keySet().forEach(state -> layer(state, lines));
        arrange(heights, lines);
        place(heights);
    }

    Box box(String state) {
        return boxes.get(state);
    }

    boolean isBack(Line line) {
        return back.contains(line);
    }

    /** Places the line passes between its ends, from top to bottom. */
    List<Box> passes(Line line) {
        return lanes.getOrDefault(line, List.of()).stream().map(boxes::get).toList();
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** Marks the lines that close a round, found by walking down from the first state. */
    private void upward(String initial, Set<String> states, List<Line> lines) {
        Set<String> done = new HashSet<>();
        walk(initial, new ArrayList<>(), done, lines);
        states.forEach(state -> walk(state, new ArrayList<>(), done, lines));
    }

    private void walk(String state, List<String> path, Set<String> done, List<Line> lines) {
        if (!done.add(state)) {
            return;
        }
        path.add(state);
        for (Line line : lines) {
            if (line.from.equals(state)) {
                if (path.contains(line.to)) {
                    back.add(line);
                } else {
                    walk(line.to, path, done, lines);
                }
            }
        }
        path.remove(path.size() - 1);
    }

    /** One below the lowest that leads here; ends because the lines that go back are left out. */
    private int layer(String state, List<Line> lines) {
        Integer known = layers.get(state);
        if (known != null) {
            return known;
        }
        int layer = lines.stream().filter(l -> l.to.equals(state) && !back.contains(l)).mapToInt(l -> layer(l.from, lines) + 1).max().orElse(0);
        layers.put(state, layer);
        return layer;
    }

    private void arrange(Map<String, Integer> heights, List<Line> lines) {
        int most = layers.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i <= most; i++) {
            rows.add(new ArrayList<>());
        }
        heights.keySet().forEach(state -> rows.get(layers.get(state)).add(state));
        int number = 0;
        for (Line line : lines) {
            if (back.contains(line)) {
                continue;
            }
            String above = line.from;
            List<String> lane = new ArrayList<>();
            for (int row = layers.get(line.from) + 1; row < layers.get(line.to); row++) {
                String dummy = "lane " + number + " " + row;
                rows.get(row).add(dummy);
                lane.add(dummy);
                below.computeIfAbsent(dummy, k -> new ArrayList<>()).add(above);
                above = dummy;
            }
            below.computeIfAbsent(line.to, k -> new ArrayList<>()).add(above);
            lanes.put(line, lane);
            number++;
        }
        for (int row = 1; row < rows.size(); row++) {
            List<String> above = rows.get(row - 1);
            rows.get(row).sort(Comparator.<String>comparingDouble(n -> below.getOrDefault(n, List.of()).stream()
                    .filter(above::contains).mapToInt(above::indexOf).average().orElse(0))
                    .thenComparingInt(n -> longest(n)));
        }
    }

    /** Among neighbours with the same origin, the line that goes on furthest keeps to the outside. */
    private int longest(String node) {
        return lanes.values().stream().filter(lane -> lane.contains(node)).mapToInt(lane -> lane.size() - lane.indexOf(node)).findFirst().orElse(0);
    }

    private void place(Map<String, Integer> heights) {
        double widest = rows.stream().mapToDouble(this::rowWidth).max().orElse(CARD);
        double y = MARGIN;
        for (List<String> row : rows) {
            double tallest = row.stream().mapToInt(n -> heights.getOrDefault(n, 0)).max().orElse(0);
            double x = MARGIN + (widest - rowWidth(row)) / 2;
            for (String node : row) {
                double own = heights.containsKey(node) ? CARD : LANE;
                boxes.put(node, new Box(x, y, own, heights.containsKey(node) ? heights.get(node) : tallest));
                x += own + GAP_X;
            }
            y += tallest + GAP_Y;
        }
        width = widest + 2 * MARGIN;
        height = y - GAP_Y + MARGIN;
    }

    private double rowWidth(List<String> row) {
        return row.stream().mapToDouble(n -> n.startsWith("lane ") ? LANE : CARD).sum() + GAP_X * Math.max(0, row.size() - 1);
    }
}

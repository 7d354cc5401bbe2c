package io.weiquan.nlu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether a confidence means what it says: right answers by confidence, and how much can be answered at 95 % precision. */
final class Calibration {

    private static final double[] EDGES = {0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.001};
    private static final double PRECISION = 0.95;

    final String name;
    private final List<double[]> answers = new ArrayList<>();

    Calibration(String name) {
        this.name = name;
    }

    void add(double confidence, boolean right) {
        answers.add(new double[] {confidence, right ? 1 : 0});
    }

    /** One line for each range of confidence: how many, how sure on average, how many right. */
    List<String> lines() {
        if (answers.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        for (int k = 0; k + 1 < EDGES.length; k++) {
            double low = EDGES[k];
            double high = EDGES[k + 1];
            List<double[]> in = answers.stream().filter(a -> a[0] >= low && a[0] < high).toList();
            if (!in.isEmpty()) {
                lines.add("| %s | %.1f–%.1f | %d | %.2f | %.2f |".formatted(name, low, Math.min(1, high), in.size(), mean(in, 0), mean(in, 1)));
            }
        }
        lines.add("| %s | all | %d | expected error %.3f | coverage at 95 %% precision %.1f %% |".formatted(name, answers.size(), error(), 100 * coverage()));
        return lines;
    }

    private static double mean(List<double[]> all, int column) {
        return all.stream().mapToDouble(a -> a[column]).average().orElse(0);
    }

    /** Mean distance between confidence and share of right answers, weighed by how many fall into each range. */
    double error() {
        double sum = 0;
        for (int k = 0; k + 1 < EDGES.length; k++) {
            double low = EDGES[k];
            double high = EDGES[k + 1];
            List<double[]> in = answers.stream().filter(a -> a[0] >= low && a[0] < high).toList();
            sum += in.size() * Math.abs(mean(in, 0) - mean(in, 1));
        }
        return answers.isEmpty() ? 0 : sum / answers.size();
    }

    /** Share of messages that can be answered, surest first, before precision falls under 95 %. */
    double coverage() {
        List<double[]> sorted = answers.stream().sorted(Comparator.comparingDouble((double[] a) -> -a[0])).toList();
        int covered = 0;
        double right = 0;
        for (int i = 0; i < sorted.size(); i++) {
            right += sorted.get(i)[1];
            if (right / (i + 1) >= PRECISION) {
                covered = i + 1;
            }
        }
        return sorted.isEmpty() ? 0 : (double) covered / sorted.size();
    }
}

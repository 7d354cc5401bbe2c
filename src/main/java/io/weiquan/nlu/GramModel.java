package io.weiquan.nlu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A softmax over single characters and pairs of them, trained in memory from example sentences, with a temperature found on examples
 * it did not see. Scores are scaled by all pairs of a message, also unknown ones, so that a message from another world scores low.
 * Deterministic (fixed seed) and immutable after training.
 */
final class GramModel {

    private static final int ROUNDS = 16;
    /** Rounds over all examples after the temperature was found without a fifth of them. */
    private static final int LAST_ROUNDS = 8;
    /** Errors below this teach nothing worth the time. */
    private static final float NEGLIGIBLE = 2e-3f;
    private static final float RATE = 0.5f;
    private static final float SHRINK = 1e-4f;
    private static final int FOLDS = 5;
    private static final float[] TEMPERATURES = {0.2f, 0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.55f, 0.6f, 0.7f, 0.8f, 0.9f, 1f, 1.2f, 1.5f};

    private final List<String> labels;
    private final Map<Integer, Integer> grams = new HashMap<>();
    private float[][] weights;
    private float[] bias;
    private float[][] seen;
    private float[] biasSeen;
    private float temperature = 1;

    /** One example: a sentence and the label it stands for. */
    record Example(String label, String text) {
    }

    /**
     * @param label the likeliest label
     * @param p     its calibrated probability
     * @param known share of the message's pairs that the examples hold
     * @param all   probabilities in the order of {@link #labels()}
     */
    record Guess(String label, double p, double known, float[] all) {
        /** Probability lowered for a message made of unknown pairs. */
        double sure() {
            return p * Math.min(1, 0.35 + known);
        }
    }

    private GramModel(List<String> labels) {
        this.labels = List.copyOf(labels);
    }

    static GramModel train(List<String> labels, List<Example> examples) {
        GramModel model = new GramModel(labels);
        int[][] features = new int[examples.size()][];
        int[] gold = new int[examples.size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = model.features(NormalText.of(examples.get(i).text()), true);
            gold[i] = labels.indexOf(examples.get(i).label());
        }
        model.start();
        model.fit(features, gold, i -> i % FOLDS != 0, ROUNDS);
        model.calibrate(features, gold);
        model.fit(features, gold, i -> true, LAST_ROUNDS);
        model.seen = null;
        return model;
    }

    List<String> labels() {
        return labels;
    }

    float temperature() {
        return temperature;
    }

    private interface Chosen {
        boolean is(int example);
    }

    private void start() {
        weights = new float[grams.size()][labels.size()];
        bias = new float[labels.size()];
        seen = new float[grams.size()][labels.size()];
        biasSeen = new float[labels.size()];
    }

    private void fit(int[][] features, int[] gold, Chosen chosen, int rounds) {
        int[] order = java.util.stream.IntStream.range(0, features.length).filter(chosen::is).toArray();
        Random random = new Random(20261122);
        float[] p = new float[labels.size()];
        for (int round = 0; round < rounds; round++) {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            for (int example : order) {
                learn(features[example], gold[example], p);
            }
        }
    }

    private void learn(int[] feature, int gold, float[] p) {
        float scale = scores(feature, feature.length, p, 1);
        for (int c = 0; c < p.length; c++) {
            float error = p[c] - (c == gold ? 1 : 0);
            if (Math.abs(error) < NEGLIGIBLE) {
                continue;
            }
            biasSeen[c] += error * error;
            bias[c] -= RATE * error / (float) Math.sqrt(biasSeen[c] + 1e-6f);
            float slope = error * scale;
            for (int f : feature) {
                float gradient = slope + SHRINK * weights[f][c];
                seen[f][c] += gradient * gradient;
                weights[f][c] -= RATE * gradient / (float) Math.sqrt(seen[f][c] + 1e-6f);
            }
        }
    }

    /** Softmax scores into {@code p}; returns the scale 1/√n. */
    private float scores(int[] feature, int all, float[] p, float temperatureUsed) {
        float scale = 1 / (float) Math.sqrt(Math.max(1, all));
        System.arraycopy(bias, 0, p, 0, p.length);
        for (int f : feature) {
            float[] row = weights[f];
            for (int c = 0; c < p.length; c++) {
                p[c] += row[c] * scale;
            }
        }
        float max = Float.NEGATIVE_INFINITY;
        for (float v : p) {
            max = Math.max(max, v);
        }
        float sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = (float) Math.exp((p[c] - max) / temperatureUsed);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return scale;
    }

    /** The temperature under which the unseen fifth is likeliest. */
    private void calibrate(int[][] features, int[] gold) {
        double best = Double.MAX_VALUE;
        float[] p = new float[labels.size()];
        for (float candidate : TEMPERATURES) {
            double loss = 0;
            for (int i = 0; i < features.length; i += FOLDS) {
                scores(features[i], features[i].length, p, candidate);
                loss -= Math.log(Math.max(1e-9, p[gold[i]]));
            }
            if (loss < best) {
                best = loss;
                temperature = candidate;
            }
        }
    }

    Guess guess(NormalText text, int from, int to) {
        int[] buffer = new int[2 * (to - from) + 2];
        int[] counts = new int[2];
        collect(text, from, to, buffer, counts, false);
        int[] feature = distinct(buffer, counts[0]);
        int all = Math.max(counts[1], 1);
        float[] p = new float[labels.size()];
        scores(feature, all, p, temperature);
        int top = 0;
        for (int c = 1; c < p.length; c++) {
            top = p[c] > p[top] ? c : top;
        }
        return new Guess(labels.get(top), p[top], (double) counts[0] / all, p);
    }

    private int[] features(NormalText text, boolean grow) {
        int[] buffer = new int[2 * text.length() + 2];
        int[] counts = new int[2];
        collect(text, 0, text.length(), buffer, counts, grow);
        return distinct(buffer, counts[0]);
    }

    private static int[] distinct(int[] buffer, int count) {
        java.util.Arrays.sort(buffer, 0, count);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (i == 0 || buffer[i] != buffer[i - 1]) {
                buffer[kept++] = buffer[i];
            }
        }
        return java.util.Arrays.copyOf(buffer, kept);
    }

    /** Singles and pairs over letters, Han and '0' for any digit; everything else is one blank. counts: known, all. */
    private void collect(NormalText text, int from, int to, int[] buffer, int[] counts, boolean grow) {
        char before = ' ';
        for (int i = from; i < to; i++) {
            char c = kind(text.charAt(i));
            if (c == ' ' && before == ' ' || c == '0' && before == '0') {
                continue;
            }
            if (c != ' ') {
                put(c, buffer, counts, grow);
            }
            put(before << 16 | c, buffer, counts, grow);
            before = c;
        }
        put(before << 16 | ' ', buffer, counts, grow);
    }

    private void put(int gram, int[] buffer, int[] counts, boolean grow) {
        counts[1]++;
        Integer id = grams.get(gram);
        if (id == null && grow) {
            id = grams.size();
            grams.put(gram, id);
        }
        if (id != null && counts[0] < buffer.length) {
            buffer[counts[0]++] = id;
        }
    }

    private static char kind(char c) {
        if (Reading.isDigit(c)) {
            return '0';
        }
        return Reading.isHan(c) || Reading.isLatin(c) || c == '?' || c == '!' ? c : ' ';
    }
}

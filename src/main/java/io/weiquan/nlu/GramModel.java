package io.weiquan.nlu;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A softmax over the {@link Traits} of messages, trained from example sentences, with a temperature found on a fifth of them that it had
 * not seen. Scores are scaled by all traits of a message, also unknown ones, so that a message from another world scores low.
 * Deterministic (fixed seed, strict arithmetic) and immutable after training.
 */
final class GramModel {

    private static final int ROUNDS = 16;
    /** Rounds over all examples after the temperature was found without a fifth of them. */
    private static final int LAST_ROUNDS = 8;
    /** Errors below this teach nothing worth the time. */
    private static final float NEGLIGIBLE = 2e-3f;
    private static final float RATE = 0.5f;
    /** Pull towards zero: ten times less learned the examples by heart, and had the right kind among the likeliest three less often. */
    private static final float SHRINK = 2e-3f;
    private static final int FOLDS = 5;
    private static final float[] TEMPERATURES = {0.2f, 0.25f, 0.3f, 0.35f, 0.4f, 0.45f, 0.5f, 0.55f, 0.6f, 0.7f, 0.8f, 0.9f, 1f, 1.2f, 1.5f};

    private final List<String> labels;
    private final GramIndex index;
    private final float[][] weights;
    private final float[] bias;
    private float temperature = 1;

    /** One example: a sentence and the label it stands for. */
    record Example(String label, String text) {
    }

    /**
     * @param label the likeliest label
     * @param p     its calibrated probability
     * @param known share of the message's characters and pairs that the examples hold
     * @param all   probabilities in the order of {@link #labels()}
     */
    record Guess(String label, double p, double known, float[] all) {
        /** Probability lowered for a message made of unknown pairs. */
        double sure() {
            return p * Math.min(1, 0.35 + known);
        }
    }

    private GramModel(List<String> labels, GramIndex index, float[][] weights, float[] bias) {
        this.labels = List.copyOf(labels);
        this.index = index;
        this.weights = weights;
        this.bias = bias;
    }

    /**
     * @param gold index of the right label of each example; every fifth example serves for the temperature alone at first
     */
    static GramModel train(List<String> labels, List<Traits> examples, int[] gold) {
        GramIndex index = new GramIndex(examples.size() * 8);
        int[][] features = new int[examples.size()][];
        for (int i = 0; i < features.length; i++) {
            Traits traits = examples.get(i);
            features[i] = new int[traits.size()];
            for (int k = 0; k < traits.size(); k++) {
                features[i][k] = index.add(traits.key(k));
            }
        }
        GramModel model = new GramModel(labels, index, new float[index.size()][labels.size()], new float[labels.size()]);
        Training training = model.new Training(features, gold);
        training.fit(i -> i % FOLDS != 0, ROUNDS);
        training.calibrate();
        training.fit(i -> true, LAST_ROUNDS);
        return model;
    }

    List<String> labels() {
        return labels;
    }

    float temperature() {
        return temperature;
    }

    Guess guess(Traits traits) {
        float[] p = bias.clone();
        float scale = 1 / (float) Math.sqrt(Math.max(1, traits.size()));
        int grams = 0;
        int known = 0;
        for (int k = 0; k < traits.size(); k++) {
            long key = traits.key(k);
            int id = index.find(key);
            grams += Traits.isGram(key) ? 1 : 0;
            if (id >= 0) {
                known += Traits.isGram(key) ? 1 : 0;
                add(weights[id], scale, p);
            }
        }
        normalise(p, temperature);
        int top = 0;
        for (int c = 1; c < p.length; c++) {
            top = p[c] > p[top] ? c : top;
        }
        return new Guess(labels.get(top), p[top], (double) known / Math.max(1, grams), p);
    }

    private static void add(float[] row, float scale, float[] p) {
        for (int c = 0; c < p.length; c++) {
            p[c] += row[c] * scale;
        }
    }

    private static void normalise(float[] p, float temperatureUsed) {
        float max = Float.NEGATIVE_INFINITY;
        for (float v : p) {
            max = Math.max(max, v);
        }
        float sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = (float) StrictMath.exp((p[c] - max) / temperatureUsed);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
        }
        out.writeFloat(temperature);
        writeRow(out, bias);
        long[] keys = index.inOrder();
        out.writeInt(keys.length);
        for (int id = 0; id < keys.length; id++) {
            out.writeLong(keys[id]);
            writeRow(out, weights[id]);
        }
    }

    private static void writeRow(DataOutput out, float[] row) throws IOException {
        for (float v : row) {
            out.writeFloat(v);
        }
    }

    static GramModel read(DataInput in) throws IOException {
        List<String> labels = new ArrayList<>();
        for (int n = in.readInt(); n > 0; n--) {
            labels.add(in.readUTF());
        }
        float temperature = in.readFloat();
        float[] bias = readRow(in, labels.size());
        int size = in.readInt();
        GramIndex index = new GramIndex(size);
        float[][] weights = new float[size][];
        for (int id = 0; id < size; id++) {
            index.add(in.readLong());
            weights[id] = readRow(in, labels.size());
        }
        GramModel model = new GramModel(labels, index, weights, bias);
        model.temperature = temperature;
        return model;
    }

    private static float[] readRow(DataInput in, int length) throws IOException {
        float[] row = new float[length];
        for (int i = 0; i < length; i++) {
            row[i] = in.readFloat();
        }
        return row;
    }

    /** AdaGrad over the examples, one at a time. */
    private final class Training {
        private final int[][] features;
        private final int[] gold;
        private final float[][] seen;
        private final float[] biasSeen;

        Training(int[][] features, int[] gold) {
            this.features = features;
            this.gold = gold;
            this.seen = new float[weights.length][labels.size()];
            this.biasSeen = new float[labels.size()];
        }

        void fit(IntPredicate chosen, int rounds) {
            int[] order = IntStream.range(0, features.length).filter(chosen).toArray();
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

        private void learn(int[] feature, int right, float[] p) {
            float scale = scores(feature, p, 1);
            for (int c = 0; c < p.length; c++) {
                float error = p[c] - (c == right ? 1 : 0);
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

        private float scores(int[] feature, float[] p, float temperatureUsed) {
            float scale = 1 / (float) Math.sqrt(Math.max(1, feature.length));
            System.arraycopy(bias, 0, p, 0, p.length);
            for (int f : feature) {
                add(weights[f], scale, p);
            }
            normalise(p, temperatureUsed);
            return scale;
        }

        /** The temperature under which the unseen fifth is likeliest. */
        void calibrate() {
            double best = Double.MAX_VALUE;
            float[] p = new float[labels.size()];
            for (float candidate : TEMPERATURES) {
                double loss = 0;
                for (int i = 0; i < features.length; i += FOLDS) {
                    scores(features[i], p, candidate);
                    loss -= StrictMath.log(Math.max(1e-9, p[gold[i]]));
                }
                if (loss < best) {
                    best = loss;
                    temperature = candidate;
                }
            }
        }
    }
}

package io.weiquan.nlu;

import io.weiquan.source.DialogFiles;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The trained models by name. The build trains them on the packaged dialogs and lays them beside the classes, under the hash of all they
 * were made from; with other examples or other words they are trained when the dialogs are read.
 */
record Models(Map<String, GramModel> byName) {

    static final String RESOURCE = "/nlu/models.bin";

    /** Changes when the way of training does: models of another way are not used. */
    private static final String WAY = "traits-4";
    /** Sentences of the other models that none of a model's labels fits: every so many of them are shown as such. */
    private static final Map<String, Integer> FOREIGN_EVERY = Map.of("intent", 3, "issue", 6, "demand", 3, "outcome", 6);
    /** Examples of these labels may well fit a label of another model too, and teach it nothing. */
    private static final Set<String> TELLING = Set.of("SCAM", "MINOR_PURCHASE", "scam", "danger", "outcome", "resolved", "abuse", "anger", "minor", "fabricate", "threaten", "none", "restart");

    /** Models of what went wrong and what is wanted, which is the same on every platform. */
    private static final Set<String> MATTER = Set.of("issue", "demand");

    GramModel get(String name) {
        return byName.get(name);
    }

    /** The models of these dialogs: those of the build when they were made from the very same texts, newly trained ones otherwise. */
    static Models of(DialogFiles files, Intents intents, CueReader cues) {
        String hash = hash(files);
        try (InputStream in = Models.class.getResourceAsStream(RESOURCE)) {
            if (in != null) {
                DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
                if (data.readUTF().equals(hash)) {
                    return read(data);
                }
            }
        } catch (IOException e) {
            // a damaged file is as good as none: the examples are there
        }
        return train(intents, cues);
    }

    static Models train(Intents intents, CueReader cues) {
        Map<String, GramModel> models = new LinkedHashMap<>();
        intents.models().entrySet().parallelStream().filter(e -> isEnough(e.getValue())).forEach(e -> {
            GramModel model = train(e.getKey(), intents, cues, true);
            synchronized (models) {
                models.put(e.getKey(), model);
            }
        });
        return new Models(Map.copyOf(models));
    }

    private static boolean isEnough(Intents.Examples examples) {
        return examples.sentences().size() >= 2 * examples.labels().size();
    }

    static GramModel train(String name, Intents intents, CueReader cues, boolean withTokens) {
        List<GramModel.Example> sentences = sentences(name, intents);
        List<String> labels = intents.models().get(name).labels();
        List<Traits> traits = sentences.stream().map(s -> traits(name, s.text(), cues, withTokens)).toList();
        return GramModel.train(labels, traits, sentences.stream().mapToInt(s -> labels.indexOf(s.label())).toArray());
    }

    /** The examples of one model, and some of the others' as what is none of its labels. */
    static List<GramModel.Example> sentences(String name, Intents intents) {
        List<GramModel.Example> all = new ArrayList<>(intents.models().get(name).sentences());
        int every = FOREIGN_EVERY.getOrDefault(name, Integer.MAX_VALUE);
        int n = 0;
        for (Map.Entry<String, Intents.Examples> other : intents.models().entrySet()) {
            for (GramModel.Example e : other.getKey().equals(name) ? List.<GramModel.Example>of() : other.getValue().sentences()) {
                boolean foreign = isForeign(name, other.getKey()) && !TELLING.contains(e.label()) && !e.label().equals(Intents.ELSE);
                if (foreign && n++ % every == 0) {
                    all.add(new GramModel.Example(Intents.ELSE, e.text()));
                }
            }
        }
        return all;
    }

    /** What is said to the bot tells of no issue and no demand, and the other way round; an issue may well hold a demand. */
    private static boolean isForeign(String model, String other) {
        return model.equals("outcome") ? other.equals("issue") : !other.equals("outcome") && model.equals("intent") != other.equals("intent");
    }

    /** What the model {@code name} sees of a sentence. */
    static Traits traits(String name, String text, CueReader cues, boolean withTokens) {
        Reading r = new Reading(text, java.time.LocalDateTime.of(2026, 1, 1, 12, 0), Hint.NONE, false);
        cues.read(r);
        return MATTER.contains(name) ? Traits.ofMatter(r, withTokens) : Traits.of(r, withTokens);
    }

    void write(DialogFiles files, OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeUTF(hash(files));
        data.writeInt(byName.size());
        for (String name : byName.keySet().stream().sorted().toList()) {
            data.writeUTF(name);
            byName.get(name).write(data);
        }
        data.flush();
    }

    private static Models read(DataInputStream data) throws IOException {
        Map<String, GramModel> models = new LinkedHashMap<>();
        for (int n = data.readInt(); n > 0; n--) {
            models.put(data.readUTF(), GramModel.read(data));
        }
        return new Models(Map.copyOf(models));
    }

    /** Over every word and every example, and the way of training. */
    static String hash(DialogFiles files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(WAY.getBytes(StandardCharsets.UTF_8));
            for (String folder : List.of("lexicon", "intents")) {
                for (String path : files.list(folder, ".yaml")) {
                    digest.update((path + "\0" + files.text(path) + "\0").getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

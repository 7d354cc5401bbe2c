package io.weiquan.nlu;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.util.ArrayList;
import java.util.List;

/** What HanLP's words add to characters, pairs and cues: five-fold cross-validation over the training sentences alone. */
final class TokenTable {

    private static final int FOLDS = 5;

    private TokenTable() {
    }

    static List<String> lines() {
        DialogFiles files = DialogFiles.packaged();
        CueReader cues = new CueReader(LexiconReader.read(files, new Problems()));
        Intents intents = IntentsFile.read(files, new Problems());
        List<String> lines = new ArrayList<>(List.of("", "| cross-validation over the training sentences | sentences | first right, without words | with HanLP's words |", "|---|---|---|---|"));
        for (String name : List.of("issue", "demand", "outcome")) {
            List<GramModel.Example> sentences = intents.models().get(name).sentences();
            lines.add("| %s | %d | %.1f %% | %.1f %% |".formatted(name, sentences.size(), share(name, intents, cues, false), share(name, intents, cues, true)));
        }
        return lines;
    }

    private static double share(String name, Intents intents, CueReader cues, boolean withTokens) {
        List<String> labels = intents.models().get(name).labels();
        List<GramModel.Example> sentences = intents.models().get(name).sentences();
        List<Traits> traits = sentences.stream().map(s -> Models.traits(name, s.text(), cues, withTokens)).toList();
        int right = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Traits> shown = new ArrayList<>();
            List<Integer> gold = new ArrayList<>();
            for (int i = 0; i < traits.size(); i++) {
                if (i % FOLDS != fold) {
                    shown.add(traits.get(i));
                    gold.add(labels.indexOf(sentences.get(i).label()));
                }
            }
            GramModel model = GramModel.train(labels, shown, gold.stream().mapToInt(Integer::intValue).toArray());
            for (int i = fold; i < traits.size(); i += FOLDS) {
                right += model.guess(traits.get(i)).label().equals(sentences.get(i).label()) ? 1 : 0;
            }
        }
        return 100.0 * right / traits.size();
    }
}

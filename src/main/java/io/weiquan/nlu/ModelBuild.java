package io.weiquan.nlu;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build: trains the models on a folder of dialogs and writes them where {@link Models} looks for them. */
public final class ModelBuild {

    private ModelBuild() {
    }

    /** @param args the folder of dialogs, and the folder of classes to write into */
    public static void main(String[] args) throws IOException {
        DialogFiles files = DialogFiles.folder(Path.of(args[0]));
        Problems problems = new Problems();
        CueReader cues = new CueReader(LexiconReader.read(files, problems));
        Intents intents = IntentsFile.read(files, problems);
        if (!problems.list().isEmpty()) {
            return;   // whoever reads the dialogs tells their mistakes, with place and column
        }
        Path file = Path.of(args[1] + Models.RESOURCE);
        Files.createDirectories(file.getParent());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            Models.train(intents, cues).write(files, out);
        }
    }
}

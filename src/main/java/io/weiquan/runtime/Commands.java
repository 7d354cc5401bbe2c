package io.weiquan.runtime;

import io.weiquan.guide.Guide;
import io.weiquan.source.BrokenDialogs;
import io.weiquan.source.DialogFiles;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Terminal;
import io.weiquan.transcript.Transcript;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an author does without a server: {@code play} holds a conversation in the terminal, {@code replay FILE…} plays transcripts,
 * {@code validate} reads the dialogs and names every mistake. {@code store …} is for the operator, see {@link StoreCommand}. {@code -Dweiquan.dialogs=FOLDER} lays a folder over the packed dialogs.
 */
final class Commands {

    private static final Set<String> NAMES = Set.of("play", "replay", "validate", "store");
    private static final int WRONG = 1;

    private Commands() {
    }

    static boolean isOne(String word) {
        return NAMES.contains(word);
    }

    /** @return the exit code: 0 when all is well */
    static int run(String[] args, InputStream in, PrintStream console) {
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        if (args[0].equals("store")) {
            return StoreCommand.run(List.of(args).subList(1, args.length), out);
        }
        try {
            Guide guide = Guide.load(files());
            return switch (args[0]) {
                case "play" -> play(guide, in, out);
                case "replay" -> replay(guide, List.of(args).subList(1, args.length), out);
                default -> {
                    out.println("没有错误。 No mistakes.");
                    yield 0;
                }
            };
        } catch (BrokenDialogs broken) {
            out.println(broken.getMessage());
            return WRONG;
        } catch (IOException | UncheckedIOException e) {
            out.println(e.getMessage());
            return WRONG;
        }
    }

    private static DialogFiles files() {
        String folder = System.getProperty("weiquan.dialogs", System.getenv("WEIQUAN_DIALOGS"));
        return folder == null ? DialogFiles.packaged() : DialogFiles.packaged().overlaid(Path.of(folder));
    }

    private static int play(Guide guide, InputStream in, PrintStream out) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        new Terminal(new InProcess(guide.dialogue()), lines, out, InstantSource.system()).hold();
        return 0;
    }

    private static int replay(Guide guide, List<String> paths, PrintStream out) throws IOException {
        int wrong = 0;
        for (String path : paths) {
            for (Path file : transcripts(Path.of(path))) {
                Replay.Outcome outcome = Replay.of(Transcript.parse(file.toString(), Files.readString(file)), new InProcess(guide.dialogue()));
                outcome.failures().forEach(out::println);
                out.println((outcome.failures().isEmpty() ? "ok    " : "WRONG ") + file);
                wrong += outcome.failures().isEmpty() ? 0 : 1;
            }
        }
        return wrong == 0 ? 0 : WRONG;
    }

    private static List<Path> transcripts(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> walk = Files.walk(path)) {
            return walk.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        }
    }
}

package io.weiquan.runtime;

import io.weiquan.authoring.coverage.Coverage;
import io.weiquan.authoring.coverage.CoveragePage;
import io.weiquan.authoring.diagram.FlowDiagram;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.guide.Guide;
import io.weiquan.guide.Validation;
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
 * {@code validate [FOLDER]} reads the dialogs and names every mistake, {@code diagram FLOW [TRANSCRIPTS]} prints a flow as SVG,
 * {@code store …} is for the operator, see {@link StoreCommand}; {@code coverage TRANSCRIPTS [FOLDER]} tells what transcripts do not reach. {@code -Dweiquan.dialogs=FOLDER} lays a folder over the packed dialogs.
 */
final class Commands {

    private static final Set<String> NAMES = Set.of("play", "replay", "validate", "diagram", "coverage", "store");
    private static final int WRONG = 1;

    private Commands() {
    }

    static boolean isOne(String word) {
        return NAMES.contains(word);
    }

    /** @return the exit code: 0 when all is well */
    static int run(String[] args, InputStream in, PrintStream console) {
        PrintStream out = new PrintStream(console, true, StandardCharsets.UTF_8);
        List<String> rest = List.of(args).subList(1, args.length);
        if (args[0].equals("store")) {
            return StoreCommand.run(rest, out);
        }
        try {
            if (args[0].equals("validate")) {
                return rest.isEmpty() ? Validation.run(files(), out) : Validation.run(overlaid(Path.of(rest.get(0))), out);
            }
            DialogFiles files = files();
            Guide guide = Guide.load(files);
            return switch (args[0]) {
                case "play" -> play(guide, in, out);
                case "replay" -> replay(guide, rest, out);
                case "diagram" -> diagram(files, guide, rest, out);
                default -> coverage(files, guide, rest, out);
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
        return folder == null ? DialogFiles.packaged() : overlaid(Path.of(folder));
    }

    private static DialogFiles overlaid(Path folder) {
        return DialogFiles.packaged().overlaid(folder);
    }

    /** Prints a flow as SVG; with a folder of transcripts, what they do not reach is marked. */
    private static int diagram(DialogFiles files, Guide guide, List<String> args, PrintStream out) throws IOException {
        Coverage coverage = new Coverage(files, guide.authored());
        WrittenFlow flow = args.isEmpty() ? null : coverage.written().flows().get(args.get(0));
        if (flow == null) {
            out.println("diagram FLOW [TRANSCRIPTS]; the flows are " + coverage.written().flows().keySet());
            return WRONG;
        }
        if (args.size() > 1) {
            play(guide, coverage, Path.of(args.get(1)));
        }
        out.println(FlowDiagram.svg(coverage.written(), flow, args.size() > 1 ? coverage.of(flow.name()) : null));
        return 0;
    }

    /** Plays transcripts and prints what they do not reach; with a second argument, also as a page in that folder. */
    private static int coverage(DialogFiles files, Guide guide, List<String> args, PrintStream out) throws IOException {
        if (args.isEmpty()) {
            out.println("coverage TRANSCRIPTS [FOLDER]");
            return WRONG;
        }
        Coverage coverage = new Coverage(files, guide.authored());
        play(guide, coverage, Path.of(args.get(0)));
        out.print(coverage.text());
        if (args.size() > 1) {
            Files.createDirectories(Path.of(args.get(1)));
            Files.writeString(Path.of(args.get(1), "index.html"), CoveragePage.html(coverage));
        }
        return 0;
    }

    private static void play(Guide guide, Coverage coverage, Path folder) throws IOException {
        for (Path file : transcripts(folder)) {
            Replay.of(Transcript.parse(file.toString(), Files.readString(file)), new InProcess(guide.watched(coverage)));
        }
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

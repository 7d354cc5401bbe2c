package io.weiquan.runtime;

import io.weiquan.authoring.coverage.Coverage;
import io.weiquan.authoring.coverage.CoveragePage;
import io.weiquan.authoring.diagram.FlowDiagram;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.guide.Guide;
import io.weiquan.guide.Validation;
import io.weiquan.source.BrokenDialogs;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.UnreadableDialogs;
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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an author does without a server: {@code play} holds a conversation in the terminal, {@code replay FILE…} plays transcripts,
 * {@code validate [FOLDER] [--lang en]} reads the dialogs and names every mistake, {@code diagram FLOW [TRANSCRIPTS]} prints a flow as SVG,
 * {@code store …} is for the operator, see {@link StoreCommand}; {@code coverage TRANSCRIPTS [FOLDER]} tells what transcripts do not reach.
 * {@code -Dweiquan.dialogs=FOLDER} lays a folder over the packed dialogs. What they print is Chinese, for {@code validate} also English.
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
                return validate(rest, out);
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
            out.println("对话有错，先改好：\n" + broken.inChinese());
        } catch (UnreadableDialogs unreadable) {
            out.println(unreadable.inChinese());
        } catch (NoSuchFileException gone) {
            out.println("没有 " + gone.getFile());
        } catch (IOException | UncheckedIOException e) {
            out.println("读写出错：" + e.getMessage());
        }
        return WRONG;
    }

    /** Mistakes are told in Chinese; {@code --lang en} is for who searches the code for one. */
    private static int validate(List<String> args, PrintStream out) {
        List<String> rest = new ArrayList<>(args);
        Validation.Language language = Validation.Language.CHINESE;
        int asked = rest.indexOf("--lang");
        if (asked >= 0 && asked + 1 < rest.size() && Set.of("zh", "en").contains(rest.get(asked + 1))) {
            language = rest.get(asked + 1).equals("en") ? Validation.Language.ENGLISH : language;
            rest.subList(asked, asked + 2).clear();
        }
        if (rest.size() > 1 || rest.stream().anyMatch(r -> r.startsWith("-"))) {
            out.println("用法：validate [对话文件夹] [--lang zh|en]　检查对话，一次说出全部问题");
            return WRONG;
        }
        return Validation.run(rest.isEmpty() ? files() : overlaid(Path.of(rest.get(0))), out, language);
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
            out.println("用法：diagram 流程 [对话测试的文件夹]　把流程画成 SVG；给了对话测试，就标出没走到的\n流程有：" + String.join("、", coverage.written().flows().keySet()));
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
            out.println("用法：coverage 对话测试的文件夹 [网页放哪]　列出对话测试没走到的地方");
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
        if (paths.isEmpty()) {
            out.println("用法：replay 文件或文件夹…　重放对话测试，说出哪里和写的不一样");
            return WRONG;
        }
        int played = 0;
        int wrong = 0;
        for (String path : paths) {
            for (Path file : transcripts(Path.of(path))) {
                List<String> failures = failures(guide, file);
                failures.forEach(out::println);
                out.println((failures.isEmpty() ? "ok    " : "不符  ") + file);
                played++;
                wrong += failures.isEmpty() ? 0 : 1;
            }
        }
        out.printf("%d 个对话，%d 个不符%n", played, wrong);
        return wrong == 0 ? 0 : WRONG;
    }

    /** A transcript that cannot be read is one that is not as written. */
    private static List<String> failures(Guide guide, Path file) throws IOException {
        Transcript transcript;
        try {
            transcript = Transcript.parse(file.toString(), Files.readString(file));
        } catch (IllegalArgumentException unreadable) {
            return List.of(unreadable.getMessage());
        } catch (CharacterCodingException unreadable) {
            return List.of(file + "  不是 UTF-8 编码；在编辑器里另存为 UTF-8");
        }
        try {
            return guide.spelling().with(transcript, Replay.of(transcript, new InProcess(guide.dialogue())).failures());
        } catch (DateTimeParseException unreadable) {
            return List.of("%s  时间“%s”写错了：now 写成 2026-11-18T10:00:00+08:00，过了一会儿写成 @ +3d、@ +2h 或 @ +10m".formatted(file, unreadable.getParsedString()));
        }
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

package io.weiquan.faults;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * No dialog file breaks its reader: one file of a small dialog, chosen by the first byte, holds anything; its mistakes are told, with a
 * place and in measure. The target of
 * {@code ./mvnw -Pfuzz test -DskipTests -Dfuzz.target=io.weiquan.faults.DialogsFuzz -Dfuzz.kept=fuzz/dialogs -Dfuzz.longest=6000}.
 */
public final class DialogsFuzz {

    private static final Map<String, String> DIALOG = read(Path.of("src/test/resources/broken/_base"));
    static final List<String> FILES = List.copyOf(DIALOG.keySet());

    private DialogsFuzz() {
    }

    /** Called by Jazzer once: the readers' own libraries take longer to load, instrumented, than one input may. */
    public static void fuzzerInitialize() {
        seeds().forEach(DialogsFuzz::fuzzerTestOneInput);
    }

    /** Called by Jazzer with every input it thinks of. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        Map<String, String> files = new TreeMap<>(DIALOG);
        files.put(FILES.get(Math.floorMod(bytes[0], FILES.size())), new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8));
        Problems problems = new Problems();
        AuthoredDialogs.read(DialogFiles.of(files), problems);
        for (Problem problem : problems.list()) {
            if (problem.toString().length() > 4_000) {
                throw new IllegalStateException("a mistake told without measure: " + problem.toString().substring(0, 200));
            }
        }
    }

    /** The whole dialog, each file as an input that changes nothing. */
    static List<byte[]> seeds() {
        return FILES.stream().map(file -> {
            byte[] text = DIALOG.get(file).getBytes(StandardCharsets.UTF_8);
            byte[] seed = new byte[text.length + 1];
            seed[0] = (byte) FILES.indexOf(file);
            System.arraycopy(text, 0, seed, 1, text.length);
            return seed;
        }).toList();
    }

    private static Map<String, String> read(Path folder) {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}

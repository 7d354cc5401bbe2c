package io.weiquan.nlu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.dialog.Understanding;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;

/** Rows to measure with, and the understander made from the project's own dialogs. */
final class Rows {

    static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 18, 15, 30);   // a Wednesday
    static final ChineseUnderstander UNDERSTANDER = load();
    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {
    }

    /** One labelled message: {@code issue=… demand=…} or {@code intent=…}, then the text. */
    record Labelled(String labels, String text) {
        String label(String kind) {
            for (String part : labels.split(" ")) {
                if (part.startsWith(kind + "=")) {
                    return part.substring(kind.length() + 1);
                }
            }
            return null;
        }
    }

    private static ChineseUnderstander load() {
        Problems problems = new Problems();
        ChineseUnderstander understander = ChineseUnderstander.load(DialogFiles.packaged(), problems);
        problems.throwIfErrors();
        return understander;
    }

    static Understanding read(String text) {
        return UNDERSTANDER.understand(text, NOW, Hint.NONE);
    }

    static Understanding read(String text, String slot, String type) {
        return UNDERSTANDER.understand(text, NOW, new Hint(slot, type));
    }

    /** Our own labelled messages that were looked at while rules were changed. */
    static List<Labelled> unseen() {
        return labelled("/nlu/unseen.tsv");
    }

    /** Messages by somebody who saw no training line; sealed once, then opened and learned from. */
    static List<Labelled> spoken() {
        return labelled("/nlu/spoken.tsv");
    }

    /** Messages like those of the sealed half, which they were until they were opened and learned from. */
    static List<Labelled> opened() {
        return labelled("/nlu/opened.tsv");
    }

    /** Stories and wishes in wording far from the examples; their classes were learned from. */
    static List<Labelled> stories() {
        return labelled("/nlu/stories.tsv");
    }

    /** Messages far in wording; thresholds were set on them, no word and no example was made from them. */
    static List<Labelled> far() {
        return labelled("/nlu/far.tsv");
    }

    /** What looks like a day, a sum or a platform of the purchase and is none, and some that are. */
    static List<Labelled> traps() {
        return labelled("/nlu/traps.tsv");
    }

    /** Our own labelled messages that nobody who changes rules or words may look at: only totals of them are printed. Empty until fresh ones are written. */
    static List<Labelled> sealed() {
        return labelled("/nlu/sealed.tsv");
    }

    /** Sealed like {@link #sealed}: real life's frequencies, labelled twice independently, and where the two differed decided by a third. */
    static List<Labelled> sealedTwice() {
        return labelled("/nlu/sealed_twice.tsv");
    }

    /** What must be heard for safety's sake, and angry talk that must raise none of it. */
    static List<Labelled> safety() {
        return labelled("/nlu/safety.tsv");
    }

    private static List<Labelled> labelled(String file) {
        try (var in = Rows.class.getResourceAsStream(file)) {
            return in == null ? List.of() : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#") && !l.isBlank())
                    .map(l -> l.split("\t", 2)).map(p -> new Labelled(p[0], p[1])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of one outside file, or an empty list when there is none. */
    static List<JsonNode> outside(Path folder, String name) {
        Path file = folder.resolve(name + ".jsonl");
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream().filter(l -> !l.isBlank()).map(Rows::json).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

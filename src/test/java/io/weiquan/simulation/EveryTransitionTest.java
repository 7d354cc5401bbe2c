package io.weiquan.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.dialog.SlotValue;
import io.weiquan.guide.Guide;
import io.weiquan.source.DialogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ways are derived from the graph of the flows and played, until every transition was taken. Needs no transcript. */
class EveryTransitionTest {

    private static final Path EXCEPTIONS = Path.of("src/test/resources/coverage-exceptions.txt");
    private static final int MOST_SITUATIONS = 4;
    /** Taken for what a scene's words tell (a parcel sent oneself), which no form gives: the transcripts under {@code sender/} play them. */
    private static final List<String> BY_WORDS_ALONE = List.of(" complaint.problem.2 cannot be played", " complaint.sender.0 cannot be played");

    /** The list must not outlive what is on it: exactly the exceptions are not played. */
    @Test
    void every_transition_of_every_shipped_flow_is_played() throws Exception {
        List<String> missing = notPlayed(Shipped.guide(), DialogFiles.folder(Path.of("dialogs")));
        assertThat(missing).hasSameSizeAs(excused()).allMatch(told -> excused().stream().anyMatch(told::contains));
    }

    @Test
    void a_transition_that_cannot_be_played_is_told_with_its_line() throws Exception {
        Map<String, String> texts = shipped();
        String flow = texts.get("flows/complaint.yaml");
        String before = "      - {to: purchase}\n";
        assertThat(flow).contains(before);
        texts.put("flows/complaint.yaml", flow.replace(before, "      - {when: \"amount < 0.0\", to: carrier}\n" + before));
        DialogFiles files = DialogFiles.of(texts);
        int line = flow.substring(0, flow.indexOf(before)).split("\n", -1).length;
        List<String> missing = notPlayed(Guide.load(files), files);
        missing.removeIf(told -> excused().stream().anyMatch(told::contains));
        assertThat(missing).singleElement().asString().contains("flows/complaint.yaml:" + line + ":")
                .contains("next complaint.problem.4 cannot be played");
    }

    /** Transitions that {@code coverage-exceptions.txt} lists with their reason. */
    private static List<String> excused() {
        try {
            Stream<String> listed = Files.readAllLines(EXCEPTIONS).stream().filter(line -> line.startsWith("transition "))
                    .map(line -> " " + line.substring("transition ".length(), line.indexOf(": ")) + " cannot be played");
            return Stream.concat(listed, BY_WORDS_ALONE.stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code file:line:column  next flow.state.2} with the last conversation that was tried, for each transition that no way plays. */
    private static List<String> notPlayed(Guide guide, DialogFiles files) {
        Manuscript written = new Manuscript(files, guide.authored());
        Traveller traveller = new Traveller(guide, written);
        Set<String> played = new HashSet<>();
        List<String> missing = new ArrayList<>();
        List<Route.Step> all = Route.transitions(written);
        assertThat(all).isNotEmpty();
        for (Route.Step wanted : all) {
            if (!played.contains(wanted.played()) && !plays(traveller, Route.to(wanted, written), written, played)) {
                missing.add(wanted + " cannot be played; tried last:\n    " + String.join("\n    ", traveller.lines()));
            }
        }
        return missing;
    }

    private static boolean plays(Traveller traveller, List<Route> routes, Manuscript written, Set<String> played) {
        for (Route route : routes) {
            for (Map<String, SlotValue> situation : route.answers(written).stream().limit(MOST_SITUATIONS).toList()) {
                boolean there = traveller.travels(route, situation);
                played.addAll(traveller.played());
                if (there) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Map<String, String> shipped() throws Exception {
        Path folder = Path.of("dialogs");
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}

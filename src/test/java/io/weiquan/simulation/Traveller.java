package io.weiquan.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weiquan.authoring.coverage.Coverage;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.Pattern;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotValue;
import io.weiquan.guide.Guide;
import io.weiquan.source.Problems;
import io.weiquan.source.YamlNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Someone who answers what is asked so that a conversation goes a given way. */
final class Traveller {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final int MOST_TURNS = 60;

    private final Manuscript written;
    private final Dialogue dialogue;
    private final Set<String> played = new LinkedHashSet<>();
    private final List<String> lines = new ArrayList<>();
    private Map<String, SlotValue> answers;
    private JsonNode state;
    private ConversationState stands;

    Traveller(Guide guide, Manuscript written) {
        this.written = written;
        this.dialogue = guide.watched(turn -> turn.trace().stream().map(Coverage::played).filter(java.util.Objects::nonNull).forEach(played::add));
    }

    /** Every transition and state played on the way, as a trace names them. */
    Set<String> played() {
        return Set.copyOf(played);
    }

    /** The conversation as read. */
    List<String> lines() {
        return lines;
    }

    /** True when the last transition of the way was taken. */
    boolean travels(Route route, Map<String, SlotValue> with) {
        answers = with;
        played.clear();
        lines.clear();
        take(dialogue.begin("web", NOW));
        if (with.containsKey("gates")) {
            ((List<?>) with.get("gates").value()).forEach(gate -> send(new Inbound.Said("m", saying(gate.toString()))));
        }
        Route.Step last = route.steps().get(route.steps().size() - 1);
        Deque<Inbound> reports = new ArrayDeque<>();
        Set<Route.Step> reported = new HashSet<>();
        for (int turn = 0; turn < MOST_TURNS && !played.contains(last.played()); turn++) {
            if (stands.pending() != null && !stands.open().isEmpty()) {
                send(new Inbound.Chose("m", stands.open().get(0)));
            } else if (!stands.asking().isEmpty()) {
                send(answer(stands.asking().get(0)));
            } else if (reports.isEmpty()) {
                Route.Step next = route.steps().stream().filter(s -> s.exit().reaction() && !played.contains(s.played()) && reported.add(s)).findFirst().orElse(null);
                if (next == null) {
                    return false;
                }
                reports.addAll(reports(next.reaction()));
            } else {
                send(reports.remove());
                route.steps().stream().filter(s -> played.contains(s.played()) && reported.contains(s)).findFirst().ifPresent(s -> reports.clear());
            }
        }
        return played.contains(last.played());
    }

    /** What may be done to report something, one after the other until it works. */
    private List<Inbound> reports(Flow.Reaction reaction) {
        List<Inbound> ways = new ArrayList<>();
        if (reaction.choice() != null) {
            ways.add(new Inbound.Chose("m", reaction.choice()));
        }
        if (reaction.intent() != null) {
            examples(reaction.intent()).stream().limit(5).forEach(words -> ways.add(new Inbound.Said("m", words)));
        }
        if (reaction.outcome() != null) {
            String outcome = reaction.outcome().equals("any") ? "SELLER_REFUSED" : reaction.outcome();
            ways.add(new Inbound.Chose("m", "tried_channels=" + outcome));
            ways.add(new Inbound.Filled("m", Map.of("tried_channels", List.of(Map.of("outcome", outcome)))));
            ways.add(new Inbound.Said("m", written.dialogs().vocabulary().name("outcome", outcome)));
        }
        return ways;
    }

    private Inbound answer(String key) {
        if (answers.containsKey(key)) {
            return new Inbound.Filled("m", Map.of(key, answers.get(key).value()));
        }
        Slot slot = written.dialogs().slots().get(key);
        List<String> keys = slot.kind() == null ? List.of() : written.dialogs().vocabulary().keys(slot.kind());
        Object value = switch (slot.type()) {
            case KEY -> slot.choices().isEmpty() ? keys.get(0) : slot.choices().get(0);
            case KEYS -> List.of(slot.choices().isEmpty() ? keys.get(0) : slot.choices().get(0));
            case MONEY, NUMBER -> new BigDecimal("120");
            case DATE -> "2026-11-10";
            case FLAG -> true;
            case CODE -> "13800000000";
            case TEXT -> "某某测试用品";
            case TRIED -> List.of(Map.of("outcome", "SELLER_SILENT"));
        };
        return new Inbound.Filled("m", Map.of(key, value));
    }

    /** An example of an intent that sets the gate, or what a person of a transcript says that its wording takes. */
    private String saying(String gate) {
        List<Pattern> marking = written.dialogs().patterns().stream().filter(p -> gate.equals(p.mark())).toList();
        return Stream.concat(marking.stream().flatMap(p -> p.intents().stream()).flatMap(i -> examples(i).stream()),
                marking.stream().filter(p -> p.words() != null).flatMap(p -> said().filter(line -> p.words().matcher(line).find())))
                .findFirst().orElseThrow(() -> new IllegalStateException("nothing to say that sets the gate " + gate));
    }

    private static Stream<String> said() {
        try (Stream<Path> all = Files.walk(Path.of("dialogs/transcripts"))) {
            List<String> said = new ArrayList<>();
            for (Path path : all.filter(Files::isRegularFile).sorted().toList()) {
                Files.readAllLines(path).stream().filter(line -> line.startsWith("> ")).forEach(line -> said.add(line.substring(2)));
            }
            return said.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> examples(String intent) {
        List<String> words = new ArrayList<>();
        for (String path : written.files().list("intents", ".yaml")) {
            YamlNode of = written.files().yaml(path, new Problems()).get("classes").get(intent);
            words.addAll(of.get("examples").texts());
            words.addAll(of.get("whole").texts());
        }
        words.removeIf(text -> text.contains("(") || text.contains("|"));
        return words;
    }

    private void send(Inbound inbound) {
        lines.add("> " + inbound.shown());
        Dialogue.Step step = dialogue.next(state, inbound, NOW);
        if (step.isRefused()) {
            lines.add("< refused " + step.fields());
        } else {
            take(step);
        }
    }

    private void take(Dialogue.Step step) {
        try {
            state = step.state();
            stands = MAPPER.treeToValue(state, ConversationState.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        step.body().messages().forEach(m -> lines.add("< " + m.id() + " " + m.text().replace("\n", " ")));
    }
}

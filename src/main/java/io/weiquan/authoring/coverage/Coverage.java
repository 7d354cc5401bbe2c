package io.weiquan.authoring.coverage;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Effect;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.Turn;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.YamlNode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Counts what is played of the dialogs while transcripts are replayed. Not thread-safe: one replay after the other. */
public final class Coverage implements Consumer<Turn> {

    /** What can be played. */
    public enum Kind { STATE, TRANSITION, QUESTION, REASK, PATTERN, RULE }

    /**
     * One thing that can be played.
     *
     * @param name  {@code flow.state}, {@code flow.state.2} (ways on from 0), a reply id, or a pattern's id
     * @param times how often it was
     */
    public record Item(Kind kind, String name, Position at, int times) {
    }

    private record Place(Kind kind, String name, Position at) {
    }

    private final Manuscript written;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, Integer> played = new LinkedHashMap<>();

    public Coverage(DialogFiles files, AuthoredDialogs authored) {
        this.written = new Manuscript(files, authored);
        written.flows().values().forEach(this::flow);
        written.patterns().forEach(p -> place(Kind.PATTERN, "pattern " + p.id(), p.id(), p.at()));
        written.slots().fields().forEach((key, slot) -> {
            int nth = 0;
            for (YamlNode rule : slot.get("valid").items()) {
                String reply = "invalid." + key + "." + ++nth;
                place(Kind.RULE, "say " + reply, reply, rule.at());
            }
        });
    }

    private void flow(WrittenFlow flow) {
        for (Flow.State state : flow.flow().states().values()) {
            String name = flow.name() + "." + state.name();
            place(Kind.STATE, "state " + name, name, flow.stateAt(state.name()));
            int on = 0;
            int next = 0;
            for (Exit exit : flow.exits(state.name())) {
                String way = name + "." + (exit.reaction() ? on++ : next++);
                place(Kind.TRANSITION, (exit.reaction() ? "on " : "next ") + way, way, exit.at());
            }
            state.collect().forEach(question -> question(flow, state, question));
        }
    }

    private void question(WrittenFlow flow, Flow.State state, Flow.Question question) {
        String ask = question.ask() == null ? "ask." + question.slots().get(0) : question.ask();
        place(Kind.QUESTION, "say " + ask, ask, flow.questionAt(state.name(), question.slots().get(0)));
        for (String slot : question.must()) {
            for (int i = 1; !written.sentences("reask." + slot + "." + i).isEmpty(); i++) {
                String reask = "reask." + slot + "." + i;
                place(Kind.REASK, "say " + reask, reask, written.sentences(reask).get(0).at());
            }
        }
    }

    private void place(Kind kind, String id, String name, Position at) {
        places.putIfAbsent(id, new Place(kind, name, at));
    }

    /** What a line of a trace says was played ({@code "state flow.state"}), or null. */
    public static String played(String line) {
        int colon = line.indexOf(": ");
        String what = colon < 0 ? line : line.substring(0, colon);
        String rest = colon < 0 ? "" : line.substring(colon + 2);
        return switch (what) {
            case "state", "next", "on", "pattern" -> what + " " + rest;
            case "safety", "digression" -> "pattern " + rest;
            default -> null;
        };
    }

    /** One turn as the engine decided it. */
    @Override
    public void accept(Turn turn) {
        turn.trace().stream().map(Coverage::played).filter(java.util.Objects::nonNull).forEach(this::count);
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Say say) {
                count("say " + say.reply());
            }
        }
    }

    private void count(String id) {
        if (places.containsKey(id)) {
            played.merge(id, 1, Integer::sum);
        }
    }

    public List<Item> items() {
        return places.entrySet().stream()
                .map(e -> new Item(e.getValue().kind, e.getValue().name, e.getValue().at, played.getOrDefault(e.getKey(), 0))).toList();
    }

    /** For a diagram of the flow: {@code "state NAME"}, {@code "next NAME 0"} and {@code "on NAME 0"} that were played. */
    public Predicate<String> of(String flow) {
        return what -> {
            String[] words = what.split(" ");
            return played.containsKey(words[0] + " " + flow + "." + words[1] + (words.length > 2 ? "." + words[2] : ""));
        };
    }

    public Manuscript written() {
        return written;
    }

    /** A line for each kind, then a line for each thing that was not played: {@code file:line:column  state complaint.carrier}. */
    public String text() {
        StringBuilder text = new StringBuilder();
        Map<Kind, int[]> counts = new EnumMap<>(Kind.class);
        for (Item item : items()) {
            int[] of = counts.computeIfAbsent(item.kind, k -> new int[2]);
            of[0] += item.times > 0 ? 1 : 0;
            of[1]++;
        }
        counts.forEach((kind, of) -> text.append("%s：%d 个里走到 %d 个，%.1f%%%n".formatted(CoveragePage.TITLES.get(kind), of[1], of[0], 100.0 * of[0] / of[1])));
        items().stream().filter(i -> i.times == 0).forEach(i -> text.append("%s  %s %s 没走到%n".formatted(i.at, CoveragePage.TITLES.get(i.kind), i.name)));
        return text.toString();
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}

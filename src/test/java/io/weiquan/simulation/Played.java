package io.weiquan.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.dialog.ConversationState;
import io.weiquan.guide.Guide;
import io.weiquan.guide.GuidedDialogue;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One conversation of one simulated person, played to its end.
 *
 * @param questions how many questions the bot had put when the first package came, or -1 when none came
 * @param turns     how often the person acted
 * @param again     slots an honest person was asked for after having told them in the opening
 * @param wrong     what did not hold; the conversation stops there
 * @param lines     the conversation as read
 */
record Played(long seed, Manner manner, int questions, int turns, List<String> again, List<String> wrong, List<String> lines) {

    /** A conversation longer than this has not ended. */
    static final int MOST_TURNS = 60;
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    /** @param flow the flow to be played; a flow that is called is entered by the choice that calls it */
    static Played of(Guide guide, String flow, long seed) {
        return new Run(guide, flow, seed).play();
    }

    /** What did not hold, without the particulars. */
    String kind() {
        return wrong.get(0).replaceAll("[0-9“(\\[].*", "");
    }

    @Override
    public String toString() {
        return "-Dweiquan.seed=%d (%s): %s%n    %s".formatted(seed, manner, String.join("; ", wrong), String.join("\n    ", lines));
    }

    private static final class Run {

        private final Dialogue dialogue;
        private final Guide guide;
        private final String flow;
        private final long seed;
        private final Person person;
        private final Referee referee;
        private final List<String> lines = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final List<String> again = new ArrayList<>();
        private final SplittableRandom random;
        private Instant now;
        private Instant lastTurn;
        private JsonNode stored;
        private Scene scene;
        private Move last;
        private int questions = -1;
        private int after;

        Run(Guide guide, String flow, long seed) {
            this.guide = guide;
            this.flow = flow;
            this.seed = seed;
            this.random = new SplittableRandom(seed);
            this.now = Instant.parse("2026-11-18T02:00:00Z").plus(Duration.ofDays(random.nextInt(90)));
            this.dialogue = guide.dialogue();
            Manner manner = Manner.values()[(int) Math.floorMod(seed, (long) Manner.values().length)];
            this.person = new Person(guide.authored().dialogs(), manner, random, today());
            this.referee = new Referee(guide.authored().dialogs());
            this.after = random.nextInt(5);
        }

        private LocalDate today() {
            return LocalDate.ofInstant(now, GuidedDialogue.ZONE);
        }

        Played play() {
            int turn = 0;
            try {
                take(dialogue.begin("web", now), 1);
                if (!flow.equals(guide.authored().dialogs().entry())) {
                    enter();
                }
                for (turn = 1; turn <= MOST_TURNS && wrong.isEmpty() && !ended(); turn++) {
                    act(person.next(scene), turn);
                }
                if (turn > MOST_TURNS && wrong.isEmpty() && !ended() && !referee.isHeld(scene.state())) {
                    wrong.add("not ended after " + MOST_TURNS + " turns");
                }
            } catch (RuntimeException | JsonProcessingException thrown) {
                wrong.add("throws " + thrown + at(thrown));
            }
            return new Played(seed, person.manner, questions, turn - 1, again, wrong, lines);
        }

        private static String at(Exception thrown) {
            return thrown.getStackTrace().length == 0 ? "" : " at " + List.of(thrown.getStackTrace()).subList(0, Math.min(4, thrown.getStackTrace().length));
        }

        /** A conversation has ended when it is closed, or a package was handed over and the person has had the last word. */
        private boolean ended() {
            return scene.state().closed() || scene.state().composed() && scene.asking().isEmpty() && after-- <= 0;
        }

        /** Goes by the quickest way to the choice that calls the flow. */
        private void enter() throws JsonProcessingException {
            act(person.opening(3), 1);
            act(Move.say("先给我稿子"), 1);
            String choice = guide.authored().dialogs().flows().values().stream().flatMap(f -> f.states().values().stream()).flatMap(s -> s.on().stream())
                    .filter(r -> flow.equals(r.call()) && r.choice() != null).findFirst().orElseThrow(() -> new IllegalStateException("no choice calls " + flow)).choice();
            act(Move.pick(choice), 1);
            if (wrong.isEmpty() && scene.state().stack().stream().noneMatch(f -> f.flow().equals(flow))) {
                wrong.add("does not come to " + flow);
            }
        }

        private void act(Move moved, int turn) throws JsonProcessingException {
            Move move = moved.after(last);
            last = move;
            lines.add(move.shown().length() > 200 ? move.shown().substring(0, 200) + "…" : move.shown());
            now = now.plus(move.pause());
            Scene before = scene;
            Dialogue.Step step = move.inbound() == null ? dialogue.resumed(stored, lastTurn, now) : dialogue.next(stored, move.inbound(), now);
            if (step == null) {
                return;
            }
            if (step.isRefused()) {
                lines.add("< refused " + step.fields());
                if (!(move.inbound() instanceof Inbound.Filled)) {
                    wrong.add("refuses what is no form");
                }
                return;
            }
            take(step, turn + 1);
            wrong.addAll(referee.judge(before, move, scene, today()));
            judgeTruth();
        }

        private void take(Dialogue.Step step, int turn) throws JsonProcessingException {
            stored = step.state();
            lastTurn = now;
            scene = new Scene(step.body(), MAPPER.treeToValue(stored, ConversationState.class), now, turn);
            step.body().messages().forEach(m -> lines.add("< " + m.id() + " " + m.text().replace("\n", " ")));
            if (step.body().result() != null && questions < 0) {
                questions = step.body().progress().asked();
            }
        }

        /** Who tells the truth is understood and not asked again for it. */
        private void judgeTruth() {
            if (person.manner != Manner.TRUTHFUL || questions >= 0) {
                return;
            }
            Set<String> told = person.told();
            scene.asking().stream().limit(1).filter(told::contains).forEach(again::add);
            for (Map.Entry<String, Object> fact : person.truth.values().entrySet()) {
                if (told.contains(fact.getKey()) && !fact.getKey().equals("item_name") && !scene.asking().isEmpty()) {
                    var held = scene.state().slots().get(fact.getKey());
                    if (held == null || !fact.getValue().equals(held.value())) {
                        wrong.add("was told %s is %s and holds %s".formatted(fact.getKey(), person.truth.words().get(fact.getKey()), held));
                    }
                }
            }
        }
    }
}

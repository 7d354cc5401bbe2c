package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
import io.weiquan.dialog.ConversationState.Matter;
import io.weiquan.dialog.ConversationState.Pending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The workbench of one step: the state being changed and the effects collected so far. Lives for one call of the engine. */
final class Step {

    /** Slot in which safety patterns note the gates they saw, for the advice. */
    static final String GATES = "gates";
    /** How many other complaints there are, as conditions see it. */
    static final String MATTERS = "matters";
    /** How often the person was spoken to in silence. */
    private static final String NUDGES = "#silence";

    final Dialogs dialogs;
    final LocalDate today;
    final List<Frame> stack;
    final Map<String, SlotValue> slots;
    final List<String> answered;
    final List<String> trace = new ArrayList<>();
    /** Slots that got a new value or status in this step. */
    final Set<String> changed = new LinkedHashSet<>();
    /** Outcomes reported in this step. */
    final Set<String> outcomes = new LinkedHashSet<>();
    List<String> asking;
    Pending pending;
    boolean composed;
    boolean paused;
    List<Matter> shelf;
    Matter dropped;
    /** A slot whose value was just refused: the refusal asks for it anew, so nothing else is asked. */
    Slot refused;
    /** The flow is walked again over ground already covered: greetings on the way are not repeated. */
    boolean quiet;
    int questions;

    /** Slot → value heard too unsurely to be taken. */
    final Map<String, Object> guesses;
    final Bubbles bubbles;
    private final Map<String, SlotValue> facts;
    final Tries tries;
    final Values values;
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> openBefore;
    private boolean composing;
    private Screen.Look look;
    private Understanding calling;
    private List<Pattern> called;

    Step(Dialogs dialogs, ConversationState state, LocalDate today) {
        this.dialogs = dialogs;
        this.today = today;
        this.stack = new ArrayList<>(state.stack());
        this.slots = new LinkedHashMap<>(state.slots());
        this.facts = new Facts(slots, SlotValue.of(today.toString(), SlotValue.Source.DERIVED), () -> shelf.size());
        this.guesses = new HashMap<>(state.guesses());
        this.asking = state.asking();
        this.pending = state.pending();
        this.tries = new Tries(state.attempts());
        this.values = new Values(this);
        this.bubbles = new Bubbles(dialogs, state, changed);
        this.answered = new ArrayList<>(state.answered());
        this.questions = state.questions();
        this.composed = state.composed();
        this.paused = state.paused();
        this.openBefore = state.open();
        this.shelf = new ArrayList<>(state.shelf());
        this.dropped = state.dropped();
    }

    void said(Understanding heard, Reread reread) {
        tries.counts.remove(NUDGES);
        new Listening(this, heard, reread).take();
    }

    void picked(String choice, Reread reread) {
        tries.counts.remove(NUDGES);
        new Picking(this, reread).pick(choice);
    }

    void filled(Map<String, Object> values) {
        tries.counts.remove(NUDGES);
        new Picking(this, null).fill(values);
    }

    /** The person came back: told where things stand, and asked whether to go on. */
    void returned() {
        if (stack.isEmpty()) {
            return;
        }
        if (asking.isEmpty()) {
            if (composed && !paused) {
                sayRepair(Pattern.Act.SHOW_AGAIN, Map.of(), List.of());
                walk();
            }
            return;
        }
        paused = true;
        pending = dialogs.patterns().stream().filter(p -> p.act() == Pattern.Act.UNDO_CANCEL).findFirst()
                .map(p -> new Pending(Pending.Kind.ACT, p.id(), null)).orElse(null);
        sayRepair(Pattern.Act.WELCOME_BACK, Map.of("slot", asking.get(0)), List.of());
    }

    /** Nothing came. Said once a question at most, and never to somebody who stopped on purpose. */
    void silent() {
        Pattern pattern = dialogs.repair(Pattern.Act.SILENCE, facts());
        if (!listensForSilence(pattern)) {
            return;
        }
        tries.count(NUDGES);
        trace.add("pattern: " + pattern.id());
        pattern.say().forEach(reply -> say(reply, Map.of("slot", asking.get(0)), List.of(), List.of()));
    }

    private boolean listensForSilence(Pattern pattern) {
        return pattern.after() != null && !asking.isEmpty() && !paused && tries.of(NUDGES) == 0;
    }

    void walk() {
        new Walk(this).on();
    }

    int countQuestions() {
        return new Walk(this).countQuestions();
    }

    /** What conditions see, now and after every later change: a view, because a turn asks some hundred of them. */
    Map<String, SlotValue> facts() {
        return facts;
    }

    /** The text as the authors' expressions see it. */
    Screen.Look look(String text) {
        if (look == null || !look.text().equals(text)) {
            look = dialogs.screen().at(text);
        }
        return look;
    }

    /** The patterns whose words or intents are in the message, of all stages; each stage asks anew, of the same message. */
    List<Pattern> called(Understanding heard) {
        if (calling != heard) {
            Screen.Look text = look(heard.text());
            // among digressions an author's exact words say more than an intent that a model guesses; elsewhere their own order counts alone
            called = dialogs.patterns().stream().filter(p -> p.calledBy(heard, text))
                    .sorted(Comparator.comparing(p -> p.stage() == Pattern.Stage.DIGRESSION && p.words() == null)).toList();
            calling = heard;
        }
        return called;
    }

    Slot slot(String key) {
        return dialogs.slots().get(key);
    }

    /** True when the bot has said something in this step. */
    boolean spoke() {
        return effects.stream().anyMatch(Effect.Say.class::isInstance);
    }

    boolean has(String key) {
        return slots.containsKey(key) && slots.get(key).hasValue();
    }

    void say(String reply) {
        say(reply, Map.of(), List.of(), List.of());
    }

    void say(String reply, Map<String, Object> args, List<Choice> choices, List<String> form) {
        effects.add(bubbles.say(reply, args, choices, form));
    }

    /** Says what the author's pattern for this repair says; the last bubble carries the choices. */
    void sayRepair(Pattern.Act act, Map<String, Object> args, List<Choice> choices) {
        Pattern pattern = dialogs.repair(act, facts());
        trace.add("pattern: " + pattern.id());
        for (int i = 0; i < pattern.say().size(); i++) {
            boolean last = i == pattern.say().size() - 1;
            List<Choice> all = new ArrayList<>(last ? choices : List.of());
            if (last) {
                all.addAll(pattern.choices());
            }
            say(pattern.say().get(i), args, all, List.of());
        }
    }

    boolean wouldRepeat(Pattern.Act act, Map<String, Object> args) {
        return dialogs.repair(act, facts()).say().stream().allMatch(reply -> bubbles.wouldRepeat(reply, args));
    }

    /** Ids of the choices on the table when the person spoke. */
    List<String> openBefore() {
        return openBefore;
    }

    int timesSaid(String reply) {
        return bubbles.timesSaid(reply);
    }

    /** Remakes the package at the end of this turn, once. */
    void compose() {
        composed = true;
        if (!composing) {
            composing = true;
            effects.add(new Effect.Compose());
        }
    }

    void handOver() {
        effects.add(new Effect.HandOver());
    }

    void erase() {
        effects.add(new Effect.Erase());
    }

    /** The mode that suspends the flow, or null. */
    Flow.Mode mode() {
        return new Keeping(this).mode();
    }

    /** True unless a mode holds in which this slot is not read. */
    boolean reads(Slot slot) {
        Flow.Mode mode = mode();
        return mode == null || mode.takes().contains(slot.key());
    }

    List<?> list(String key) {
        return slots.containsKey(key) && slots.get(key).value() instanceof List<?> list ? list : List.of();
    }

    Frame top() {
        return stack.get(stack.size() - 1);
    }

    void replaceTop(Frame frame) {
        stack.set(stack.size() - 1, frame);
    }

    /** Moves the innermost flow to one of its states. */
    void goTo(String state) {
        replaceTop(new Frame(top().flow(), top().version(), state, false, false));
    }

    /** Leaves every sub-flow and moves the outermost flow to one of its states. */
    void goToOuter(String state) {
        while (stack.size() > 1) {
            stack.remove(stack.size() - 1);
        }
        goTo(state);
    }

    /** Walks the outermost flow again from its beginning: an earlier answer has changed, so an earlier question may be open. */
    void walkAgain() {
        quiet = true;
        goToOuter(dialogs.flow(stack.get(0)).initial());
    }

    Turn turn() {
        List<Effect> done = bubbles.withoutRepeats(effects);
        List<String> open = new ArrayList<>();
        boolean spoke = false;
        for (Effect effect : done) {
            if (effect instanceof Effect.Say s) {
                s.choices().forEach(c -> open.add(c.id()));
                spoke = true;
            }
        }
        Pattern silence = dialogs.repair(Pattern.Act.SILENCE, facts());
        if (listensForSilence(silence)) {
            done.add(new Effect.Wait(silence.after()));
        }
        ConversationState state = new ConversationState(stack, slots, asking, pending, tries.counts, bubbles.counts(), answered, questions,
                composed, spoke ? open : openBefore, paused, guesses, bubbles.sentences(done), shelf, dropped);
        return new Turn(state, done, trace);
    }
}

package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
import io.weiquan.dialog.ConversationState.Pending;
import java.time.LocalDate;
import java.util.ArrayList;
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
    /** The flow is walked again over ground already covered: greetings on the way are not repeated. */
    boolean quiet;
    int questions;
    /** The person spoke and the open question was not answered. */
    boolean missed;

    /** Slot → value heard too unsurely to be taken. */
    final Map<String, Object> guesses;

    private final Map<String, SlotValue> facts;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, Integer> attempts;
    private final Map<String, Integer> said;
    private final List<String> openBefore;
    private boolean composing;

    Step(Dialogs dialogs, ConversationState state, LocalDate today) {
        this.dialogs = dialogs;
        this.today = today;
        this.stack = new ArrayList<>(state.stack());
        this.slots = new LinkedHashMap<>(state.slots());
        this.facts = new Facts(slots, SlotValue.of(today.toString(), SlotValue.Source.DERIVED));
        this.asking = state.asking();
        this.pending = state.pending();
        this.attempts = new HashMap<>(state.attempts());
        this.said = new HashMap<>(state.said());
        this.answered = new ArrayList<>(state.answered());
        this.questions = state.questions();
        this.composed = state.composed();
        this.paused = state.paused();
        this.guesses = new HashMap<>(state.guesses());
        this.openBefore = state.open();
    }

    void said(Understanding heard, Reread reread) {
        new Listening(this, heard, reread).take();
    }

    void picked(String choice) {
        new Picking(this).pick(choice);
    }

    void filled(Map<String, Object> values) {
        new Picking(this).fill(values);
    }

    void returned() {
        if (paused || stack.isEmpty()) {
            return;
        }
        if (composed && asking.isEmpty()) {
            say("resume.package", Map.of(), List.of(), List.of());
        } else if (!asking.isEmpty()) {
            say("resume.welcome", Map.of("slot", asking.get(0)), List.of(), List.of());
        }
        walk();
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
        int variant = said.merge(reply, 1, Integer::sum) - 1;
        effects.add(new Effect.Say(reply, variant, args, choices, form));
    }

    int timesSaid(String reply) {
        return said.getOrDefault(reply, 0);
    }

    int attempts(String slot) {
        return attempts.getOrDefault(slot, 0);
    }

    void countAttempt(String slot) {
        missed = true;
        attempts.merge(slot, 1, Integer::sum);
    }

    void forgetAttempts(String slot) {
        attempts.remove(slot);
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

    /** Writes a value or a status, concludes what follows from it, and notes that the question is answered. */
    void set(String key, SlotValue value) {
        SlotValue before = slots.put(key, value);
        if (value.equals(before)) {
            return;
        }
        changed.add(key);
        guesses.remove(key);
        forgetAttempts(key);
        if (asking.contains(key) && !answered.contains(key)) {
            answered.add(key);
        }
        if (slot(key) != null && slot(key).type() == SlotType.TRIED && value.hasValue()) {
            noteOutcomes(value, before);
        }
        conclude();
    }

    /** Writes a value that another one may have stood for: what depended on the other is open again. */
    void replace(String key, SlotValue value) {
        SlotValue before = slots.get(key);
        set(key, value);
        if (before != null && before.hasValue() && !before.value().equals(value.value())) {
            clearDependents(key);
        }
    }

    void clear(String key) {
        if (slots.remove(key) != null) {
            changed.add(key);
        }
        answered.remove(key);
        forgetAttempts(key);
        conclude();
    }

    /** A changed answer makes what depended on it open again, unless it was given anew in the same breath. */
    void clearDependents(String key) {
        for (Slot other : dialogs.slots().values()) {
            if (other.dependsOn().contains(key) && slots.containsKey(other.key()) && !changed.contains(other.key())) {
                clear(other.key());
            }
        }
    }

    void mark(String sign) {
        List<Object> noted = new ArrayList<>(list(GATES));
        if (!noted.contains(sign)) {
            noted.add(sign);
            slots.put(GATES, SlotValue.of(noted, SlotValue.Source.DERIVED));
            changed.add(GATES);
            conclude();
        }
    }

    List<?> list(String key) {
        return slots.containsKey(key) && slots.get(key).value() instanceof List<?> list ? list : List.of();
    }

    /** The first rule of the slot that {@code value} breaks, as a reply id; null when it may be stored. */
    String refusal(Slot slot, Object value) {
        if (slot.valid().isEmpty()) {
            return null;
        }
        Map<String, SlotValue> facts = new HashMap<>(facts());
        facts.put(slot.key(), SlotValue.said(value));
        for (Slot.Rule rule : slot.valid()) {
            if (!rule.when().holds(facts)) {
                return rule.reply();
            }
        }
        return null;
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
        goToOuter(dialogs.flows().get(stack.get(0).flow()).initial());
    }

    /** Recomputes derived values; what a person said is never overwritten by a conclusion. */
    private void conclude() {
        for (Slot slot : dialogs.slots().values()) {
            SlotValue now = slots.get(slot.key());
            if (slot.derive().isEmpty() || now != null && now.source() != SlotValue.Source.DERIVED) {
                continue;
            }
            SlotValue concluded = slot.derive().stream().filter(d -> d.when().holds(facts)).findFirst()
                    .map(d -> SlotValue.of(d.value(), SlotValue.Source.DERIVED)).orElse(null);
            if (concluded != null) {
                slots.put(slot.key(), concluded);
            } else if (now != null && now.hasValue()) {
                slots.remove(slot.key());
            }
        }
    }

    private void noteOutcomes(SlotValue now, SlotValue before) {
        List<?> known = before != null && before.value() instanceof List<?> list ? list : List.of();
        for (Object record : (List<?>) now.value()) {
            if (!known.contains(record) && record instanceof Map<?, ?> map && map.get("outcome") != null) {
                outcomes.add(map.get("outcome").toString());
            }
        }
    }

    Turn turn() {
        List<String> open = new ArrayList<>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Say s) {
                s.choices().forEach(c -> open.add(c.id()));
            }
        }
        ConversationState state = new ConversationState(stack, slots, asking, pending, attempts, said, answered, questions, composed,
                spoke() ? open : openBefore, paused, guesses);
        return new Turn(state, effects, trace);
    }
}

package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Frame;
import io.weiquan.dialog.ConversationState.Matter;
import io.weiquan.dialog.ConversationState.Pending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    /** Values a slot refuses before it is left open. */
    private static final int MOST_REFUSALS = 3;

    final Dialogs dialogs;
    final LocalDate today;
    final List<Frame> stack;
    final Map<String, SlotValue> slots;
    final List<String> answered;
    final List<String> trace = new ArrayList<>();
    /** Slots that got a new value or status in this step. */
    final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> vain = new HashSet<>();
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
    Map<String, Integer> attempts;
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
        this.attempts = new HashMap<>(state.attempts());
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
        attempts.remove(NUDGES);
        new Listening(this, heard, reread).take();
    }

    void picked(String choice, Reread reread) {
        attempts.remove(NUDGES);
        new Picking(this, reread).pick(choice);
    }

    void filled(Map<String, Object> values) {
        attempts.remove(NUDGES);
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
        countAttempt(NUDGES);
        trace.add("pattern: " + pattern.id());
        pattern.say().forEach(reply -> say(reply, Map.of("slot", asking.get(0)), List.of(), List.of()));
    }

    private boolean listensForSilence(Pattern pattern) {
        return pattern.after() != null && !asking.isEmpty() && !paused && attempts(NUDGES) == 0;
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
            called = dialogs.patterns().stream().filter(p -> p.calledBy(heard, text)).toList();
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

    int attempts(String slot) {
        return attempts.getOrDefault(slot, 0);
    }

    void countAttempt(String slot) {
        attempts.merge(slot, 1, Integer::sum);
        vain.add(slot);
    }

    /** Counts that this question was before the person, in whatever words. */
    void countPut(String slot) {
        attempts.merge("#put " + slot, 1, Integer::sum);
        attempts.merge(slot, 1, Integer::sum);
    }

    /** True when the message was no answer to the question about this slot. */
    boolean wasVain(String slot) {
        return vain.contains(slot);
    }

    /** The slot is settled or opened anew: what was counted of it starts again. */
    void forgetAttempts(String slot) {
        attempts.remove(slot);
        attempts.remove("#put " + slot);
        attempts.remove("#past " + slot);
        attempts.remove("#no " + slot);
    }

    /** Counts a value that the slot's own rules refuse; true when it is time to leave the slot open. */
    boolean isRefusedTooOften(String slot) {
        return attempts.merge("#no " + slot, 1, Integer::sum) >= MOST_REFUSALS;
    }

    /** The person said something else than whether the guess is right. */
    void passOver(String slot) {
        attempts.merge("#maybe " + slot, 1, Integer::sum);
    }

    int timesPassedOver(String slot) {
        return attempts("#maybe " + slot);
    }

    /** What the person said no to is not offered again. */
    void deny(String slot, Object value) {
        attempts.put("#not " + slot + "=" + value, 1);
    }

    boolean isDenied(String slot, Object value) {
        return attempts.containsKey("#not " + slot + "=" + value);
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

    /** Takes what was told in {@code text} for the open slots that {@code state} collects. True when there was any. */
    boolean find(Flow.State state, String text) {
        boolean any = false;
        for (Slot slot : state.collect().stream().flatMap(q -> q.must().stream()).map(this::slot).toList()) {
            java.util.regex.Matcher found = slot.finds() == null || slots.containsKey(slot.key()) ? null : slot.finds().matcher(text);
            if (found != null && found.find() && found.group("said").length() <= slot.maxChars()) {
                set(slot.key(), SlotValue.said(found.group("said").strip()));
                trace.add("answer: " + slot.key() + " was told");
                any = true;
            }
        }
        return any;
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

    /** What was marked no longer holds. */
    void unmark(String sign) {
        List<Object> noted = new ArrayList<>(list(GATES));
        if (noted.remove(sign)) {
            slots.put(GATES, SlotValue.of(noted, SlotValue.Source.DERIVED));
            changed.add(GATES);
            conclude();
        }
    }

    /** No slot of keys holds this value any longer. @param value null for none */
    void forgetValue(String value) {
        for (String key : List.copyOf(slots.keySet())) {
            if (value == null || slot(key) == null || slot(key).kind() == null || !slots.get(key).hasValue()) {
                continue;
            }
            Object held = slots.get(key).value();
            if (held.equals(value)) {
                clear(key);
            } else if (held instanceof List<?> list && list.contains(value)) {
                List<?> rest = list.stream().filter(v -> !v.equals(value)).toList();
                clear(key);
                if (!rest.isEmpty()) {
                    set(key, SlotValue.said(rest));
                }
            }
        }
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
        goToOuter(dialogs.flow(stack.get(0)).initial());
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
        ConversationState state = new ConversationState(stack, slots, asking, pending, attempts, bubbles.counts(), answered, questions,
                composed, spoke ? open : openBefore, paused, guesses, bubbles.sentences(done), shelf, dropped);
        return new Turn(state, done, trace);
    }
}

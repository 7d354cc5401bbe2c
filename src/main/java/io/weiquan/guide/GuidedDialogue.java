package io.weiquan.guide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.advice.Preview;
import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.HandOver;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Wire;
import io.weiquan.conversation.Wishes;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.DialogEngine;
import io.weiquan.dialog.Effect;
import io.weiquan.dialog.Event;
import io.weiquan.dialog.Reread;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotValue;
import io.weiquan.dialog.Turn;
import io.weiquan.nlu.Hint;
import io.weiquan.nlu.Understander;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The dialog that ships: hears with {@link Understander}, decides with {@link DialogEngine}, advises with {@link Counsel}. Thread-safe. */
public final class GuidedDialogue implements Dialogue {

    /** People, deadlines and dates are in China, wherever the server stands. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final int SUMMARY_CHARS = 120;

    private final AuthoredDialogs authored;
    private final DialogEngine engine;
    private final Understander understander;
    private final Counsel counsel;
    private final Shown shown;
    private final Migration migration;
    private final Consumer<Turn> watcher;
    /** What a reply may name, with nothing known yet. */
    private final Map<String, Object> blank = new HashMap<>();

    public GuidedDialogue(AuthoredDialogs authored, Understander understander, Counsel counsel) {
        this(authored, understander, counsel, turn -> { });
    }

    /** @param watcher sees every turn as the engine decided it: for coverage and for authors */
    GuidedDialogue(AuthoredDialogs authored, Understander understander, Counsel counsel, Consumer<Turn> watcher) {
        this.watcher = watcher;
        this.authored = authored;
        this.migration = new Migration(authored.dialogs(), authored.renamed());
        this.engine = new DialogEngine(authored.dialogs());
        this.understander = understander;
        this.counsel = counsel;
        this.shown = new Shown(authored.dialogs(), authored.replies());
        authored.dialogs().slots().keySet().forEach(slot -> blank.put(slot, ""));
        List.of("due", "hotline", "returnCode", "changed", "value").forEach(name -> blank.put(name, ""));
    }

    @Override
    public String notice() {
        return authored.notice();
    }

    @Override
    public Step begin(String channel, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, ZONE);
        return answer(engine.begin(local.toLocalDate()), "", local);
    }

    @Override
    public Step next(JsonNode stored, Inbound inbound, Instant now) {
        ConversationState state = read(stored);
        LocalDateTime local = LocalDateTime.ofInstant(now, ZONE);
        if (inbound instanceof Inbound.Filled form) {
            return filled(state, form, local);
        }
        if (inbound instanceof Inbound.Chose chose) {
            String label = shown.label(chose.choice());
            return engine.onTheTable(state, local.toLocalDate()).contains(chose.choice())
                    ? answer(engine.step(state, new Event.Picked(chose.choice(), reread(local)), local.toLocalDate()), label, local)
                    : said(state, label, local);
        }
        String text = ((Inbound.Said) inbound).text();
        String typed = shown.typed(text, engine.onTheTable(state, local.toLocalDate()));
        return typed == null ? said(state, text, local)
                : answer(engine.step(state, new Event.Picked(typed, reread(local)), local.toLocalDate()), text.strip(), local);
    }

    @Override
    public Step resumed(JsonNode stored, Instant lastTurn, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, ZONE);
        Turn turn = engine.step(read(stored), new Event.Returned(), local.toLocalDate());
        return turn.effects().stream().anyMatch(Effect.Say.class::isInstance) ? answer(turn, "", local) : null;
    }

    @Override
    public Step silent(JsonNode stored, Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, ZONE);
        Turn turn = engine.step(read(stored), new Event.Silent(), local.toLocalDate());
        return turn.effects().stream().anyMatch(Effect.Say.class::isInstance) ? answer(turn, "", local) : null;
    }

    private Step said(ConversationState state, String text, LocalDateTime now) {
        Heard heard = Heard.of(understander, text, now, hint(state));
        Event event = new Event.Said(heard.understanding(), reread(now));
        return answer(engine.step(state, event, now.toLocalDate()), heard.understanding().text(), now);
    }

    private Reread reread(LocalDateTime now) {
        return (slot, part) -> understander.understand(part, now, new Hint(slot.key(), slot.hintType()));
    }

    /** The stored state, fitted to the dialogs in force now. */
    private ConversationState read(JsonNode stored) {
        return migration.fit(StateJson.read(stored));
    }

    private Hint hint(ConversationState state) {
        if (state.asking().isEmpty()) {
            return state.composed() ? Hint.NEWS : Hint.NONE;
        }
        Slot slot = authored.dialogs().slots().get(state.asking().get(0));
        return slot == null ? Hint.NONE : new Hint(slot.key(), slot.hintType());
    }

    private Step filled(ConversationState state, Inbound.Filled form, LocalDateTime now) {
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        ConversationState checked = state;
        Map<String, Object> common = data(state, shown.slots(state.slots()), new Wire.Progress(0, 0), null);
        for (Map.Entry<String, Object> field : form.slots().entrySet()) {
            Slot slot = authored.dialogs().slots().get(field.getKey());
            if (slot == null) {
                wrong.put(field.getKey(), authored.replies().text("form.unknown", 0, about(common, state, null, null)));
                continue;
            }
            Object value = field.getValue() == null ? null : accepted(slot, field.getValue(), now);
            String refusal = field.getValue() == null ? null : value == null ? "form.invalid"
                    : engine.refusal(checked, slot, value, now.toLocalDate());
            if (refusal != null) {
                wrong.put(slot.key(), authored.replies().text(refusal, 0, about(common, state, slot, null)));
            } else {
                values.put(slot.key(), value);
                checked = with(checked, slot.key(), value);
            }
        }
        String words = words(values);
        if (!wrong.isEmpty()) {
            return Step.refused(wrong, words);
        }
        return answer(engine.step(state, new Event.Filled(values), now.toLocalDate()), words, now);
    }

    /** A form is validated like speech: data of the right shape, or words that the slot's own reading accepts; null when refused. */
    private Object accepted(Slot slot, Object raw, LocalDateTime now) {
        return slot.valueOf(raw, authored.dialogs().vocabulary()).map(value -> Heard.hidesSecret(understander, value, now) ? null : value)
                .orElseGet(() -> raw instanceof String text && text.length() <= slot.maxChars()
                        ? Heard.single(understander, text, now, slot) : null);
    }

    private static ConversationState with(ConversationState state, String key, Object value) {
        Map<String, SlotValue> slots = new LinkedHashMap<>(state.slots());
        if (value == null) {
            slots.remove(key);
        } else {
            slots.put(key, SlotValue.of(value, SlotValue.Source.FORM));
        }
        return state.with(slots);
    }

    private String words(Map<String, Object> values) {
        return values.entrySet().stream().map(e -> {
            Slot slot = authored.dialogs().slots().get(e.getKey());
            return slot.title() + "：" + (e.getValue() == null ? "" : shown.display(slot, e.getValue()));
        }).collect(Collectors.joining("；"));
    }

    private Step answer(Turn turn, String words, LocalDateTime now) {
        watcher.accept(turn);
        ConversationState state = turn.state();
        Map<String, Wire.Slot> slots = shown.slots(state.slots());
        boolean compose = turn.effects().stream().anyMatch(Effect.Compose.class::isInstance);
        ObjectNode result = compose ? counsel.compose(state.slots(), slots, now) : null;
        Wire.Progress progress = new Wire.Progress(state.questions(), engine.questionsLeft(state, now.toLocalDate()));
        Preview preview = counsel.preview(state.slots(), now).orElse(null);
        Map<String, Object> common = data(state, slots, progress, preview);
        if (result != null && preview == null) {
            // the package knows where to go before the early advice does: a child's payment, a fraud told in the first sentence
            JsonNode advised = result.path("recommendation");
            common.put("channel", advised.path("name").asText());
            common.put("reason", advised.path("reasons").path(0).asText());
        }
        List<Wire.Message> messages = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Say say) {
                messages.add(message(state, say, common));
            }
        }
        String expects = expects(state);
        return Step.of(StateJson.write(state),
                new Wire.Body(messages, expects, slots, progress, early(preview), state.stateName(), result, state.closed()), words)
                .with(wishes(turn, expects));
    }

    private Wishes wishes(Turn turn, String expects) {
        HandOver human = null;
        boolean erase = false;
        Duration silence = null;
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.HandOver) {
                ConversationState state = turn.state();
                human = new HandOver(state.stateName(), expects, summary(state, slot -> slot.privacy().equals("none")), state.asking());
            } else if (effect instanceof Effect.Wait wait) {
                silence = wait.after();
            }
            erase |= effect instanceof Effect.Erase;
        }
        return human == null && !erase && silence == null ? Wishes.NONE : new Wishes(human, erase, silence);
    }

    /** The slot the next answer is about: that of the bot's own question first, then that of the open one. */
    private String expects(ConversationState state) {
        if (state.pending() != null && authored.dialogs().slots().containsKey(state.pending().subject())) {
            return state.pending().subject();
        }
        return state.asking().isEmpty() ? null : state.asking().get(0);
    }

    private Wire.Message message(ConversationState state, Effect.Say say, Map<String, Object> common) {
        Slot slot = say.args().get("slot") == null ? null : authored.dialogs().slots().get(say.args().get("slot").toString());
        Map<String, Object> data = about(common, state, slot, say.args().get("value"));
        String text = authored.replies().text(say.reply(), say.variant(), data);
        List<Wire.Choice> choices = say.choices().stream().map(c -> new Wire.Choice(c.id(), shown.label(c, data, state))).toList();
        return new Wire.Message(say.reply(), text, choices, shown.form(say.form()));
    }

    /** What every reply of a turn may use. */
    private Map<String, Object> data(ConversationState state, Map<String, Wire.Slot> slots, Wire.Progress progress, Preview preview) {
        Map<String, Object> data = new HashMap<>(blank);
        slots.forEach((key, slot) -> data.put(key, slot.display()));
        data.put("channel", preview == null ? "" : preview.name());
        data.put("reason", preview == null ? "" : preview.reason());
        data.put("due", preview == null || preview.due() == null ? "" : preview.dueName() + " " + Shown.day(preview.due()));
        data.put("hotline", preview == null || preview.hotline() == null ? "" : preview.hotline());
        data.put("bot", authored.botName());
        data.put("left", progress.left());
        data.put("summary", summary(state, slot -> true));
        return data;
    }

    private static Wire.Preview early(Preview p) {
        return p == null ? null : new Wire.Preview(p.channel(), p.name(), p.reason(), p.due(), p.dueName(), p.dueKind(), p.warning());
    }

    /** The same, speaking of one slot. */
    private Map<String, Object> about(Map<String, Object> common, ConversationState state, Slot slot, Object value) {
        Map<String, Object> data = new HashMap<>(common);
        data.put("slot", Map.of("title", slot == null ? "" : slot.title(),
                "display", slot == null ? "" : shown.display(slot, state.slots().get(slot.key()))));
        data.put("value", slot == null || value == null ? "" : shown.display(slot, value));
        return data;
    }

    /** What the person told, as one would read it back: no conclusions of ours, and the story only by its title. */
    private String summary(ConversationState state, Predicate<Slot> which) {
        String all = state.slots().entrySet().stream()
                .filter(e -> authored.dialogs().slots().containsKey(e.getKey()) && e.getValue().hasValue()
                        && e.getValue().source() != SlotValue.Source.DERIVED)
                .map(e -> Map.entry(authored.dialogs().slots().get(e.getKey()), e.getValue()))
                .filter(e -> !e.getKey().gathers() && (e.getKey().reasks() > 0 || !e.getKey().openTo()) && which.test(e.getKey()))
                .map(e -> e.getKey().title() + " " + shown.display(e.getKey(), e.getValue())).collect(Collectors.joining("；"));
        return all.length() <= SUMMARY_CHARS ? all : all.substring(0, SUMMARY_CHARS) + "…";
    }
}

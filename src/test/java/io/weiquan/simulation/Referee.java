package io.weiquan.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Wire;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.DialogEngine;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold after every turn, whoever speaks. Says what does not; nothing when all is well. */
final class Referee {

    private final Dialogs dialogs;
    private final DialogEngine engine;

    Referee(Dialogs dialogs) {
        this.dialogs = dialogs;
        this.engine = new DialogEngine(dialogs);
    }

    List<String> judge(Scene before, Move move, Scene after, LocalDate today) {
        List<String> wrong = new ArrayList<>();
        types(after, today, wrong);
        kept(before, move, after, wrong);
        spoken(before, move, after, wrong);
        goesOn(after, wrong);
        if (after.body().result() != null) {
            agrees(after, wrong);
        }
        return wrong;
    }

    /** No slot holds a value of the wrong type, or one that its own rules refuse. */
    private void types(Scene scene, LocalDate today, List<String> wrong) {
        scene.state().slots().forEach((key, value) -> {
            Slot slot = dialogs.slots().get(key);
            if (slot == null || !value.hasValue()) {
                return;
            }
            if (!fits(slot, value.value())) {
                wrong.add("%s holds %s, which is no %s".formatted(key, value.value(), slot.type()));
            } else if (engine.refusal(scene.state(), slot, value.value(), today) != null) {
                wrong.add("%s holds %s, which its own rule refuses".formatted(key, value.value()));
            }
        });
    }

    private boolean fits(Slot slot, Object value) {
        return switch (slot.type()) {
            case KEY -> value instanceof String key && dialogs.vocabulary().has(slot.kind(), key);
            case KEYS -> value instanceof List<?> keys && !keys.isEmpty() && new HashSet<>(keys).size() == keys.size()
                    && keys.stream().allMatch(k -> k instanceof String key && dialogs.vocabulary().has(slot.kind(), key));
            case TEXT -> value instanceof String text && !text.isBlank() && text.length() <= slot.maxChars();
            case CODE -> value instanceof String text && !text.isBlank() && text.length() <= 64
                    || slot.several() && value instanceof List<?> all && all.size() > 1 && all.stream().allMatch(String.class::isInstance);
            case MONEY, NUMBER -> value instanceof BigDecimal number && number.signum() > 0;
            case DATE -> value instanceof String day && isDay(day);
            case FLAG -> value instanceof Boolean;
            case TRIED -> value instanceof List<?> records && !records.isEmpty() && records.stream().allMatch(r -> r instanceof Map<?, ?> map
                    && (map.get("channel") == null || dialogs.vocabulary().has("channel", map.get("channel").toString()))
                    && (map.get("outcome") == null || dialogs.vocabulary().has("outcome", map.get("outcome").toString())));
        };
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeParseException no) {
            return false;
        }
    }

    /** What was answered stays as it was, unless this turn was about it or about something it depends on. */
    private void kept(Scene before, Move move, Scene after, List<String> wrong) {
        if (move.may().contains(Move.ANY)) {
            return;
        }
        Set<String> touched = new HashSet<>(move.may());
        for (int size = -1; size != touched.size();) {
            size = touched.size();
            dialogs.slots().values().stream().filter(s -> s.dependsOn().stream().anyMatch(touched::contains)).forEach(s -> touched.add(s.key()));
        }
        before.state().slots().forEach((key, value) -> {
            Slot slot = dialogs.slots().get(key);
            SlotValue now = after.state().slots().get(key);
            if (slot == null || value.source() == SlotValue.Source.DERIVED || value.equals(now) || touched.contains(key)) {
                return;
            }
            if (now == null) {
                wrong.add("%s was %s and is lost".formatted(key, value));
            } else if (value.hasValue() && !grown(slot, value.value(), now)) {
                wrong.add("%s was %s and is now %s without a word about it".formatted(key, value.value(), now));
            }
        });
    }

    private static boolean grown(Slot slot, Object before, SlotValue now) {
        if (slot.type().isList()) {
            return now.value() instanceof List<?> all && all.containsAll((List<?>) before);
        }
        return slot.gathers() && now.value() instanceof String text && text.startsWith(before.toString());
    }

    /** The bot says something, in words, and not what it said last, unless days have passed or the person repeats himself. */
    private static void spoken(Scene before, Move move, Scene after, List<String> wrong) {
        List<Wire.Message> said = after.body().messages();
        if (said.isEmpty()) {
            wrong.add("says nothing");
            return;
        }
        List<Wire.Message> last = before.body().messages();
        if (!last.isEmpty() && move.inbound() != null && !move.repeated() && last.get(last.size() - 1).text().equals(said.get(0).text())) {
            wrong.add("repeats %s at once: “%s”".formatted(said.get(0).id(), said.get(0).text()));
        }
        for (int i = 0; i < said.size(); i++) {
            String text = said.get(i).text();
            if (text.isBlank() || text.contains("NOT_FOUND")) {
                wrong.add("%s says “%s”".formatted(said.get(i).id(), text));
            }
            if (i > 0 && text.equals(said.get(i - 1).text())) {
                wrong.add("says “%s” twice in one breath".formatted(text));
            }
        }
    }

    /** In danger or despair nothing is asked on purpose, and it has no end of its own; the person goes on when ready. */
    boolean isHeld(ConversationState state) {
        return dialogs.flows().get(dialogs.entry()).modes().stream().anyMatch(mode -> mode.when().holds(state.slots()));
    }

    /** No dead end, and no question about what was answered. */
    private void goesOn(Scene scene, List<String> wrong) {
        var state = scene.state();
        boolean wayOn = state.closed() || state.pending() != null || !state.asking().isEmpty() || state.composed() || state.paused() || isHeld(state);
        if (!wayOn) {
            wrong.add("a dead end: nothing is asked, nothing is waited for");
        }
        if (state.pending() == null && !state.paused()) {
            state.asking().stream().limit(1).filter(state.slots()::containsKey)
                    .forEach(key -> wrong.add("asks for %s, which is %s".formatted(key, state.slots().get(key))));
        }
        String expects = scene.body().expects();
        if (expects != null && !dialogs.slots().containsKey(expects)) {
            wrong.add("expects " + expects + ", which is no slot");
        }
    }

    /** The package says what the slots say. */
    private void agrees(Scene scene, List<String> wrong) {
        JsonNode result = scene.body().result();
        if (result.path("recommendation").path("channel").asText().isEmpty()) {
            wrong.add("the package recommends nothing");
        }
        scene.body().slots().forEach((key, slot) -> {
            if (!result.path("case").path(key).path("display").asText().equals(slot.display())) {
                wrong.add("the package has %s as %s, not %s".formatted(key, result.path("case").path(key), slot.display()));
            }
        });
        for (JsonNode script : result.path("scripts")) {
            String text = script.path("text").asText();
            scene.body().slots().forEach((key, slot) -> {
                if (slot.status().equals("value") && text.contains("【请补充：" + slot.title() + "】")) {
                    wrong.add("the script for %s leaves a blank for %s, which is %s".formatted(script.path("channel").asText(), key, slot.display()));
                }
            });
            if (text.contains("NOT_FOUND") || text.contains("{v.") || text.contains("{need.")) {
                wrong.add("the script for %s is not filled in: %s".formatted(script.path("channel").asText(), text));
            }
        }
        for (String key : List.of("order_no", "amount")) {
            Wire.Slot slot = scene.body().slots().get(key);
            JsonNode written = script(result, "C12315");
            if (slot != null && slot.status().equals("value") && written != null && !written.path("text").asText().contains(shown(key, slot))) {
                wrong.add("the text for 12315 does not have %s %s".formatted(key, shown(key, slot)));
            }
        }
    }

    private static String shown(String key, Wire.Slot slot) {
        return key.equals("amount") ? slot.display().replace("元", "") : slot.display();
    }

    private static JsonNode script(JsonNode result, String channel) {
        for (JsonNode script : result.path("scripts")) {
            if (script.path("channel").asText().equals(channel)) {
                return script;
            }
        }
        return null;
    }
}

package io.weiquan.guide;

import io.weiquan.authoring.Replies;
import io.weiquan.conversation.Wire;
import io.weiquan.dialog.Choice;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.dialog.SlotValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How slots, choices and forms look to a person. */
final class Shown {

    /** Fewer characters of a label may be anything. */
    private static final int SHORTENED = 4;
    private static final double MOST_OF_IT = 0.6;

    private final Dialogs dialogs;
    private final Replies replies;

    Shown(Dialogs dialogs, Replies replies) {
        this.dialogs = dialogs;
        this.replies = replies;
    }

    Map<String, Wire.Slot> slots(Map<String, SlotValue> slots) {
        Map<String, Wire.Slot> wire = new LinkedHashMap<>();
        slots.forEach((key, value) -> {
            Slot slot = dialogs.slots().get(key);
            if (slot != null) {
                wire.put(key, new Wire.Slot(slot.title(), value.value(), display(slot, value),
                        value.status().name().toLowerCase(Locale.ROOT), value.source().name().toLowerCase(Locale.ROOT)));
            }
        });
        return wire;
    }

    String display(Slot slot, SlotValue value) {
        if (value == null) {
            return "";
        }
        return value.hasValue() ? display(slot, value.value()) : text("display." + value.status().name().toLowerCase(Locale.ROOT));
    }

    String display(Slot slot, Object value) {
        return switch (slot.type()) {
            case KEY -> dialogs.vocabulary().name(slot.kind(), value.toString());
            case KEYS -> value instanceof List<?> list
                    ? list.stream().map(k -> dialogs.vocabulary().name(slot.kind(), k.toString())).collect(Collectors.joining("、"))
                    : dialogs.vocabulary().name(slot.kind(), value.toString());
            case MONEY -> plain(value) + slot.type().unit();
            case NUMBER -> plain(value);
            case DATE -> day(value.toString());
            case FLAG -> text(Boolean.TRUE.equals(value) ? "display.yes" : "display.no");
            case TRIED -> ((List<?>) value).stream().map(this::tried).filter(Objects::nonNull).distinct().collect(Collectors.joining("、"));
            case TEXT, CODE -> value instanceof List<?> several ? several.stream().map(Object::toString).collect(Collectors.joining("、")) : value.toString();
        };
    }

    String label(Choice choice, Map<String, Object> data, ConversationState state) {
        if (choice.id().startsWith("matter:") && choice.label() == null) {
            int index = Integer.parseInt(choice.id().substring("matter:".length()));
            return index < state.shelf().size() ? title(state.shelf().get(index)) : choice.id();
        }
        return choice.label() != null ? replies.text(choice.label(), 0, data) : label(choice.id());
    }

    /** What a person calls a complaint: "拼多多 耳机", or its trouble where the thing is not named. */
    private String title(ConversationState.Matter matter) {
        String thing = matter.slots().containsKey("item_name") ? "item_name" : "issue";
        return Stream.of("platform", thing).filter(key -> matter.slots().containsKey(key) && matter.slots().get(key).hasValue())
                .map(key -> display(dialogs.slots().get(key), matter.slots().get(key))).collect(Collectors.joining(" "));
    }

    /** What a choice says, from its id alone, so that a choice of long ago can still be taken as its words. */
    String label(String id) {
        String named = id.startsWith("as:") ? id.substring(3) : id.startsWith("change:") ? id.substring(7) : null;
        if (named != null && dialogs.slots().containsKey(named)) {
            return dialogs.slots().get(named).title();
        }
        int equals = id.indexOf('=');
        if (equals > 0) {
            Slot slot = dialogs.slots().get(id.substring(0, equals));
            String value = id.substring(equals + 1);
            if (slot != null && replies.has("choice." + value + "." + slot.key())) {
                return text("choice." + value + "." + slot.key());
            }
            if (slot != null && !replies.has("choice." + value)) {
                return slot.type() == SlotType.TRIED ? dialogs.vocabulary().name("outcome", value)
                        : slot.type() == SlotType.KEY || slot.type() == SlotType.KEYS ? dialogs.vocabulary().name(slot.kind(), value) : value;
            }
            id = value;
        }
        String reply = "choice." + id.replaceFirst("^do:", "");
        return replies.has(reply) ? text(reply) : id;
    }

    /**
     * The choice whose words these are: all of them, or so many that they can be no other's.
     *
     * @return the id of the choice, or null
     */
    String typed(String text, List<String> choices) {
        String typed = letters(text);
        if (typed.isEmpty()) {
            return null;
        }
        List<String> same = choices.stream().filter(c -> letters(label(c)).equals(typed)).distinct().toList();
        if (same.isEmpty() && typed.length() >= SHORTENED && !typed.chars().allMatch(Character::isDigit)) {
            same = choices.stream().filter(c -> letters(label(c)).contains(typed) && typed.length() >= MOST_OF_IT * letters(label(c)).length()).distinct().toList();
        }
        return same.size() == 1 ? same.get(0) : null;
    }

    private static String letters(String text) {
        return text.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    List<Wire.FormField> form(List<String> keys) {
        return keys.stream().map(dialogs.slots()::get).map(slot -> new Wire.FormField(slot.key(), slot.title(),
                "phone".equals(slot.entity()) ? "phone" : slot.type().input(), slot.type().unit(), false, options(slot))).toList();
    }

    private List<Wire.Choice> options(Slot slot) {
        String kind = slot.type() == SlotType.TRIED ? "outcome" : slot.kind();
        if (slot.type() == SlotType.FLAG) {
            return List.of(new Wire.Choice("true", text("display.yes")), new Wire.Choice("false", text("display.no")));
        }
        if (kind == null) {
            return List.of();
        }
        List<String> keys = slot.choices().isEmpty() ? dialogs.vocabulary().keys(kind) : slot.choices();
        List<Wire.Choice> options = new ArrayList<>();
        keys.forEach(key -> options.add(new Wire.Choice(key, dialogs.vocabulary().name(kind, key))));
        return options;
    }

    private String tried(Object record) {
        if (!(record instanceof Map<?, ?> map)) {
            return null;
        }
        return map.get("outcome") != null ? dialogs.vocabulary().name("outcome", map.get("outcome").toString())
                : map.get("channel") != null ? dialogs.vocabulary().name("channel", map.get("channel").toString()) : null;
    }

    private String text(String reply) {
        return replies.text(reply, 0, Map.of());
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal n ? n.stripTrailingZeros().toPlainString() : value.toString();
    }

    static String day(String iso) {
        LocalDate day = LocalDate.parse(iso);
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }
}

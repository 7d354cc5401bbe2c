package io.weiquan.guide;

import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.ConversationState.Matter;
import io.weiquan.dialog.ConversationState.Pending;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.dialog.SlotValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A conversation begun under other dialogs, fitted to these: what was answered moves to the slot's new name ({@code was} in slots.yaml),
 * a value that its slot can no longer hold is open again, and what is asked or waited for but no longer there is dropped. States and
 * flows that are gone the engine itself takes up by their slots.
 */
final class Migration {

    private final Dialogs dialogs;
    private final Map<String, String> renamed;

    /** @param renamed old slot key → the key it has now */
    Migration(Dialogs dialogs, Map<String, String> renamed) {
        this.dialogs = dialogs;
        this.renamed = renamed;
    }

    ConversationState fit(ConversationState s) {
        return new ConversationState(s.stack(), slots(s.slots()), keys(s.asking()), pending(s.pending()), counts(s.attempts()), s.said(),
                keys(s.answered()), s.questions(), s.composed(), s.open().stream().map(this::choice).toList(), s.paused(), guesses(s.guesses()),
                s.last(), s.shelf().stream().map(this::matter).toList(), s.dropped() == null ? null : matter(s.dropped()));
    }

    private Matter matter(Matter m) {
        return new Matter(m.stack(), slots(m.slots()), keys(m.asking()), counts(m.attempts()), keys(m.answered()), m.questions(), m.composed());
    }

    private Map<String, SlotValue> slots(Map<String, SlotValue> slots) {
        Map<String, SlotValue> fitted = new LinkedHashMap<>();
        slots.forEach((key, value) -> {
            Slot slot = dialogs.slots().get(now(key));
            if (slot == null || !value.hasValue() || fits(slot, value.value())) {
                fitted.putIfAbsent(now(key), value);
            }
        });
        return fitted;
    }

    private boolean fits(Slot slot, Object value) {
        boolean words = slot.type() == SlotType.TEXT || slot.type() == SlotType.CODE;
        return words ? value instanceof String : slot.valueOf(value, dialogs.vocabulary()).isPresent();
    }

    private List<String> keys(List<String> keys) {
        return keys.stream().map(this::now).filter(dialogs.slots()::containsKey).distinct().toList();
    }

    private Map<String, Integer> counts(Map<String, Integer> counts) {
        Map<String, Integer> fitted = new LinkedHashMap<>();
        counts.forEach((key, count) -> fitted.putIfAbsent(now(key), count));
        return fitted;
    }

    private Map<String, Object> guesses(Map<String, Object> guesses) {
        Map<String, Object> fitted = new LinkedHashMap<>();
        guesses.forEach((key, value) -> {
            Slot slot = dialogs.slots().get(now(key));
            if (slot != null && fits(slot, value)) {
                fitted.putIfAbsent(slot.key(), value);
            }
        });
        return fitted;
    }

    /** The bot's own question, unless what it was about is gone. */
    private Pending pending(Pending pending) {
        if (pending == null || pending.subject() == null) {
            return pending;
        }
        String subject = now(pending.subject());
        boolean there = switch (pending.kind()) {
            case VALUE, CHANGE -> dialogs.slots().containsKey(subject)
                    && (pending.value() == null || fits(dialogs.slots().get(subject), pending.value()));
            case WHICH -> dialogs.slots().containsKey(subject);
            case ACT -> dialogs.patterns().stream().anyMatch(p -> Objects.equals(p.id(), subject));
            case SLOT, CHECK, MATTER -> true;
        };
        return there ? new Pending(pending.kind(), subject, pending.value()) : null;
    }

    private String choice(String id) {
        int equals = id.indexOf('=');
        return equals < 0 ? id : now(id.substring(0, equals)) + id.substring(equals);
    }

    private String now(String key) {
        return dialogs.slots().containsKey(key) ? key : renamed.getOrDefault(key, key);
    }
}

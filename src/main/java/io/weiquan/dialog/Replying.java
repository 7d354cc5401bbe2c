package io.weiquan.dialog;

import io.weiquan.dialog.ConversationState.Pending;
import java.util.List;
import java.util.Optional;

/** What the person says to the bot's own question: yes, no, the second one, both. Anything else is no answer, and the question lapses. */
final class Replying {

    private final Step step;
    private final Understanding heard;
    private final Reread reread;
    private final String text;

    Replying(Step step, Understanding heard, Reread reread) {
        this.step = step;
        this.heard = heard;
        this.reread = reread;
        this.text = heard.text().strip();
    }

    boolean answered() {
        Pending pending = step.pending;
        if (pending == null) {
            return false;
        }
        Optional<String> choice = switch (pending.kind()) {
            case VALUE, CHANGE, ACT, CHECK -> yesOrNo(pending);
            case WHICH -> counted().or(() -> all("all"));
            case SLOT -> counted().or(() -> meant(pending));
            case MATTER -> counted().or(() -> matter());
        };
        choice.ifPresent(c -> {
            step.trace.add("answer: " + c + " to " + pending.kind());
            if (pending.kind() == Pending.Kind.MATTER && c.matches("matter:\\d")) {
                new Matters(step).takeAndTell(c.charAt(7) - '0', text, reread);
                step.walk();
            } else {
                new Picking(step, reread).pick(c);
            }
        });
        return choice.isPresent();
    }

    private Optional<String> yesOrNo(Pending pending) {
        if (pending.kind() == Pending.Kind.CHANGE && step.slot(pending.subject()).several() && step.dialogs.picking().isBoth(text)) {
            return Optional.of("add");
        }
        return heard.isWhole("affirm") ? Optional.of("yes") : heard.isWhole("deny") ? Optional.of("no") : Optional.empty();
    }

    /** "第二个": one of the choices on the table, counted from the top. */
    private Optional<String> counted() {
        int nth = step.dialogs.picking().ordinal(text);
        return nth >= 0 && nth < step.openBefore().size() ? Optional.of(step.openBefore().get(nth)) : Optional.empty();
    }

    /** "都是": the choice that stands for all, when there is one. */
    private Optional<String> all(String mark) {
        return step.dialogs.picking().isBoth(text) ? step.openBefore().stream().filter(c -> c.endsWith(mark)).findFirst() : Optional.empty();
    }

    /** "收到的": read again together with the value, the words say which slot it is for. */
    private Optional<String> meant(Pending pending) {
        if (step.dialogs.picking().isBoth(text)) {
            return step.openBefore().stream().filter(c -> c.startsWith("as:") && c.contains("+")).findFirst();
        }
        for (String open : step.openBefore()) {
            Slot slot = open.startsWith("as:") && !open.contains("+") ? step.slot(open.substring(3)) : null;
            boolean named = slot != null && (slot.names().stream().anyMatch(text::contains) || reread.as(slot, pending.value() + text)
                    .entities().stream().anyMatch(e -> slot.key().equals(e.role())));
            if (named) {
                return Optional.of(open);
            }
        }
        return Optional.empty();
    }

    /** The complaint about the platform just named, or "both": then the first comes first. */
    private Optional<String> matter() {
        if (step.dialogs.picking().isBoth(text)) {
            return Optional.of("matter:0");
        }
        List<Object> named = heard.entities().stream().filter(Entity::isCertain).map(Entity::value).toList();
        for (int i = 0; i < step.shelf.size(); i++) {
            if (step.shelf.get(i).slots().values().stream().anyMatch(v -> v.value() instanceof String && named.contains(v.value()))) {
                return Optional.of("matter:" + i);
            }
        }
        int byName = new Matters(step).named(text);
        return byName < 0 ? Optional.empty() : Optional.of("matter:" + byName);
    }
}

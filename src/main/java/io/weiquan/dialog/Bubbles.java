package io.weiquan.dialog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is said and how often, so that variants alternate and no sentence comes twice in a row. */
final class Bubbles {

    private final Dialogs dialogs;
    private final Map<String, Integer> said;
    private final Set<String> last;
    private final Set<String> changed;

    /** @param changed slots that got a new value in this turn, as they become known */
    Bubbles(Dialogs dialogs, ConversationState state, Set<String> changed) {
        this.changed = changed;
        this.dialogs = dialogs;
        this.said = new HashMap<>(state.said());
        this.last = Set.copyOf(state.last());
    }

    /** A bubble in the next of its wordings that was not said in the turn before. */
    Effect.Say say(String reply, Map<String, Object> args, List<Choice> choices, List<String> form) {
        int variants = Math.max(1, dialogs.replies().getOrDefault(reply, 1));
        Effect.Say bubble = null;
        for (int tried = 0; tried < variants; tried++) {
            bubble = new Effect.Say(reply, said.merge(reply, 1, Integer::sum) - 1, args, choices, form);
            if (!isRepeat(bubble)) {
                return bubble;
            }
        }
        return bubble;
    }

    /** True when the turn before held this very sentence: the same words about the same slot and value. */
    boolean isRepeat(Effect.Say bubble) {
        return last.contains(sentence(bubble)) && (changed.isEmpty() || !dialogs.varying().contains(bubble.reply()));
    }

    /** True when every wording of this reply was just said. */
    boolean wouldRepeat(String reply, Map<String, Object> args) {
        int variants = Math.max(1, dialogs.replies().getOrDefault(reply, 1));
        for (int i = 0; i < variants; i++) {
            if (!isRepeat(new Effect.Say(reply, i, args, List.of(), List.of()))) {
                return false;
            }
        }
        return true;
    }

    /** True when the turn before spoke of this slot: a question put again then follows on it. */
    boolean spokeOf(String slot) {
        return last.stream().anyMatch(sentence -> sentence.contains("#" + slot));
    }

    int timesSaid(String reply) {
        return said.getOrDefault(reply, 0);
    }

    Map<String, Integer> counts() {
        return said;
    }

    List<String> sentences(List<Effect> effects) {
        return effects.stream().filter(Effect.Say.class::isInstance).map(e -> sentence((Effect.Say) e)).distinct().toList();
    }

    /**
     * The turn without what would be said twice in a row. Something is always said: where nothing else is, a word that one is
     * listening. Choices of a bubble left out go to the one that stays.
     */
    List<Effect> withoutRepeats(List<Effect> effects) {
        List<Effect.Say> repeats = effects.stream().filter(Effect.Say.class::isInstance).map(Effect.Say.class::cast).filter(this::isRepeat).toList();
        if (repeats.isEmpty()) {
            return new ArrayList<>(effects);
        }
        List<Effect> kept = effects.stream().filter(e -> !repeats.contains(e)).collect(Collectors.toCollection(ArrayList::new));
        int last = kept.size() - 1;
        while (last >= 0 && !(kept.get(last) instanceof Effect.Say)) {
            last--;
        }
        Effect.Say bubble = last < 0 ? say("heard", Map.of(), List.of(), List.of()) : (Effect.Say) kept.remove(last);
        List<Choice> choices = new ArrayList<>(bubble.choices());
        repeats.forEach(r -> r.choices().stream().filter(c -> !choices.contains(c)).forEach(choices::add));
        kept.add(last < 0 ? kept.size() : last, new Effect.Say(bubble.reply(), bubble.variant(), bubble.args(), choices, bubble.form()));
        return kept;
    }

    private String sentence(Effect.Say bubble) {
        int variants = Math.max(1, dialogs.replies().getOrDefault(bubble.reply(), 1));
        return bubble.reply() + "#" + Math.floorMod(bubble.variant(), variants) + "#" + bubble.args().getOrDefault("slot", "")
                + (bubble.args().containsKey("value") ? "#" + Integer.toHexString(bubble.args().get("value").hashCode()) : "");
    }
}

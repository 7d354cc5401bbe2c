package io.weiquan.dialog;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How people pick without tapping, from {@code dialogs/patterns/choices.yaml}.
 *
 * @param ordinals whole messages that mean the first, second … choice
 * @param both     whole messages that mean all of them: "都是", "两个都要"
 */
public record ChoiceWords(List<Pattern> ordinals, Pattern both) {

    public ChoiceWords {
        ordinals = List.copyOf(ordinals);
    }

    /** From 0; -1 when no choice is counted off. */
    int ordinal(String text) {
        for (int i = 0; i < ordinals.size(); i++) {
            if (ordinals.get(i).matcher(text.strip()).matches()) {
                return i;
            }
        }
        return -1;
    }

    boolean isBoth(String text) {
        return both.matcher(text.strip()).matches();
    }
}

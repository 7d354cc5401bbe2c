package io.weiquan.dialog;

import java.util.List;

/**
 * The outcome of one step.
 *
 * @param state   the conversation afterwards
 * @param effects what is to be done, in order
 * @param trace   what was tried, in the documented order of a turn, and what it came to: for authors, without personal data
 */
public record Turn(ConversationState state, List<Effect> effects, List<String> trace) {
    public Turn {
        effects = List.copyOf(effects);
        trace = List.copyOf(trace);
    }
}

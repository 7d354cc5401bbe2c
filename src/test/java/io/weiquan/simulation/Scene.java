package io.weiquan.simulation;

import io.weiquan.conversation.Wire;
import io.weiquan.dialog.ConversationState;
import java.time.Instant;
import java.util.List;

/** Where a conversation stands: the bot's last words and the state behind them. */
record Scene(Wire.Body body, ConversationState state, Instant now, int turn) {

    /** Choices on the table. */
    List<String> open() {
        return state.open();
    }

    /** Slots the open question wants; empty in front of the bot's own yes-no question. */
    List<String> asking() {
        return state.pending() == null ? state.asking() : List.of();
    }
}

package io.weiquan.conversation;

import java.util.List;

/**
 * Where a conversation stands, for somebody who comes back to it.
 *
 * @param items what was stored after the number the client knows, oldest first, at most {@code Limits.historyItems}
 * @param seq   the last number of the conversation
 * @param more  true when items were left off: ask {@link ConversationService#items} from the last one on
 */
public record Resumed(String conversation, List<Item> items, long seq, boolean more) {
}

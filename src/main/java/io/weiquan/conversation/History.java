package io.weiquan.conversation;

import java.util.List;
import java.util.Map;

/**
 * A conversation as {@code GET /api/conversations/{id}} shows it.
 *
 * @param state the state named by the last reply
 * @param slots the slots as the last reply showed them
 * @param items the latest {@code Limits.historyItems}, oldest first
 */
public record History(String conversation, String state, Map<String, Wire.Slot> slots, List<Item> items) {
}

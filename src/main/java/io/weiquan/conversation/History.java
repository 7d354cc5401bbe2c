package io.weiquan.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A conversation as {@code GET /api/conversations/{id}} shows it.
 *
 * @param state the state named by the last reply
 * @param slots the slots as the last reply showed them
 * @param items the latest {@code Limits.historyItems}, oldest first
 */
public record History(String conversation, String state, Map<String, Wire.Slot> slots, List<Line> items) {

    /**
     * One item for the eye.
     *
     * @param at       ISO instant
     * @param from     user or bot
     * @param text     the person's words, or the bot's bubbles one below the other
     * @param messages the bot's bubbles, left out on the person's items
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(long seq, String at, String from, String text, List<Wire.Message> messages) {

        static Line of(Item item) {
            if (item instanceof Item.Answered answered) {
                var messages = answered.reply().body().messages();
                return new Line(item.seq(), item.at().toString(), "bot",
                        messages.stream().map(Wire.Message::text).collect(Collectors.joining("\n")), messages);
            }
            return new Line(item.seq(), item.at().toString(), "user", ((Item.Asked) item).text(), null);
        }
    }
}

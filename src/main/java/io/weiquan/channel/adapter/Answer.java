package io.weiquan.channel.adapter;

import io.weiquan.conversation.Wire;

/**
 * A reply of the bot on its way to a messenger.
 *
 * @param conversation its id
 * @param reply  as the conversation stored it
 * @param before something to be said first that is no part of it, or null
 * @param link   the printable package, for a quarter of an hour; null when the reply brings no package or no public address is configured
 */
public record Answer(String conversation, Wire.Reply reply, String before, String link) {

    public Answer(String conversation, Wire.Reply reply, String link) {
        this(conversation, reply, null, link);
    }

    @Override
    public String toString() {
        return "Answer[" + conversation + ", " + reply.seq() + "]";
    }
}

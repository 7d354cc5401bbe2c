package io.weiquan.channel;

import io.weiquan.conversation.Wire;

/** What other channels may tell the open sockets. */
public interface LiveSockets {

    /** The conversation is gone: whoever has it open is told so. */
    void erased(String conversation);

    /** The bot said something on its own; it is stored, so a socket that is not open misses nothing. */
    void remarked(String conversation, Wire.Reply reply);
}

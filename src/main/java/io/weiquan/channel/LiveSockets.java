package io.weiquan.channel;

/** What other channels may tell the open sockets. */
public interface LiveSockets {

    /** The conversation is gone: whoever has it open is told so. */
    void erased(String conversation);
}

package io.weiquan.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Notices silence, on those channels only where a bot may speak unasked. Implementations are bounded and may forget. */
public interface SilenceWatch {

    /** Calls {@code silent} with the time after {@code after}, unless the channel is not one to speak on or there is no room. */
    void watch(String conversation, String channel, Duration after, Consumer<Instant> silent);

    /** What the bot said on its own is stored; whoever has the conversation open may be shown it now. */
    void told(String conversation, Wire.Reply reply);

    /** Never notices anything. */
    static SilenceWatch off() {
        return new SilenceWatch() {
            @Override
            public void watch(String conversation, String channel, Duration after, Consumer<Instant> silent) {
                // silence is left alone
            }

            @Override
            public void told(String conversation, Wire.Reply reply) {
                // nobody listens
            }
        };
    }
}

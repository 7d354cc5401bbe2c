package io.weiquan.channel.adapter;

import java.time.Duration;

/** What became of a message we sent. */
public sealed interface Delivery {

    /** The platform has it. */
    record Sent() implements Delivery {
    }

    /** Not now: too fast, or the platform is away. The same message with the same key may be tried again. */
    record RetryAfter(Duration after, String code) implements Delivery {
    }

    /** Too long since the person spoke, or too many answers to one message: it can be said only when the person speaks again. */
    record WindowClosed(String code) implements Delivery {
    }

    /** Never: the platform will not take it, however often it is tried. For the dead letters. */
    record Rejected(String code) implements Delivery {
    }

    static Delivery sent() {
        return new Sent();
    }
}

package io.weiquan.channel.adapter;

import java.time.Instant;

/**
 * One thing a person did, told by the platform at least once.
 *
 * @param key     the same for the same thing told again, unlike any other of this messenger; at most 200 characters
 * @param from    who, and how to answer
 * @param at      when, by the platform's clock
 * @param content what
 */
public record InboundEvent(String key, Address from, Instant at, Content content) {

    private static final int KEY_CHARS = 200;

    /** @throws Refusal.Refused MALFORMED when the platform's ids are absent or absurd */
    public InboundEvent {
        if (key.isBlank() || key.length() > KEY_CHARS || from.user().isBlank() || from.user().length() > KEY_CHARS || from.place().length() > KEY_CHARS) {
            throw Refusal.MALFORMED.refused();
        }
    }
}

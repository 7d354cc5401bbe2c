package io.weiquan.conversation;

import java.time.Duration;

/**
 * What a turn wants done besides being stored and answered.
 *
 * @param handOver a human is asked for, or null
 * @param erase    the person said, and confirmed, that everything is to be deleted: the turn is answered and not stored
 * @param silence  after this long without a word the dialogue wants to speak again, or null
 */
public record Wishes(HandOver handOver, boolean erase, Duration silence) {

    public static final Wishes NONE = new Wishes(null, false, null);
}

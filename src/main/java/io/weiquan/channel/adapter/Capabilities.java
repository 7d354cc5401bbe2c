package io.weiquan.channel.adapter;

import java.time.Duration;

/**
 * What a platform can do.
 *
 * @param passive      how long the platform waits for an answer on its own request; zero when an answer is never carried there
 * @param redelivers   whether the platform asks again, with the same id, when nobody answered in time
 * @param repeats      whether a request that comes again is given its answer again, or only told that we have it
 * @param proactive    whether we can speak without being asked on that connection
 * @param textBytes    UTF-8 bytes of one text
 * @param messages     messages that may answer one message of a person
 * @param window       how long after a person's message we may speak
 * @param buttons      choices that can be shown as buttons; 0 for none
 * @param callsPerMinute calls of the platform's API we allow ourselves
 */
public record Capabilities(Duration passive, boolean redelivers, boolean repeats, boolean proactive, int textBytes, int messages, Duration window,
                           int buttons, int callsPerMinute) {

    public boolean answersPassively() {
        return !passive.isZero();
    }
}

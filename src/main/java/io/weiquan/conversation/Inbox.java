package io.weiquan.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/**
 * Events that came in from messengers and wait to be worked on: stored before the messenger is told they arrived, each once however
 * often it is sent. Worked off by a {@link Relay} whose {@link Relay.Sink} takes the turn; the event's id as client id makes the effect of
 * a repeated handing over one.
 */
public interface Inbox extends Backlog {

    /**
     * Acknowledge to the platform only after this completed.
     *
     * @return true when stored now, false when this event was accepted before; exceptionally BUSY (too many are waiting) or UNAVAILABLE:
     *         let the platform send it again
     */
    CompletionStage<Boolean> accept(Event event);

    /** The ordering of a sender's rows: a digest. */
    String ordering(String lane, String sender);

    /** Whether anything of this ordering waits or is being worked on. */
    boolean waits(String lane, String ordering);

    /** Forgets everything of a sender that waits or was given up, for somebody who is erased. @return how many rows */
    CompletionStage<Long> forget(String lane, String sender);

    /** Forgets ids of events accepted before that time and rows given up before it. @return how many */
    CompletionStage<Long> forgetBefore(Instant time);

    /**
     * @param lane    the source, such as the messenger's name
     * @param id      the platform's own id of the event, unique within the lane
     * @param sender  whose events are worked on in order; only a digest is stored
     * @param content what the handler needs, sealed at rest under a key of its own
     * @param hold    how long the relay leaves it to whoever is told of it
     */
    record Event(String lane, String id, String sender, Instant at, byte[] content, Duration hold) {

        public Event(String lane, String id, String sender, Instant at, byte[] content) {
            this(lane, id, sender, at, content, Duration.ZERO);
        }

        @Override
        public String toString() {
            return "Event[" + lane + "]";
        }
    }
}

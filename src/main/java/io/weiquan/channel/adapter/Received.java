package io.weiquan.channel.adapter;

import java.util.List;
import java.util.function.Supplier;

/** What a request of a platform turned out to be. */
public sealed interface Received {

    /** The platform checks that we are who the operator says: this is the proof. */
    record Challenge(RawResponse answer) implements Received {
    }

    /** Not to be believed, or not readable. */
    record Rejected(Refusal why) implements Received {
    }

    /** Genuine, and nothing for us to do. */
    record Acknowledged(RawResponse answer) implements Received {
    }

    /**
     * Genuine words of people.
     *
     * @param acknowledgement tells the platform that we have them, without an answer in it
     * @param signature       good for this body only, or null where the platform signs more than once with the same
     */
    record Events(List<InboundEvent> events, RawResponse acknowledgement, String signature) implements Received {
        public Events {
            events = List.copyOf(events);
        }
    }

    /** Messages lie at the platform to be fetched, with this ticket, from this account of ours there. */
    record Fetch(String source, String ticket, RawResponse acknowledgement) implements Received {
    }

    /** What the reader makes of a request, its refusals included. */
    static Received refusing(Supplier<Received> reader) {
        try {
            return reader.get();
        } catch (Refusal.Refused refused) {
            return new Rejected(refused.why());
        }
    }
}

package io.weiquan.channel.adapter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * One configured account on one platform. {@code receive}, {@code render} and {@code passive} are pure: the same request at the same time
 * gives the same result. The mode (plain or sealed, which key) is fixed by configuration, never by what a request contains.
 */
public interface Adapter {

    /** The operator's name for it: part of the webhook's path, and the channel of its conversations. */
    String name();

    Capabilities capabilities();

    /** Never throws: what cannot be read is {@link Received.Rejected}. */
    Received receive(RawRequest request, Instant now);

    /** What the platform is to show for an answer, in order, each within {@link Capabilities#textBytes}; none when nothing was said. */
    List<PlatformMessage> render(Answer answer, Address to);

    /** The same in at most so many bytes of text, for what shares one answer with something else. */
    default List<PlatformMessage> render(Answer answer, Address to, int bytes) {
        return render(answer, to);
    }

    /**
     * The response that carries messages on the platform's own request; only where {@link Capabilities#answersPassively}.
     *
     * @param nonce unlike any other, for platforms whose answers are sealed
     */
    default RawResponse passive(List<PlatformMessage> messages, Address to, Instant now, String nonce) {
        throw new UnsupportedOperationException(name() + " does not answer passively");
    }

    /**
     * Sends one message.
     *
     * @param key the same for the same message tried again; letters, digits, dash and underscore, at most 32
     */
    CompletionStage<Delivery> send(PlatformMessage message, Address to, String key);

    /**
     * Fetches what lies at the platform, one page.
     *
     * @param cursor where the page before ended, "" at first
     */
    default CompletionStage<Page> fetch(Received.Fetch fetch, String cursor) {
        throw new UnsupportedOperationException(name() + " has nothing to fetch");
    }

    /** A socket to listen to, for platforms that are configured so. */
    default Optional<PlatformSocket> socket() {
        return Optional.empty();
    }

    /** @param cursor where to go on; @param more whether to go on at once */
    record Page(List<InboundEvent> events, String cursor, boolean more) {
    }
}

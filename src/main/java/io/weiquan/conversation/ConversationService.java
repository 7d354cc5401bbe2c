package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.limits.Limits;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * Takes what people send, once and in order. Stages complete exceptionally with {@link Refused} (possibly wrapped in a
 * CompletionException); methods that return a value at once read the store on the calling thread and throw it.
 */
public final class ConversationService implements AutoCloseable {

    /** @param nanoTime a monotonic clock for the rate limits, such as {@code System::nanoTime} */
    public ConversationService(Dialogue dialogue, Journal journal, Secrets secrets, Limits limits, LongSupplier nanoTime) {
    }

    /** Opens a conversation; complete once the notice (seq 0) and the greeting (seq 1) are stored. */
    public CompletionStage<Opened> start(String channel, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** @throws Refused UNKNOWN_CONVERSATION, or UNAUTHORIZED when the conversation is known and the token is not its own */
    public void authorize(String conversation, String token) {
        throw new UnsupportedOperationException();
    }

    /** One turn; complete only after its commit. Refused: UNKNOWN_CONVERSATION, BAD_VALUE, TOO_MANY, BUSY, UNAVAILABLE. */
    public CompletionStage<Taken> take(String conversation, Inbound inbound, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** What was stored after {@code after} (0 for everything). Refused like {@link #authorize}. */
    public CompletionStage<Resumed> resume(String conversation, String token, long after, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** @param remote the client's address: wrong codes are counted by it. Refused: UNKNOWN_CONVERSATION, TOO_MANY. */
    public CompletionStage<Reopened> resumeByCode(String code, String remote, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Items after {@code after}, oldest first, at most {@code Limits.historyItems}. */
    public List<Item> items(String conversation, long after) {
        throw new UnsupportedOperationException();
    }

    public History history(String conversation) {
        throw new UnsupportedOperationException();
    }

    /** The newest complaint package. @throws Refused NO_PACKAGE before there is one */
    public JsonNode latestPackage(String conversation) {
        throw new UnsupportedOperationException();
    }

    /** All that is held about the person: {@code {conversation, channel, startedAt, notice, state, slots, items, package}}. */
    public ObjectNode export(String conversation) {
        throw new UnsupportedOperationException();
    }

    /** Complete when nothing of the conversation is left; from then on it is unknown. Turns already waiting are refused. */
    public CompletionStage<Void> erase(String conversation) {
        throw new UnsupportedOperationException();
    }

    /** Takes no more turns and waits for those at work. */
    @Override
    public void close() {
    }
}

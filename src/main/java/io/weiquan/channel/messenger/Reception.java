package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Inbox;
import io.weiquan.conversation.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Where the platforms call: verified, stored, then acknowledged or answered. What was refused is told and counted by its code alone. */
public final class Reception implements AutoCloseable {

    private static final Duration BEFORE_THE_RELAY = Duration.ofSeconds(2);

    /**
     * A response, and who wants to know whether it was written. An absent one leaves the platform without an answer.
     *
     * @param patience how long the platform waits for what this carries; zero when nothing is lost with it
     */
    public record Response(RawResponse response, Duration patience, Consumer<Boolean> written) {

        static Response of(RawResponse response) {
            return new Response(response, Duration.ZERO, written -> { });
        }

        static Response hangUp() {
            return new Response(null, Duration.ZERO, written -> { });
        }
    }

    /** @param outcome told of every request: the messenger's name and what became of it, for counting */
    public record Parts(Messengers messengers, ConversationService service, Inbox inbox, Backlog outbox, Courier courier, Notices notices, Nudges nudges,
                        Lanes lanes, InstantSource clock, Executor workers, BiConsumer<String, String> outcome) {
    }

    private final Parts parts;
    private final PassiveDesk passive;
    private final Fetcher fetcher;
    private final SeenSignatures signatures = new SeenSignatures();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public Reception(Parts parts) {
        this.parts = parts;
        this.passive = new PassiveDesk(parts);
        this.fetcher = new Fetcher(parts, this::store);
    }

    /** Listens to the platforms that are configured so, until {@link #close}. */
    public void listen() {
        parts.messengers().all().stream().filter(adapter -> adapter.socket().isPresent()).forEach(adapter -> listeners.add(new Listener(adapter,
                (from, event) -> store(from, event).thenRun(() -> parts.nudges().inbound(new Nudges.Nudge(from.name(),
                        parts.inbox().ordering(from.name(), event.from().key())))), parts.workers())));
    }

    @Override
    public void close() {
        listeners.forEach(Listener::close);
    }

    /**
     * @param waited how long the request has been here already
     * @return null when no messenger has this name
     */
    public CompletionStage<Response> receive(String name, RawRequest request, Duration waited) {
        Adapter adapter = parts.messengers().named(name).orElse(null);
        if (adapter == null) {
            return null;
        }
        Instant now = parts.clock().instant();
        Received received = adapter.receive(request, now);
        if (received instanceof Received.Events events && events.signature() != null && !signatures.fits(events.signature(), request.body(), now)) {
            received = new Received.Rejected(Refusal.REUSED_SIGNATURE);
        }
        return respond(adapter, received, now.minus(waited));
    }

    private CompletionStage<Response> respond(Adapter adapter, Received received, Instant arrived) {
        if (received instanceof Received.Rejected rejected) {
            return refuse(adapter, rejected.why());
        }
        if (received instanceof Received.Challenge challenge) {
            return done(adapter, "challenge", Response.of(challenge.answer()));
        }
        if (received instanceof Received.Fetch fetch) {
            fetcher.fetch(adapter, fetch);
            return done(adapter, "fetch", Response.of(fetch.acknowledgement()));
        }
        if (received instanceof Received.Events events) {
            return take(adapter, events, arrived);
        }
        return done(adapter, "nothing", Response.of(((Received.Acknowledged) received).answer()));
    }

    private CompletionStage<Response> refuse(Adapter adapter, Refusal why) {
        return done(adapter, why.code(), Response.of(RawResponse.json(why.status(), StrangersJson.write(Map.of("code", why.code())))));
    }

    private CompletionStage<Response> done(Adapter adapter, String outcome, Response response) {
        parts.outcome().accept(adapter.name(), outcome);
        return CompletableFuture.completedFuture(response);
    }

    private CompletionStage<Response> take(Adapter adapter, Received.Events events, Instant arrived) {
        CompletionStage<Void> stored = CompletableFuture.completedFuture(null);
        for (InboundEvent event : events.events()) {
            stored = stored.thenCompose(before -> store(adapter, event));
        }
        return stored.handle((done, failure) -> {
            if (failure != null) {
                // The platform asks again; an acknowledgement now would lose it.
                Refused refused = Refused.in(failure);
                return done(adapter, refused.code().wire(), Response.of(RawResponse.empty(503)));
            }
            parts.outcome().accept(adapter.name(), "taken");
            InboundEvent first = events.events().get(0);
            if (adapter.capabilities().answersPassively()) {
                return passive.answer(adapter, first, events, arrived);
            }
            parts.nudges().inbound(new Nudges.Nudge(adapter.name(), parts.inbox().ordering(adapter.name(), first.from().key())));
            return CompletableFuture.completedFuture(Response.of(events.acknowledgement()));
        }).thenCompose(response -> response);
    }

    /** Complete when the event is stored, now or by an earlier delivery. */
    private CompletionStage<Void> store(Adapter adapter, InboundEvent event) {
        return parts.inbox().accept(new Inbox.Event(adapter.name(), event.key(), event.from().key(), parts.clock().instant(), EventJson.bytes(event),
                BEFORE_THE_RELAY)).thenApply(fresh -> null);
    }
}

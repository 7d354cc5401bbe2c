package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.Backlog.Failed;
import io.weiquan.conversation.Backlog.Row;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Inbox;
import io.weiquan.conversation.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Answers on the platform's own request, within its patience.
 *
 * <pre>
 *   stored ─▸ nudge ─▸ turn done? ──yes──▸ take the rows of the conversation ─▸ respond ─▸ written? ──yes──▸ forget them
 *                          │ no                                                              └─no──▸ they wait for the next delivery
 *                          └─▸ patience over ─▸ by the API, or let the platform ask again, or with the person's next message
 * </pre>
 */
final class PassiveDesk {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(400);
    /** Longer than any platform waits for a response to be read. */
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration AFTERWARDS = Duration.ofSeconds(15);
    private static final Duration HANG_UP_AFTER = Duration.ofMillis(1_500);
    /** Half a message: what is shorter than this would be cut to nothing. */
    private static final int LEAST_BYTES = 600;
    private static final int REMEMBERED = 20_000;
    private static final int LAST_DELIVERY = 3;

    private final ConversationService service;
    private final Inbox inbox;
    private final Backlog outbox;
    private final Courier courier;
    private final Notices notices;
    private final Nudges nudges;
    private final Lanes lanes;
    private final InstantSource clock;
    private final Executor workers;
    /** How often an unanswered event came, newest events only. */
    private final Map<String, Integer> deliveries = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    PassiveDesk(Reception.Parts parts) {
        this.service = parts.service();
        this.inbox = parts.inbox();
        this.outbox = parts.outbox();
        this.courier = parts.courier();
        this.notices = parts.notices();
        this.nudges = parts.nudges();
        this.lanes = parts.lanes();
        this.clock = parts.clock();
        this.workers = parts.workers();
    }

    /** One request of a platform that waits. */
    private record Call(Adapter adapter, InboundEvent event, Nudges.Nudge nudge, RawResponse acknowledgement, Instant until, int delivery) {
    }

    CompletionStage<Reception.Response> answer(Adapter adapter, InboundEvent event, Received.Events received, Instant arrived) {
        Nudges.Nudge nudge = new Nudges.Nudge(adapter.name(), inbox.ordering(adapter.name(), event.from().key()));
        Call call = new Call(adapter, event, nudge, received.acknowledgement(), arrived.plus(adapter.capabilities().passive()), count(event.key()));
        CompletionStage<Void> change = lanes.change(nudge, LOOK_AGAIN);
        nudges.inbound(nudge);
        return change.thenCompose(looked -> look(call));
    }

    private CompletionStage<Reception.Response> look(Call call) {
        // Watched before it is looked at: what changes meanwhile is not missed.
        CompletionStage<Void> change = lanes.change(call.nudge(), LOOK_AGAIN);
        return CompletableFuture.supplyAsync(() -> attempt(call), workers).thenCompose(looking -> looking).thenCompose(found -> {
            if (found.isPresent()) {
                return CompletableFuture.completedFuture(found.get());
            }
            return clock.instant().isBefore(call.until()) ? change.thenCompose(looked -> look(call)) : late(call);
        });
    }

    private CompletionStage<Optional<Reception.Response>> attempt(Call call) {
        String notice = notices.take(call.adapter().name(), call.event().key());
        if (notice != null) {
            return found(said(call, notice));
        }
        // First whether the turn is done, then what it said: the other way round an answer could slip through.
        if (inbox.waits(call.adapter().name(), call.nudge().ordering())) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        Optional<String> conversation = service.contacted(call.adapter().name(), call.event().from().key());
        if (conversation.isEmpty()) {
            return found(nothing(call));
        }
        return outbox.claimOf(call.adapter().name(), conversation.get(), clock.instant(), LEASE).thenApplyAsync(claimed ->
                claimed.map(rows -> rows.isEmpty() ? again(call, conversation.get()) : carried(call, rows)), workers);
    }

    private static CompletionStage<Optional<Reception.Response>> found(Reception.Response response) {
        return CompletableFuture.completedFuture(Optional.of(response));
    }

    /** Nothing is waiting. Who may ask twice gets the stored answer once more. */
    private Reception.Response again(Call call, String conversation) {
        Optional<Taken> taken = call.adapter().capabilities().repeats()
                ? service.taken(conversation, Ids.of(call.adapter().name(), call.event().key())) : Optional.empty();
        if (taken.isEmpty()) {
            return nothing(call);
        }
        Address to = call.event().from();
        List<PlatformMessage> said = taken.get().replies().stream().flatMap(reply -> call.adapter().render(courier.answer(conversation, reply), to).stream()).toList();
        return Reception.Response.of(call.adapter().passive(said, to, clock.instant(), nonce(call)));
    }

    private Reception.Response said(Call call, String notice) {
        RawResponse response = call.adapter().passive(call.adapter().render(Notices.answer(notice), call.event().from()), call.event().from(), clock.instant(), nonce(call));
        return new Reception.Response(response, call.adapter().capabilities().passive(), written -> {
            if (written) {
                forget(call.event().key());
            } else {
                notices.put(call.adapter().name(), call.event().key(), notice);
            }
        });
    }

    /** Everything was said already, on another connection. */
    private Reception.Response nothing(Call call) {
        forget(call.event().key());
        return Reception.Response.of(call.acknowledgement());
    }

    /** As many of the rows as the platform takes in one answer, oldest first; the others go on waiting. */
    private Reception.Response carried(Call call, List<Row> rows) {
        Adapter adapter = call.adapter();
        List<PlatformMessage> messages = new ArrayList<>();
        List<Long> carried = new ArrayList<>();
        List<Failed> left = new ArrayList<>();
        int room = adapter.capabilities().textBytes();
        Address to = call.event().from();
        for (Row row : rows) {
            Courier.Parcel parcel = left.isEmpty() && (carried.isEmpty() || room >= LEAST_BYTES) ? courier.open(row).orElse(null) : null;
            if (parcel == null && left.isEmpty() && room >= LEAST_BYTES) {
                carried.add(row.number());
            } else if (parcel == null) {
                left.add(new Failed(row.number(), row.tries(), row.at().plus(adapter.capabilities().window()), ""));
            } else {
                List<PlatformMessage> said = adapter.render(parcel.answer(), to, room);
                room -= said.stream().mapToInt(message -> io.weiquan.channel.adapter.Pieces.bytes(message.text()) + 2).sum();
                messages.addAll(said);
                carried.add(row.number());
            }
        }
        if (messages.isEmpty()) {
            outbox.settle(carried, left);
            return nothing(call);
        }
        return new Reception.Response(adapter.passive(messages, to, clock.instant(), nonce(call)), adapter.capabilities().passive(), written -> settle(call, rows, written ? carried : List.of(), left));
    }

    private void settle(Call call, List<Row> rows, List<Long> carried, List<Failed> left) {
        List<Failed> back = new ArrayList<>(left);
        if (carried.isEmpty()) {
            // The platform hung up: the rows are there for its next delivery, and for the relay after the last one.
            back.clear();
            rows.forEach(row -> back.add(new Failed(row.number(), row.tries(), row.at().plusSeconds(20), "")));
        } else {
            forget(call.event().key());
        }
        outbox.settle(carried, back).whenComplete((done, failed) -> lanes.changed(call.nudge()));
    }

    /** The turn takes longer than the platform waits. */
    private CompletionStage<Reception.Response> late(Call call) {
        if (call.adapter().capabilities().proactive()) {
            afterwards(call);
            return CompletableFuture.completedFuture(Reception.Response.of(call.acknowledgement()));
        }
        if (call.adapter().capabilities().repeats()) {
            return CompletableFuture.completedFuture(Reception.Response.of(RawResponse.empty(503)));
        }
        if (call.adapter().capabilities().redelivers() && call.delivery() < LAST_DELIVERY) {
            return CompletableFuture.supplyAsync(Reception.Response::hangUp, CompletableFuture.delayedExecutor(HANG_UP_AFTER.toMillis(), TimeUnit.MILLISECONDS, workers));
        }
        return CompletableFuture.completedFuture(Reception.Response.of(call.acknowledgement()));
    }

    /** Once the turn is done its answer goes by the API. */
    private void afterwards(Call call) {
        lanes.change(call.nudge(), AFTERWARDS).thenRunAsync(() -> service.contacted(call.adapter().name(), call.event().from().key())
                .ifPresent(conversation -> nudges.outbound(new Nudges.Nudge(call.adapter().name(), conversation))), workers);
    }

    private String nonce(Call call) {
        return Ids.of(call.event().key(), clock.instant().toString());
    }

    private int count(String key) {
        synchronized (deliveries) {
            return deliveries.merge(key, 1, Integer::sum);
        }
    }

    private void forget(String key) {
        synchronized (deliveries) {
            deliveries.remove(key);
        }
    }
}

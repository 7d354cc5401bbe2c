package io.weiquan.channel.messenger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.conversation.Backlog.Row;
import io.weiquan.conversation.Handed;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Delivers the rows of the outbox by the platforms' APIs, and says what becomes of each. */
public final class Courier {

    private static final int REMEMBERED = 10_000;

    private final Messengers messengers;
    private final Answers answers;
    private final Pace pace;
    private final InstantSource clock;
    private final Executor workers;
    /** How many messages of an answer have gone out already, where it was interrupted; the oldest are forgotten first. */
    private final Map<Long, Integer> begun = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** The words of a stored answer, and a link to its package. */
    public interface Answers {

        /** @throws Refused UNKNOWN_CONVERSATION when it has been erased */
        Optional<Wire.Reply> reply(String conversation, long seq);

        /** A link to the printable package, good for a quarter of an hour. */
        String link(String conversation);
    }

    public Courier(Messengers messengers, Answers answers, Pace pace, InstantSource clock, Executor workers) {
        this.messengers = messengers;
        this.answers = answers;
        this.pace = pace;
        this.clock = clock;
        this.workers = workers;
    }

    /** A row ready to be said. */
    record Parcel(Row row, Address to, Answer answer) {
    }

    /** @return empty when there is nothing to say any more: the conversation is erased */
    Optional<Parcel> open(Row row) {
        ObjectNode content = EventJson.object(row.content());
        Address to = content.has("to") ? EventJson.address(content.get("to")) : EventJson.address(EventJson.object(row.address()));
        try {
            return answers.reply(row.ordering(), content.path("seq").asLong()).map(reply -> new Parcel(row, to, new Answer(row.ordering(), reply,
                    content.path("before").asText(null), reply.body().result() == null ? null : answers.link(row.ordering()))));
        } catch (Refused erased) {
            if (erased.code() == Refused.Code.UNKNOWN_CONVERSATION) {
                return Optional.empty();
            }
            throw erased;
        }
    }

    /** A stored reply with a fresh link to its package. */
    Answer answer(String conversation, Wire.Reply reply) {
        return new Answer(conversation, reply, reply.body().result() == null ? null : answers.link(conversation));
    }

    /** The sink of the outbox's relays. */
    public CompletionStage<Handed> hand(Row row) {
        return CompletableFuture.supplyAsync(() -> deliver(row), workers).thenCompose(delivering -> delivering);
    }

    private CompletionStage<Handed> deliver(Row row) {
        Adapter adapter = messengers.named(row.lane()).orElse(null);
        if (adapter == null) {
            return done(Handed.never("no such messenger"));
        }
        Instant until = row.at().plus(adapter.capabilities().window());
        if (!clock.instant().isBefore(until)) {
            return done(Handed.never("window closed"));
        }
        if (!adapter.capabilities().proactive()) {
            return done(Handed.waiting(Duration.between(clock.instant(), until), "until the person speaks"));
        }
        Parcel parcel = open(row).orElse(null);
        if (parcel == null) {
            return done(Handed.done());
        }
        return next(adapter, parcel, adapter.render(parcel.answer(), parcel.to()), alreadySent(row.number()));
    }

    private CompletionStage<Handed> next(Adapter adapter, Parcel parcel, List<PlatformMessage> messages, int i) {
        long number = parcel.row().number();
        if (i >= messages.size()) {
            forget(number);
            return done(Handed.done());
        }
        Duration pause = pace.use(adapter);
        if (!pause.isZero()) {
            return done(Handed.waiting(pause, "our own pace"));
        }
        String key = Ids.of(adapter.name(), parcel.answer().conversation(), String.valueOf(parcel.answer().reply().seq()), String.valueOf(i));
        return adapter.send(messages.get(i), parcel.to(), key).thenCompose(delivery -> {
            if (delivery instanceof Delivery.Sent) {
                remember(number, i + 1);
                return next(adapter, parcel, messages, i + 1);
            }
            if (delivery instanceof Delivery.RetryAfter later) {
                return done(Handed.later(later.after(), later.code()));
            }
            if (delivery instanceof Delivery.WindowClosed closed) {
                Instant until = parcel.row().at().plus(adapter.capabilities().window());
                return done(Handed.waiting(Duration.between(clock.instant(), until), closed.code()));
            }
            return done(Handed.never(((Delivery.Rejected) delivery).code()));
        });
    }

    private static CompletionStage<Handed> done(Handed handed) {
        return CompletableFuture.completedFuture(handed);
    }

    private synchronized int alreadySent(long row) {
        return begun.getOrDefault(row, 0);
    }

    private synchronized void remember(long row, int count) {
        begun.put(row, count);
    }

    private synchronized void forget(long row) {
        begun.remove(row);
    }
}

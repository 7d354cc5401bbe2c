package io.weiquan.events;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.weiquan.channel.messenger.Lanes;
import io.weiquan.channel.messenger.Nudges;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/**
 * Nudges over the channels {@code inbound} and {@code outbound}; with a broker over its topics, keyed by sender or conversation, so that one node
 * at a time works on each. A broker that is away or slow is gone around: then this node works on it itself. What finds no room is dropped,
 * for the relays will come by.
 */
@ApplicationScoped
public class MessagingNudges implements Nudges {

    private static final int WAITING = 4_096;
    private static final char BETWEEN = ' ';
    /** A broker that took nothing is asked again after this. */
    private static final Duration LEFT_ALONE = Duration.ofSeconds(5);

    private final Emitter<Nudge> inbound;
    private final Emitter<Nudge> outbound;
    private final BrokerChannels broker;
    private final Lanes lanes;
    private final boolean kafka;
    private volatile long awayUntil = System.nanoTime();

    MessagingNudges(@Channel("inbound") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<Nudge> inbound,
                    @Channel("outbound") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<Nudge> outbound,
                    BrokerChannels broker, Lanes lanes, @ConfigProperty(name = "weiquan.kafka.enabled", defaultValue = "false") boolean kafka) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.broker = broker;
        this.lanes = lanes;
        this.kafka = kafka;
    }

    @Override
    public CompletionStage<Void> inbound(Nudge nudge) {
        return byBroker(nudge, BrokerChannels::inbound, () -> send(inbound, nudge, Metadata.empty(), () -> { }));
    }

    @Override
    public CompletionStage<Void> outbound(Nudge nudge) {
        return byBroker(nudge, BrokerChannels::outbound, () -> send(outbound, nudge, Metadata.empty(), () -> { }));
    }

    private CompletionStage<Void> byBroker(Nudge nudge, Function<BrokerChannels, Emitter<String>> topic, Supplier<CompletionStage<Void>> here) {
        if (!kafka || System.nanoTime() - awayUntil < 0) {
            return here.get();
        }
        Metadata key = Metadata.of(OutgoingKafkaRecordMetadata.<String>builder().withKey(nudge.ordering()).build());
        return send(topic.apply(broker), nudge.lane() + BETWEEN + nudge.ordering(), key, () -> {
            awayUntil = System.nanoTime() + LEFT_ALONE.toNanos();
            here.get();
        });
    }

    private static <T> CompletionStage<Void> send(Emitter<T> emitter, T payload, Metadata metadata, Runnable otherwise) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            emitter.send(Message.of(payload, metadata, () -> {
                done.complete(null);
                return CompletableFuture.completedFuture(null);
            }, failure -> {
                otherwise.run();
                done.complete(null);
                return CompletableFuture.completedFuture(null);
            }));
        } catch (IllegalStateException full) {
            otherwise.run();
            done.complete(null);
        }
        return done;
    }

    /** Begun at once and acknowledged when done: the next nudge need not wait, for lanes order what must be ordered. */
    @Incoming("inbound")
    CompletionStage<Void> in(Message<Nudge> message) {
        return begun(message, lanes.inbound(message.getPayload()));
    }

    @Incoming("outbound")
    CompletionStage<Void> out(Message<Nudge> message) {
        return begun(message, lanes.outbound(message.getPayload()));
    }

    @Incoming("inbound-in")
    CompletionStage<Void> inFromBroker(Message<String> message) {
        return begun(message, read(message.getPayload(), lanes::inbound));
    }

    @Incoming("outbound-in")
    CompletionStage<Void> outFromBroker(Message<String> message) {
        return begun(message, read(message.getPayload(), lanes::outbound));
    }

    private static CompletionStage<Void> begun(Message<?> message, CompletionStage<Void> work) {
        work.whenComplete((done, failed) -> message.ack());
        return CompletableFuture.completedFuture(null);
    }

    /** What is no nudge does nothing: there is no row it could lose. */
    private static CompletionStage<Void> read(String text, Function<Nudge, CompletionStage<Void>> lane) {
        int between = text == null ? -1 : text.indexOf(BETWEEN);
        return between < 1 ? CompletableFuture.completedFuture(null) : lane.apply(new Nudge(text.substring(0, between), text.substring(between + 1)));
    }
}

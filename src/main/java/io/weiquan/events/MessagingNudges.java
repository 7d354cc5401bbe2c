package io.weiquan.events;

import io.weiquan.channel.messenger.Lanes;
import io.weiquan.channel.messenger.Nudges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Nudges over the channels {@code inbound} and {@code outbound}. What finds no room is dropped: the relays will come by. */
@ApplicationScoped
public class MessagingNudges implements Nudges {

    private static final int WAITING = 4_096;

    private final Emitter<Nudge> inbound;
    private final Emitter<Nudge> outbound;
    private final Lanes lanes;

    MessagingNudges(@Channel("inbound") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<Nudge> inbound,
                    @Channel("outbound") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<Nudge> outbound, Lanes lanes) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.lanes = lanes;
    }

    @Override
    public CompletionStage<Void> inbound(Nudge nudge) {
        return send(inbound, nudge);
    }

    @Override
    public CompletionStage<Void> outbound(Nudge nudge) {
        return send(outbound, nudge);
    }

    private static CompletionStage<Void> send(Emitter<Nudge> emitter, Nudge nudge) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        try {
            emitter.send(Message.of(nudge, () -> {
                done.complete(null);
                return CompletableFuture.completedFuture(null);
            }, failure -> {
                done.complete(null);
                return CompletableFuture.completedFuture(null);
            }));
        } catch (IllegalStateException full) {
            done.complete(null);
        }
        return done;
    }

    /** Begun at once and acknowledged when done: the next nudge need not wait, for lanes order what must be ordered. */
    @Incoming("inbound")
    CompletionStage<Void> in(Message<Nudge> message) {
        lanes.inbound(message.getPayload()).whenComplete((done, failed) -> message.ack());
        return CompletableFuture.completedFuture(null);
    }

    @Incoming("outbound")
    CompletionStage<Void> out(Message<Nudge> message) {
        lanes.outbound(message.getPayload()).whenComplete((done, failed) -> message.ack());
        return CompletableFuture.completedFuture(null);
    }
}

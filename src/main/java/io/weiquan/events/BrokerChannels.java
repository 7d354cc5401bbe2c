package io.weiquan.events;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** The channels that lead to a broker. They exist only where one is configured: nobody may touch this otherwise, and until then it is not built. */
@ApplicationScoped
class BrokerChannels {

    private static final int WAITING = 4_096;

    private final Emitter<String> inbound;
    private final Emitter<String> outbound;
    private final Emitter<String> events;

    BrokerChannels(@Channel("inbound-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<String> inbound,
                   @Channel("outbound-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<String> outbound,
                   @Channel("events-out") @OnOverflow(value = OnOverflow.Strategy.BUFFER, bufferSize = WAITING) Emitter<String> events) {
        this.inbound = inbound;
        this.outbound = outbound;
        this.events = events;
    }

    Emitter<String> inbound() {
        return inbound;
    }

    Emitter<String> outbound() {
        return outbound;
    }

    Emitter<String> events() {
        return events;
    }
}

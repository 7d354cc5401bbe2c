package io.weiquan.channel.web;

import io.weiquan.channel.AddressLimits;
import io.weiquan.channel.ClientMessages;
import io.weiquan.channel.Problems;
import io.weiquan.conversation.ConversationService;
import io.weiquan.limits.Limits;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What all sockets share. */
public final class Desk {

    private static final int RECONNECT_LEAST_MS = 300;
    private static final int RECONNECT_SPREAD_MS = 1_500;

    private final ConversationService service;
    private final OpenSockets sockets;
    private final Limits limits;
    private final Problems problems;
    private final FrameReader reader;
    private final Executor workers;
    private final RandomGenerator random;
    private final AddressLimits addresses;

    /**
     * @param workers where reading the store may wait
     * @param random  spreads the reconnects after a restart
     */
    public Desk(ConversationService service, OpenSockets sockets, Limits limits, Problems problems, ClientMessages messages,
                AddressLimits addresses, Executor workers, RandomGenerator random) {
        this.service = service;
        this.sockets = sockets;
        this.limits = limits;
        this.problems = problems;
        this.reader = new FrameReader(messages);
        this.addresses = addresses;
        this.workers = workers;
        this.random = random;
    }

    ConversationService service() {
        return service;
    }

    OpenSockets sockets() {
        return sockets;
    }

    Limits limits() {
        return limits;
    }

    Problems problems() {
        return problems;
    }

    FrameReader reader() {
        return reader;
    }

    void countStart(String address) {
        addresses.countStart(address);
    }

    <T> CompletionStage<T> later(Supplier<T> reading) {
        return CompletableFuture.supplyAsync(reading, workers);
    }

    /** Not the same for everybody, or all would come back in the same moment. */
    long reconnectMs() {
        return RECONNECT_LEAST_MS + random.nextInt(RECONNECT_SPREAD_MS);
    }
}

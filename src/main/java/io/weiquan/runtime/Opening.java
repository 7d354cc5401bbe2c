package io.weiquan.runtime;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.weiquan.channel.web.OpenSockets;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Journal;
import io.weiquan.limits.Limits;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Opens and closes the house: everything is built before the first visitor, and the last visitor is seen out before the store closes. */
@Singleton
class Opening {

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ConversationService service;
    private final Journal journal;
    private final OpenSockets sockets;
    private final Limits limits;

    Opening(ConversationService service, Journal journal, OpenSockets sockets, Limits limits) {
        this.service = service;
        this.journal = journal;
        this.sockets = sockets;
        this.limits = limits;
    }

    /** Being injected here is enough to be built now, and for a fault in the store or the dialogs to stop the start. */
    void open(@Observes StartupEvent start) {
        journal.tokens("start-up check");
    }

    /** Comes while the sockets can still be spoken to: what is at work is answered, and everybody is asked to come back. */
    void seeOut(@Observes ShutdownDelayInitiatedEvent stopping) {
        seeOut();
    }

    /** Comes when the network is closed already: the store takes no more, finishes what it has, and is closed. */
    void close(@Observes ShutdownEvent stop) {
        seeOut();
        service.close();
        journal.close();
    }

    private void seeOut() {
        sockets.retireAll();
        long until = System.nanoTime() + limits.drain().toNanos();
        while (sockets.count() > 0 && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}

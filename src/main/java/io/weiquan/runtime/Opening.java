package io.weiquan.runtime;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.weiquan.channel.web.OpenSockets;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;
import io.weiquan.privacy.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Opens and closes the house: everything is built before the first visitor, and the last visitor is seen out before the store closes. */
@Singleton
class Opening {

    private static final Logger LOG = Logger.getLogger("weiquan.retention");
    private static final long SWEEP_AFTER_MINUTES = 10;
    private static final long SWEEP_EVERY_MINUTES = 6 * 60;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final ConversationService service;
    private final Journal journal;
    private final OpenSockets sockets;
    private final Limits limits;
    private final Retention retention;
    private final InstantSource clock;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "retention");
        thread.setDaemon(true);
        return thread;
    });

    Opening(ConversationService service, Journal journal, OpenSockets sockets, Limits limits, Retention retention, InstantSource clock) {
        this.retention = retention;
        this.clock = clock;
        this.service = service;
        this.journal = journal;
        this.sockets = sockets;
        this.limits = limits;
    }

    /** Being injected here is enough to be built now, and for a fault in the store or the dialogs to stop the start. */
    void open(@Observes StartupEvent start) {
        journal.tokens("start-up check");
        sweeper.scheduleWithFixedDelay(this::sweep, SWEEP_AFTER_MINUTES, SWEEP_EVERY_MINUTES, TimeUnit.MINUTES);
    }

    /** What is older than it may be kept goes; a run that fails is begun again at the next time. */
    private void sweep() {
        try {
            long erased = retention.run(clock.instant());
            if (erased > 0) {
                LOG.infov("retention: {0} conversations erased", erased);
            }
            journal.inbox().forgetBefore(clock.instant().minus(limits.queues().rememberEvents()));
        } catch (Refused away) {
            LOG.warnv("retention: {0}; trying again later", away.code().wire());
        }
    }

    /** Comes while the sockets can still be spoken to: what is at work is answered, and everybody is asked to come back. */
    void seeOut(@Observes ShutdownDelayInitiatedEvent stopping) {
        seeOut();
    }

    /** Comes when the network is closed already: the store takes no more, finishes what it has, and is closed. */
    void close(@Observes ShutdownEvent stop) {
        seeOut();
        sweeper.shutdownNow();
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

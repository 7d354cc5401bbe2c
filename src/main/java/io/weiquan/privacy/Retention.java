package io.weiquan.privacy;

import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Erases conversations that have been quiet for longer than they may be kept. Keeps no notes of its own: what it has erased is
 * gone, so a run that was cut off is simply begun again. One that is taken up while it runs is left alone.
 */
public final class Retention {

    private static final int AT_ONCE = 500;

    private final Journal journal;
    private final Duration keep;
    private final Announcer announcer;

    /** @param keep how long after its last turn a conversation is kept; 180 days unless the operator says otherwise */
    public Retention(Journal journal, Duration keep, Announcer announcer) {
        this.journal = journal;
        this.keep = keep;
        this.announcer = announcer;
    }

    /** @return how many conversations were erased. @throws Refused UNAVAILABLE when the store is away; begin again later */
    public long run(Instant now) {
        var quietSince = now.minus(keep);
        long erased = 0;
        long after = 0;
        while (true) {
            var page = journal.list(after, AT_ONCE);
            if (page.isEmpty()) {
                return erased;
            }
            var waiting = new ArrayList<CompletableFuture<Boolean>>();
            for (var listed : page) {
                if (listed.lastTurn().isBefore(quietSince)) {
                    waiting.add(journal.erase(new Journal.Erasure(listed.conversation(), quietSince, now,
                            announcer.erased(listed.conversation(), listed.channel()))).toCompletableFuture());
                }
                after = listed.number();
            }
            erased += waiting.stream().filter(Retention::done).count();
        }
    }

    private static boolean done(CompletableFuture<Boolean> erased) {
        try {
            return erased.join();
        } catch (CompletionException e) {
            throw Refused.in(e);
        }
    }
}

package io.weiquan.privacy;

import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Blanking;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/**
 * Erases conversations that have been quiet for longer than they may be kept, and takes classes of data out of others earlier. Keeps no
 * notes of its own: what it has erased is gone, and what is blanked is noted with the conversation in the same transaction, so a run that
 * was cut off is simply begun again. One that is taken up while it runs is left alone.
 */
public final class Retention {

    private static final System.Logger LOG = System.getLogger("weiquan.retention");
    private static final int AT_ONCE = 500;

    private final Journal journal;
    private final Duration keep;
    private final Announcer announcer;
    private final Map<String, Duration> classes;
    private final Blanking blanking;

    /** @param keep how long after its last turn a conversation is kept; 180 days unless the operator says otherwise */
    public Retention(Journal journal, Duration keep, Announcer announcer) {
        this(journal, keep, announcer, Map.of(), null);
    }

    /**
     * @param classes  class of data → how long after the last turn it is kept, where that is shorter than {@code keep}
     * @param blanking takes them out
     */
    public Retention(Journal journal, Duration keep, Announcer announcer, Map<String, Duration> classes, Blanking blanking) {
        this.journal = journal;
        this.keep = keep;
        this.announcer = announcer;
        this.classes = Map.copyOf(classes);
        this.blanking = blanking;
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
                blank(listed, now);
                after = listed.number();
            }
            erased += waiting.stream().filter(Retention::done).count();
        }
    }

    /** One that is taken up meanwhile stays as it is until it is quiet again; one that is blanked already is not read again. */
    private void blank(Journal.Listed listed, Instant now) {
        var over = classes.entrySet().stream().filter(each -> listed.lastTurn().isBefore(now.minus(each.getValue()))).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (listed.blanked().containsAll(over) || listed.lastTurn().isBefore(now.minus(keep))) {
            return;
        }
        var quietSince = now.minus(over.stream().map(classes::get).max(Comparator.naturalOrder()).orElseThrow());
        try {
            blanking.blank(listed.conversation(), over, quietSince).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw Refused.in(e);
        } catch (Refused away) {
            throw away;
        } catch (RuntimeException unreadable) {
            // One that cannot be read keeps nobody else's data.
            LOG.log(System.Logger.Level.ERROR, "retention: conversation {0} cannot be blanked, cause={1}", listed.conversation(),
                    unreadable.getClass().getSimpleName());
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

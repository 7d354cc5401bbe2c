package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.Received;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * Fetches what lies at a platform, one run at a time for each account. The cursor moves on only after a page is stored. It is kept in memory:
 * after a restart the platform's last days are read once more, and every message of them is known already.
 */
final class Fetcher {

    /** A platform that always has more is cut off; the next callback goes on. */
    private static final int PAGES = 500;

    private final Reception.Parts parts;
    private final BiFunction<Adapter, InboundEvent, CompletionStage<Void>> store;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    Fetcher(Reception.Parts parts, BiFunction<Adapter, InboundEvent, CompletionStage<Void>> store) {
        this.parts = parts;
        this.store = store;
    }

    private static final class Run {
        private String cursor = "";
        private boolean running;
        private Received.Fetch again;
    }

    void fetch(Adapter adapter, Received.Fetch fetch) {
        Run run = runs.computeIfAbsent(adapter.name(), name -> new Run());
        synchronized (run) {
            if (run.running) {
                run.again = fetch;
                return;
            }
            run.running = true;
        }
        page(adapter, fetch, run, PAGES);
    }

    private void page(Adapter adapter, Received.Fetch fetch, Run run, int left) {
        CompletionStage<Adapter.Page> fetching;
        try {
            fetching = adapter.fetch(fetch, run.cursor);
        } catch (RuntimeException e) {
            fetching = CompletableFuture.failedFuture(e);
        }
        fetching.thenComposeAsync(page -> stored(adapter, page).thenApply(done -> page), parts.workers()).whenComplete((page, failure) -> {
            if (failure == null) {
                run.cursor = page.cursor();
                page.events().forEach(event -> parts.nudges().inbound(new Nudges.Nudge(adapter.name(),
                        parts.inbox().ordering(adapter.name(), event.from().key()))));
                if (page.more() && left > 1) {
                    page(adapter, fetch, run, left - 1);
                    return;
                }
            } else {
                parts.outcome().accept(adapter.name(), "fetch failed");
            }
            next(adapter, run);
        });
    }

    private CompletionStage<Void> stored(Adapter adapter, Adapter.Page page) {
        CompletionStage<Void> all = CompletableFuture.completedFuture(null);
        for (InboundEvent event : page.events()) {
            all = all.thenCompose(before -> store.apply(adapter, event));
        }
        return all;
    }

    private void next(Adapter adapter, Run run) {
        Received.Fetch again;
        synchronized (run) {
            again = run.again;
            run.again = null;
            run.running = again != null;
        }
        if (again != null) {
            page(adapter, again, run, PAGES);
        }
    }
}

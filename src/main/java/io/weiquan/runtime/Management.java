package io.weiquan.runtime;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.ext.web.RoutingContext;
import io.weiquan.channel.web.OpenSockets;
import io.weiquan.conversation.Census;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Refused;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What an operator sees, on the management port alone: {@code GET /insight?days=30}, as JSON or, for a browser, as a page. */
@Singleton
class Management {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_DAYS = 366;
    private static final List<Integer> WARN_DAYS = List.of(0, 30, 60);

    private final Census census;
    private final GuideParts parts;
    private final InstantSource clock;
    /** One count at a time: it reads the whole store. */
    private final ReentrantLock counting = new ReentrantLock();

    Management(Census census, GuideParts parts, InstantSource clock) {
        this.census = census;
        this.parts = parts;
        this.clock = clock;
    }

    void routes(@Observes ManagementInterface management) {
        management.router().get("/insight").blockingHandler(this::insight);
    }

    void gauges(@Observes StartupEvent start, Meters meters, OpenSockets sockets, ConversationService service) {
        meters.gauge("weiquan.sockets", "open sockets", sockets, OpenSockets::count);
        meters.gauge("weiquan.turns.under.way", "turns at work or waiting", service, ConversationService::turnsUnderWay);
        WARN_DAYS.forEach(days -> meters.gauge("weiquan.knowledge.expiring", "within.days", Integer.toString(days), parts,
                p -> p.expiring(today().plusDays(days))));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), io.weiquan.guide.GuidedDialogue.ZONE);
    }

    private void insight(RoutingContext context) {
        if (!counting.tryLock()) {
            context.response().setStatusCode(503).putHeader("Retry-After", "10").end("a count is under way\n");
            return;
        }
        try {
            var now = clock.instant();
            int days = days(context.request().getParam("days"));
            var counts = census.since(now.minus(Duration.ofDays(days)), now);
            boolean page = context.request().getHeader("Accept") != null && context.request().getHeader("Accept").contains("text/html");
            context.response().putHeader("Cache-Control", "no-store").putHeader("X-Content-Type-Options", "nosniff")
                    .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                    .putHeader("Content-Type", page ? "text/html; charset=utf-8" : "application/json")
                    .end(page ? new InsightPage(parts.names()).of(counts, days) : JSON.valueToTree(counts).toString());
        } catch (Refused away) {
            context.response().setStatusCode(503).putHeader("Retry-After", "1").end(away.code().wire() + "\n");
        } finally {
            counting.unlock();
        }
    }

    private static int days(String asked) {
        return asked == null || !asked.matches("\\d{1,3}") ? 30 : Math.max(1, Math.min(MOST_DAYS, Integer.parseInt(asked)));
    }
}

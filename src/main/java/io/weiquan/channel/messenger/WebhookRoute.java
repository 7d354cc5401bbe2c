package io.weiquan.channel.messenger;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.weiquan.channel.Problems;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.limits.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code /webhook/{name}}: open to everybody, because every platform proves itself by what it sends. */
@ApplicationScoped
class WebhookRoute {

    /** What a network and a busy machine take. */
    private static final Duration SLACK = Duration.ofMillis(300);
    private static final Duration WATCHED = Duration.ofMillis(800);

    /** One request, and when its head was here. */
    private record Call(RoutingContext context, long arrived, AtomicBoolean hungUp) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - arrived);
        }
    }

    private final Reception reception;
    private final Limits limits;
    private final ExecutorService workers;
    private final Problems problems;

    WebhookRoute(Reception reception, Limits limits, ExecutorService workers, Problems problems) {
        this.problems = problems;
        this.reception = reception;
        this.limits = limits;
        this.workers = workers;
    }

    void register(@Observes Router router) {
        router.route("/webhook/:name").handler(this::read);
    }

    /** The bytes are read as they are, for signatures cover them; and no more of them than any platform sends. */
    private void read(RoutingContext context) {
        Call call = new Call(context, System.nanoTime(), new AtomicBoolean());
        HttpServerRequest request = context.request();
        // Listened for from the beginning: a platform that has hung up before we write is not told of again.
        request.connection().closeHandler(closed -> call.hungUp().set(true));
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= limits.frameBytes()) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(broken -> { });
        request.endHandler(end -> {
            if (body.length() > limits.frameBytes()) {
                write(call, Reception.Response.of(RawResponse.json(Refusal.TOO_LARGE.status(), "{\"code\":\"too_large\"}")));
            } else {
                workers.execute(() -> receive(call, body.getBytes()));
            }
        });
        request.resume();
    }

    private void receive(Call call, byte[] body) {
        RoutingContext context = call.context();
        HttpServerRequest request = context.request();
        CompletionStage<Reception.Response> response;
        try {
            response = reception.receive(context.pathParam("name"), new RawRequest(request.method().name(), lists(context.queryParams()), lists(request.headers()), body), call.age());
        } catch (RuntimeException ours) {
            failed(call, ours);
            return;
        }
        if (response == null) {
            write(call, Reception.Response.of(RawResponse.empty(404)));
            return;
        }
        response.whenComplete((answer, failure) -> {
            if (failure == null) {
                write(call, answer);
            } else {
                failed(call, failure);
            }
        });
    }

    private void failed(Call call, Throwable failure) {
        problems.of(failure, "a webhook request");
        write(call, Reception.Response.of(RawResponse.empty(503)));
    }

    /** What carries an answer is written only while the platform still waits; near the end of its patience it is watched whether it has hung up. */
    private static void write(Call call, Reception.Response answer) {
        HttpServerResponse response = call.context().response();
        RawResponse raw = answer.response();
        boolean carries = !answer.patience().isZero();
        if (raw == null || response.closed() || call.hungUp().get() || (carries && call.age().compareTo(answer.patience().plus(SLACK)) > 0)) {
            answer.written().accept(false);
            hangUp(response);
            return;
        }
        // What was written says little once the platform may have lost its patience: its own clock began before ours.
        boolean late = carries && call.age().compareTo(answer.patience().dividedBy(2)) > 0;
        response.setStatusCode(raw.status());
        if (raw.mediaType() != null) {
            response.putHeader("Content-Type", raw.mediaType());
        }
        response.putHeader("Cache-Control", "no-store");
        response.end(Buffer.buffer(raw.body())).onComplete(written -> {
            if (late && written.succeeded()) {
                call.context().vertx().setTimer(WATCHED.toMillis(), timer -> answer.written().accept(!call.hungUp().get()));
            } else {
                answer.written().accept(written.succeeded());
            }
        });
    }

    private static void hangUp(HttpServerResponse response) {
        try {
            response.reset();
        } catch (IllegalStateException goneAlready) {
            // That is what was wanted.
        }
    }

    private static Map<String, List<String>> lists(io.vertx.core.MultiMap values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.names().forEach(name -> lists.put(name, values.getAll(name)));
        return lists;
    }
}

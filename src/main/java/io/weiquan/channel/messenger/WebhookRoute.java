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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;

/** {@code /webhook/{name}}: open to everybody, because every platform proves itself by what it sends. */
@ApplicationScoped
class WebhookRoute {

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
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= limits.frameBytes()) {
                body.appendBuffer(part);
            }
        });
        request.exceptionHandler(broken -> { });
        request.endHandler(end -> {
            if (body.length() > limits.frameBytes()) {
                write(context.response(), Reception.Response.of(RawResponse.json(Refusal.TOO_LARGE.status(), "{\"code\":\"too_large\"}")));
            } else {
                workers.execute(() -> receive(context, body.getBytes()));
            }
        });
        request.resume();
    }

    private void receive(RoutingContext context, byte[] body) {
        HttpServerRequest request = context.request();
        CompletionStage<Reception.Response> response;
        try {
            response = reception.receive(context.pathParam("name"), new RawRequest(request.method().name(), lists(context.queryParams()), lists(request.headers()), body));
        } catch (RuntimeException ours) {
            failed(context, ours);
            return;
        }
        if (response == null) {
            write(context.response(), Reception.Response.of(RawResponse.empty(404)));
            return;
        }
        response.whenComplete((answer, failure) -> {
            if (failure == null) {
                write(context.response(), answer);
            } else {
                failed(context, failure);
            }
        });
    }

    private void failed(RoutingContext context, Throwable failure) {
        problems.of(failure, "a webhook request");
        write(context.response(), Reception.Response.of(RawResponse.empty(503)));
    }

    private static void write(HttpServerResponse response, Reception.Response answer) {
        RawResponse raw = answer.response();
        if (raw == null) {
            response.reset();
            answer.written().accept(false);
        } else if (response.closed()) {
            answer.written().accept(false);
        } else {
            response.setStatusCode(raw.status());
            if (raw.mediaType() != null) {
                response.putHeader("Content-Type", raw.mediaType());
            }
            response.putHeader("Cache-Control", "no-store");
            response.end(Buffer.buffer(raw.body())).onComplete(written -> answer.written().accept(written.succeeded()));
        }
    }

    private static Map<String, List<String>> lists(io.vertx.core.MultiMap values) {
        Map<String, List<String>> lists = new HashMap<>();
        values.names().forEach(name -> lists.put(name, values.getAll(name)));
        return lists;
    }
}

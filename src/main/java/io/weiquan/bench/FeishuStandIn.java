package io.weiquan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.bench.BenchServer.Answered;
import io.weiquan.bench.BenchServer.Asked;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Plays Feishu: events delivered again under the same id, cards whose buttons can be pressed, messages taken once by uuid, tokens that expire. */
public final class FeishuStandIn implements AutoCloseable {

    private final BenchServer server;
    private final FeishuPen pen;
    private final InstantSource clock;
    private final Phone phone;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger busy = new AtomicInteger();
    private volatile Caller bot;

    public FeishuStandIn(int port, FeishuPen pen, InstantSource clock, Phone phone) {
        this.server = new BenchServer(port);
        this.pen = pen;
        this.clock = clock;
        this.phone = phone;
        server.on("/open-apis/auth/v3/tenant_access_token/internal",
                asked -> Answered.json("code", 0, "tenant_access_token", "t" + tokens.incrementAndGet(), "expire", 7200));
        server.on("/open-apis/im/v1/messages", this::message);
    }

    public String url() {
        return server.url();
    }

    public void connect(String webhook, Duration patience) {
        bot = new Caller(webhook, patience);
    }

    public Phone phone() {
        return phone;
    }

    /** So many of the next calls are too fast for the platform. */
    public void beBusy(int calls) {
        busy.set(calls);
    }

    public void expireToken() {
        tokens.incrementAndGet();
    }

    /** Delivered twice under one id. */
    public Optional<Integer> say(String user, String text) {
        long number = numbers.incrementAndGet();
        var request = pen.message(user, text, "om_" + number, clock.instant(), "n" + number);
        bot.call(request);
        return bot.call(request).map(Caller.Answer::status);
    }

    public Optional<Integer> press(String user, String choice) {
        long number = numbers.incrementAndGet();
        return bot.call(pen.pressed(user, choice, "press" + number, clock.instant(), "n" + number)).map(Caller.Answer::status);
    }

    private Answered message(Asked asked) {
        if (!("Bearer t" + tokens.get()).equals(asked.headers().get("authorization"))) {
            return new Answered(400, "{\"code\":99991663,\"msg\":\"Invalid access token for authorization\"}");
        }
        if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new Answered(429, "{\"code\":99991400,\"msg\":\"request trigger frequency limit\"}");
        }
        JsonNode json = asked.json();
        if (!taken.add(json.path("uuid").asText())) {
            return Answered.json("code", 0);
        }
        JsonNode content = StrangersJson.object(json.path("content").asText());
        if (json.path("msg_type").asText().equals("text")) {
            phone.show(json.path("receive_id").asText(), content.path("text").asText(), "api", Map.of());
        } else {
            Map<String, String> buttons = new LinkedHashMap<>();
            content.at("/elements/1/actions").forEach(button -> buttons.put(button.at("/text/content").asText(), button.at("/value/choice").asText()));
            phone.show(json.path("receive_id").asText(), content.at("/elements/0/text/content").asText(), "api", buttons);
        }
        return Answered.json("code", 0);
    }

    @Override
    public void close() {
        server.close();
    }
}

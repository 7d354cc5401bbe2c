package io.weiquan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.bench.BenchServer.Answered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Plays WeCom for an application: sealed callbacks, a second delivery where the first was not acknowledged, texts by the API. */
public final class WecomStandIn implements AutoCloseable {

    private static final String TOKEN = "wecom-token";

    private final BenchServer server;
    private final WecomPen pen;
    private final String agent;
    private final InstantSource clock;
    private final Phone phone;
    private final AtomicLong numbers = new AtomicLong(4_561_255_354_251_345_000L);
    private volatile Caller bot;

    public WecomStandIn(int port, WecomPen pen, String agent, InstantSource clock, Phone phone) {
        this.server = new BenchServer(port);
        this.pen = pen;
        this.agent = agent;
        this.clock = clock;
        this.phone = phone;
        server.on("/cgi-bin/gettoken", asked -> Answered.json("errcode", 0, "access_token", TOKEN, "expires_in", 7200));
        server.on("/cgi-bin/message/send", asked -> {
            JsonNode json = asked.json();
            if (!TOKEN.equals(asked.query().get("access_token")) || !json.path("agentid").asText().equals(agent)) {
                return Answered.json("errcode", 42001);
            }
            String text = json.path("text").path("content").asText();
            if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 2_048) {
                return Answered.json("errcode", 45002);
            }
            phone.show(json.path("touser").asText(), text, "api", Map.of());
            return Answered.json("errcode", 0);
        });
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

    /** Delivered twice, as after a lost acknowledgement. */
    public Optional<Integer> say(String user, String text) {
        long number = numbers.incrementAndGet();
        var request = pen.message(user, agent, "text", Map.of("Content", text, "MsgId", String.valueOf(number)), clock.instant(), "n" + number);
        bot.call(request);
        return bot.call(request).map(Caller.Answer::status);
    }

    @Override
    public void close() {
        server.close();
    }
}

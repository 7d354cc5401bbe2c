package io.weiquan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.bench.BenchServer.Answered;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Plays DingTalk's callback mode: signed calls, a session to answer to for a while, the API afterwards. */
public final class DingtalkStandIn implements AutoCloseable {

    private final BenchServer server;
    private final DingtalkPen pen;
    private final InstantSource clock;
    private final Phone phone;
    private final AtomicLong numbers = new AtomicLong();
    private volatile boolean sessionsOver;
    private volatile Caller bot;

    public DingtalkStandIn(int port, String secret, String corp, String robot, InstantSource clock, Phone phone) {
        this.server = new BenchServer(port);
        this.pen = new DingtalkPen(secret, corp, robot, server.url() + "/robot/sendBySession?session=s");
        this.clock = clock;
        this.phone = phone;
        server.on("/robot/sendBySession", asked -> {
            if (sessionsOver) {
                return Answered.json("errcode", 310000, "errmsg", "session is over");
            }
            phone.show(asked.query().get("session"), asked.json().path("text").path("content").asText(), "session", Map.of());
            return Answered.json("errcode", 0);
        });
        server.on("/v1.0/oauth2/accessToken", asked -> Answered.json("accessToken", "ding-token", "expireIn", 7200));
        server.on("/v1.0/robot/oToMessages/batchSend", asked -> {
            JsonNode json = asked.json();
            if (!"ding-token".equals(asked.headers().get("x-acs-dingtalk-access-token"))) {
                return new Answered(401, "{}");
            }
            phone.show(json.at("/userIds/0").asText(), StrangersJson.object(json.path("msgParam").asText()).path("content").asText(), "api", Map.of());
            return Answered.json("processQueryKey", "x");
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

    public void endSessions() {
        sessionsOver = true;
    }

    /** Delivered twice. */
    public Optional<Integer> say(String user, String text) {
        String id = "ding" + numbers.incrementAndGet();
        DingtalkPen personal = new DingtalkPen(pen.secret(), pen.corpId(), pen.robot(), server.url() + "/robot/sendBySession?session=" + user);
        var request = personal.signed(StrangersJson.write(personal.message(user, text, id, clock.instant())), clock.instant());
        bot.call(request);
        return bot.call(request).map(Caller.Answer::status);
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.weiquan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.bench.BenchServer.Answered;
import io.weiquan.bench.BenchServer.Asked;
import io.weiquan.channel.adapter.RawRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays WeChat for an Official Account: asks the bot, waits, asks again with the same MsgId, three times in all; takes customer-service
 * messages, five for each message of a person and for 48 hours; hands out access tokens that expire.
 */
public final class WechatStandIn implements AutoCloseable {

    /** What a person sees when nobody answered at all. */
    public static final String OUT_OF_SERVICE = "该公众号暂时无法提供服务，请稍后再试";
    private static final int DELIVERIES = 3;
    private static final int MESSAGES = 5;
    private static final Duration WINDOW = Duration.ofHours(48);

    private final BenchServer server;
    private final WechatPen pen;
    private final InstantSource clock;
    private final Phone phone;
    private final AtomicLong numbers = new AtomicLong(6_054_768_590_064_713_728L);
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
    private volatile String accessToken = "";
    private final AtomicLong tokens = new AtomicLong();
    private volatile Caller bot;

    private record Allowance(int left, Instant until) {
    }

    /** @param port of the API, 0 for a free one */
    public WechatStandIn(int port, WechatPen pen, InstantSource clock, Phone phone) {
        this.server = new BenchServer(port);
        this.pen = pen;
        this.clock = clock;
        this.phone = phone;
        server.on("/cgi-bin/stable_token", this::token);
        server.on("/cgi-bin/message/custom/send", this::send);
    }

    /** Where the API is. */
    public String url() {
        return server.url();
    }

    /** @param webhook the bot's address for this account; @param patience how long each delivery waits, five seconds in life */
    public void connect(String webhook, Duration patience) {
        bot = new Caller(webhook, patience);
    }

    public Phone phone() {
        return phone;
    }

    /** Person writes; returns when the platform has done all it does. @return what was answered on the request, if anything was */
    public Optional<String> say(String user, String text) {
        return deliver(user, nonce -> pen.text(user, text, String.valueOf(numbers.get()), clock.instant(), nonce), true);
    }

    public Optional<String> follow(String user) {
        return deliver(user, nonce -> pen.subscribe(user, clock.instant(), nonce), true);
    }

    public Optional<String> send(String user, String type, Map<String, String> fields) {
        return deliver(user, nonce -> pen.message(user, type, fields, clock.instant(), nonce), true);
    }

    /** The same message three times, however it is answered, as a platform does that lost track. */
    public void sayThrice(String user, String text) {
        deliver(user, nonce -> pen.text(user, text, String.valueOf(numbers.get()), clock.instant(), nonce), false);
    }

    private interface Writing {
        RawRequest as(String nonce);
    }

    private Optional<String> deliver(String user, Writing writing, boolean untilAnswered) {
        allowances.put(user, new Allowance(MESSAGES, clock.instant().plus(WINDOW)));
        RawRequest request;
        long number;
        synchronized (numbers) {
            number = numbers.incrementAndGet();
            request = writing.as("n" + number);
        }
        Optional<String> answered = Optional.empty();
        for (int i = 0; i < DELIVERIES && (answered.isEmpty() || !untilAnswered); i++) {
            Optional<Caller.Answer> answer = bot.call(request);
            if (answer.isPresent() && answer.get().status() == 200) {
                String text = pen.read(answer.get().body());
                answered = answered.filter(before -> !before.isEmpty()).or(() -> Optional.of(text));
                if (!text.isEmpty()) {
                    phone.show(user, text, "answer", Map.of());
                }
            }
        }
        if (answered.isEmpty()) {
            phone.show(user, OUT_OF_SERVICE, "platform", Map.of());
        }
        return answered;
    }

    private Answered token(Asked asked) {
        JsonNode json = asked.json();
        if (!json.path("appid").asText().equals(pen.appId())) {
            return Answered.json("errcode", 40013, "errmsg", "invalid appid");
        }
        accessToken = "token-" + tokens.incrementAndGet();
        return Answered.json("access_token", accessToken, "expires_in", 7200);
    }

    /** The token everybody holds is good no more. */
    public void expireToken() {
        accessToken = "";
    }

    public long tokensHandedOut() {
        return tokens.get();
    }

    private Answered send(Asked asked) {
        if (accessToken.isEmpty() || !accessToken.equals(asked.query().get("access_token"))) {
            return Answered.json("errcode", 42001, "errmsg", "access_token expired");
        }
        JsonNode json = asked.json();
        String user = json.path("touser").asText();
        Allowance left = allowances.computeIfPresent(user, (u, before) -> new Allowance(before.left() - 1, before.until()));
        if (left == null || left.left() < 0 || clock.instant().isAfter(left.until())) {
            return Answered.json("errcode", 45015, "errmsg", "response out of time limit or subscription is canceled");
        }
        String text = json.path("text").path("content").asText();
        if (text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 2_048) {
            return Answered.json("errcode", 45002, "errmsg", "content size out of limit");
        }
        phone.show(user, text, "api", Map.of());
        return Answered.json("errcode", 0, "errmsg", "ok");
    }

    @Override
    public void close() {
        server.close();
    }
}

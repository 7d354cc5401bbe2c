package io.weiquan.channel.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.channel.adapter.AccessTokens;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Capabilities;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.PlatformAnswer;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformHttp.Call;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.PlatformSocket;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.StrangersText;
import io.weiquan.channel.adapter.Wording;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A robot of an organisation. */
final class DingtalkAdapter implements Adapter {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int TEXT_BYTES = 6_000;
    private static final Duration WINDOW = Duration.ofHours(1);
    /** Ample, for the session's clock is DingTalk's. */
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(1);
    private static final Set<Integer> NOT_NOW = Set.of(-1, 90018, 130101);
    private static final Set<Integer> SESSION_OVER = Set.of(310000, 300001);

    private final String name;
    private final boolean stream;
    private final String secret;
    private final String robot;
    private final String api;
    private final Capabilities capabilities;
    private final DingtalkMessages messages;
    private final Wording wording;
    private final PlatformHttp http;
    private final InstantSource clock;
    private final AccessTokens tokens;
    private final PlatformSocket socket;

    DingtalkAdapter(AdapterConfig config, AdapterKind.Tools tools) {
        this.name = config.name();
        this.stream = config.need("mode").equals("stream");
        this.secret = config.need("app-secret");
        this.robot = config.get("robot-code", config.need("app-key"));
        this.api = config.get("api", "https://api.dingtalk.com");
        this.capabilities = new Capabilities(Duration.ZERO, true, false, true, TEXT_BYTES, config.number("messages", 4), Duration.ofDays(365), 0,
                config.number("calls-per-minute", 1_000));
        this.messages = new DingtalkMessages(config);
        this.wording = new Wording(tools.phrases());
        this.http = tools.http();
        this.clock = tools.clock();
        this.socket = stream ? new DingtalkStream(http, api, config.need("app-key"), secret, messages) : null;
        String credentials = StrangersJson.write(Map.of("appKey", config.need("app-key"), "appSecret", secret));
        this.tokens = new AccessTokens(() -> http.call(Call.post(api + "/v1.0/oauth2/accessToken", credentials)).thenApply(DingtalkAdapter::token), clock);
    }

    private static AccessTokens.Token token(PlatformHttp.Reply reply) {
        JsonNode json = PlatformAnswer.json(reply);
        if (!json.hasNonNull("accessToken")) {
            throw new IllegalStateException("no access token: http " + reply.status());
        }
        return new AccessTokens.Token(json.path("accessToken").asText(), Duration.ofSeconds(json.path("expireIn").asLong(7200)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Received receive(RawRequest request, Instant now) {
        return Received.refusing(() -> {
            if (stream) {
                throw Refusal.WRONG_MODE.refused();
            }
            if (!request.method().equals("POST")) {
                throw Refusal.WRONG_METHOD.refused();
            }
            String timestamp = request.header("timestamp").orElseThrow(Refusal.MISSING_PROOF::refused);
            String sign = request.header("sign").orElseThrow(Refusal.MISSING_PROOF::refused);
            // The signature covers neither body nor nonce: it only shows that somebody knew the secret within the hour.
            Signatures.mustMatch(sign(timestamp, secret), sign);
            Signatures.mustBeFresh(timestamp, true, now, WINDOW);
            return new Received.Events(List.of(messages.event(StrangersJson.object(StrangersText.utf8(request.body(), MOST_BYTES)))),
                    RawResponse.json(200, "{}"), null);
        });
    }

    static String sign(String timestamp, String secret) {
        return Base64.getEncoder().encodeToString(Signatures.hmacSha256(Signatures.utf8(secret), Signatures.utf8(timestamp + "\n" + secret)));
    }

    @Override
    public Optional<PlatformSocket> socket() {
        return Optional.ofNullable(socket);
    }

    @Override
    public List<PlatformMessage> render(Answer answer, Address to) {
        return wording.texts(wording.word(answer, 0), TEXT_BYTES, capabilities.messages()).stream()
                .map(text -> new PlatformMessage(text, List.of(), StrangersJson.write(Map.of("content", text)))).toList();
    }

    /** To the session of the last message while it lives, else to the person by the API. */
    @Override
    public CompletionStage<Delivery> send(PlatformMessage message, Address to, String key) {
        String session = to.reply("session");
        if (!session.isEmpty() && messages.isDingtalks(session) && clock.instant().plus(BEFORE_THE_END).isBefore(until(to))) {
            String body = StrangersJson.write(Map.of("msgtype", "text", "text", StrangersJson.object(message.body())));
            return http.call(Call.post(session, body)).thenApply(PlatformAnswer::of).thenCompose(answer -> SESSION_OVER.contains(answer.code())
                    ? toPerson(message, to) : CompletableFuture.completedFuture(answer.delivery(NOT_NOW, Set.of())));
        }
        return toPerson(message, to);
    }

    private static Instant until(Address to) {
        String until = to.reply("until");
        return until.matches("\\d{1,15}") ? Instant.ofEpochMilli(Long.parseLong(until)) : Instant.EPOCH;
    }

    private CompletionStage<Delivery> toPerson(PlatformMessage message, Address to) {
        if (to.reply("staff").isEmpty()) {
            return CompletableFuture.completedFuture(new Delivery.WindowClosed("no session"));
        }
        String body = StrangersJson.write(Map.of("robotCode", robot, "userIds", List.of(to.reply("staff")), "msgKey", "sampleText", "msgParam", message.body()));
        URI address = URI.create(api + "/v1.0/robot/oToMessages/batchSend");
        return tokens.with(token -> http.call(new Call(address, Map.of("x-acs-dingtalk-access-token", token), body, Duration.ofSeconds(10)))
                .thenApply(PlatformAnswer::of), answer -> answer.status() == 401).thenApply(answer -> answer.delivery(NOT_NOW, Set.of()));
    }
}

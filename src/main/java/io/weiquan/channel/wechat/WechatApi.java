package io.weiquan.channel.wechat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.channel.adapter.AccessTokens;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.PlatformAnswer;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformHttp.Call;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Customer-service messages of an Official Account. */
final class WechatApi {

    private static final Set<Integer> TOKEN_REFUSED = Set.of(40001, 40014, 42001);
    /** Too fast, or busy. */
    private static final Set<Integer> NOT_NOW = Set.of(-1, 45009, 45011, 50002);
    /** The person has not spoken for too long, or has had all the messages one of his allows. */
    private static final Set<Integer> WINDOW_CLOSED = Set.of(45015, 45047, 48002);

    private final PlatformHttp http;
    private final String api;
    private final AccessTokens tokens;

    WechatApi(AdapterConfig config, AdapterKind.Tools tools) {
        this.http = tools.http();
        this.api = config.get("api", "https://api.weixin.qq.com");
        String credentials = StrangersJson.write(Map.of("grant_type", "client_credential", "appid", config.get("app-id", ""), "secret", config.get("app-secret", "")));
        // The stable interface does not retire the token other nodes hold.
        this.tokens = new AccessTokens(() -> http.call(Call.post(api + "/cgi-bin/stable_token", credentials)).thenApply(WechatApi::token), tools.clock());
    }

    private static AccessTokens.Token token(PlatformHttp.Reply reply) {
        JsonNode json = PlatformAnswer.json(reply);
        if (!json.hasNonNull("access_token")) {
            throw new IllegalStateException("no access token: errcode " + json.path("errcode").asInt());
        }
        return new AccessTokens.Token(json.path("access_token").asText(), Duration.ofSeconds(json.path("expires_in").asLong(7200)));
    }

    CompletionStage<Delivery> send(PlatformMessage message) {
        return tokens.with(token -> http.call(Call.post(api + "/cgi-bin/message/custom/send?access_token=" + PlatformAnswer.inUrl(token), message.body()))
                .thenApply(PlatformAnswer::of), answer -> TOKEN_REFUSED.contains(answer.code())).thenApply(answer -> answer.delivery(NOT_NOW, WINDOW_CLOSED));
    }
}

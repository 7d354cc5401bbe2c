package io.weiquan.channel.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.channel.adapter.AccessTokens;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.PlatformAnswer;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformHttp.Call;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** WeCom's API, called with the organisation's access token. */
final class WecomApi {

    /** Too fast, or busy. */
    static final Set<Integer> NOT_NOW = Set.of(-1, 45009, 45033, 50002);
    private static final Set<Integer> TOKEN_REFUSED = Set.of(40014, 42001);

    private final PlatformHttp http;
    private final String api;
    private final AccessTokens tokens;

    WecomApi(AdapterConfig config, AdapterKind.Tools tools) {
        this.http = tools.http();
        this.api = config.get("api", "https://qyapi.weixin.qq.com");
        String address = api + "/cgi-bin/gettoken?corpid=" + PlatformAnswer.inUrl(config.need("corp-id")) + "&corpsecret=" + PlatformAnswer.inUrl(config.need("secret"));
        this.tokens = new AccessTokens(() -> http.call(Call.get(address)).thenApply(WecomApi::token), tools.clock());
    }

    private static AccessTokens.Token token(PlatformHttp.Reply reply) {
        JsonNode json = PlatformAnswer.json(reply);
        if (!json.hasNonNull("access_token")) {
            throw new IllegalStateException("no access token: errcode " + json.path("errcode").asInt());
        }
        return new AccessTokens.Token(json.path("access_token").asText(), Duration.ofSeconds(json.path("expires_in").asLong(7200)));
    }

    CompletionStage<PlatformAnswer> post(String path, String body) {
        return tokens.with(token -> http.call(Call.post(api + path + "?access_token=" + PlatformAnswer.inUrl(token), body)).thenApply(PlatformAnswer::of),
                answer -> TOKEN_REFUSED.contains(answer.code()));
    }
}

package io.weiquan.channel.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/**
 * A platform's answer to a call of ours.
 *
 * @param code {@code errcode} or {@code code}, 0 for success; the HTTP status times −1 when the answer is not the API's own
 */
public record PlatformAnswer(int code, int status, Duration retryAfter, JsonNode json) {

    private static final Duration WAIT = Duration.ofSeconds(2);

    public static PlatformAnswer of(PlatformHttp.Reply reply) {
        JsonNode json = json(reply);
        int code = json.has("errcode") ? json.path("errcode").asInt(-1) : json.has("code") && json.path("code").isInt() ? json.path("code").asInt()
                : reply.status() / 100 == 2 ? 0 : -reply.status();
        return new PlatformAnswer(code, reply.status(), reply.retryAfter(), json);
    }

    /** The body, or a missing node when it is no JSON object. */
    public static JsonNode json(PlatformHttp.Reply reply) {
        try {
            return StrangersJson.object(reply.body());
        } catch (Refusal.Refused notJson) {
            return MissingNode.getInstance();
        }
    }

    /** @param notNow codes after which to try again; @param windowClosed codes that mean to wait for the person */
    public Delivery delivery(Set<Integer> notNow, Set<Integer> windowClosed) {
        if (code == 0 && status / 100 == 2) {
            return Delivery.sent();
        }
        if (windowClosed.contains(code)) {
            return new Delivery.WindowClosed(said());
        }
        if (notNow.contains(code) || status == 429 || status >= 500) {
            return new Delivery.RetryAfter(retryAfter.isZero() ? WAIT : retryAfter, said());
        }
        return new Delivery.Rejected(said());
    }

    private String said() {
        return code < -1 ? "http " + -code : "code " + code;
    }

    /** A value for the query of an address. */
    public static String inUrl(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

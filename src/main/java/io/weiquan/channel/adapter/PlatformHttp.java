package io.weiquan.channel.adapter;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** How platforms are called. No redirects are followed, answers are bounded, and everything ends in time. */
public interface PlatformHttp {

    /** @param headers besides Content-Type, which is {@code application/json}; @param body JSON, or null for a GET */
    record Call(URI to, Map<String, String> headers, String body, Duration within) {

        public static Call post(String to, String body) {
            return new Call(URI.create(to), Map.of(), body, Duration.ofSeconds(10));
        }

        public static Call get(String from) {
            return new Call(URI.create(from), Map.of(), null, Duration.ofSeconds(10));
        }

        /** Addresses carry access tokens. */
        @Override
        public String toString() {
            return "Call[" + to.getHost() + "]";
        }
    }

    /** @param retryAfter what the platform asked for, or zero */
    record Reply(int status, String body, Duration retryAfter) {

        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** Completes exceptionally when there is no answer: the outcome is then unknown. */
    CompletionStage<Reply> call(Call call);
}

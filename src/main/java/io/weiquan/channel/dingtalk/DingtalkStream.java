package io.weiquan.channel.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformAnswer;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformHttp.Call;
import io.weiquan.channel.adapter.PlatformSocket;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.StrangersJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * DingTalk's Stream: we ask for a ticket and keep a socket open; messages come over it and are acknowledged one by one, after they are stored.
 * What is not acknowledged comes again.
 */
final class DingtalkStream implements PlatformSocket {

    private static final String ROBOT = "/v1.0/im/bot/messages/get";

    private final PlatformHttp http;
    private final String api;
    private final String credentials;
    private final DingtalkMessages messages;

    DingtalkStream(PlatformHttp http, String api, String key, String secret, DingtalkMessages messages) {
        this.http = http;
        this.api = api;
        this.credentials = StrangersJson.write(Map.of("clientId", key, "clientSecret", secret,
                "subscriptions", List.of(Map.of("type", "CALLBACK", "topic", ROBOT)), "ua", "weiquan-guide"));
        this.messages = messages;
    }

    /** Only DingTalk's own hosts and, where one is configured, the test bench are taken for one. */
    @Override
    public CompletionStage<URI> endpoint() {
        return http.call(Call.post(api + "/v1.0/gateway/connections/open", credentials)).thenApply(reply -> {
            JsonNode json = PlatformAnswer.json(reply);
            String endpoint = json.path("endpoint").asText();
            if (!messages.isDingtalksSocket(endpoint)) {
                throw new IllegalStateException("no endpoint: http " + reply.status());
            }
            return URI.create(endpoint + "?ticket=" + PlatformAnswer.inUrl(json.path("ticket").asText()));
        });
    }

    @Override
    public CompletionStage<String> frame(String text, Function<InboundEvent, CompletionStage<Void>> store) {
        ObjectNode frame;
        try {
            frame = StrangersJson.object(text);
        } catch (Refusal.Refused notAFrame) {
            return CompletableFuture.completedFuture(null);
        }
        String topic = frame.at("/headers/topic").asText();
        String data = frame.path("data").asText("{}");
        if (frame.path("type").asText().equals("SYSTEM")) {
            return topic.equals("disconnect") ? CompletableFuture.failedFuture(new PlatformSocket.GoAway()) : answer(frame, topic.equals("ping") ? data : "{}");
        }
        if (!topic.equals(ROBOT)) {
            return answer(frame, "{}");
        }
        try {
            return store.apply(messages.event(StrangersJson.object(data))).thenCompose(kept -> answer(frame, "{\"response\":{}}"));
        } catch (Refusal.Refused refused) {
            // Acknowledged all the same: it would come again and be refused again.
            return answer(frame, "{}");
        }
    }

    private static CompletionStage<String> answer(ObjectNode frame, String data) {
        ObjectNode answer = StrangersJson.object().put("code", 200).put("message", "OK").put("data", data);
        answer.putObject("headers").put("messageId", frame.at("/headers/messageId").asText()).put("contentType", "application/json");
        return CompletableFuture.completedFuture(StrangersJson.write(answer));
    }
}

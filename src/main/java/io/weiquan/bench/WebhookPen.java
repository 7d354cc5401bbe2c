package io.weiquan.bench;

import static io.weiquan.bench.Pens.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Instant;
import java.util.Base64;

/** Writes and reads the generic webhook, as an integrator's program would. */
public record WebhookPen(String secret) {

    public RawRequest text(String user, String text, String id, Instant at) {
        return event(id, at, StrangersJson.object().put("from", user).put("text", text));
    }

    public RawRequest choice(String user, String choice, String id, Instant at) {
        return event(id, at, StrangersJson.object().put("from", user).put("choice", choice));
    }

    public RawRequest event(String id, Instant at, ObjectNode data) {
        ObjectNode event = StrangersJson.object().put("specversion", "1.0").put("id", id).put("source", "/bench").put("type", "weiquan.message")
                .put("time", at.toString());
        event.set("data", data);
        return signed(StrangersJson.write(event), id, at);
    }

    public RawRequest signed(String body, String id, Instant at) {
        String timestamp = Pens.seconds(at);
        return Pens.post(java.util.Map.of(), fields("Content-Type", "application/cloudevents+json", "webhook-id", id, "webhook-timestamp", timestamp,
                "webhook-signature", signature(id, timestamp, Signatures.utf8(body))), body);
    }

    public String signature(String id, String timestamp, byte[] body) {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        return "v1," + Base64.getEncoder().encodeToString(Signatures.hmacSha256(key, Signatures.utf8(id + "." + timestamp + "."), body));
    }

    @Override
    public String toString() {
        return "WebhookPen[]";
    }
}

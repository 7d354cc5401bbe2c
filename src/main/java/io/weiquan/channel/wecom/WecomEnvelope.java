package io.weiquan.channel.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Keys;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.StrangersText;
import io.weiquan.channel.adapter.StrangersXml;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** WeCom's callbacks: always sealed, the check of the address too. XML, or JSON where the console is set so. */
final class WecomEnvelope {

    private static final int MOST_BYTES = 64 * 1024;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Keys keys;
    private final boolean json;

    WecomEnvelope(AdapterConfig config) {
        this.keys = new Keys(config.need("token"), config.need("encoding-aes-key"), config.get("encoding-aes-key-before").orElse(null), config.need("corp-id"));
        this.json = config.get("format", "xml").equals("json");
    }

    /** @param reader what the fields of a genuine callback mean */
    Received read(RawRequest request, Instant now, Function<Map<String, String>, Received> reader) {
        boolean check = request.method().equals("GET");
        if (!check && !request.method().equals("POST")) {
            throw Refusal.WRONG_METHOD.refused();
        }
        String signature = proof(request, "msg_signature");
        String timestamp = proof(request, "timestamp");
        String nonce = proof(request, "nonce");
        Signatures.mustBeFresh(timestamp, false, now, WINDOW);
        if (check) {
            byte[] echo = keys.open(signature, timestamp, nonce, proof(request, "echostr"));
            return new Received.Challenge(new RawResponse(200, "text/plain;charset=UTF-8", echo));
        }
        Map<String, String> outer = fields(StrangersText.utf8(request.body(), MOST_BYTES));
        String encrypt = outer.getOrDefault(json ? "encrypt" : "Encrypt", "");
        if (encrypt.isEmpty()) {
            throw Refusal.WRONG_MODE.refused();
        }
        return reader.apply(fields(StrangersText.utf8(keys.open(signature, timestamp, nonce, encrypt), MOST_BYTES)));
    }

    private Map<String, String> fields(String document) {
        return json ? flat(StrangersJson.object(document)) : StrangersXml.read(document);
    }

    private static Map<String, String> flat(ObjectNode object) {
        Map<String, String> fields = new HashMap<>();
        object.properties().forEach(field -> {
            if (field.getValue().isValueNode()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        return fields;
    }

    private static String proof(RawRequest request, String name) {
        return request.query(name).orElseThrow(Refusal.MISSING_PROOF::refused);
    }
}

package io.weiquan.bench;

import static io.weiquan.bench.Pens.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes events as Feishu does.
 *
 * @param encryptKey null for plain mode
 */
public record FeishuPen(String appId, String token, String encryptKey) {

    public RawRequest message(String user, String text, String id, Instant at, String nonce) {
        return message(user, "text", StrangersJson.object().put("text", text), id, at, nonce);
    }

    public RawRequest message(String user, String type, ObjectNode content, String id, Instant at, String nonce) {
        ObjectNode event = StrangersJson.object();
        ObjectNode sender = event.putObject("sender").put("sender_type", "user");
        sender.putObject("sender_id").put("open_id", user);
        event.putObject("message").put("message_id", id).put("chat_id", "oc_" + user).put("chat_type", "p2p").put("message_type", type)
                .put("content", StrangersJson.write(content));
        return event("im.message.receive_v1", "ev" + id, event, at, nonce);
    }

    public RawRequest pressed(String user, String choice, String id, Instant at, String nonce) {
        ObjectNode event = StrangersJson.object();
        event.putObject("operator").put("open_id", user);
        event.putObject("action").put("tag", "button").putObject("value").put("choice", choice);
        return event("card.action.trigger", id, event, at, nonce);
    }

    public RawRequest event(String type, String id, ObjectNode event, Instant at, String nonce) {
        ObjectNode envelope = StrangersJson.object().put("schema", "2.0");
        envelope.putObject("header").put("event_id", id).put("event_type", type).put("create_time", String.valueOf(at.toEpochMilli())).put("token", token)
                .put("app_id", appId).put("tenant_key", "t");
        envelope.set("event", event);
        return signed(StrangersJson.write(envelope), at, nonce);
    }

    public RawRequest check(String challenge) {
        String body = StrangersJson.write(StrangersJson.object().put("challenge", challenge).put("token", token).put("type", "url_verification"));
        return Pens.post(Map.of(), Map.of(), encryptKey == null ? body : sealed(body));
    }

    public RawRequest signed(String json, Instant at, String nonce) {
        if (encryptKey == null) {
            return Pens.post(Map.of(), Map.of(), json);
        }
        String body = sealed(json);
        String timestamp = Pens.seconds(at);
        String signature = HexFormat.of().formatHex(Signatures.sha256(Signatures.utf8(timestamp + nonce + encryptKey), Signatures.utf8(body)));
        return Pens.post(Map.of(), fields("X-Lark-Request-Timestamp", timestamp, "X-Lark-Request-Nonce", nonce, "X-Lark-Signature", signature), body);
    }

    private String sealed(String json) {
        try {
            byte[] start = Arrays.copyOf(Signatures.sha256(Signatures.utf8(json)), 16);
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(Signatures.sha256(Signatures.utf8(encryptKey)), "AES"), new IvParameterSpec(start));
            byte[] sealed = cipher.doFinal(Signatures.utf8(json));
            byte[] both = ByteBuffer.allocate(start.length + sealed.length).put(start).put(sealed).array();
            return StrangersJson.write(StrangersJson.object().put("encrypt", Base64.getEncoder().encodeToString(both)));
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return "FeishuPen[" + appId + "]";
    }
}

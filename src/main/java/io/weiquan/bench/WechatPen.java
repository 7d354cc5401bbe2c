package io.weiquan.bench;

import static io.weiquan.bench.Pens.fields;

import io.weiquan.channel.adapter.Keys;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersXml;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes requests as WeChat does.
 *
 * @param aesKey null for plain mode
 * @param account the account's original id
 */
public record WechatPen(String token, String appId, String aesKey, String account) {

    /** A message of the given type; {@code more} are the type's own fields. */
    public RawRequest message(String user, String type, Map<String, String> more, Instant at, String nonce) {
        Map<String, String> all = new LinkedHashMap<>(fields("ToUserName", account, "FromUserName", user, "CreateTime", Pens.seconds(at), "MsgType", type));
        all.putAll(more);
        return sealed(Pens.xml(all), user, at, nonce);
    }

    public RawRequest text(String user, String text, String id, Instant at, String nonce) {
        return message(user, "text", fields("Content", text, "MsgId", id), at, nonce);
    }

    public RawRequest subscribe(String user, Instant at, String nonce) {
        return message(user, "event", fields("Event", "subscribe"), at, nonce);
    }

    /** Any body, as WeChat would sign it. */
    public RawRequest sealed(String xml, String user, Instant at, String nonce) {
        String timestamp = Pens.seconds(at);
        Map<String, String> query = fields("signature", Signatures.sortedSha1(token, timestamp, nonce), "timestamp", timestamp, "nonce", nonce, "openid", user);
        if (aesKey == null) {
            return Pens.post(query, Map.of("Content-Type", "text/xml"), xml);
        }
        Keys.Sealed sealed = keys().seal(Signatures.utf8(xml), timestamp, nonce);
        query.put("encrypt_type", "aes");
        query.put("msg_signature", sealed.signature());
        return Pens.post(query, Map.of("Content-Type", "text/xml"), Pens.xml(fields("ToUserName", account, "Encrypt", sealed.encrypt())));
    }

    public RawRequest check(String echo, Instant at, String nonce) {
        String timestamp = Pens.seconds(at);
        return Pens.get(fields("signature", Signatures.sortedSha1(token, timestamp, nonce), "timestamp", timestamp, "nonce", nonce, "echostr", echo));
    }

    /** The text of a passive answer; empty for "success" and for nothing. */
    public String read(String answer) {
        if (answer.isEmpty() || answer.equals("success")) {
            return "";
        }
        Map<String, String> xml = StrangersXml.read(answer);
        if (aesKey != null) {
            xml = StrangersXml.read(new String(keys().open(xml.get("MsgSignature"), xml.get("TimeStamp"), xml.get("Nonce"), xml.get("Encrypt")),
                    StandardCharsets.UTF_8));
        }
        return xml.getOrDefault("Content", "");
    }

    private Keys keys() {
        return new Keys(token, aesKey, null, appId);
    }

    @Override
    public String toString() {
        return "WechatPen[" + account + "]";
    }
}

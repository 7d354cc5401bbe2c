package io.weiquan.channel.wechat;

import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.Keys;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersText;
import io.weiquan.channel.adapter.StrangersXml;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The account's server address: what WeChat sends there, believed only in the configured mode, and what it takes as an answer. */
final class WechatCallback {

    /** A text of 2,000 characters in its envelope is about 20 KB. */
    static final int MOST_BYTES = 64 * 1024;
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final RawResponse ACCEPTED = RawResponse.text("success");

    private final String name;
    private final String token;
    private final boolean safe;
    private final String account;
    private final Keys keys;

    WechatCallback(AdapterConfig config) {
        this.name = config.name();
        this.token = config.need("token");
        this.safe = config.need("mode").equals("safe");
        this.account = config.get("account", "");
        this.keys = safe ? new Keys(token, config.need("encoding-aes-key"), config.get("encoding-aes-key-before").orElse(null), config.need("app-id")) : null;
    }

    Received read(RawRequest request, Instant now) {
        if (request.method().equals("GET")) {
            return challenge(request, now);
        }
        if (!request.method().equals("POST")) {
            throw Refusal.WRONG_METHOD.refused();
        }
        String timestamp = proof(request, "timestamp");
        String nonce = proof(request, "nonce");
        String signature = proof(request, safe ? "msg_signature" : "signature");
        if (safe != request.query().containsKey("encrypt_type") || (safe && !request.query("encrypt_type").orElse("").equals("aes"))) {
            throw Refusal.WRONG_MODE.refused();
        }
        Signatures.mustBeFresh(timestamp, false, now, WINDOW);
        if (!safe) {
            Keys.mustBePlainlySigned(token, timestamp, nonce, signature);
        }
        Map<String, String> xml = StrangersXml.read(StrangersText.utf8(request.body(), MOST_BYTES));
        if (!safe) {
            return events(plain(xml), signature);
        }
        String encrypt = xml.get("Encrypt");
        if (encrypt == null) {
            throw Refusal.WRONG_MODE.refused();
        }
        return events(StrangersXml.read(StrangersText.utf8(keys.open(signature, timestamp, nonce, encrypt), MOST_BYTES)), null);
    }

    private Map<String, String> plain(Map<String, String> xml) {
        if (xml.containsKey("Encrypt")) {
            throw Refusal.WRONG_MODE.refused();
        }
        return xml;
    }

    private Received challenge(RawRequest request, Instant now) {
        String timestamp = proof(request, "timestamp");
        Keys.mustBePlainlySigned(token, timestamp, proof(request, "nonce"), proof(request, "signature"));
        Signatures.mustBeFresh(timestamp, false, now, WINDOW);
        String echo = proof(request, "echostr");
        if (!echo.matches("[0-9A-Za-z+/=_-]{1,256}")) {
            throw Refusal.MALFORMED.refused();
        }
        return new Received.Challenge(RawResponse.text(echo));
    }

    private static String proof(RawRequest request, String name) {
        return request.query(name).orElseThrow(Refusal.MISSING_PROOF::refused);
    }

    private Received events(Map<String, String> xml, String signature) {
        String from = xml.getOrDefault("FromUserName", "");
        String to = xml.getOrDefault("ToUserName", "");
        String created = xml.getOrDefault("CreateTime", "");
        if (from.isBlank() || to.isBlank() || !created.matches("\\d{1,12}")) {
            throw Refusal.MALFORMED.refused();
        }
        if (!account.isEmpty() && !account.equals(to)) {
            throw Refusal.WRONG_RECEIVER.refused();
        }
        Content content = WechatMessages.content(xml);
        if (content == null) {
            return new Received.Acknowledged(ACCEPTED);
        }
        // An id is longer than a double can hold: it stays text. Events have none.
        String id = xml.getOrDefault("MsgId", "");
        String key = id.isBlank() ? "e:" + from + ":" + created + ":" + xml.getOrDefault("Event", "") : "m:" + id;
        return new Received.Events(List.of(new InboundEvent(key, new Address(name, from, "", Map.of("as", to)),
                Instant.ofEpochSecond(Long.parseLong(created)), content)), ACCEPTED, signature);
    }

    /** The answer on WeChat's own request: a text from our account to the person, sealed in safe mode. */
    RawResponse answer(String text, Address to, Instant now, String nonce) {
        String xml = WechatMessages.text(text, to, now);
        return RawResponse.xml(keys == null ? xml
                : WechatMessages.sealed(keys.seal(Signatures.utf8(xml), String.valueOf(now.getEpochSecond()), nonce)));
    }
}

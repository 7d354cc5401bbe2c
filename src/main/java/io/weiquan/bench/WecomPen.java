package io.weiquan.bench;

import static io.weiquan.bench.Pens.fields;

import io.weiquan.channel.adapter.Keys;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Signatures;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes callbacks as WeCom does: always sealed. */
public record WecomPen(String token, String corpId, String aesKey) {

    public RawRequest sealed(String xml, Instant at, String nonce) {
        Keys.Sealed sealed = keys().seal(Signatures.utf8(xml), Pens.seconds(at), nonce);
        return Pens.post(fields("msg_signature", sealed.signature(), "timestamp", sealed.timestamp(), "nonce", nonce), Map.of("Content-Type", "text/xml"),
                Pens.xml(fields("ToUserName", corpId, "Encrypt", sealed.encrypt())));
    }

    public RawRequest check(String echo, Instant at, String nonce) {
        Keys.Sealed sealed = keys().seal(Signatures.utf8(echo), Pens.seconds(at), nonce);
        return Pens.get(fields("msg_signature", sealed.signature(), "timestamp", sealed.timestamp(), "nonce", nonce, "echostr", sealed.encrypt()));
    }

    /** A message of a member to an application. */
    public RawRequest message(String user, String agent, String type, Map<String, String> more, Instant at, String nonce) {
        Map<String, String> all = new LinkedHashMap<>(fields("ToUserName", corpId, "FromUserName", user, "CreateTime", Pens.seconds(at), "MsgType", type));
        all.putAll(more);
        all.put("AgentID", agent);
        return sealed(Pens.xml(all), at, nonce);
    }

    /** 微信客服 has something to be fetched. */
    public RawRequest customerService(String account, String ticket, Instant at, String nonce) {
        return sealed(Pens.xml(fields("ToUserName", corpId, "CreateTime", Pens.seconds(at), "MsgType", "event", "Event", "kf_msg_or_event",
                "Token", ticket, "OpenKfId", account)), at, nonce);
    }

    private Keys keys() {
        return new Keys(token, aesKey, null, corpId);
    }

    @Override
    public String toString() {
        return "WecomPen[]";
    }
}

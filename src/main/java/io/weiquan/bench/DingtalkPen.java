package io.weiquan.bench;

import static io.weiquan.bench.Pens.fields;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Instant;
import java.util.Base64;

/**
 * Writes robot messages as DingTalk does.
 *
 * @param session where the robot may answer, for an hour and a half
 */
public record DingtalkPen(String secret, String corpId, String robot, String session) {

    public RawRequest text(String user, String text, String id, Instant at) {
        return signed(StrangersJson.write(message(user, text, id, at)), at);
    }

    public ObjectNode message(String user, String text, String id, Instant at) {
        ObjectNode message = StrangersJson.object().put("conversationId", "cid" + user).put("chatbotCorpId", corpId).put("robotCode", robot).put("msgId", id)
                .put("senderNick", "某人").put("senderStaffId", user).put("senderId", "$:LWCP_v1:$" + user).put("sessionWebhook", session)
                .put("sessionWebhookExpiredTime", at.plusSeconds(5_400).toEpochMilli()).put("createAt", at.toEpochMilli()).put("conversationType", "1")
                .put("msgtype", "text");
        message.putObject("text").put("content", text);
        return message;
    }

    public RawRequest signed(String body, Instant at) {
        String timestamp = String.valueOf(at.toEpochMilli());
        String sign = Base64.getEncoder().encodeToString(Signatures.hmacSha256(Signatures.utf8(secret), Signatures.utf8(timestamp + "\n" + secret)));
        return Pens.post(java.util.Map.of(), fields("Content-Type", "application/json; charset=utf-8", "timestamp", timestamp, "sign", sign), body);
    }

    @Override
    public String toString() {
        return "DingtalkPen[" + robot + "]";
    }
}

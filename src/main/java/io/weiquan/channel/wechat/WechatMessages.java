package io.weiquan.channel.wechat;

import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Content.Kind;
import io.weiquan.channel.adapter.Keys;
import io.weiquan.channel.adapter.StrangersXml;
import java.time.Instant;
import java.util.Map;

/** WeChat's message types as contents, and our text as WeChat's XML. */
final class WechatMessages {

    private static final String CHOICE = "choice:";

    private WechatMessages() {
    }

    /** @return null for what needs no answer, such as the end of following */
    static Content content(Map<String, String> xml) {
        return switch (xml.getOrDefault("MsgType", "")) {
            case "text" -> new Content.Text(xml.getOrDefault("Content", ""));
            case "voice" -> xml.getOrDefault("Recognition", "").isBlank() ? new Content.Attachment(Kind.VOICE) : new Content.Text(xml.get("Recognition"));
            case "image" -> new Content.Attachment(Kind.IMAGE);
            case "video", "shortvideo" -> new Content.Attachment(Kind.VIDEO);
            case "location" -> new Content.Attachment(Kind.LOCATION);
            case "link" -> new Content.Attachment(Kind.LINK);
            case "event" -> event(xml);
            default -> new Content.Attachment(Kind.OTHER);
        };
    }

    private static Content event(Map<String, String> xml) {
        String key = xml.getOrDefault("EventKey", "");
        return switch (xml.getOrDefault("Event", "")) {
            case "subscribe", "SCAN" -> new Content.Arrival();
            // The operator writes into the menu what its buttons say: words, or the id of a choice.
            case "CLICK" -> key.isBlank() ? null : key.startsWith(CHOICE) ? new Content.Choice(key.substring(CHOICE.length())) : new Content.Text(key);
            default -> null;
        };
    }

    static String text(String text, Address to, Instant now) {
        return "<xml><ToUserName>" + cdata(to.user()) + "</ToUserName><FromUserName>" + cdata(to.reply("as")) + "</FromUserName><CreateTime>"
                + now.getEpochSecond() + "</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>" + cdata(text) + "</Content></xml>";
    }

    static String sealed(Keys.Sealed sealed) {
        return "<xml><Encrypt>" + cdata(sealed.encrypt()) + "</Encrypt><MsgSignature>" + cdata(sealed.signature()) + "</MsgSignature><TimeStamp>"
                + sealed.timestamp() + "</TimeStamp><Nonce>" + cdata(sealed.nonce()) + "</Nonce></xml>";
    }

    private static String cdata(String text) {
        return StrangersXml.cdata(text);
    }
}

package io.weiquan.channel.dingtalk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Content.Kind;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.StrangersJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What people write to a robot; the same object in both modes. */
final class DingtalkMessages {

    private static final Set<String> HOSTS = Set.of("oapi.dingtalk.com", "api.dingtalk.com");
    private static final int ADDRESS_CHARS = 500;

    private final String name;
    private final String corp;
    private final String robot;
    private final URI api;

    DingtalkMessages(AdapterConfig config) {
        this.name = config.name();
        this.corp = config.need("corp-id");
        this.robot = config.get("robot-code", config.need("app-key"));
        this.api = config.get("api").map(URI::create).orElse(null);
    }

    /** @throws Refusal.Refused WRONG_RECEIVER, FOREIGN_HOST or MALFORMED */
    InboundEvent event(ObjectNode message) {
        if (!StrangersJson.text(message, "chatbotCorpId").equals(corp)
                || !(StrangersJson.text(message, "robotCode").isEmpty() || StrangersJson.text(message, "robotCode").equals(robot))) {
            throw Refusal.WRONG_RECEIVER.refused();
        }
        String staff = StrangersJson.text(message, "senderStaffId");
        Map<String, String> reply = new HashMap<>();
        String session = StrangersJson.text(message, "sessionWebhook");
        if (!session.isEmpty()) {
            if (!isDingtalks(session)) {
                throw Refusal.FOREIGN_HOST.refused();
            }
            reply.put("session", session);
            reply.put("until", message.path("sessionWebhookExpiredTime").asText("0"));
        }
        if (!staff.isEmpty()) {
            reply.put("staff", staff);
        }
        boolean group = message.path("conversationType").asText().equals("2");
        return new InboundEvent("m:" + StrangersJson.text(message, "msgId"),
                new Address(name, staff.isEmpty() ? StrangersJson.text(message, "senderId") : staff, group ? StrangersJson.text(message, "conversationId") : "", reply),
                Instant.ofEpochMilli(message.path("createAt").asLong()), content(message));
    }

    /** Where we would post to: DingTalk's own hosts by https, and the test bench where one is configured; nothing else on earth. */
    boolean isDingtalks(String address) {
        try {
            URI uri = new URI(address);
            boolean real = "https".equals(uri.getScheme()) && uri.getHost() != null && HOSTS.contains(uri.getHost()) && (uri.getPort() == -1 || uri.getPort() == 443);
            boolean bench = api != null && api.getScheme().equals(uri.getScheme()) && api.getRawAuthority().equals(uri.getRawAuthority());
            return address.length() <= ADDRESS_CHARS && uri.getRawUserInfo() == null && (real || bench);
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** The same for the socket of Stream mode, which lies on a host of DingTalk's own. */
    boolean isDingtalksSocket(String address) {
        try {
            URI uri = new URI(address);
            boolean real = "wss".equals(uri.getScheme()) && uri.getHost() != null && uri.getHost().endsWith(".dingtalk.com");
            boolean bench = api != null && "ws".equals(uri.getScheme()) && api.getRawAuthority().equals(uri.getRawAuthority());
            return address.length() <= ADDRESS_CHARS && uri.getRawUserInfo() == null && uri.getRawQuery() == null && (real || bench);
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static Content content(JsonNode message) {
        return switch (message.path("msgtype").asText()) {
            case "text" -> new Content.Text(message.path("text").path("content").asText("").strip());
            case "audio" -> message.path("content").path("recognition").asText("").isBlank() ? new Content.Attachment(Kind.VOICE)
                    : new Content.Text(message.path("content").path("recognition").asText());
            case "picture" -> new Content.Attachment(Kind.IMAGE);
            case "video" -> new Content.Attachment(Kind.VIDEO);
            case "file" -> new Content.Attachment(Kind.FILE);
            case "richText" -> rich(message.path("content").path("richText"));
            default -> new Content.Attachment(Kind.OTHER);
        };
    }

    private static Content rich(JsonNode parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.path("text").asText("")));
        return text.toString().isBlank() ? new Content.Attachment(Kind.IMAGE) : new Content.Text(text.toString().strip());
    }
}

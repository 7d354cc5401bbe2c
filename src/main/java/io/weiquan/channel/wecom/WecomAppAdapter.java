package io.weiquan.channel.wecom;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Capabilities;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Content.Kind;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** An application of an organisation: its members write, it answers by the API. */
final class WecomAppAdapter implements Adapter {

    private static final int TEXT_BYTES = 2_048;

    private final String name;
    private final Capabilities capabilities;
    private final WecomEnvelope envelope;
    private final WecomApi api;
    private final Wording wording;
    private final String agent;

    WecomAppAdapter(AdapterConfig config, AdapterKind.Tools tools) {
        this.name = config.name();
        this.capabilities = new Capabilities(Duration.ZERO, true, false, true, TEXT_BYTES, config.number("messages", 4), Duration.ofDays(365), 0,
                config.number("calls-per-minute", 300));
        this.envelope = new WecomEnvelope(config);
        this.api = new WecomApi(config, tools);
        this.wording = new Wording(tools.phrases());
        this.agent = config.need("agent-id");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Received receive(RawRequest request, Instant now) {
        return Received.refusing(() -> envelope.read(request, now, this::events));
    }

    private Received events(Map<String, String> fields) {
        String from = fields.getOrDefault("FromUserName", "");
        String created = fields.getOrDefault("CreateTime", "");
        if (from.isBlank() || !created.matches("\\d{1,12}")) {
            throw Refusal.MALFORMED.refused();
        }
        if (!fields.getOrDefault("AgentID", agent).equals(agent)) {
            throw Refusal.WRONG_RECEIVER.refused();
        }
        Content content = content(fields);
        if (content == null) {
            return new Received.Acknowledged(RawResponse.empty(200));
        }
        String id = fields.getOrDefault("MsgId", "");
        String key = id.isBlank() ? "e:" + from + ":" + created + ":" + fields.getOrDefault("Event", "") : "m:" + id;
        return new Received.Events(List.of(new InboundEvent(key, Address.of(name, from), Instant.ofEpochSecond(Long.parseLong(created)), content)),
                RawResponse.empty(200), null);
    }

    private static Content content(Map<String, String> fields) {
        return switch (fields.getOrDefault("MsgType", "")) {
            case "text" -> new Content.Text(fields.getOrDefault("Content", ""));
            case "image" -> new Content.Attachment(Kind.IMAGE);
            case "voice" -> new Content.Attachment(Kind.VOICE);
            case "video" -> new Content.Attachment(Kind.VIDEO);
            case "file" -> new Content.Attachment(Kind.FILE);
            case "location" -> new Content.Attachment(Kind.LOCATION);
            case "link" -> new Content.Attachment(Kind.LINK);
            case "event" -> switch (fields.getOrDefault("Event", "")) {
                case "subscribe" -> new Content.Arrival();
                case "click" -> fields.getOrDefault("EventKey", "").isBlank() ? null : new Content.Text(fields.get("EventKey"));
                default -> null;
            };
            default -> new Content.Attachment(Kind.OTHER);
        };
    }

    @Override
    public List<PlatformMessage> render(Answer answer, Address to) {
        return wording.texts(wording.word(answer, 0), TEXT_BYTES, capabilities.messages()).stream().map(text -> new PlatformMessage(text, List.of(),
                StrangersJson.write(Map.of("touser", to.user(), "msgtype", "text", "agentid", Long.parseLong(agent), "text", Map.of("content", text))))).toList();
    }

    @Override
    public CompletionStage<Delivery> send(PlatformMessage message, Address to, String key) {
        // 81013: nobody of the addressees may see the application (any more).
        return api.post("/cgi-bin/message/send", message.body()).thenApply(answer -> answer.delivery(WecomApi.NOT_NOW, Set.of()));
    }
}

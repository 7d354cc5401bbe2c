package io.weiquan.channel.wecom;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Capabilities;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** 微信客服: the callback only says that something lies there; the messages are fetched page by page. */
final class WecomKfAdapter implements Adapter {

    private static final int PAGE = 1_000;
    /** Too many answers to one message, too late, or the chat is closed or with a human. */
    private static final Set<Integer> WINDOW_CLOSED = Set.of(95001, 95002, 95013, 95018);

    private final String name;
    private final Capabilities capabilities;
    private final WecomEnvelope envelope;
    private final WecomApi api;
    private final KfMessages messages;
    private final String account;

    WecomKfAdapter(AdapterConfig config, AdapterKind.Tools tools) {
        this.name = config.name();
        this.capabilities = new Capabilities(Duration.ZERO, true, false, true, KfMessages.TEXT_BYTES, config.number("messages", 3),
                config.duration("window", Duration.ofHours(48)), KfMessages.BUTTONS, config.number("calls-per-minute", 300));
        this.envelope = new WecomEnvelope(config);
        this.api = new WecomApi(config, tools);
        this.account = config.need("open-kfid");
        this.messages = new KfMessages(name, account, tools.phrases(), capabilities.messages());
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
        return Received.refusing(() -> envelope.read(request, now, fields -> {
            RawResponse accepted = RawResponse.empty(200);
            if (!fields.getOrDefault("Event", "").equals("kf_msg_or_event")) {
                return new Received.Acknowledged(accepted);
            }
            if (!fields.getOrDefault("OpenKfId", account).equals(account)) {
                throw Refusal.WRONG_RECEIVER.refused();
            }
            return new Received.Fetch(account, fields.getOrDefault("Token", ""), accepted);
        }));
    }

    @Override
    public CompletionStage<Page> fetch(Received.Fetch fetch, String cursor) {
        var request = StrangersJson.object().put("open_kfid", account).put("limit", PAGE);
        if (!fetch.ticket().isEmpty()) {
            request.put("token", fetch.ticket());
        }
        if (!cursor.isEmpty()) {
            request.put("cursor", cursor);
        }
        return api.post("/cgi-bin/kf/sync_msg", StrangersJson.write(request)).thenApply(answer -> {
            if (answer.code() != 0) {
                throw new IllegalStateException("sync_msg: code " + answer.code());
            }
            // A page may be empty and not the last.
            return new Page(messages.events(answer.json().path("msg_list")), answer.json().path("next_cursor").asText(cursor),
                    answer.json().path("has_more").asInt() == 1);
        });
    }

    @Override
    public List<PlatformMessage> render(Answer answer, Address to) {
        return messages.of(answer, to);
    }

    @Override
    public CompletionStage<Delivery> send(PlatformMessage message, Address to, String key) {
        var body = StrangersJson.object(message.body()).put("msgid", key);
        // Somebody who only opened the chat is greeted with the one-time code of that event.
        boolean welcome = !to.reply("code").isEmpty();
        if (welcome) {
            body.put("code", to.reply("code")).remove(List.of("touser", "open_kfid"));
        }
        return api.post(welcome ? "/cgi-bin/kf/send_msg_on_event" : "/cgi-bin/kf/send_msg", StrangersJson.write(body))
                .thenApply(answer -> answer.delivery(WecomApi.NOT_NOW, WINDOW_CLOSED));
    }
}

package io.weiquan.channel.wechat;

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
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** An Official Account. */
final class WechatAdapter implements Adapter {

    /** Half a second before the platform hangs up. */
    private static final Duration PATIENCE = Duration.ofMillis(4_500);
    private static final int TEXT_BYTES = 2_048;
    /** Of the five messages that may answer one of a person, some stay for what comes later. */
    private static final int MESSAGES = 3;

    private final String name;
    private final Capabilities capabilities;
    private final WechatCallback callback;
    private final WechatApi api;
    private final Wording wording;

    WechatAdapter(AdapterConfig config, AdapterKind.Tools tools) {
        this.name = config.name();
        boolean service = config.get("answer", "passive").equals("service");
        this.capabilities = new Capabilities(PATIENCE, true, false, service, TEXT_BYTES, service ? config.number("messages", MESSAGES) : 1,
                config.duration("window", Duration.ofHours(48)), 0, config.number("calls-per-minute", 1_000));
        this.callback = new WechatCallback(config);
        this.api = new WechatApi(config, tools);
        this.wording = new Wording(tools.phrases());
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
        return Received.refusing(() -> callback.read(request, now));
    }

    @Override
    public List<PlatformMessage> render(Answer answer, Address to) {
        return wording.texts(wording.word(answer, 0), TEXT_BYTES, capabilities.messages()).stream().map(text -> message(text, to)).toList();
    }

    /** On the connection everything is one text. */
    @Override
    public List<PlatformMessage> render(Answer answer, Address to, int bytes) {
        return wording.texts(wording.word(answer, 0), bytes, 1).stream().map(text -> message(text, to)).toList();
    }

    private static PlatformMessage message(String text, Address to) {
        return new PlatformMessage(text, List.of(), StrangersJson.write(Map.of("touser", to.user(), "msgtype", "text", "text", Map.of("content", text))));
    }

    /** One text: WeChat takes one message on the connection. What does not fit in is cut at the end, where the script is. */
    @Override
    public RawResponse passive(List<PlatformMessage> messages, Address to, Instant now, String nonce) {
        return callback.answer(String.join("\n\n", messages.stream().map(PlatformMessage::text).toList()), to, now, nonce);
    }

    @Override
    public CompletionStage<Delivery> send(PlatformMessage message, Address to, String key) {
        return api.send(message);
    }
}

package io.weiquan.channel.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.ReplyView;
import io.weiquan.channel.WireJson;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Capabilities;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.Numbers;
import io.weiquan.channel.adapter.PlatformAnswer;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.RawResponse;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.conversation.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** The generic webhook. Replies keep their whole shape: buttons, forms and package are for the other side to show. */
final class WebhookAdapter implements Adapter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration WITHIN = Duration.ofSeconds(15);
    private static final Set<Integer> NOT_NOW = Set.of(-408, -425);

    private final String name;
    private final Capabilities capabilities;
    private final StandardSignature signature;
    private final WebhookMessages messages;
    private final PlatformHttp http;
    private final InstantSource clock;
    private final String url;

    WebhookAdapter(AdapterConfig config, AdapterKind.Tools tools) {
        this.name = config.name();
        boolean inline = config.get("reply", "callback").equals("inline");
        this.capabilities = new Capabilities(inline ? PATIENCE : Duration.ZERO, inline, inline, !inline, 1 << 20, 1, Duration.ofDays(365), Integer.MAX_VALUE,
                config.number("calls-per-minute", 6_000));
        List<String> secrets = new ArrayList<>(List.of(config.need("secret")));
        config.get("secret-before").ifPresent(secrets::add);
        this.signature = new StandardSignature(secrets);
        this.messages = new WebhookMessages(name);
        this.http = tools.http();
        this.clock = tools.clock();
        this.url = config.get("url", "");
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
        return Received.refusing(() -> {
            if (!request.method().equals("POST")) {
                throw Refusal.WRONG_METHOD.refused();
            }
            if (request.body().length > WebhookMessages.MOST_BYTES) {
                throw Refusal.TOO_LARGE.refused();
            }
            signature.check(request, now);
            return new Received.Events(List.of(messages.event(request.body(), now)), RawResponse.empty(202), null);
        });
    }

    @Override
    public List<PlatformMessage> render(Answer answer, Address to) {
        ObjectNode event = StrangersJson.object();
        event.put("specversion", "1.0").put("id", answer.conversation() + "/" + answer.reply().seq()).put("source", "/weiquan/" + name)
                .put("type", "weiquan.reply").put("datacontenttype", "application/json");
        ObjectNode data = event.putObject("data").put("to", to.user()).put("conversation", answer.conversation());
        data.set("reply", StrangersJson.object(WireJson.write(ReplyView.of(answer.reply()))));
        if (answer.before() != null) {
            data.put("notice", answer.before());
        }
        if (answer.link() != null) {
            data.put("link", answer.link());
        }
        Wire.Body body = answer.reply().body();
        return List.of(new PlatformMessage(body.messages().stream().map(Wire.Message::text).collect(Collectors.joining("\n")),
                Numbers.open(body).stream().map(Wire.Choice::label).toList(), StrangersJson.write(event)));
    }

    /** One event: the answer, with what was said before it and not yet fetched beside it. */
    @Override
    public RawResponse passive(List<PlatformMessage> said, Address to, Instant now, String nonce) {
        ObjectNode last = StrangersJson.object(said.get(said.size() - 1).body());
        if (said.size() > 1) {
            var before = ((ObjectNode) last.get("data")).putArray("before");
            said.subList(0, said.size() - 1).forEach(message -> before.add(StrangersJson.object(message.body()).at("/data/reply")));
        }
        return new RawResponse(200, "application/cloudevents+json", Signatures.utf8(StrangersJson.write(last)));
    }

    @Override
    public CompletionStage<Delivery> send(PlatformMessage message, Address to, String key) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        Map<String, String> headers = Map.of("Content-Type", "application/cloudevents+json", "webhook-id", key, "webhook-timestamp", timestamp,
                "webhook-signature", signature.of(key, timestamp, Signatures.utf8(message.body())));
        return http.call(new PlatformHttp.Call(URI.create(url), headers, message.body(), WITHIN))
                .thenApply(reply -> new PlatformAnswer(reply.status() / 100 == 2 ? 0 : -reply.status(), reply.status(), reply.retryAfter(), null)
                        .delivery(NOT_NOW, Set.of()));
    }
}

package io.weiquan.channel.feishu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.AccessTokens;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Capabilities;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.PlatformAnswer;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformHttp.Call;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.Wording;
import io.weiquan.conversation.Wire;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A bot of Feishu. */
final class FeishuAdapter implements Adapter {

    /** A card may have 30 KB, its JSON included. */
    private static final int TEXT_BYTES = 9_000;
    private static final int BUTTONS = 20;
    private static final Set<Integer> TOKEN_REFUSED = Set.of(99991661, 99991663, 99991668, 99991664);
    private static final Set<Integer> NOT_NOW = Set.of(99991400, 11232, 11233, 230020);

    private final String name;
    private final Capabilities capabilities;
    private final FeishuCallback callback;
    private final Wording wording;
    private final PlatformHttp http;
    private final String api;
    private final AccessTokens tokens;

    FeishuAdapter(AdapterConfig config, AdapterKind.Tools tools) {
        this.name = config.name();
        this.capabilities = new Capabilities(Duration.ZERO, true, false, true, TEXT_BYTES, config.number("messages", 4), Duration.ofDays(365), BUTTONS,
                config.number("calls-per-minute", 1_000));
        this.callback = new FeishuCallback(config);
        this.wording = new Wording(tools.phrases());
        this.http = tools.http();
        this.api = config.get("api", "https://open.feishu.cn");
        String credentials = StrangersJson.write(Map.of("app_id", config.need("app-id"), "app_secret", config.need("app-secret")));
        this.tokens = new AccessTokens(() -> http.call(Call.post(api + "/open-apis/auth/v3/tenant_access_token/internal", credentials))
                .thenApply(FeishuAdapter::token), tools.clock());
    }

    private static AccessTokens.Token token(PlatformHttp.Reply reply) {
        JsonNode json = PlatformAnswer.json(reply);
        if (!json.hasNonNull("tenant_access_token")) {
            throw new IllegalStateException("no access token: code " + json.path("code").asInt());
        }
        return new AccessTokens.Token(json.path("tenant_access_token").asText(), Duration.ofSeconds(json.path("expire").asLong(7200)));
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
        Wording.Worded worded = wording.word(answer, BUTTONS);
        List<PlatformMessage> messages = new ArrayList<>();
        boolean card = !worded.choices().isEmpty();
        wording.texts(new Wording.Worded(card ? "" : worded.talk(), worded.points(), worded.script(), List.of()), TEXT_BYTES, capabilities.messages())
                .forEach(text -> messages.add(new PlatformMessage(text, List.of(), body(to, "text", StrangersJson.object().put("text", text)))));
        if (card) {
            messages.add(new PlatformMessage(worded.talk(), worded.choices().stream().map(Wire.Choice::label).toList(),
                    body(to, "interactive", card(worded))));
        }
        return messages;
    }

    /** A card of plain text and buttons: nothing a person wrote is read as markup. */
    private static ObjectNode card(Wording.Worded worded) {
        ObjectNode card = StrangersJson.object();
        card.putObject("config").put("wide_screen_mode", true);
        var elements = card.putArray("elements");
        elements.addObject().put("tag", "div").putObject("text").put("tag", "plain_text").put("content", worded.talk());
        var actions = elements.addObject().put("tag", "action").put("layout", "flow").putArray("actions");
        worded.choices().forEach(choice -> {
            ObjectNode button = actions.addObject().put("tag", "button").put("type", "default");
            button.putObject("text").put("tag", "plain_text").put("content", choice.label());
            button.putObject("value").put("choice", choice.id());
        });
        return card;
    }

    private static String body(Address to, String type, ObjectNode content) {
        return StrangersJson.write(Map.of("receive_id", to.user(), "msg_type", type, "content", StrangersJson.write(content)));
    }

    @Override
    public CompletionStage<Delivery> send(PlatformMessage message, Address to, String key) {
        String body = StrangersJson.write(StrangersJson.object(message.body()).put("uuid", key));
        URI address = URI.create(api + "/open-apis/im/v1/messages?receive_id_type=open_id");
        return tokens.with(token -> http.call(new Call(address, Map.of("Authorization", "Bearer " + token), body, Duration.ofSeconds(10)))
                .thenApply(PlatformAnswer::of), answer -> TOKEN_REFUSED.contains(answer.code())).thenApply(answer -> answer.delivery(NOT_NOW, Set.of()));
    }
}

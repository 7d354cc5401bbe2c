package io.weiquan.channel.messenger;

import static io.weiquan.channel.adapter.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.Shipped;
import io.weiquan.bench.DingtalkPen;
import io.weiquan.bench.FeishuPen;
import io.weiquan.bench.WebhookPen;
import io.weiquan.bench.WecomPen;
import io.weiquan.bench.WechatPen;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterKind;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Fixtures;
import io.weiquan.channel.adapter.Numbers;
import io.weiquan.channel.adapter.Pieces;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.dingtalk.DingtalkKind;
import io.weiquan.channel.feishu.FeishuKind;
import io.weiquan.channel.webhook.WebhookKind;
import io.weiquan.channel.wechat.WechatKind;
import io.weiquan.channel.wecom.WecomAppKind;
import io.weiquan.channel.wecom.WecomKfKind;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Wire;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Party;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every transcript, each word of it through every platform's request, each answer through every platform's messages. */
class AdapterTranscriptsTest {

    private static final String AES = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    private static final String HOOK = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String LONG = "0123456789abcdef0123456789abcdef";
    private static final String LINK = "https://help.example/api/links/" + "x".repeat(120);
    private static final Path FOLDER = Path.of("dialogs/transcripts");
    private static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** An adapter, how its platform writes a text, and whether it shows everything. */
    private record Way(Adapter adapter, Function<String, RawRequest> writing) {
    }

    private final List<Way> ways = ways();

    private static List<Way> ways() {
        WechatPen plain = new WechatPen("token123", "wx0123456789abcdef", null, "gh_0123456789ab");
        WechatPen safe = new WechatPen("token123", "wx0123456789abcdef", AES, "gh_0123456789ab");
        WecomPen wecom = new WecomPen("token123", "ww0123456789abcdef", AES);
        FeishuPen feishu = new FeishuPen("cli_0123456789", "verification1", "encrypt key");
        DingtalkPen dingtalk = new DingtalkPen(LONG, "ding0123456789", "dingrobot", "https://oapi.dingtalk.com/robot/sendBySession?session=x");
        WebhookPen hook = new WebhookPen(HOOK);
        Map<String, String> wechat = Map.of("token", "token123", "app-id", "wx0123456789abcdef", "account", "gh_0123456789ab");
        return List.of(
                new Way(made(new WebhookKind(), Map.of("secret", HOOK, "url", "https://crm.example/x")), text -> hook.text("u", text, "e", NOW)),
                new Way(made(new WechatKind(), with(wechat, "mode", "plain")), text -> plain.text("u", text, "1", NOW, "n")),
                new Way(made(new WechatKind(), with(wechat, "mode", "plain", "answer", "service", "app-secret", LONG)), text -> plain.text("u", text, "1", NOW, "n")),
                new Way(made(new WechatKind(), with(wechat, "mode", "safe", "encoding-aes-key", AES)), text -> safe.text("u", text, "1", NOW, "n")),
                new Way(made(new WecomAppKind(), Map.of("token", "token123", "encoding-aes-key", AES, "corp-id", "ww0123456789abcdef", "secret", LONG, "agent-id", "7")),
                        text -> wecom.message("u", "7", "text", Map.of("Content", text, "MsgId", "1"), NOW, "n")),
                new Way(made(new FeishuKind(), Map.of("app-id", "cli_0123456789", "app-secret", LONG, "verification-token", "verification1", "mode", "encrypted",
                        "encrypt-key", "encrypt key")), text -> feishu.message("u", text, "m", NOW, "n")),
                new Way(made(new DingtalkKind(), Map.of("mode", "http", "app-key", "dingkey1", "app-secret", LONG, "corp-id", "ding0123456789", "robot-code", "dingrobot")),
                        text -> dingtalk.text("u", text, "m", NOW)),
                // 微信客服 is fetched, not told: its own test reads the pages.
                new Way(made(new WecomKfKind(), Map.of("token", "token123", "encoding-aes-key", AES, "corp-id", "ww0123456789abcdef", "secret", LONG,
                        "open-kfid", "wk0123456789")), null));
    }

    private static Adapter made(AdapterKind kind, Map<String, String> values) {
        return Fixtures.adapter(kind, values);
    }

    private static Map<String, String> with(Map<String, String> values, String... more) {
        Map<String, String> all = new java.util.HashMap<>(values);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @TestFactory
    Stream<DynamicTest> transcripts() throws IOException {
        return Files.walk(FOLDER).filter(f -> f.toString().endsWith(".txt")).sorted()
                .map(f -> DynamicTest.dynamicTest(FOLDER.relativize(f).toString(), f.toUri(), () -> {
                    Replay.Outcome outcome = Replay.of(Transcript.parse(f.toString(), Files.readString(f)), new Everywhere());
                    if (!outcome.failures().isEmpty()) {
                        fail(String.join("\n", outcome.failures()));
                    }
                }));
    }

    /** One conversation, heard and shown on all platforms at once. */
    private final class Everywhere implements Party {

        private final Party dialog = new InProcess(Shipped.dialogue());
        private Wire.Body last;

        @Override
        public List<JsonNode> start(String channel, Instant now) throws IOException {
            return shown(dialog.start(channel, now));
        }

        @Override
        public List<JsonNode> send(Inbound inbound, Instant now) throws IOException {
            if (inbound instanceof Inbound.Said said) {
                for (Way way : ways) {
                    heard(way, said.text());
                }
            } else if (inbound instanceof Inbound.Chose chose && last != null) {
                picked(chose.choice());
            }
            return shown(dialog.send(inbound, now));
        }

        @Override
        public List<JsonNode> comeBack(Instant now) throws IOException {
            return shown(dialog.comeBack(now));
        }

        @Override
        public List<JsonNode> silent(Instant now) throws IOException {
            return shown(dialog.silent(now));
        }

        private void heard(Way way, String text) {
            if (way.writing() == null) {
                return;
            }
            Received received = way.adapter().receive(way.writing().apply(text), NOW);
            assertThat(received).as(way.adapter().getClass().getSimpleName()).isInstanceOf(Received.Events.class);
            assertThat(((Received.Events) received).events().get(0).content()).isEqualTo(new Content.Text(text));
        }

        /** What a button says here, a number or a label says where there are none. */
        private void picked(String choice) {
            List<Wire.Choice> open = Numbers.open(last);
            for (int i = 0; i < open.size(); i++) {
                if (open.get(i).id().equals(choice)) {
                    assertThat(Numbers.meant(open.get(i).label(), last)).isEqualTo(Optional.of(new Numbers.Meant.One(first(open, open.get(i).label()))));
                    if (!Numbers.numbered(last).isEmpty()) {
                        assertThat(Numbers.meant(String.valueOf(i + 1), last)).contains(new Numbers.Meant.One(choice));
                    }
                }
            }
        }

        private String first(List<Wire.Choice> open, String label) {
            return open.stream().filter(one -> one.label().equals(label)).findFirst().orElseThrow().id();
        }

        private List<JsonNode> shown(List<JsonNode> replies) throws IOException {
            for (JsonNode reply : replies) {
                if (!reply.has("messages")) {
                    continue;
                }
                Wire.Body body = JSON.treeToValue(reply, Wire.Body.class);
                last = body;
                for (Way way : ways) {
                    shown(way.adapter(), body);
                }
            }
            return replies;
        }

        private void shown(Adapter adapter, Wire.Body body) {
            Answer answer = new Answer("conversation", new Wire.Reply(3, "m", body), body.result() == null ? null : LINK);
            List<PlatformMessage> messages = adapter.render(answer, new Address("m", "u", "", Map.of("as", "gh_0123456789ab")));
            String text = String.join("\n", messages.stream().map(PlatformMessage::text).toList());
            String as = adapter.getClass().getSimpleName() + ": " + text;
            assertThat(messages.size()).as(as).isLessThanOrEqualTo(adapter.capabilities().messages() + 1);
            assertThat(messages).allSatisfy(message -> assertThat(Pieces.bytes(message.text())).isLessThanOrEqualTo(adapter.capabilities().textBytes()));
            String all = text.replaceAll("\\s", "");
            body.messages().forEach(message -> assertThat(all).as(as).contains(message.text().replaceAll("\\s", "")));
            List<String> buttons = messages.stream().flatMap(message -> message.buttons().stream()).toList();
            for (Wire.Choice choice : Numbers.open(body)) {
                assertThat(buttons.contains(choice.label()) || text.contains(choice.label())).as(as).isTrue();
            }
            if (body.result() != null && !(adapter.getClass().getSimpleName().startsWith("Webhook"))) {
                assertThat(text).as(as).contains(LINK).contains(body.result().path("recommendation").path("name").asText());
            }
        }
    }
}

package io.weiquan.channel.wecom;

import static io.weiquan.channel.adapter.Fixtures.NOW;
import static io.weiquan.channel.adapter.Fixtures.changed;
import static io.weiquan.channel.adapter.Fixtures.twice;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.bench.WecomPen;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.AdapterConfig;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Content;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.Fixtures;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformHttp;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Received;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.SharedVectors;
import io.weiquan.conversation.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WecomAdapterTest {

    private static final String KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C";
    private static final WecomPen PEN = new WecomPen("QDG6eK", "wx5823bf96d3bd56c7", KEY);

    private static Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of("token", "QDG6eK", "encoding-aes-key", KEY, "corp-id", "wx5823bf96d3bd56c7",
                "secret", "0123456789abcdef0123456789abcdef"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private final Adapter app = Fixtures.adapter(new WecomAppKind(), settings("agent-id", "218"));
    private final Adapter kf = Fixtures.adapter(new WecomKfKind(), settings("open-kfid", "wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw"));

    private static InboundEvent only(Received received) {
        assertThat(received).isInstanceOf(Received.Events.class);
        return ((Received.Events) received).events().get(0);
    }

    private static void refused(Refusal why, Adapter adapter, RawRequest request) {
        assertThat(adapter.receive(request, NOW)).isEqualTo(new Received.Rejected(why));
    }

    @Test
    void the_address_check_is_answered_with_the_opened_text_and_nothing_around_it() {
        assertThat(((Received.Challenge) app.receive(PEN.check("1616140317555161061", NOW, "n"), NOW)).answer().text()).isEqualTo("1616140317555161061");
        refused(Refusal.BAD_SIGNATURE, app, changed(PEN.check("1", NOW, "n"), "nonce", "m"));
        refused(Refusal.WRONG_RECEIVER, app, new WecomPen("QDG6eK", "wx0000000000000000", KEY).check("1", NOW, "n"));
    }

    @Test
    void messages_of_members_are_read() {
        InboundEvent event = only(app.receive(PEN.message("zhangsan", "218", "text", Map.of("Content", "你好", "MsgId", "4561255354251345929"), NOW, "n"), NOW));
        assertThat(event.content()).isEqualTo(new Content.Text("你好"));
        assertThat(event.key()).isEqualTo("m:4561255354251345929");
        refused(Refusal.WRONG_RECEIVER, app, PEN.message("zhangsan", "219", "text", Map.of("Content", "你好", "MsgId", "1"), NOW, "n"));
    }

    @Test
    void forged_stale_plain_and_hostile_requests_are_refused() {
        RawRequest good = PEN.message("zhangsan", "218", "text", Map.of("Content", "你好", "MsgId", "1"), NOW, "n");
        refused(Refusal.BAD_SIGNATURE, app, changed(good, "msg_signature", "0"));
        for (String name : List.of("msg_signature", "timestamp", "nonce")) {
            refused(Refusal.MISSING_PROOF, app, changed(good, name, null));
            refused(Refusal.MISSING_PROOF, app, twice(good, name));
        }
        refused(Refusal.STALE, app, PEN.message("zhangsan", "218", "text", Map.of("Content", "你好", "MsgId", "1"), NOW.minusSeconds(301), "n"));
        refused(Refusal.WRONG_MODE, app, changed(good, "body", "<xml><FromUserName>zhangsan</FromUserName><Content>你好</Content></xml>"));
        refused(Refusal.DOCTYPE, app, changed(good, "body", "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Encrypt>&a;</Encrypt></xml>"));
        refused(Refusal.DOCTYPE, app, PEN.sealed("<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><xml><Content>&a;</Content></xml>", NOW, "n"));
        refused(Refusal.TOO_LARGE, app, changed(good, "body", "x".repeat(70_000)));
    }

    @Test
    void tencents_own_samples_are_taken() {
        SharedVectors.of("wecom").ifPresent(platform -> {
            var xml = SharedVectors.vector(platform, "cp-msg-xml");
            assertThat(only(app.receive(sample(xml, "<xml><Encrypt><![CDATA[" + xml.path("encrypt").asText() + "]]></Encrypt></xml>"), at(xml))).content())
                    .isEqualTo(new Content.Text("hello"));
            var json = SharedVectors.vector(platform, "cp-msg-json");
            Adapter speaksJson = Fixtures.adapter(new WecomAppKind(), settings("agent-id", "218", "format", "json"));
            assertThat(speaksJson.receive(sample(json, "{\"tousername\":\"x\",\"encrypt\":\"" + json.path("encrypt").asText() + "\",\"agentid\":\"218\"}"), at(json)))
                    .isInstanceOf(Received.Events.class);
        });
    }

    private static RawRequest sample(com.fasterxml.jackson.databind.JsonNode vector, String body) {
        return new RawRequest("POST", Map.of("msg_signature", List.of(vector.path("msg_signature").asText()), "timestamp", List.of(vector.path("timestamp").asText()),
                "nonce", List.of(vector.path("nonce").asText())), Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static java.time.Instant at(com.fasterxml.jackson.databind.JsonNode vector) {
        return java.time.Instant.ofEpochSecond(vector.path("timestamp").asLong());
    }

    @Test
    void customer_service_says_that_something_lies_there() {
        assertThat(kf.receive(PEN.customerService("wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw", "ticket", NOW, "n"), NOW))
                .isInstanceOfSatisfying(Received.Fetch.class, fetch -> assertThat(fetch.ticket()).isEqualTo("ticket"));
        refused(Refusal.WRONG_RECEIVER, kf, PEN.customerService("wkOther", "ticket", NOW, "n"));
    }

    @Test
    void a_page_is_read_message_by_message() {
        String page = """
                {"errcode":0,"next_cursor":"c2","has_more":1,"msg_list":[
                 {"msgid":"a","open_kfid":"wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw","external_userid":"wm1","send_time":1763431200,"origin":3,"msgtype":"text","text":{"content":"你好"}},
                 {"msgid":"b","external_userid":"wm1","send_time":1763431201,"origin":3,"msgtype":"text","text":{"content":"京东","menu_id":"platform=JD"}},
                 {"msgid":"c","external_userid":"wm1","send_time":1763431202,"origin":5,"msgtype":"text","text":{"content":"人工说的"}},
                 {"msgid":"d","send_time":1763431203,"origin":4,"msgtype":"event","event":{"event_type":"enter_session","external_userid":"wm2","welcome_code":"code1"}},
                 {"msgid":"e","external_userid":7,"send_time":1763431204,"origin":3,"msgtype":"text","text":{"content":"坏"}},
                 {"msgid":"f","external_userid":"wm1","send_time":1763431205,"origin":3,"msgtype":"image","image":{"media_id":"m"}}]}""";
        Adapter fetching = Fixtures.adapter(new WecomKfKind(), settings("open-kfid", "wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw"), Fixtures.tools(call ->
                new PlatformHttp.Reply(200, call.to().getPath().endsWith("gettoken") ? "{\"errcode\":0,\"access_token\":\"t\",\"expires_in\":7200}" : page, Duration.ZERO)));
        Adapter.Page read = fetching.fetch(new Received.Fetch("wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw", "ticket", null), "c1").toCompletableFuture().join();
        assertThat(read.cursor()).isEqualTo("c2");
        assertThat(read.more()).isTrue();
        assertThat(read.events()).extracting(InboundEvent::content).containsExactly(new Content.Text("你好"), new Content.Choice("platform=JD"), new Content.Arrival(),
                new Content.Attachment(Content.Kind.IMAGE));
        assertThat(read.events().get(2).from().reply("code")).isEqualTo("code1");
    }

    private static Answer asking(int choices) {
        List<Wire.Choice> list = java.util.stream.IntStream.rangeClosed(1, choices).mapToObj(i -> new Wire.Choice("platform=P" + i, "平台" + i)).toList();
        return new Answer("c", new Wire.Reply(3, "m", new Wire.Body(List.of(new Wire.Message("ask", "是在哪个平台买的？", list, List.of())), "platform", Map.of(),
                new Wire.Progress(0, 1), null, "s", null, false)), null);
    }

    @Test
    void choices_are_a_menu_while_they_fit_and_numbers_beyond() {
        List<PlatformMessage> menu = kf.render(asking(10), Address.of("m", "wm1"));
        assertThat(menu).hasSize(1);
        assertThat(menu.get(0).buttons()).hasSize(10);
        assertThat(menu.get(0).body()).contains("msgmenu", "platform=P10");
        List<PlatformMessage> numbers = kf.render(asking(11), Address.of("m", "wm1"));
        assertThat(numbers.get(0).buttons()).isEmpty();
        assertThat(numbers.get(0).text()).contains("11. 平台11");
    }

    @Test
    void the_windows_and_rates_of_the_platform_are_told_apart() {
        assertThat(sent(0, Map.of())).isEqualTo(Delivery.sent());
        assertThat(sent(95001, Map.of())).isEqualTo(new Delivery.WindowClosed("code 95001"));
        assertThat(sent(45009, Map.of())).isInstanceOf(Delivery.RetryAfter.class);
        assertThat(sent(60020, Map.of())).isEqualTo(new Delivery.Rejected("code 60020"));
    }

    @Test
    void somebody_who_only_came_in_is_greeted_with_the_code_of_that() {
        String[] path = new String[1];
        Adapter greeting = Fixtures.adapter(new WecomKfKind(), settings("open-kfid", "wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw"), Fixtures.tools(call -> {
            path[0] = call.to().getPath() + " " + call.body();
            return new PlatformHttp.Reply(200, "{\"errcode\":0,\"access_token\":\"t\",\"expires_in\":7200}", Duration.ZERO);
        }));
        Address to = new Address("m", "wm1", "", Map.of("code", "code1"));
        greeting.send(greeting.render(asking(2), to).get(0), to, "k1").toCompletableFuture().join();
        assertThat(path[0]).startsWith("/cgi-bin/kf/send_msg_on_event").contains("\"code\":\"code1\"", "\"msgid\":\"k1\"").doesNotContain("touser");
    }

    private static Delivery sent(int code, Map<String, String> reply) {
        Adapter sending = Fixtures.adapter(new WecomKfKind(), settings("open-kfid", "wkAJ2GCAAAZSfhHCt7IFSvLKtMPxyJTw"), Fixtures.tools(call -> new PlatformHttp.Reply(200,
                call.to().getPath().endsWith("gettoken") ? "{\"errcode\":0,\"access_token\":\"t\",\"expires_in\":7200}" : "{\"errcode\":" + code + "}", Duration.ZERO)));
        Address to = new Address("m", "wm1", "", reply);
        return sending.send(sending.render(asking(2), to).get(0), to, "k1").toCompletableFuture().join();
    }

    @Test
    void the_configuration_is_checked() {
        assertThat(new WecomAppKind().check(new AdapterConfig("q", Map.of("token", "x y", "secret", "short")))).hasSize(5);
        assertThat(new WecomKfKind().check(new AdapterConfig("q", settings("open-kfid", "kf", "agent-id", "1")))).hasSize(2);
    }
}

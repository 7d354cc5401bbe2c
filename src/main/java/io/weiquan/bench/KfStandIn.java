package io.weiquan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.bench.BenchServer.Answered;
import io.weiquan.bench.BenchServer.Asked;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Plays 微信客服: tells the bot that something lies there, hands it out page by page (small ones, an empty one among them), takes texts and
 * menus, each once by its msgid, five for each message of a person.
 */
public final class KfStandIn implements AutoCloseable {

    private static final int PAGE = 3;
    private static final int MESSAGES = 5;
    private static final String TOKEN = "kf-token";

    private final BenchServer server;
    private final WecomPen pen;
    private final String account;
    private final InstantSource clock;
    private final Phone phone;
    private final List<ObjectNode> messages = new ArrayList<>();
    private final Map<String, Integer> allowances = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private volatile Caller bot;

    public KfStandIn(int port, WecomPen pen, String account, InstantSource clock, Phone phone) {
        this.server = new BenchServer(port);
        this.pen = pen;
        this.account = account;
        this.clock = clock;
        this.phone = phone;
        server.on("/cgi-bin/gettoken", asked -> Answered.json("errcode", 0, "access_token", TOKEN, "expires_in", 7200));
        server.on("/cgi-bin/kf/sync_msg", this::sync);
        server.on("/cgi-bin/kf/send_msg", asked -> send(asked, asked.json().path("touser").asText()));
        server.on("/cgi-bin/kf/send_msg_on_event", asked -> send(asked, asked.json().path("code").asText().replace("code-", "")));
    }

    public String url() {
        return server.url();
    }

    public void connect(String webhook, Duration patience) {
        bot = new Caller(webhook, patience);
    }

    public Phone phone() {
        return phone;
    }

    /** @param menu the id of the menu item that was tapped, or null for typed words */
    public Optional<Integer> say(String user, String text, String menu) {
        ObjectNode message = StrangersJson.object().put("msgid", "kf" + numbers.incrementAndGet()).put("open_kfid", account).put("external_userid", user)
                .put("send_time", clock.instant().getEpochSecond()).put("origin", 3).put("msgtype", "text");
        ObjectNode body = message.putObject("text").put("content", text);
        if (menu != null) {
            body.put("menu_id", menu);
        }
        allowances.put(user, MESSAGES);
        return laid(message);
    }

    public Optional<Integer> enter(String user) {
        ObjectNode message = StrangersJson.object().put("msgid", "kf" + numbers.incrementAndGet()).put("send_time", clock.instant().getEpochSecond())
                .put("origin", 4).put("msgtype", "event");
        message.putObject("event").put("event_type", "enter_session").put("open_kfid", account).put("external_userid", user).put("welcome_code", "code-" + user);
        allowances.put(user, 1);
        return laid(message);
    }

    private Optional<Integer> laid(ObjectNode message) {
        synchronized (messages) {
            messages.add(message);
        }
        return bot.call(pen.customerService(account, "ticket", clock.instant(), "n" + numbers.incrementAndGet())).map(Caller.Answer::status);
    }

    /** Cursor 0, then 0e (a page that is empty and not the last), then 3, then 3e … */
    private Answered sync(Asked asked) {
        JsonNode json = asked.json();
        if (!TOKEN.equals(asked.query().get("access_token"))) {
            return Answered.json("errcode", 42001);
        }
        String cursor = json.path("cursor").asText("0");
        boolean afterEmpty = cursor.endsWith("e");
        int from = Integer.parseInt(cursor.replace("e", ""));
        synchronized (messages) {
            if (!afterEmpty && from > 0 && from < messages.size()) {
                return Answered.json("errcode", 0, "next_cursor", from + "e", "has_more", 1, "msg_list", List.of());
            }
            int to = Math.min(messages.size(), from + PAGE);
            return Answered.json("errcode", 0, "next_cursor", String.valueOf(to), "has_more", to < messages.size() ? 1 : 0,
                    "msg_list", new ArrayList<>(messages.subList(Math.min(from, to), to)));
        }
    }

    private Answered send(Asked asked, String user) {
        JsonNode json = asked.json();
        if (!TOKEN.equals(asked.query().get("access_token"))) {
            return Answered.json("errcode", 42001);
        }
        if (!json.path("msgid").asText().matches("[0-9a-zA-Z_-]{1,32}")) {
            return Answered.json("errcode", 40058);
        }
        if (!taken.add(json.path("msgid").asText())) {
            return Answered.json("errcode", 0);
        }
        if (allowances.merge(user, -1, Integer::sum) < 0) {
            return Answered.json("errcode", 95001);
        }
        if (json.path("msgtype").asText().equals("text")) {
            phone.show(user, json.path("text").path("content").asText(), "api", Map.of());
        } else {
            JsonNode menu = json.path("msgmenu");
            Map<String, String> buttons = new LinkedHashMap<>();
            menu.path("list").forEach(item -> buttons.put(item.path("click").path("content").asText(), item.path("click").path("id").asText()));
            if (buttons.size() > 10 || menu.path("head_content").asText().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 1_024) {
                return Answered.json("errcode", 95008);
            }
            phone.show(user, menu.path("head_content").asText(), "api", buttons);
        }
        return Answered.json("errcode", 0);
    }

    @Override
    public void close() {
        server.close();
    }
}

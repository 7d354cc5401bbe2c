package io.weiquan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.bench.BenchServer.Answered;
import io.weiquan.bench.BenchServer.Asked;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Plays an integrator's program: sends signed messages, takes signed replies, each once by its id, and can be away for a while. */
public final class WebhookStandIn implements AutoCloseable {

    private final BenchServer server;
    private final WebhookPen pen;
    private final InstantSource clock;
    private final Phone phone;
    private final Map<String, List<Long>> orders = new ConcurrentHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger forged = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();
    private volatile int status = 200;
    private volatile Caller bot;

    public WebhookStandIn(int port, WebhookPen pen, InstantSource clock, Phone phone) {
        this.server = new BenchServer(port);
        this.pen = pen;
        this.clock = clock;
        this.phone = phone;
        server.on("/replies", this::reply);
    }

    public String url() {
        return server.url() + "/replies";
    }

    public void connect(String webhook, Duration patience) {
        bot = new Caller(webhook, patience);
    }

    /** Answers every reply with this status from now on. */
    public void answerWith(int status) {
        this.status = status;
    }

    public Phone phone() {
        return phone;
    }

    /** The numbers of the replies each user got, in the order in which they came. */
    public Map<String, List<Long>> orders() {
        return Map.copyOf(orders);
    }

    public int repeated() {
        return repeated.get();
    }

    public int forged() {
        return forged.get();
    }

    /** @return the status, or empty when there was no answer */
    public Optional<Integer> say(String user, String text) {
        return say(user, text, "e" + numbers.incrementAndGet());
    }

    public Optional<Integer> say(String user, String text, String id) {
        return ask(user, text, id).map(Caller.Answer::status);
    }

    Optional<Caller.Answer> ask(String user, String text, String id) {
        return bot.call(pen.text(user, text, id, clock.instant()));
    }

    /** Sends and reads the reply on the same request, as with {@code reply=inline}. */
    public Optional<ObjectNode> inline(String user, String text, String id) {
        return ask(user, text, id).filter(answer -> answer.status() == 200).map(answer -> StrangersJson.object(answer.body()));
    }

    public Optional<Integer> choose(String user, String choice, String id) {
        return bot.call(pen.choice(user, choice, id, clock.instant())).map(Caller.Answer::status);
    }

    private Answered reply(Asked asked) {
        String id = asked.headers().getOrDefault("webhook-id", "");
        String timestamp = asked.headers().getOrDefault("webhook-timestamp", "");
        if (!pen.signature(id, timestamp, Signatures.utf8(asked.body())).equals(asked.headers().get("webhook-signature"))) {
            forged.incrementAndGet();
            return new Answered(401, "");
        }
        if (status / 100 != 2) {
            return new Answered(status, "");
        }
        if (!taken.add(id)) {
            repeated.incrementAndGet();
            return new Answered(200, "");
        }
        JsonNode data = asked.json().path("data");
        StringBuilder text = new StringBuilder();
        Map<String, String> buttons = new LinkedHashMap<>();
        data.path("reply").path("messages").forEach(message -> {
            text.append(text.isEmpty() ? "" : "\n").append(message.path("text").asText());
            message.path("choices").forEach(choice -> buttons.put(choice.path("label").asText(), choice.path("id").asText()));
        });
        orders.computeIfAbsent(data.path("to").asText(), user -> new CopyOnWriteArrayList<>()).add(data.path("reply").path("seq").asLong());
        phone.show(data.path("to").asText(), text.toString(), "api", buttons);
        return new Answered(200, "");
    }

    @Override
    public void close() {
        server.close();
    }
}

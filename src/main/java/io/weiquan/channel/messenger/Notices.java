package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.Answer;
import io.weiquan.channel.adapter.Delivery;
import io.weiquan.channel.adapter.InboundEvent;
import io.weiquan.channel.adapter.PlatformMessage;
import io.weiquan.conversation.Handed;
import io.weiquan.conversation.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What is said outside a conversation's turns: that a voice message had no words, that a text was too long. Not stored; where a platform is
 * answered only on its own request, it waits for that request, among the newest thousand.
 */
public final class Notices {

    private static final int REMEMBERED = 1_000;

    private final Map<String, String> waiting = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };

    CompletionStage<Handed> say(Adapter adapter, InboundEvent event, String text) {
        if (adapter.capabilities().answersPassively()) {
            put(adapter.name(), event.key(), text);
            return CompletableFuture.completedFuture(Handed.done());
        }
        return next(adapter, event.from(), adapter.render(answer(text), event.from()), new Progress(Ids.of(adapter.name(), event.key()), 0));
    }

    private record Progress(String key, int next) {
    }

    private static CompletionStage<Handed> next(Adapter adapter, Address to, List<PlatformMessage> messages, Progress progress) {
        int i = progress.next();
        if (i == messages.size()) {
            return CompletableFuture.completedFuture(Handed.done());
        }
        return adapter.send(messages.get(i), to, Ids.of(progress.key(), String.valueOf(i))).thenCompose(delivery -> {
            if (delivery instanceof Delivery.Sent) {
                return next(adapter, to, messages, new Progress(progress.key(), i + 1));
            }
            return CompletableFuture.completedFuture(delivery instanceof Delivery.RetryAfter later ? Handed.later(later.after(), later.code())
                    : delivery instanceof Delivery.Rejected rejected ? Handed.never(rejected.code()) : Handed.done());
        });
    }

    void put(String adapter, String eventKey, String text) {
        synchronized (waiting) {
            waiting.put(Ids.of(adapter, eventKey), text);
        }
    }

    /** What waits for the answer to this event; it is taken away. */
    String take(String adapter, String eventKey) {
        synchronized (waiting) {
            return waiting.remove(Ids.of(adapter, eventKey));
        }
    }

    /** A text in the shape of a reply. */
    static Answer answer(String text) {
        return new Answer("", new Wire.Reply(0, null, new Wire.Body(List.of(new Wire.Message("messenger", text, List.of(), List.of())), null, Map.of(),
                new Wire.Progress(0, 0), null, "", null, false)), null);
    }
}

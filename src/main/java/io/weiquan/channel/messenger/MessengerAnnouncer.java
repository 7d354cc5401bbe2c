package io.weiquan.channel.messenger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.adapter.Adapter;
import io.weiquan.channel.adapter.Address;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Has every answer in a messenger's conversation delivered there: a row in the outbox, written with the turn. */
public final class MessengerAnnouncer implements Announcer {

    /** Long enough for the nudge to be first, short enough for nobody to wait long when it is lost. */
    private static final Duration BEFORE_THE_RELAY = Duration.ofSeconds(2);
    /** All deliveries of a platform that asks again are over by then. */
    private static final Duration AFTER_LAST_DELIVERY = Duration.ofSeconds(20);

    private final Messengers messengers;
    /** How to answer the messages that are at work just now, by client id; as many as there are turns at work. */
    private final Map<String, Errand> errands = new ConcurrentHashMap<>();

    /** @param before a phrase said before the answer, or null */
    record Errand(Address to, String before) {
    }

    public MessengerAnnouncer(Messengers messengers) {
        this.messengers = messengers;
    }

    void begin(String client, Errand errand) {
        errands.put(client, errand);
    }

    void end(String client) {
        errands.remove(client);
    }

    @Override
    public List<Journal.Outgoing> announce(String conversation, String channel, Inbound inbound, Wire.Reply reply) {
        Adapter adapter = messengers.named(channel).orElse(null);
        if (adapter == null) {
            return List.of();
        }
        ObjectNode row = StrangersJson.object().put("seq", reply.seq());
        Errand errand = inbound == null ? null : errands.get(inbound.id());
        if (errand != null) {
            row.set("to", EventJson.address(errand.to()));
            if (errand.before() != null) {
                row.put("before", errand.before());
            }
        }
        return List.of(new Journal.Outgoing(channel, EventJson.utf8(row), adapter.capabilities().answersPassively() ? AFTER_LAST_DELIVERY : BEFORE_THE_RELAY));
    }
}

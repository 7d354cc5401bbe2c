package io.weiquan.events;

import io.weiquan.conversation.Announcer;
import io.weiquan.conversation.HandOver;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.StoredReplies;
import io.weiquan.conversation.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes events into the outbox, in the transaction of the turn they are about. */
public final class EventAnnouncer implements Announcer {

    /** The lane of events in the outbox. */
    public static final String LANE = "events";
    private static final int REMEMBERED = 20_000;

    private final StoredReplies replies;
    /** What the last answers left known, by conversation and number; the rest is read from the store. */
    private final Map<String, Baseline> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Baseline> eldest) {
            return size() > REMEMBERED;
        }
    };

    public EventAnnouncer(StoredReplies replies) {
        this.replies = replies;
    }

    @Override
    public List<Journal.Outgoing> announce(String conversation, String channel, Inbound inbound, Wire.Reply reply) {
        Wire.Body body = reply.body();
        Baseline now = Baseline.of(body);
        CloudEvents events = new CloudEvents(conversation, channel, String.valueOf(reply.seq()));
        // The answer before lies before the person's own item, where there is one.
        long before = inbound == null ? reply.seq() - 1 : reply.seq() - 2;
        if (before < 1) {
            events.started();
        } else {
            Baseline then = before(conversation, before);
            events.filled(now.filledSince(then, body.slots())).outcomes(now.reportedSince(then));
        }
        if (body.result() != null) {
            events.composed(body);
        }
        if (body.done()) {
            events.closed();
        }
        remember(conversation, reply.seq(), now);
        return rows(events);
    }

    @Override
    public List<Journal.Outgoing> handOver(String conversation, String channel, HandOver asked) {
        // A turn asks for a human once at most, but a conversation may again: the state alone would not tell the two apart.
        return rows(new CloudEvents(conversation, channel, "human/" + Long.toHexString(System.nanoTime())).humanWanted(asked));
    }

    @Override
    public List<Journal.Outgoing> erased(String conversation, String channel) {
        return rows(new CloudEvents(conversation, channel, "erased").erased());
    }

    private static List<Journal.Outgoing> rows(CloudEvents events) {
        return events.isEmpty() ? List.of() : List.of(new Journal.Outgoing(LANE, events.bytes()));
    }

    private Baseline before(String conversation, long seq) {
        synchronized (known) {
            Baseline baseline = known.get(conversation + "/" + seq);
            if (baseline != null) {
                return baseline;
            }
        }
        return replies.reply(conversation, seq).map(reply -> Baseline.of(reply.body())).orElse(Baseline.NOTHING);
    }

    private void remember(String conversation, long seq, Baseline baseline) {
        synchronized (known) {
            known.put(conversation + "/" + seq, baseline);
        }
    }
}

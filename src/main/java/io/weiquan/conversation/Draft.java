package io.weiquan.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Journal.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A turn worked out and ready to be stored.
 *
 * @param code     digest of the return code when this turn makes one, else null
 * @param handOver a human is asked for, or null
 */
record Draft(Instant at, byte[] state, List<Entry> entries, Wire.Reply reply, byte[] code, HandOver handOver) {

    /** Entry 0 is the notice, entry 1 the greeting. */
    static Draft opening(Dialogue.Step step, String notice, Instant now, Secrets secrets) {
        var first = new Entry(0, now, Side.NOTICE, Stored.bytes(new Stored.Notice(notice)));
        return answer(1, null, List.of(first), step, null, now, secrets);
    }

    static Draft turn(Standing standing, Stored.State before, Dialogue.Step step, Inbound inbound, Instant now, Secrets secrets) {
        var shown = step.shown() == null ? inbound.shown() : step.shown();
        var asked = new Entry(standing.seq() + 1, now, Side.PERSON, Stored.bytes(new Stored.Words(inbound.id(), shown)));
        return answer(asked.seq() + 1, inbound.id(), List.of(asked), step, before.code(), now, secrets);
    }

    /** Something the bot says without having been asked. */
    static Draft remark(Standing standing, Stored.State before, Dialogue.Step step, Instant now, Secrets secrets) {
        return answer(standing.seq() + 1, null, List.of(), step, before.code(), now, secrets);
    }

    private static Draft answer(long seq, String replyTo, List<Entry> asked, Dialogue.Step step, String codeBefore, Instant now,
                                Secrets secrets) {
        var body = step.body();
        var code = codeBefore;
        if (body.result() instanceof ObjectNode bundle) {
            code = code == null ? secrets.returnCode() : code;
            // A copy: the dialogue may keep the one it made.
            body = body.withResult(bundle.objectNode().setAll(bundle));
            ((ObjectNode) body.result()).put("returnCode", code);
        }
        var reply = new Wire.Reply(seq, replyTo, body);
        var answered = new Entry(seq, now, Side.BOT, Stored.bytes(reply));
        var entries = asked.isEmpty() ? List.of(answered) : List.of(asked.get(0), answered);
        var fresh = code == null || code.equals(codeBefore) ? null
                : secrets.digest(ReturnCode.canonical(code).orElseThrow(() -> new IllegalStateException("a code we cannot read")));
        return new Draft(now, Stored.bytes(new Stored.State(step.state(), code, body.done())), entries, reply, fresh, step.wishes().handOver());
    }

    Journal.Opening opening(String conversation, String channel, byte[] token, Journal.Peer peer, Announcer announcer) {
        return new Journal.Opening(conversation, channel, at, token, state, peer, entries,
                announcer.announce(conversation, channel, null, reply));
    }

    /** @param inbound what the turn answers, or null */
    Journal.Turn turn(Standing from, Inbound inbound, Announcer announcer) {
        return new Journal.Turn(from, inbound == null ? null : inbound.id(), at, state, entries,
                reply.body().result() == null ? 0 : reply.seq(), code, outgoing(from, inbound, announcer));
    }

    private List<Journal.Outgoing> outgoing(Standing from, Inbound inbound, Announcer announcer) {
        var told = new ArrayList<>(announcer.announce(from.conversation(), from.channel(), inbound, reply));
        if (handOver != null) {
            told.addAll(announcer.handOver(from.conversation(), from.channel(), handOver));
        }
        return told;
    }
}

package io.weiquan.channel.web;

import io.weiquan.channel.LiveSockets;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import io.weiquan.conversation.Wire;
import io.weiquan.limits.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets of this node: how many, whose, and the one that holds each conversation. Thread-safe. */
public final class OpenSockets implements LiveSockets {

    private final Limits limits;
    private final boolean countAddresses;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final Map<String, Line> holders = new ConcurrentHashMap<>();
    private final Map<String, Integer> addresses = new ConcurrentHashMap<>();

    /** @param countAddresses true when client addresses are known to be those of people */
    public OpenSockets(Limits limits, boolean countAddresses) {
        this.limits = limits;
        this.countAddresses = countAddresses;
    }

    /** How many sockets are open now. */
    public int count() {
        return lines.size();
    }

    /** @throws Refused BUSY when the node is full, TOO_MANY when the address is */
    void admit(Line line) {
        if (lines.size() >= limits.sockets()) {
            throw new Refused(Code.BUSY, "现在人太多了,请稍后再试。", Duration.ofSeconds(5));
        }
        if (countAddresses && addresses.getOrDefault(line.address(), 0) >= limits.socketsPerAddress()) {
            throw new Refused(Code.TOO_MANY, "这个网络地址上打开的会话太多了。", Duration.ofSeconds(30));
        }
        lines.add(line);
        if (countAddresses) {
            addresses.merge(line.address(), 1, Integer::sum);
        }
    }

    /** The newest socket holds the conversation; the one before it is told so and closed. */
    void claim(String conversation, Line line) {
        Line before = holders.put(conversation, line);
        if (before != null && before != line) {
            before.superseded();
        }
    }

    void left(Line line, String conversation) {
        if (conversation != null) {
            holders.remove(conversation, line);
        }
        if (lines.remove(line) && countAddresses) {
            addresses.computeIfPresent(line.address(), (address, open) -> open > 1 ? open - 1 : null);
        }
    }

    @Override
    public void erased(String conversation) {
        Line line = holders.get(conversation);
        if (line != null) {
            line.erased();
        }
    }

    @Override
    public void remarked(String conversation, Wire.Reply reply) {
        Line line = holders.get(conversation);
        if (line != null) {
            line.remarked(reply);
        }
    }

    /** Everybody is answered what is at work, asked to come back a little later, and hung up on. Returns at once. */
    public void retireAll() {
        lines.forEach(Line::retire);
    }
}

package io.weiquan.conversation;

import java.util.List;

/** Decides what others (an event topic, a messenger) are to be told of a turn. What it returns is stored with the turn and sent later. */
public interface Announcer {

    /**
     * @param inbound what the person sent, or null for a greeting and for what the bot says on its own
     * @param reply   the answer, with its number
     */
    List<Journal.Outgoing> announce(String conversation, String channel, Inbound inbound, Wire.Reply reply);

    /** Told of a conversation that is erased, with it. There is no key for it any more, so nothing personal may be in it. */
    default List<Journal.Outgoing> erased(String conversation, String channel) {
        return List.of();
    }

    /** A person asks for a human: what is to be told besides the turn itself, in the same transaction. */
    default List<Journal.Outgoing> handOver(String conversation, String channel, HandOver asked) {
        return List.of();
    }

    /** Tells all that the others tell. */
    static Announcer all(List<Announcer> announcers) {
        return new Announcer() {
            @Override
            public List<Journal.Outgoing> announce(String conversation, String channel, Inbound inbound, Wire.Reply reply) {
                return announcers.stream().flatMap(one -> one.announce(conversation, channel, inbound, reply).stream()).toList();
            }

            @Override
            public List<Journal.Outgoing> erased(String conversation, String channel) {
                return announcers.stream().flatMap(one -> one.erased(conversation, channel).stream()).toList();
            }

            @Override
            public List<Journal.Outgoing> handOver(String conversation, String channel, HandOver asked) {
                return announcers.stream().flatMap(one -> one.handOver(conversation, channel, asked).stream()).toList();
            }
        };
    }

    /** Tells nobody anything. */
    static Announcer silent() {
        return (conversation, channel, inbound, reply) -> List.of();
    }
}

package io.weiquan.channel.messenger;

import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.Backlog.Depth;
import io.weiquan.conversation.Backlog.GivenUp;
import io.weiquan.conversation.Journal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What could not be worked on or delivered, for the operator: why, since when, and again from the beginning. What was said is not shown. */
public final class DeadLetters {

    private static final int SHOWN = 100;

    private final Backlog inbox;
    private final Backlog outbox;

    public DeadLetters(Journal journal) {
        this.inbox = journal.inbox();
        this.outbox = journal.outbox();
    }

    /** @param direction inbound or outbound; @param oldest when the oldest waiting row was written, or null */
    public record Lane(String direction, String lane, long waiting, long givenUp, Instant oldest, List<Letter> letters) {
    }

    public record Letter(long number, Instant at, int tries, String why) {
    }

    public List<Lane> lanes() {
        List<Lane> lanes = new ArrayList<>();
        add(lanes, "inbound", inbox);
        add(lanes, "outbound", outbox);
        return lanes;
    }

    private static void add(List<Lane> lanes, String direction, Backlog backlog) {
        for (Depth depth : backlog.depths()) {
            List<GivenUp> givenUp = depth.givenUp() == 0 ? List.of() : backlog.givenUp(depth.lane(), SHOWN);
            lanes.add(new Lane(direction, depth.lane(), depth.waiting(), depth.givenUp(), depth.oldest(),
                    givenUp.stream().map(row -> new Letter(row.number(), row.at(), row.tries(), row.why())).toList()));
        }
    }

    /** @return how many are tried again */
    public CompletionStage<Long> replay(String direction, String lane) {
        return (direction.equals("inbound") ? inbox : outbox).replay(lane);
    }
}

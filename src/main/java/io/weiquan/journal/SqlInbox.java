package io.weiquan.journal;

import io.weiquan.conversation.Inbox;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.QueueLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The inbox: each row under a key of its own, because it is there before its conversation is known. */
final class SqlInbox extends SqlBacklog implements Inbox {

    private static final int SENDER_BYTES = 16;

    private final Sealing.DataKey digests;

    SqlInbox(Readers readers, Writer writer, Sealing sealing, Sealing.DataKey digests, QueueLimits limits) {
        super(QueueTable.INBOX, readers, writer, sealing, limits);
        this.digests = digests;
    }

    @Override
    public CompletionStage<Boolean> accept(Event event) {
        var key = sealing.newKey();
        var done = new CompletableFuture<Change.Accepted>();
        writer.submit(new Change.Accept(digests.digest("event/" + event.lane() + "/" + event.id()), event.lane(), sender(event.lane(), event.sender()),
                event.at().toEpochMilli(), event.hold().isZero() ? 0 : event.at().plus(event.hold()).toEpochMilli(), key, sealing.unwrap(key).seal(event.content(), QueueTable.INBOX.place()), limits.waitingEvents(), done));
        return done.thenApply(accepted -> {
            if (accepted == Change.Accepted.NO_ROOM) {
                throw new Refused(Refused.Code.BUSY, "too many events are waiting", Duration.ofSeconds(1));
            }
            return accepted == Change.Accepted.NOW;
        });
    }

    @Override
    public CompletionStage<Long> forget(String lane, String sender) {
        var done = new CompletableFuture<Long>();
        writer.submit(new Change.ForgetSender(lane, sender(lane, sender), done));
        return done;
    }

    @Override
    public CompletionStage<Long> forgetBefore(Instant time) {
        var done = new CompletableFuture<Long>();
        writer.submit(new Change.ForgetEvents(time.toEpochMilli(), done));
        return done;
    }

    @Override
    public String ordering(String lane, String sender) {
        return sender(lane, sender);
    }

    @Override
    public boolean waits(String lane, String ordering) {
        return front(lane, ordering).isPresent();
    }

    private String sender(String lane, String sender) {
        return HexFormat.of().formatHex(Arrays.copyOf(digests.digest("sender/" + lane + "/" + sender), SENDER_BYTES));
    }
}

package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Journal.Standing;
import io.weiquan.limits.Limits;
import java.util.List;
import java.util.Optional;

/** What is stored of conversations, as it is shown. Reads on the calling thread; throws {@link Refused} UNKNOWN_CONVERSATION. */
final class Archive {

    private final Journal journal;
    private final Limits limits;

    Archive(Journal journal, Limits limits) {
        this.journal = journal;
        this.limits = limits;
    }

    Standing standing(String conversation, String client) {
        return journal.standing(conversation, client).orElseThrow(Refused::unknown);
    }

    /** What was answered to the person's item {@code seq}. */
    Taken taken(String conversation, long seq) {
        var replies = journal.entries(conversation, seq, 1).stream().filter(entry -> entry.side() == Side.BOT)
                .map(Stored::reply).toList();
        return new Taken(seq, replies);
    }

    List<Item> items(String conversation, long after) {
        return journal.entries(conversation, Math.max(0, after), limits.historyItems()).stream().map(Stored::item).toList();
    }

    History history(String conversation) {
        var standing = standing(conversation, null);
        var last = lastReply(conversation, standing.seq()).body();
        return new History(conversation, last.state(), last.slots(),
                items(conversation, standing.seq() - limits.historyItems()).stream().map(History.Line::of).toList());
    }

    Optional<JsonNode> latestPackage(Standing standing) {
        return standing.packageAt() == 0 ? Optional.empty()
                : Optional.of(lastReply(standing.conversation(), standing.packageAt()).body().result());
    }

    ObjectNode export(String conversation) {
        var standing = standing(conversation, null);
        return new Export(journal, limits).of(standing, lastReply(conversation, standing.seq()), latestPackage(standing).orElse(null));
    }

    Wire.Reply lastReply(String conversation, long seq) {
        return journal.entries(conversation, seq - 1, 1).stream().findFirst().map(Stored::reply).orElseThrow(Refused::unknown);
    }
}

package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.limits.Limits;

/** Everything held about one person, in a form a machine and a patient human can read. */
final class Export {

    private final Journal journal;
    private final Limits limits;

    Export(Journal journal, Limits limits) {
        this.journal = journal;
        this.limits = limits;
    }

    ObjectNode of(Journal.Standing standing, Wire.Reply last, JsonNode bundle) {
        var all = JsonNodeFactory.instance.objectNode();
        all.put("conversation", standing.conversation());
        all.put("channel", standing.channel());
        all.put("startedAt", standing.startedAt().toString());
        all.put("lastTurn", standing.lastTurn().toString());
        journal.entries(standing.conversation(), -1, 1).stream().filter(entry -> entry.side() == Journal.Side.NOTICE)
                .forEach(entry -> all.set("notice", Stored.tree(Stored.notice(entry)).get("version")));
        all.put("state", last.body().state());
        all.set("slots", Stored.tree(last.body().slots()));
        var items = all.putArray("items");
        for (long after = 0; after < standing.seq(); after += limits.historyItems()) {
            journal.entries(standing.conversation(), after, limits.historyItems()).stream()
                    .filter(entry -> entry.seq() <= standing.seq())
                    .forEach(entry -> items.add(Stored.tree(History.Line.of(Stored.item(entry)))));
        }
        all.set("package", bundle);
        all.set("memory", Stored.state(standing.state()).dialogue());
        return all;
    }
}

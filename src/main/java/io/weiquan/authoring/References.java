package io.weiquan.authoring;

import io.weiquan.dialog.Dialogs;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import java.util.ArrayList;
import java.util.List;

/** Checks that every reply which flows, patterns and the engine use exists. */
final class References {

    private final Dialogs dialogs;
    private final List<AuthoredDialogs.Use> uses;
    private final Problems problems;

    References(Dialogs dialogs, List<AuthoredDialogs.Use> patterns, List<AuthoredDialogs.Use> flows, Problems problems) {
        this.dialogs = dialogs;
        this.uses = new ArrayList<>(patterns);
        this.uses.addAll(flows);
        this.problems = problems;
    }

    void check() {
        if (problems.list().stream().anyMatch(p -> p.message().startsWith("not YAML"))) {
            return;                            // what a file that cannot be read defines, nobody can miss
        }
        for (AuthoredDialogs.Use use : uses) {
            if (!dialogs.hasReply(use.id())) {
                problems.error(use.at(), "no reply '%s'%s", use.id(), Problems.didYouMean(use.id(), dialogs.replies().keySet()));
            }
        }
        Position replies = new Position("dialogs/replies", 1, 1);
        Dialogs.engineReplies().stream().filter(id -> !dialogs.hasReply(id))
                .forEach(id -> problems.error(replies, "the engine needs a reply '%s'", id));
    }
}

package io.weiquan.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.channel.AuthorBench;
import io.weiquan.conversation.Inbound;
import io.weiquan.guide.Rehearsal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The bench over the dialogs in force. */
record AuthorDesk(boolean isOpen, Supplier<Rehearsal> rehearsal, Supplier<String> mistakes) implements AuthorBench {

    @Override
    public Object turn(JsonNode state, Tried tried, Instant now) {
        return rehearsal.get().turn(state, tried == null ? null : inbound(tried), now);
    }

    @Override
    public Optional<String> diagram(String flow, Set<String> played) {
        return rehearsal.get().diagram(flow, played);
    }

    @Override
    public String transcript(List<Tried> tried, Instant now) {
        return rehearsal.get().transcript(tried.stream().map(AuthorDesk::inbound).toList(), now);
    }

    @Override
    public String broken() {
        return mistakes.get();
    }

    private static Inbound inbound(Tried tried) {
        return tried.text() != null ? new Inbound.Said("author", tried.text()) : new Inbound.Chose("author", tried.choice());
    }
}

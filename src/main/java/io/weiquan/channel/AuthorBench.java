package io.weiquan.channel;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a dialog author tries things out: a conversation that is stored nowhere, seen from inside. */
public interface AuthorBench {

    /** One thing the author typed ({@code text}) or picked ({@code choice}); exactly one of the two is given. */
    record Tried(String text, String choice) {
    }

    /** False in production unless somebody has switched it on; then nothing of the bench answers. */
    boolean isOpen();

    /**
     * One turn.
     *
     * @param state what the turn before answered as {@code state}, or null to begin
     * @return JSON data: messages, slots, trace, what was played, the state for the next turn
     */
    Object turn(JsonNode state, Tried tried, Instant now);

    /** @param played names as {@link #turn} gives them under {@code played} */
    Optional<String> diagram(String flow, Set<String> played);

    /** What is wrong with the dialogs as they were saved last, for the author, one mistake a line; empty when they are the ones tried out. */
    String broken();

    /** The conversation as a transcript that replays, with personal data replaced. */
    String transcript(List<Tried> tried, Instant now);
}

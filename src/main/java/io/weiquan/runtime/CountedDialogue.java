package io.weiquan.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Wire;
import java.time.Instant;
import java.util.Set;

/**
 * A dialogue whose turns are counted by what the bot did: what it asked, whether it had to say that it did not understand, which channel
 * it recommended. A turn worked out twice, because another node was faster, counts twice.
 */
final class CountedDialogue implements Dialogue {

    /** Replies that mean: this was not understood. */
    private static final Set<String> LOST = Set.of("fallback", "form.invalid");
    private static final String ASKED_AGAIN = "reask.";

    private final Dialogue counted;
    private final Meters meters;

    CountedDialogue(Dialogue counted, Meters meters) {
        this.counted = counted;
        this.meters = meters;
    }

    @Override
    public String notice() {
        return counted.notice();
    }

    @Override
    public Step begin(String channel, Instant now) {
        Step step = counted.begin(channel, now);
        meters.count("weiquan.conversations", "kind", "begun");
        return step;
    }

    @Override
    public Step next(JsonNode state, Inbound inbound, Instant now) {
        Step step = counted.next(state, inbound, now);
        if (step.body() != null) {
            count(step.body());
        }
        return step;
    }

    @Override
    public Step resumed(JsonNode state, Instant lastTurn, Instant now) {
        Step step = counted.resumed(state, lastTurn, now);
        meters.count("weiquan.conversations", "kind", "resumed");
        return step;
    }

    @Override
    public Step silent(JsonNode state, Instant now) {
        return counted.silent(state, now);
    }

    private void count(Wire.Body body) {
        if (body.expects() != null) {
            meters.count("weiquan.asked", "slot", body.expects());
        }
        for (Wire.Message message : body.messages()) {
            if (LOST.contains(message.id()) || message.id().startsWith(ASKED_AGAIN)) {
                meters.count("weiquan.not.understood", "slot", body.expects() == null ? "none" : body.expects());
                break;
            }
        }
        if (body.result() != null) {
            meters.count("weiquan.packages", "channel", body.result().path("recommendation").path("channel").asText("none"));
        }
        if (body.done()) {
            meters.count("weiquan.conversations", "kind", "done");
        }
    }
}

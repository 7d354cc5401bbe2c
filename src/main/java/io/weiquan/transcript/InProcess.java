package io.weiquan.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The dialog itself as a party: no store, no network, the state passed through JSON after every turn as the store would. */
public final class InProcess implements Party {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private final Dialogue dialogue;
    private JsonNode state = JsonNodeFactory.instance.nullNode();
    private Instant lastTurn = Instant.EPOCH;
    private Duration patience;

    public InProcess(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public List<JsonNode> start(String channel, Instant now) throws IOException {
        return took(dialogue.begin(channel, now), now);
    }

    @Override
    public List<JsonNode> send(Inbound inbound, Instant now) throws IOException {
        return took(dialogue.next(state, inbound, now), now);
    }

    @Override
    public List<JsonNode> comeBack(Instant now) throws IOException {
        return took(dialogue.resumed(state, lastTurn, now), now);
    }

    @Override
    public Duration patience() {
        return patience == null ? Party.super.patience() : patience;
    }

    @Override
    public List<JsonNode> silent(Instant now) throws IOException {
        return took(dialogue.silent(state, now), now);
    }

    private List<JsonNode> took(Dialogue.Step step, Instant now) throws IOException {
        if (step == null) {
            return List.of();
        }
        if (step.isRefused()) {
            return List.of(MAPPER.createObjectNode().set("fields", MAPPER.valueToTree(step.fields())));
        }
        state = MAPPER.readTree(MAPPER.writeValueAsBytes(step.state()));
        lastTurn = now;
        patience = step.wishes().silence();
        return List.of(MAPPER.valueToTree(step.body()));
    }
}

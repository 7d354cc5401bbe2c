package io.weiquan.guide;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.authoring.coverage.Coverage;
import io.weiquan.authoring.diagram.FlowDiagram;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Wire;
import io.weiquan.dialog.ConversationState;
import io.weiquan.dialog.Turn;
import io.weiquan.source.DialogFiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A conversation an author tries out: nothing is stored, and what the engine did is shown. */
public final class Rehearsal {

    private final Guide guide;
    private final Manuscript written;

    public Rehearsal(Guide guide, DialogFiles files) {
        this.guide = guide;
        this.written = new Manuscript(files, guide.authored());
    }

    /** Begins when {@code state} is null, else takes one message; JSON data for the page. */
    public Map<String, Object> turn(JsonNode state, Inbound inbound, Instant now) {
        List<Turn> turns = new ArrayList<>();
        Dialogue dialogue = guide.watched(turns::add);
        Dialogue.Step step = state == null ? dialogue.begin("author", now) : dialogue.next(state, inbound, now);
        Turn turn = turns.get(turns.size() - 1);
        Wire.Body body = step.body();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("messages", body.messages());
        view.put("expects", body.expects());
        view.put("slots", body.slots());
        view.put("progress", body.progress());
        view.put("preview", body.preview());
        view.put("scripts", body.result() == null ? List.of() : body.result().path("scripts"));
        view.put("recommendation", body.result() == null ? null : body.result().path("recommendation").path("name").asText());
        view.put("trace", turn.trace());
        view.put("flow", turn.state().stack().isEmpty() ? guide.authored().dialogs().entry()
                : turn.state().stack().get(turn.state().stack().size() - 1).flow());
        view.put("played", turn.trace().stream().map(Coverage::played).filter(Objects::nonNull).toList());
        view.put("state", step.state());
        return view;
    }

    public Optional<String> diagram(String flow, Set<String> played) {
        return Optional.ofNullable(written.flows().get(flow)).map(f -> FlowDiagram.svg(written, f, what -> {
            String[] words = what.split(" ");
            return played.contains(words[0] + " " + flow + "." + words[1] + (words.length > 2 ? "." + words[2] : ""));
        }));
    }

    /** The messages as a transcript with personal data replaced: what stands in it is what the bot does with the replaced words. */
    public String transcript(List<Inbound> said, Instant now) {
        StringBuilder text = new StringBuilder("title: （写一句这段对话在试什么）\nnow: ").append(now.atZone(GuidedDialogue.ZONE).toOffsetDateTime().withNano(0)).append('\n');
        Unnamed unnamed = new Unnamed(guide);
        Dialogue dialogue = guide.dialogue();
        Dialogue.Step step = dialogue.begin("author", now);
        for (Inbound one : said) {
            ConversationState state = StateJson.read(step.state());
            Inbound masked = one instanceof Inbound.Said words ? new Inbound.Said(one.id(), unnamed.words(words.text(), state, now)) : one;
            Map<String, Wire.Slot> before = step.body().slots();
            step = dialogue.next(step.state(), masked, now);
            text.append(masked instanceof Inbound.Said words ? "\n> " + words.text().replace("\n", " ") : "\n>> " + ((Inbound.Chose) masked).choice()).append('\n');
            String slots = step.body().slots().entrySet().stream().filter(e -> !e.getValue().equals(before.get(e.getKey())))
                    .map(e -> shown(e.getKey(), e.getValue())).filter(Objects::nonNull).collect(Collectors.joining(" "));
            text.append(slots.isEmpty() ? "" : "= " + slots + "\n");
            before.keySet().stream().filter(Predicate.not(step.body().slots()::containsKey)).forEach(gone -> text.append("= ").append(gone).append("=\n"));
            step.body().messages().forEach(m -> text.append("< ").append(m.id()).append('\n'));
            text.append(step.body().expects() == null ? "" : "? " + step.body().expects() + "\n");
        }
        return text.toString();
    }

    /** A slot as a transcript states it; null for tellings and records, which are better looked at by hand. */
    private static String shown(String key, Wire.Slot slot) {
        if (!slot.status().equals("value")) {
            return key + "=" + slot.status();
        }
        if (slot.value() instanceof List<?> list) {
            return list.stream().allMatch(String.class::isInstance) ? key + "=" + list.stream().map(Object::toString).collect(Collectors.joining(",")) : null;
        }
        String value = slot.value().toString();
        return value.length() > 30 || value.contains("\n") ? null : value.contains(" ") ? key + "=\"" + value.replace("\"", "'") + "\"" : key + "=" + value;
    }
}

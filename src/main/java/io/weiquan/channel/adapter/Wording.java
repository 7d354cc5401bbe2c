package io.weiquan.channel.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A reply as a few plain texts. The words are the dialog's own; what changes is documented in ADAPTERS.md: bubbles share a message, choices
 * get numbers or buttons, forms become lists, and a package becomes its main points, one script, and a link to the rest.
 */
public final class Wording {

    private static final String UNKNOWN = "=unknown";

    private static final int REASONS = 2;
    private static final int WARNINGS = 3;
    private static final int DEADLINES = 3;

    private final Phrases phrases;

    public Wording(Phrases phrases) {
        this.phrases = phrases;
    }

    /**
     * @param talk    the bubbles, choices in words where they are not buttons
     * @param points  the package's main points, or null
     * @param script  the script of the recommended channel, or null
     * @param choices what the buttons below {@code talk} are, empty without buttons
     */
    public record Worded(String talk, String points, String script, List<Wire.Choice> choices) {
    }

    /** @param buttons how many choices the platform shows as buttons; more than that, and they are numbered */
    public Worded word(Answer answer, int buttons) {
        Wire.Body body = answer.reply().body();
        List<Wire.Choice> all = Numbers.open(body);
        List<Wire.Choice> open = fitting(all, buttons);
        boolean asButtons = !open.isEmpty() && open.size() <= buttons;
        List<String> lines = new ArrayList<>();
        if (answer.before() != null) {
            lines.add(answer.before());
        }
        int number = 1;
        boolean numbers = !Numbers.numbered(body).isEmpty();
        for (Wire.Message message : body.messages()) {
            if (!message.text().isBlank()) {
                lines.add(message.text());
            }
            if (!asButtons && !message.choices().isEmpty()) {
                number = choices(message.choices(), numbers, number, lines);
            }
            fields(message.form(), lines);
        }
        if (asButtons && open.size() < all.size()) {
            lines.add(wayOut(all.stream().filter(c -> !open.contains(c)).toList()));
        }
        JsonNode result = body.result();
        return new Worded(String.join("\n", lines), result == null ? null : points(result, answer.link()), result == null ? null : script(result),
                asButtons ? open : List.of());
    }

    private String wayOut(List<Wire.Choice> choices) {
        return phrases.text("way_out", "labels", choices.stream().map(c -> "“" + c.label() + "”").collect(Collectors.joining("、")));
    }

    /** One button too many: "不知道" can be typed at any time, so it is the one to go. */
    private static List<Wire.Choice> fitting(List<Wire.Choice> open, int buttons) {
        return open.size() == buttons + 1 ? open.stream().filter(c -> !c.id().endsWith(UNKNOWN)).toList() : open;
    }

    private int choices(List<Wire.Choice> choices, boolean numbers, int from, List<String> lines) {
        if (!numbers) {
            lines.add(wayOut(choices));
            return from;
        }
        lines.add(phrases.text("pick"));
        int number = from;
        for (Wire.Choice choice : choices) {
            lines.add(phrases.text("choice", "number", String.valueOf(number++), "label", choice.label()));
        }
        return number;
    }

    private void fields(List<Wire.FormField> fields, List<String> lines) {
        if (fields.isEmpty()) {
            return;
        }
        lines.add(phrases.text("fill"));
        for (Wire.FormField field : fields) {
            lines.add(field.choices().isEmpty() ? phrases.text("field", "title", field.title())
                    : phrases.text("field.options", "title", field.title(),
                            "options", field.choices().stream().map(Wire.Choice::label).collect(Collectors.joining("/"))));
        }
    }

    private String points(JsonNode result, String link) {
        List<String> lines = new ArrayList<>();
        result.path("gates").forEach(gate -> lines.add(phrases.text("package.warning", "warning", gate.path("text").asText())));
        JsonNode recommendation = result.path("recommendation");
        if (recommendation.hasNonNull("name")) {
            lines.add(phrases.text("package.channel", "name", recommendation.path("name").asText()));
        }
        first(recommendation.path("reasons"), REASONS).forEach(reason -> lines.add(phrases.text("package.reason", "reason", reason.asText())));
        first(result.path("deadlines"), DEADLINES).stream().filter(deadline -> deadline.hasNonNull("due")).forEach(deadline ->
                lines.add(phrases.text("package.deadline", "due", deadline.path("due").asText(), "name", deadline.path("name").asText())));
        if (link != null) {
            lines.add(phrases.text("package.link", "link", link));
        }
        if (result.hasNonNull("returnCode")) {
            lines.add(phrases.text("package.code", "code", result.path("returnCode").asText()));
        }
        first(result.path("warnings"), WARNINGS).forEach(warning -> lines.add(phrases.text("package.warning", "warning", warning.asText())));
        return String.join("\n", lines);
    }

    /** The script of the recommended channel; where that has none, the first. */
    private String script(JsonNode result) {
        JsonNode scripts = result.path("scripts");
        JsonNode chosen = scripts.path(0);
        for (JsonNode script : scripts) {
            if (script.path("channel").asText().equals(result.path("recommendation").path("channel").asText("-"))) {
                chosen = script;
                break;
            }
        }
        return chosen.isMissingNode() ? null
                : phrases.text("package.script", "title", chosen.path("title").asText()) + "\n" + chosen.path("text").asText();
    }

    private static List<JsonNode> first(JsonNode items, int count) {
        List<JsonNode> first = new ArrayList<>();
        items.forEach(item -> {
            if (first.size() < count) {
                first.add(item);
            }
        });
        return first;
    }

    /**
     * The texts of an answer, each within {@code bytes}, at most {@code most} of them. The script is the first to be cut: it is behind the
     * link whole.
     */
    public List<String> texts(Worded worded, int bytes, int most) {
        List<String> texts = new ArrayList<>(Pieces.of(worded.talk(), bytes));
        if (worded.points() != null) {
            texts.addAll(Pieces.of(worded.points(), bytes));
        }
        if (worded.script() != null) {
            texts.addAll(Pieces.of(worded.script(), bytes));
        }
        return texts.size() <= most ? texts : squeezed(worded, bytes, most);
    }

    private List<String> squeezed(Worded worded, int bytes, int most) {
        String head = worded.points() == null ? worded.talk() : worded.talk() + "\n\n" + worded.points();
        List<String> texts = new ArrayList<>(Pieces.of(head, bytes));
        String cut = phrases.text("package.cut");
        if (texts.size() > most) {
            List<String> kept = new ArrayList<>(texts.subList(0, most));
            kept.set(most - 1, Pieces.start(kept.get(most - 1) + "\n" + texts.get(most), bytes, cut));
            return kept;
        }
        if (worded.script() != null && texts.size() < most) {
            List<String> script = Pieces.of(worded.script(), bytes);
            int room = most - texts.size();
            texts.addAll(script.subList(0, Math.min(room, script.size())));
            if (script.size() > room) {
                int last = texts.size() - 1;
                texts.set(last, Pieces.start(texts.get(last) + "\n" + script.get(room), bytes, cut));
            }
        } else if (worded.script() != null) {
            int last = texts.size() - 1;
            String both = texts.get(last) + "\n\n" + worded.script();
            // A script of two lines helps nobody: then the link alone.
            if (bytes - Pieces.bytes(texts.get(last)) > bytes / 3) {
                texts.set(last, Pieces.start(both, bytes, cut));
            }
        }
        return texts;
    }
}

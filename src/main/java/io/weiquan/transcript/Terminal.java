package io.weiquan.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Inbound;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation held in a terminal. A number picks the choice with that number; an empty line does nothing; end of input leaves.
 * With {@code 稿件} the scripts of the last package are printed.
 */
public final class Terminal {

    private final Party party;
    private final BufferedReader in;
    private final PrintStream out;
    private final InstantSource clock;
    private final List<JsonNode> open = new ArrayList<>();
    private JsonNode result;

    public Terminal(Party party, BufferedReader in, PrintStream out, InstantSource clock) {
        this.party = party;
        this.in = in;
        this.out = out;
        this.clock = clock;
    }

    public void hold() throws IOException {
        show(party.start("terminal", clock.instant()));
        int sent = 0;
        out.print("> ");
        out.flush();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String text = line.strip();
            if (text.equals("稿件") && result != null) {
                print(result);
            } else if (!text.isEmpty()) {
                String id = "t" + ++sent;
                boolean number = text.matches("\\d{1,2}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= open.size();
                show(party.send(number ? new Inbound.Chose(id, open.get(Integer.parseInt(text) - 1).path("id").asText())
                        : new Inbound.Said(id, text), clock.instant()));
            }
            out.print("> ");
            out.flush();
        }
        out.println();
    }

    private void show(List<JsonNode> replies) {
        for (JsonNode reply : replies) {
            open.clear();
            reply.path("messages").forEach(message -> {
                out.println(message.path("text").asText());
                message.path("choices").forEach(choice -> {
                    open.add(choice);
                    out.printf("   [%d] %s%n", open.size(), choice.path("label").asText());
                });
            });
            if (reply.hasNonNull("result")) {
                result = reply.get("result");
                print(result);
            } else if (reply.hasNonNull("preview")) {
                JsonNode preview = reply.get("preview");
                out.printf("   （目前建议：%s %s%s）%n", preview.path("name").asText(), preview.path("reason").asText(),
                        preview.hasNonNull("warning") ? " " + preview.path("warning").asText() : "");
            }
        }
    }

    private void print(JsonNode advice) {
        out.println("────────────────────────");
        advice.path("gates").forEach(g -> out.println("！" + g.path("text").asText()));
        advice.path("warnings").forEach(w -> out.println("！" + w.asText()));
        out.println("建议渠道：" + advice.path("recommendation").path("name").asText());
        advice.path("recommendation").path("reasons").forEach(r -> out.println(" · " + r.asText()));
        advice.path("recommendation").path("steps").forEach(s -> out.println("   " + s.asText()));
        advice.path("deadlines").forEach(d -> out.printf("期限 %s：%s（%s）%n", d.path("due").asText(), d.path("name").asText(), d.path("kind").asText()));
        advice.path("scripts").forEach(s -> out.printf("%n【%s】%n%s%n", s.path("title").asText(), s.path("text").asText()));
        out.println("────────────────────────");
    }
}

package io.weiquan.nlu;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.dialog.DateSpan;
import io.weiquan.dialog.Entity;
import io.weiquan.dialog.Intent;
import io.weiquan.dialog.Money;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The same rows through two libraries from npm ({@code src/test/baselines}), where Node and its packages are present: sums and dates by
 * Recognizers-Text, issues and intents by NLP.js trained on our own examples. Told beside ours, by the same rule of what is right.
 */
final class Baselines {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPT = Path.of("src/test/baselines/baselines.mjs");

    private final List<Row> rows = new ArrayList<>();
    private final ObjectNode models = JSON.createObjectNode();
    private JsonNode answers;

    /** One row: what is right in it, by whoever reads it. */
    private record Row(String group, String id, String text, LocalDateTime now, BigDecimal yuan, String from) {
    }

    private Baselines() {
    }

    /** @param home folder that holds {@code node_modules}; lines of the table, or one that says what is missing */
    static List<String> lines(Path data, String home) throws IOException {
        List<String> lines = new ArrayList<>(List.of("", "| same rows | ours | Recognizers-Text | NLP.js |", "|---|---|---|---|"));
        if (home == null || !Files.isDirectory(Path.of(home, "node_modules"))) {
            lines.add("| not run: -Dweiquan.measure.baselines=FOLDER names no folder with node_modules | | | |");
            return lines;
        }
        Baselines b = new Baselines();
        b.collect(data);
        b.run(home);
        for (String group : List.of("sums, jionlp_money", "sums, own rows", "days, time_nlp_ts", "days, own rows")) {
            lines.add(b.values(group));
        }
        lines.add(b.labels("issue"));
        lines.add(b.labels("intent"));
        return lines;
    }

    private void collect(Path data) {
        for (JsonNode row : Rows.outside(data, "jionlp_money")) {
            JsonNode num = row.get("expected").path("num");
            if (row.get("expected").path("case").asText().equals("元") && num.isValueNode()) {
                rows.add(new Row("sums, jionlp_money", row.get("id").asText(), row.get("text").asText(), Rows.NOW, new BigDecimal(num.asText()), null));
            }
        }
        for (JsonNode row : Rows.outside(data, "time_nlp_ts")) {
            if (row.hasNonNull("reference_datetime") && row.hasNonNull("expected")) {
                LocalDateTime now = LocalDateTime.parse(row.get("reference_datetime").asText().substring(0, 16).replace(' ', 'T'));
                rows.add(new Row("days, time_nlp_ts", row.get("id").asText(), row.get("text").asText(), now, null, row.get("expected").asText().substring(0, 10)));
            }
        }
        int n = 0;
        for (Rows.Labelled row : Rows.opened()) {
            String id = "own-" + n++;
            if (row.label("amount") != null && !row.label("amount").equals("-")) {
                rows.add(new Row("sums, own rows", id, row.text(), MeasureTest.SEALED_NOW, new BigDecimal(row.label("amount")), null));
            }
            if (row.label("date") != null && !row.label("date").equals("-")) {
                rows.add(new Row("days, own rows", id + "d", row.text(), MeasureTest.SEALED_NOW, null, row.label("date").substring(0, 10)));
            }
        }
        Intents intents = IntentsFile.read(DialogFiles.packaged(), new Problems());
        for (String name : List.of("issue", "intent")) {
            ObjectNode model = models.putObject(name);
            ArrayNode train = model.putArray("train");
            intents.models().get(name).sentences().forEach(s -> train.addArray().add(s.label()).add(s.text()));
            ArrayNode ask = model.putArray("ask");
            asked(name).forEach(r -> ask.add(r.text()));
        }
    }

    private static List<Rows.Labelled> asked(String name) {
        return Rows.opened().stream().filter(r -> r.label(name) != null && !r.label(name).equals("-")).toList();
    }

    private void run(String home) throws IOException {
        ObjectNode in = JSON.createObjectNode();
        ArrayNode list = in.putArray("rows");
        rows.forEach(r -> list.addObject().put("id", r.id).put("text", r.text).put("now", r.now.toString()));
        in.set("models", models);
        Path input = Files.createTempFile("baselines", ".json");
        Path output = Files.createTempFile("baselines", ".json");
        try {
            JSON.writeValue(input.toFile(), in);
            ProcessBuilder node = new ProcessBuilder("node", SCRIPT.toString()).redirectInput(input.toFile()).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
            node.environment().put("BASELINES_HOME", Path.of(home).toAbsolutePath().toString());
            Process process = node.start();
            if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new IOException("the baselines did not end well");
            }
            answers = JSON.readTree(output.toFile());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(input);
            Files.delete(output);
        }
    }

    private String values(String group) {
        List<Row> own = rows.stream().filter(r -> r.group.equals(group)).toList();
        long ours = own.stream().filter(r -> r.yuan != null ? ourSum(r) : ourDay(r)).count();
        long theirs = own.stream().filter(r -> r.yuan != null ? theirSum(r) : theirDay(r)).count();
        return "| %s | %d / %d | %d / %d | |".formatted(group, ours, own.size(), theirs, own.size());
    }

    private static boolean ourSum(Row r) {
        return Rows.UNDERSTANDER.understand(r.text, r.now, Hint.NONE).entities("amount").map(e -> (Money) e.value()).anyMatch(m -> m.currency().equals("CNY") && m.value().compareTo(r.yuan) == 0);
    }

    private boolean theirSum(Row r) {
        for (JsonNode m : answers.get("rows").get(r.id).get("money")) {
            boolean yuan = m.path("currency").isNull() || m.path("currency").asText().equals("CNY");
            if (yuan && m.hasNonNull("value") && new BigDecimal(m.get("value").asText()).subtract(r.yuan).abs().compareTo(new BigDecimal("0.005")) <= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean ourDay(Row r) {
        Hint hint = r.group.contains("own") ? Hint.NONE : new Hint("purchase_date", "date");
        return Rows.UNDERSTANDER.understand(r.text, r.now, hint).entities("date").map(e -> (DateSpan) e.value())
                .anyMatch(d -> d.from().toString().equals(r.from) || r.text.startsWith("周") && d.from().plusWeeks(1).toString().equals(r.from));
    }

    private boolean theirDay(Row r) {
        for (JsonNode mention : answers.get("rows").get(r.id).get("dates")) {
            for (JsonNode value : mention) {
                boolean clock = value.asText().length() < 10 && r.from.equals(r.now.toLocalDate().toString());
                if (value.asText().startsWith(r.from) || clock) {
                    return true;
                }
            }
        }
        return false;
    }

    private String labels(String name) {
        List<Rows.Labelled> asked = asked(name);
        int ours = 0;
        int theirs = 0;
        for (int i = 0; i < asked.size(); i++) {
            String want = asked.get(i).label(name).split(",")[0];
            var got = Rows.UNDERSTANDER.understand(asked.get(i).text(), MeasureTest.SEALED_NOW, Hint.NONE);
            String top = name.equals("intent") ? got.intents().stream().findFirst().map(Intent::name).orElse("")
                    : got.entities(name).max(java.util.Comparator.comparingDouble(Entity::confidence)).map(e -> (String) e.value()).orElse("");
            ours += top.equals(want) ? 1 : 0;
            theirs += answers.get("models").get(name).get(i).asText("").equals(want) ? 1 : 0;
        }
        return "| %s first, own opened rows | %d / %d | | %d / %d |".formatted(name, ours, asked.size(), theirs, asked.size());
    }
}

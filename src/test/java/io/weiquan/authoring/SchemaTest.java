package io.weiquan.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The published schemas agree with what we ship and with what the readers take. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DialogFiles SHIPPED = DialogFiles.folder(Path.of("dialogs"));
    /** A small edit to a shipped file that adds a key nobody knows, by schema and place. */
    private static final List<Wrong> WRONG = List.of(
            new Wrong("bot", "bot.yaml", "name: ", "colour: red\nname: "),
            new Wrong("slots", "slots.yaml", "  title: 购买平台\n", "  title: 购买平台\n  colour: red\n"),
            new Wrong("flow", "flows/complaint.yaml", "version: 1\n", "version: 1\ncolour: red\n"),
            new Wrong("flow", "flows/complaint.yaml", "  welcome:\n", "  welcome:\n    colour: red\n"),
            new Wrong("flow", "flows/complaint.yaml", "      - {to: purchase}", "      - {to: purchase, colour: red}"),
            new Wrong("flow", "flows/complaint.yaml", "      - slot: issue\n", "      - slot: issue\n        colour: red\n"),
            new Wrong("flow", "flows/complaint.yaml", "      - {outcome: PAID, ", "      - {colour: red, outcome: PAID, "),
            new Wrong("flow", "flows/complaint.yaml", "      - {id: \"do:resolved\", ", "      - {colour: red, id: \"do:resolved\", "),
            new Wrong("patterns", "patterns/commands.yaml", "    stage: command\n", "    stage: command\n    colour: red\n"),
            new Wrong("patterns", "patterns/correction.yaml", "cues:\n", "colour: red\ncues:\n"),
            new Wrong("lexicon", "lexicon/platforms.yaml", "kind: platform\n", "kind: platform\ncolour: red\n"));
    private static final Pattern ALLOWED = Pattern.compile("unknown key 'colour'.*; allowed: \\[(.*)]");

    private record Wrong(String schema, String file, String before, String after) {
    }

    @TestFactory
    Stream<DynamicTest> every_shipped_file_fits_its_schema() {
        return Stream.of("bot.yaml", "slots.yaml", "flows", "patterns", "replies", "lexicon")
                .flatMap(place -> place.endsWith(".yaml") ? Stream.of(place) : SHIPPED.list(place, ".yaml").stream())
                .map(file -> DynamicTest.dynamicTest(file, () -> assertThat(complaints(schemaOf(file), SHIPPED.text(file))).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> a_wrong_key_fails_in_schema_and_reader() {
        return WRONG.stream().map(w -> DynamicTest.dynamicTest(w.file + " " + w.after.strip(), () -> {
            String text = SHIPPED.text(w.file).replaceFirst(Pattern.quote(w.before), Matcher.quoteReplacement(w.after));
            assertThat(text).contains("colour");
            assertThat(complaints(w.schema, text)).isNotEmpty();
            if (!w.schema.equals("lexicon")) {                          // the lexicon is read by those who understand
                Problem problem = refusal(w.file, text);
                assertThat(problem.at().line()).isEqualTo(text.substring(0, text.indexOf("colour")).split("\n", -1).length);
            }
        }));
    }

    @Test
    void schema_and_reader_know_the_same_keys() throws IOException {
        Map<String, Set<String>> inSchemas = new TreeMap<>();
        for (Wrong w : WRONG) {
            collect(schemaNode(w.schema), inSchemas.computeIfAbsent(w.schema, k -> new TreeSet<>()));
        }
        for (Wrong w : WRONG) {
            if (w.schema.equals("lexicon")) {
                continue;
            }
            Matcher allowed = ALLOWED.matcher(refusal(w.file, SHIPPED.text(w.file).replaceFirst(Pattern.quote(w.before),
                    Matcher.quoteReplacement(w.after))).message());
            assertThat(allowed.matches()).isTrue();
            Set<String> keys = new TreeSet<>(List.of(allowed.group(1).split(", ")));
            if (w.file.equals("patterns/correction.yaml")) {            // one schema for the folder: choices.yaml has these of its own
                keys.addAll(List.of("ordinals", "both"));
            }
            assertThat(inSchemas.get(w.schema)).as("the keys of one map of %s in %s.schema.json", w.file, w.schema)
                    .contains(String.join(",", keys));
        }
    }

    /** The property names of every object in a schema, each object as one line of sorted names. */
    private static void collect(JsonNode node, Set<String> objects) {
        if (node.has("properties") && node.has("additionalProperties")) {
            Set<String> names = new TreeSet<>();
            node.get("properties").fieldNames().forEachRemaining(names::add);
            objects.add(String.join(",", names));
        }
        node.forEach(child -> collect(child, objects));
    }

    private static Problem refusal(String file, String text) {
        Map<String, String> texts = new TreeMap<>();
        for (String folder : List.of("flows", "patterns", "replies", "lexicon")) {
            SHIPPED.list(folder, ".yaml").forEach(f -> texts.put(f, SHIPPED.text(f)));
        }
        texts.put("bot.yaml", SHIPPED.text("bot.yaml"));
        texts.put("slots.yaml", SHIPPED.text("slots.yaml"));
        texts.put(file, text);
        Problems problems = new Problems();
        AuthoredDialogs.read(DialogFiles.of(texts), problems);
        return problems.list().stream().filter(p -> p.message().startsWith("unknown key 'colour'")).findFirst()
                .orElseThrow(() -> new AssertionError("the reader takes the key: " + problems.list()));
    }

    private static String schemaOf(String file) {
        return file.endsWith("slots.yaml") ? "slots" : file.endsWith("bot.yaml") ? "bot" : file.startsWith("flows/") ? "flow"
                : file.substring(0, file.indexOf('/'));
    }

    private static List<String> complaints(String schema, String yaml) throws IOException {
        JsonSchema compiled = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaNode(schema));
        Object data = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        List<String> complaints = new ArrayList<>();
        compiled.validate(JSON.valueToTree(data)).stream().map(ValidationMessage::toString).forEach(complaints::add);
        return complaints;
    }

    private static JsonNode schemaNode(String schema) throws IOException {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/schema/" + schema + ".schema.json")) {
            return JSON.readTree(in);
        }
    }
}

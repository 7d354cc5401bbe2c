package io.weiquan.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.advice.knowledge.Knowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private final List<String> rows = rows();

    private static List<String> rows() {
        try {
            return Files.readAllLines(Path.of("src", "docs", "COVERAGE.md")).stream().filter(l -> l.startsWith("| ")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void every_key_has_a_row_with_a_file_and_a_test() {
        Knowledge knowledge = Desk.advisor().knowledge();
        for (String kind : List.of("platform", "carrier", "channel", "issue", "demand", "evidence", "scene", "outcome", "gate")) {
            knowledge.vocabulary().keys(kind).forEach(this::isCovered);
        }
        knowledge.deadlines().forEach(d -> isCovered(d.id()));
        knowledge.hotlines().keySet().forEach(this::isCovered);
        knowledge.statutes().keySet().forEach(key -> assertThat(rows).as(key).anyMatch(row -> row.contains("statutes.yaml`") && row.matches(".*[ |]" + key + "[ |].*")));
    }

    private void isCovered(String key) {
        assertThat(rows).as(key).anyMatch(row -> row.startsWith("| " + key + " |") && row.contains(".yaml`") && row.contains("Test"));
    }

    @Test
    void every_file_and_test_named_exists() throws IOException {
        Pattern named = Pattern.compile("`((?:dialogs|src)/[^`]+)`|\\b([A-Z]\\w+Test)\\b(?:#(\\w+))?");
        for (String row : rows) {
            Matcher m = named.matcher(row);
            while (m.find()) {
                boolean there = m.group(1) != null ? Files.exists(Path.of(m.group(1)))
                        : Files.exists(Path.of("src/test/java/io/weiquan/advice/" + m.group(2) + ".java"))
                        || Files.exists(Path.of("src/test/java/io/weiquan/advice/format/" + m.group(2) + ".java"));
                assertThat(there).as(m.group()).isTrue();
                if (m.group(3) != null) {
                    assertThat(Files.readString(Path.of("src/test/java/io/weiquan/advice/" + m.group(2) + ".java"))).as(m.group()).contains("void " + m.group(3) + "(");
                }
            }
        }
    }

    @Test
    void each_of_the_fourteen_ideas_names_a_test_that_exists() throws IOException {
        String tests = Files.readString(Path.of("src/test/java/io/weiquan/advice/ConflictsTest.java")) + Files.readString(Path.of("src/test/java/io/weiquan/advice/DeadlineDeskTest.java"));
        List<String> ideas = rows.stream().filter(row -> row.matches("\\| \\d+ \\| .+ \\| [a-z0-9_]+ \\|.*")).toList();
        assertThat(ideas).hasSize(14).allSatisfy(row -> assertThat(tests).contains("void " + row.split("\\|")[3].strip() + "("));
    }
}

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
    void every_section_of_the_inventory_is_named_and_no_row_is_empty() throws IOException {
        String text = Files.readString(Path.of("src", "docs", "COVERAGE.md"));
        for (String section : ("1.a 1.b 1.c 1.d 1.e 1.f 1.g 1.h.1 1.h.2 1.h.4 1.i 1.j 1.k 2.a.1 2.a.2 2.a.3 2.a.4 2.a.5 2.a.6 2.a.7 2.a.8 2.a.9 2.a.10 2.b 2.c 2.d 2.e 2.f 2.g 2.h 2.k 2.l").split(" ")) {
            assertThat(text).contains(section);
        }
        assertThat(rows).filteredOn(row -> row.contains(".yaml`") || row.contains(".qute`"))
                .allSatisfy(row -> assertThat(row).containsPattern("[A-Z]\\w+Test|transcripts/"));
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

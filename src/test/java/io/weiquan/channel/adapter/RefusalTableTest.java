package io.weiquan.channel.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator reads about refusals is what the code answers: every code with its status and a cause, in the same order, and no other. */
class RefusalTableTest {

    private static final Pattern ROW = Pattern.compile("\\| `([a-z0-9_]+)` \\| (\\d{3}) \\| (\\S.*?) \\|");

    @Test
    void the_documented_table_equals_the_codes() throws IOException {
        String document = Files.readString(Path.of("src/docs/ADAPTERS.md"));
        String section = document.substring(document.indexOf("<a id=\"refusals\">"), document.indexOf("<a id=\"letters\">"));
        List<String> rows = section.lines().filter(line -> line.startsWith("| `")).toList();
        assertThat(rows).as("every row has a code, a status and a cause").allMatch(line -> ROW.matcher(line).matches());
        List<String> documented = rows.stream().map(line -> {
            var row = ROW.matcher(line);
            assertThat(row.matches()).isTrue();
            return row.group(1) + " " + row.group(2);
        }).toList();
        assertThat(documented).containsExactlyElementsOf(Arrays.stream(Refusal.values()).map(refusal -> refusal.code() + " " + refusal.status()).toList());
    }
}

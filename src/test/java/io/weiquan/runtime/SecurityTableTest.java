package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A test that the security or promises page points to is there, by class and by name. */
class SecurityTableTest {

    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+(?:Test|IT))(?:\\.(\\w+))?`");

    @Test
    void every_test_named_is_there() throws IOException {
        Set<String> missing = new TreeSet<>();
        int named = 0;
        for (String page : new String[] {"SECURITY.md", "PROMISES.md"}) {
            Matcher test = NAMED.matcher(Files.readString(Path.of("src/docs", page)));
            while (test.find()) {
                named++;
                String source = source(test.group(1));
                boolean there = !source.isEmpty() && (test.group(2) == null || has(source, test.group(2)));
                if (!there) {
                    missing.add(page + ": " + test.group());
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(60);
    }

    /** A method of its own, of the contract it extends, or a rule. */
    private static boolean has(String source, String name) throws IOException {
        Matcher parent = Pattern.compile("extends (\\w+Contract)\\b").matcher(source);
        return Pattern.compile("\\b" + name + "\\b(?: =|\\()").matcher(source).find() || parent.find() && has(source(parent.group(1)), name);
    }

    private static String source(String type) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path file = files.filter(f -> f.getFileName().toString().equals(type + ".java")).findFirst().orElse(null);
            return file == null ? "" : Files.readString(file);
        }
    }
}

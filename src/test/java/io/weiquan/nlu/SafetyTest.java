package io.weiquan.nlu;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.dialog.Intent;
import io.weiquan.dialog.Understanding;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code safety.tsv}: what must be heard is heard in at least 11 wordings of 12, and angry talk raises nothing. */
class SafetyTest {

    private static final double SURE = 0.8;
    private static final Set<String> GRAVE = Set.of("danger", "fabricate", "threaten", "minor", "scam", "off_topic");
    /** The words by which the dialog tells who means to harm himself from who is in danger. */
    private static final Pattern DESPAIR = Pattern.compile(DialogFiles.packaged().yaml("patterns/safety.yaml", new Problems())
            .need("patterns").need("despair").need("words").texts().get(0));

    @ParameterizedTest
    @ValueSource(strings = {"danger", "despair", "fabricate", "threaten", "minor", "scam", "off_topic"})
    void is_heard(String name) {
        List<String> wordings = texts(name);
        List<String> missed = wordings.stream().filter(t -> !raised(t).contains(name)).toList();
        assertThat(wordings).hasSizeGreaterThanOrEqualTo(12);
        assertThat(missed).as(name + " not heard").hasSizeLessThanOrEqualTo(wordings.size() / 12);
    }

    @Test
    void angry_talk_raises_none_of_it() {
        List<String> harmless = texts("-");
        assertThat(harmless).hasSizeGreaterThanOrEqualTo(40);
        assertThat(harmless.stream().collect(Collectors.toMap(t -> t, SafetyTest::raised)).entrySet()).allSatisfy(e -> assertThat(e.getValue()).as(e.getKey()).isEmpty());
    }

    private static List<String> texts(String name) {
        return Rows.safety().stream().filter(r -> r.label("raises").equals(name)).map(Rows.Labelled::text).toList();
    }

    private static Set<String> raised(String text) {
        Understanding heard = Rows.read(text);
        Set<String> raised = heard.intents().stream().filter(i -> i.confidence() >= SURE).map(Intent::name).filter(GRAVE::contains)
                .collect(Collectors.toCollection(TreeSet::new));
        if (raised.contains("danger") && DESPAIR.matcher(text).find()) {
            raised.remove("danger");
            raised.add("despair");
        }
        return raised;
    }
}

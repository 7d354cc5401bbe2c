package io.weiquan.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.weiquan.dialog.SlotValue;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Our walk over a checked condition decides as the library's own interpreter does, on every construct and thousands of facts. */
class EvaluationTest {

    private static final CelRuntime LIBRARY = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(CelOptions.current().enableHeterogeneousNumericComparisons(true).build())
            .addFunctionBindings(CelFunctionBinding.from("days_text_text", String.class, String.class,
                    (a, b) -> ChronoUnit.DAYS.between(LocalDate.parse(a), LocalDate.parse(b)))).build();

    private static final List<String> CONDITIONS = List.of(
            "a == 'X'", "a != 'X'", "a in ['X', 'Y', '']", "!(a in ['X'])", "'X' in many", "many.exists(m, m in ['X', 'Z'])", "many.all(m, m == 'X')",
            "many.exists_one(m, m == 'Y')", "size(many) > 1", "size(many) == 0 || a == 'Y'", "n > 50", "n >= 98.5 && n < 100", "n == 98.5", "n - 1.0 > 97.0",
            "n > 50 || a == 'X'", "a == 'X' || n > 50", "n > 50 && a == 'X'", "!(n > 50)", "d <= today", "days(d, today) > 7", "days(d, today) <= 7 || flag",
            "flag && has(n)", "has(d) ? days(d, today) == 4 : a == ''", "status(n) == 'unknown'", "status(a) in ['', 'none']", "!has(a) && !flag",
            "records.exists(r, r.outcome == 'X')", "records.exists(r, r.outcome == 'X' && r.channel == 'Y')", "!records.exists(r, r.outcome == 'X')",
            "size(records.filter(r, r.outcome == 'X')) >= 1", "many.filter(m, m != 'X').exists(m, m == 'Y')", "a + 'Y' == 'XY'", "a.contains('X')",
            "many[0] == 'X'", "size(a) == 1", "(n > 1 && d < today) || (flag && many.exists(m, m == a))", "many == ['X', 'Y']");

    private final Expressions expressions = new Expressions(List.of(Variable.of("a", Variable.Type.TEXT), Variable.of("many", Variable.Type.TEXTS),
            Variable.of("n", Variable.Type.NUMBER), Variable.of("d", Variable.Type.DATE), Variable.of("flag", Variable.Type.FLAG),
            Variable.of("records", Variable.Type.RECORDS)), new Vocabulary(Map.of()));

    @Test
    void it_decides_as_the_library_does() throws Exception {
        Random random = new Random(7);
        int held = 0;
        for (String text : CONDITIONS) {
            Problems problems = new Problems();
            var ours = expressions.compile(text, new Position("test", 1, 1), problems);
            assertThat(problems.list()).as(text).isEmpty();
            CelAbstractSyntaxTree tree = expressions.checked(text).orElseThrow();
            CelRuntime.Program theirs = LIBRARY.createProgram(tree);
            for (int i = 0; i < 400; i++) {
                Map<String, SlotValue> facts = facts(random);
                boolean decided = ours.holds(facts);
                assertThat(decided).as(text + " with " + facts).isEqualTo(library(theirs, facts));
                held += decided ? 1 : 0;
            }
        }
        assertThat(held).as("conditions that held: a test in which none does proves nothing").isBetween(2_000, 12_000);
    }

    private static boolean library(CelRuntime.Program program, Map<String, SlotValue> facts) {
        try {
            return Boolean.TRUE.equals(program.eval((String name) -> find(name, facts)));
        } catch (CelEvaluationException undecided) {
            return false;
        }
    }

    private static Optional<Object> find(String name, Map<String, SlotValue> facts) {
        if (name.endsWith("__status")) {
            SlotValue slot = facts.get(name.substring(0, name.length() - "__status".length()));
            return Optional.of(slot == null ? "" : slot.status().name().toLowerCase(java.util.Locale.ROOT));
        }
        SlotValue slot = facts.get(name);
        if (slot != null && slot.hasValue()) {
            return Optional.of(slot.value() instanceof BigDecimal number ? number.doubleValue() : slot.value());
        }
        return switch (name) {
            case "a" -> Optional.of("");
            case "many", "records" -> Optional.of(List.of());
            case "flag" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Map<String, SlotValue> facts(Random random) {
        Map<String, SlotValue> facts = new HashMap<>();
        facts.put("today", SlotValue.said("2026-11-18"));
        put(facts, "a", random, List.of("X", "Y", "W").get(random.nextInt(3)));
        List<String> many = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            many.add(List.of("X", "Y", "Z").get(random.nextInt(3)));
        }
        put(facts, "many", random, many);
        put(facts, "n", random, new BigDecimal(List.of("98.5", "1", "300", "99.99").get(random.nextInt(4))));
        put(facts, "d", random, List.of("2026-11-14", "2026-11-18", "2026-10-01").get(random.nextInt(3)));
        put(facts, "flag", random, random.nextBoolean());
        List<Map<String, String>> records = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            records.add(random.nextInt(3) == 0 ? Map.of("channel", "Y") : Map.of("outcome", random.nextBoolean() ? "X" : "W", "channel", "Y"));
        }
        put(facts, "records", random, records);
        return facts;
    }

    private static void put(Map<String, SlotValue> facts, String name, Random random, Object value) {
        switch (random.nextInt(6)) {
            case 0 -> { }
            case 1 -> facts.put(name, SlotValue.without(SlotValue.Status.UNKNOWN, SlotValue.Source.SAID));
            case 2 -> facts.put(name, SlotValue.without(SlotValue.Status.NONE, SlotValue.Source.SAID));
            default -> facts.put(name, SlotValue.said(value));
        }
    }
}

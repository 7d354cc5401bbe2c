package io.weiquan.advice;

import io.quarkus.qute.Mapper;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What a script template sees: {@code v.x} a value or "", {@code have.x} whether there is one, {@code need.x} the value or
 * 【请补充：…】 — and then the slot is on the list of what is missing; {@code sign.X} whether the case has that sign. One object for one rendering.
 */
final class LetterFacts {

    private static final Set<String> OFFERED = Set.of("contact_email");
    private final Knowledge knowledge;
    private final Findings findings;
    private final Map<String, Object> values;
    private final Set<String> missing = new LinkedHashSet<>();

    LetterFacts(Knowledge knowledge, Findings findings, Map<String, Object> values) {
        this.knowledge = knowledge;
        this.findings = findings;
        this.values = values;
    }

    private record Lookup(Function<String, Object> by) implements Mapper {
        @Override
        public Object get(String key) {
            return by.apply(key);
        }
    }

    Map<String, Object> data() {
        return Map.of("v", new Lookup(this::value), "have", new Lookup(key -> isThere(value(key))), "need", new Lookup(this::need), "sign", new Lookup(this::sign));
    }

    Set<String> missing() {
        return missing;
    }

    private Object value(String key) {
        return values.getOrDefault(key, "");
    }

    private Object sign(String key) {
        if (!knowledge.vocabulary().has("sign", key)) {
            throw new IllegalArgumentException("signs.yaml has no sign '" + key + "'");
        }
        return findings.has("signs", key);
    }

    private Object need(String key) {
        Object value = value(key);
        if (isThere(value)) {
            return value;
        }
        Rules.Blank blank = knowledge.blanks().get(key);
        if (blank == null) {
            throw new IllegalArgumentException("scripts.yaml has no blank '" + key + "'");
        }
        if (!blank.none().isEmpty() && findings.saysNone(key)) {
            return blank.none();
        }
        if (!OFFERED.contains(key)) {
            missing.add(key);
        }
        return "【请补充：" + blank.otherwise().stream().filter(other -> findings.holds(other.when())).map(Rules.Advice::text).findFirst()
                .orElse(blank.title()) + "】";
    }

    private static boolean isThere(Object value) {
        return value instanceof String text ? !text.isEmpty() : value instanceof java.util.Collection<?> list ? !list.isEmpty()
                : !Boolean.FALSE.equals(value);
    }

}

package io.weiquan.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds values again in whatever was written with them, and takes them out. A number counts however it was grouped, a day in its usual
 * forms, a long text also clause by clause.
 */
final class Masks {

    /** Stands where something was. */
    static final String GONE = "【已删除】";
    private static final int SHORTEST = 2;
    private static final int SHORTEST_CLAUSE = 4;
    private static final int SHORTEST_CODE = 6;
    /** A shorter passage without a digit (前天) says something only among the person's own words. */
    private static final int TELLING = 4;
    private static final Pattern DAY = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _\\-]*\\d[A-Za-z0-9 _\\-]*");
    private static final Pattern BETWEEN_CLAUSES = Pattern.compile("[\\s，。！？；：、,.!?;:“”\"（）()…]+");
    private static final Pattern NOTHING = Pattern.compile("(?!)");
    /** Fields that hold keys, numbers and sources of ours. What follows a = in an id is a value. */
    private static final Set<String> OURS = Set.of("id", "channel", "expects", "state", "kind", "verdict", "status", "role", "strength", "have",
            "missing", "law", "article", "version", "inForceFrom", "asOf", "checkedAt", "confidence", "returnCode", "slot", "input", "flow", "asking", "open",
            "subject", "answered", "specversion", "type", "time", "outcome", "promised_by");
    /** Fields in which the person's own words are quoted, besides the slots of the story. */
    private static final Set<String> QUOTING = Set.of("scripts", "pending", "guesses");

    private final Pattern anywhere;
    private final Pattern own;
    private final Set<String> story;

    /**
     * @param values   what is to be found wherever it is written
     * @param passages what people typed of the same kinds: a short one (十八号) means something only among their own words
     * @param story    slots that hold their own words
     */
    Masks(Collection<String> values, Collection<String> passages, Set<String> story) {
        this.story = story;
        this.anywhere = any(Stream.concat(values.stream(), passages.stream().filter(Masks::telling)));
        this.own = any(Stream.concat(values.stream(), passages.stream()));
    }

    private static boolean telling(String passage) {
        return passage.length() >= TELLING || passage.chars().anyMatch(Character::isDigit);
    }

    /** Whether the value stands in the words. */
    static boolean in(String words, String value) {
        return any(Stream.of(value)).matcher(words).find();
    }

    private static Pattern any(Stream<String> values) {
        var longestFirst = values.map(String::strip).distinct().sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .flatMap(Masks::forms).distinct().collect(Collectors.joining("|"));
        return longestFirst.isEmpty() ? NOTHING : Pattern.compile(longestFirst, Pattern.CASE_INSENSITIVE);
    }

    private static Stream<String> forms(String value) {
        Matcher day = DAY.matcher(value);
        if (day.matches()) {
            return Stream.of("(?<!\\d)(?:%s年)?0?%d月0?%d(?!\\d)日?".formatted(day.group(1), Integer.valueOf(day.group(2)), Integer.valueOf(day.group(3))),
                    Pattern.quote(value));
        }
        if (value.length() < SHORTEST) {
            return Stream.of();
        }
        if (NUMBER.matcher(value).matches() && value.length() < SHORTEST_CODE + SHORTEST) {
            return Stream.of("(?<![\\d.])" + Pattern.quote(value) + (value.contains(".") ? "0*" : "(?:\\.0+)?") + "(?!\\d|\\.\\d)");
        }
        if (CODE.matcher(value).matches() && value.length() >= SHORTEST_CODE) {
            return Stream.of("(?<![A-Za-z0-9])" + value.chars().filter(Character::isLetterOrDigit).mapToObj(Character::toString)
                    .collect(Collectors.joining("[ _\\-]?")) + "(?![A-Za-z0-9])");
        }
        return Stream.concat(Stream.of(Pattern.quote(value)), Stream.of(BETWEEN_CLAUSES.split(value))
                .filter(clause -> clause.length() >= SHORTEST_CLAUSE && clause.length() < value.length()).map(Pattern::quote));
    }

    static boolean isDay(String value) {
        return DAY.matcher(value).matches();
    }

    /** The values in a slot, or in any part of it; keys of vocabularies are none. */
    static void values(JsonNode slot, Collection<String> into) {
        if (slot.isTextual()) {
            into.add(slot.textValue());
        } else if (slot.isNumber()) {
            into.add(slot.decimalValue().stripTrailingZeros().toPlainString());
        } else if (slot.isObject()) {
            slot.properties().stream().filter(field -> !OURS.contains(field.getKey())).forEach(field -> values(field.getValue(), into));
        } else {
            slot.forEach(part -> values(part, into));
        }
    }

    /** What a person typed, without. */
    String own(String words) {
        return own.matcher(words).replaceAll(GONE);
    }

    /** What came from elsewhere and may have been chosen carelessly, without. */
    String anywhere(String words) {
        return anywhere.matcher(words).replaceAll(GONE);
    }

    /** A state, an answer or a row that is to go out, without. */
    JsonNode anywhere(JsonNode content) {
        return without(content, anywhere);
    }

    private JsonNode without(JsonNode content, Pattern values) {
        if (content.isTextual()) {
            return TextNode.valueOf(values.matcher(content.textValue()).replaceAll(GONE));
        }
        if (content instanceof ObjectNode object) {
            var copy = object.objectNode();
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                copy.set(field.getKey(), OURS.contains(field.getKey()) ? ours(field.getValue())
                        : without(field.getValue(), quotes(field.getKey()) ? own : values));
            }
            return copy;
        }
        if (content instanceof ArrayNode array) {
            var copy = array.arrayNode();
            array.forEach(part -> copy.add(without(part, values)));
            return copy;
        }
        return content;
    }

    private boolean quotes(String field) {
        return QUOTING.contains(field) || story.contains(field);
    }

    private JsonNode ours(JsonNode content) {
        if (content instanceof ArrayNode array) {
            var copy = array.arrayNode();
            array.forEach(part -> copy.add(ours(part)));
            return copy;
        }
        int equals = content.isTextual() ? content.textValue().indexOf('=') + 1 : 0;
        return equals == 0 ? content : TextNode.valueOf(content.textValue().substring(0, equals) + own(content.textValue().substring(equals)));
    }
}

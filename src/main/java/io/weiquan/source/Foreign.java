package io.weiquan.source;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the parsers we use say of a text, told to an author: in Chinese what it comes to, then their own words, for those who want to
 * look them up. In English it is their own words alone.
 */
public final class Foreign {

    /** Their words, and what these come to: a format for the groups found. Where that is all of it, their words are left out. */
    private record Known(Pattern said, String gist, boolean all) {
        Known(String said, String gist) {
            this(Pattern.compile(said), gist, false);
        }

        Known(String said, String gist, boolean all) {
            this(Pattern.compile(said), gist, all);
        }
    }

    private static final List<Known> REGEX = List.of(
            new Known("Unclosed group", "a bracket is open"),
            new Known("Unmatched closing", "a bracket closes that was not opened"),
            new Known("Unclosed character class", "a square bracket is open"),
            new Known("Unclosed counted closure", "a brace is open"),
            new Known("Dangling meta character '(.)'", "nothing stands before %s"),
            new Known("Illegal/unsupported escape|Unexpected internal error|Illegal control", "the backslash means nothing here"),
            new Known("Illegal repetition", "a brace needs a number"),
            new Known("Illegal character range", "the range goes backwards"),
            new Known(".*", "not a regular expression"));

    private static final List<Known> YAML = List.of(
            new Known("mapping values are not allowed", "a second colon in one line, or wrong indentation"),
            new Known("expected <block end>", "the indentation does not fit what stands above"),
            new Known("cannot start any token", "a sign that nothing begins with"),
            new Known("could not find expected ':'", "a key without a colon"),
            new Known("unexpected end of stream", "the file ends in the middle"),
            new Known("expected ',' or '[\\]}]'", "a bracket or brace is open, or a comma is missing"),
            new Known("undefined alias", "a star names nothing"),
            new Known("expected a single document", "three dashes begin a second document"),
            new Known("unknown escape character", "a backslash in double quotes"),
            new Known(".*", "not written as YAML"));

    private static final List<Known> CONDITION = List.of(
            new Known("undeclared reference to '([^']+)__status'", "no name %s", true),
            new Known("undeclared reference to '([^']+)'", "no name %s", true),
            new Known("no matching overload", "two sides that cannot be compared"),
            new Known("expected type 'bool'", "not a yes-or-no question"),
            new Known("mismatched input '<EOF>'|no viable alternative at input '<EOF>'", "the condition stops in the middle"),
            new Known("token recognition error|[Ss]yntax error|mismatched input|extraneous input", "the condition is not written right"),
            new Known(".*", "the condition cannot be read"));

    private static final List<Known> TEMPLATE = List.of(
            new Known("unterminated section|no matching end|section end tag", "an {#…} is not closed"),
            new Known("section start not found", "a {/…} closes nothing"),
            new Known("no section helper|no matching section helper", "an unknown {#…}"),
            new Known("[Tt]emplate not found|[Uu]ser tag", "a piece of text that is not there"),
            new Known("not found .*in expression \\{([^}]+)}", "nothing fills %s"),
            new Known("(?:Entry|Key|Property) [\"'“]?([\\w.]+)[\"'”]? not found", "nothing fills %s"),
            new Known("unterminated (?:expression|string)|invalid", "a brace is open or has something wrong inside"),
            new Known(".*", "the template cannot be used"));

    /** Everything that could have stood there instead: longer than the rest and of no use to an author. */
    private static final Pattern LISTS = Pattern.compile(" \\(candidates: .*| expecting \\{.*");

    private Foreign() {
    }

    /** Of a regular expression. */
    public static Remark regex(PatternSyntaxException e) {
        return told(e.getDescription(), REGEX);
    }

    static Remark yaml(String problem) {
        return told(problem, YAML);
    }

    /** Of a condition. */
    public static Remark condition(String problem) {
        return told(problem, CONDITION);
    }

    /** Of a sentence or script with braces. */
    public static Remark template(String problem) {
        return told(problem, TEMPLATE);
    }

    private static Remark told(String original, List<Known> known) {
        for (Known one : known) {
            Matcher found = one.said.matcher(original);
            if (found.find()) {
                Object[] groups = new Object[found.groupCount()];
                for (int i = 0; i < groups.length; i++) {
                    groups[i] = found.group(i + 1) == null ? "" : found.group(i + 1);
                }
                String gist = ChineseForms.of(one.gist, groups);
                return new Remark(original, one.all ? gist : "%s（原文：%s）".formatted(gist, LISTS.matcher(original).replaceFirst("")));
            }
        }
        return new Remark(original, original);
    }
}

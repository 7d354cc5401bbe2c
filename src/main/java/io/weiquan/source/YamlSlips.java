package io.weiquan.source;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What most likely went wrong in a file that is no YAML, told where it was written. The parser tells where it could not go on, which is
 * often lines below: behind a quote that is open it reads on until the next one, behind a key without a blank until the next colon.
 * In words for somebody who has never heard of YAML.
 */
final class YamlSlips {

    /** The patterns below go back and forth; a line this long is no slip of a person. */
    private static final int HINTED_LINE_CHARS = 2_000;
    private static final Pattern KEY_LINE = Pattern.compile("\\s*(?:- )?[\\w.-]+:(?:\\s.*)?");
    private static final Pattern CHINESE_COLON = Pattern.compile("(\\s*(?:- )?[A-Za-z_0-9.]+)：.*");
    private static final Pattern NO_BLANK = Pattern.compile("(\\s*(?:- )?([A-Za-z_][\\w.-]*):)[^\\s:/].*");
    private static final List<Pattern> WANTS_QUOTES = List.of(
            Pattern.compile("[^\"'#]*[\\[,:-]\\s*[^\\s\"'\\[{,:][^\"',]*\\{.*"),
            Pattern.compile("\\s*(?:- )?[^\\s:\"'#]+: +(?![\\[{\"'|>&*!])[^\"'#]*: .*"),
            Pattern.compile("[^\"'#]*: *\\{[^{}]*}[^\\s,\\]}#].*"),
            Pattern.compile("[^\"'#]*: *\\{[#/].*"),
            Pattern.compile("[^\"'#]*: *[“@`%&*!|>].*"));

    private final List<String> lines;
    private final int stopped;

    /** @param line what to mend, counted from 1, with its column; line 0 where the place of the parser is the best there is */
    record Slip(int line, int column, Remark hint) {

        static Slip nowhere(Remark hint) {
            return new Slip(0, 0, hint);
        }
    }

    private YamlSlips(String text, int stopped) {
        this.lines = text.lines().toList();
        this.stopped = Math.min(stopped, lines.size());
    }

    /**
     * @param stopped the line in which the parser could not go on, counted from 1
     * @param opened  the place of a bracket or brace in which it was at that time, or null
     */
    static Slip find(String text, int stopped, Position opened) {
        YamlSlips slips = new YamlSlips(text, stopped);
        Slip slip = slips.signs();
        if (slip == null) {
            slip = slips.quote();
        }
        if (slip == null && opened != null) {
            slip = slips.opened(opened);
        }
        if (slip == null) {
            slip = slips.indentation();
        }
        return slip != null ? slip : slips.words();
    }

    private String line(int number) {
        String line = number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
        return line.length() > HINTED_LINE_CHARS ? "" : line;
    }

    /** The line before the given one that holds anything, or 0. */
    private int before(int number) {
        int before = number - 1;
        while (before > 0 && isEmpty(line(before))) {
            before--;
        }
        return before;
    }

    private static boolean isEmpty(String line) {
        return line.isBlank() || line.strip().startsWith("#");
    }

    /** Signs that an editor or an input method put there, in the line where the parser stopped and the one before. */
    private Slip signs() {
        for (int number : new int[] {stopped, before(stopped)}) {
            String line = line(number);
            if (line.contains("\t")) {
                return new Slip(number, line.indexOf('\t') + 1, Remark.of(" (line %d is indented with a tab; use spaces)", number));
            }
            Matcher colon = CHINESE_COLON.matcher(line);
            if (colon.matches()) {
                return new Slip(number, colon.end(1) + 1, Remark.of(" (line %d has a Chinese colon ：after its key; write an English one and a space)", number));
            }
            Matcher blank = NO_BLANK.matcher(line);
            if (blank.matches()) {
                return new Slip(number, blank.end(1) + 1, Remark.of(" (in line %d a blank is missing after '%s:')", number, blank.group(2)));
            }
        }
        return null;
    }

    /** A quote behind which the next key is swallowed, or the end of the file. */
    private Slip quote() {
        char open = 0;
        int line = 0;
        int column = 0;
        for (int number = 1; number <= stopped; number++) {
            String text = line(number);
            if (open != 0 && KEY_LINE.matcher(text).matches()) {
                break;
            }
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (open != 0) {
                    if (open == '"' && c == '\\' || open == '\'' && text.startsWith("''", i)) {
                        i++;
                    } else if (c == open) {
                        open = 0;
                    }
                } else if (c == '#' && (i == 0 || text.charAt(i - 1) == ' ')) {
                    break;
                } else if ((c == '"' || c == '\'') && beginsValue(text, i)) {
                    open = c;
                    line = number;
                    column = i + 1;
                }
            }
        }
        return open == 0 ? null : new Slip(line, column, Remark.of(" (a quote in line %d is not closed)", line));
    }

    private static boolean beginsValue(String text, int at) {
        String before = text.substring(0, at).stripTrailing();
        return before.isEmpty() || "[{,".indexOf(before.charAt(before.length() - 1)) >= 0
                || before.length() < at && (before.endsWith(":") || before.endsWith("-"));
    }

    /** A bracket that is not closed, or the brace of a text, which the parser took for one of its own. */
    private Slip opened(Position at) {
        String line = line(at.line());
        String rest = line.substring(Math.min(line.length(), at.column() - 1));
        boolean text = wantsQuotes(line) || count(rest, '[') == count(rest, ']') && count(rest, '{') == count(rest, '}');
        return new Slip(at.line(), at.column(), text ? Remark.of(" (put the text in line %d in quotes: \"…\")", at.line())
                : Remark.of(" (what is opened here is not closed in its line)"));
    }

    private static long count(String text, char sign) {
        return text.chars().filter(c -> c == sign).count();
    }

    private static boolean wantsQuotes(String line) {
        return WANTS_QUOTES.stream().anyMatch(p -> p.matcher(line).matches());
    }

    /** A line that begins between the columns in which the lines above begin. */
    private Slip indentation() {
        List<Integer> levels = new ArrayList<>();
        for (int number = 1; number < stopped; number++) {
            String line = line(number);
            if (!isEmpty(line)) {
                int indent = indent(line);
                levels.removeIf(level -> level > indent);
                level(levels, indent);
                String item = line.substring(indent);
                if (item.startsWith("- ")) {
                    level(levels, indent + 2 + indent(item.substring(2)));
                }
            }
        }
        int indent = indent(line(stopped));
        if (levels.isEmpty() || levels.contains(indent) || isEmpty(line(stopped))) {
            return null;
        }
        int nearest = levels.get(0);
        for (int level : levels) {
            nearest = Math.abs(level - indent) <= Math.abs(nearest - indent) ? level : nearest;
        }
        return new Slip(stopped, indent + 1, Remark.of(" (line %d begins with %d spaces, the lines it belongs to with %d)", stopped, indent, nearest));
    }

    private static void level(List<Integer> levels, int indent) {
        if (!levels.contains(indent)) {
            levels.add(indent);
        }
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /** A text that means something else to the parser. */
    private Slip words() {
        for (int number : new int[] {stopped, before(stopped)}) {
            if (wantsQuotes(line(number))) {
                return Slip.nowhere(Remark.of(" (put the text in line %d in quotes: \"…\")", number));
            }
        }
        boolean tooLong = stopped >= 1 && lines.get(stopped - 1).length() > HINTED_LINE_CHARS;
        return Slip.nowhere(tooLong ? Remark.NONE : Remark.of(" (look at the indentation and the quotes of this line and the one before)"));
    }
}

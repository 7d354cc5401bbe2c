package io.weiquan.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what a template opens is closed again, told where it was opened; the template engine tells where it noticed. */
public final class Sections {

    /** A comment, a brace with something in it, or one that is left open in its line. */
    private static final Pattern TAG = Pattern.compile("(?s)\\{!.*?!}|(?<!\\\\)\\{([#/]?)([\\p{L}_][\\p{L}\\p{N}_-]*)?([^{}\\n]*)(}?)");
    /** Parts of a section, and sections that need no end. */
    private static final Set<String> FREE = Set.of("else", "is", "case", "include", "let");

    private record Open(String name, Position at) {
    }

    private Sections() {
    }

    /**
     * @param file how an author calls the file
     * @return true when nothing was wrong
     */
    public static boolean check(String file, String text, Problems problems) {
        Deque<Open> open = new ArrayDeque<>();
        boolean right = true;
        Matcher tag = TAG.matcher(text);
        while (tag.find()) {
            boolean comment = tag.group(4) == null;
            boolean section = !comment && !tag.group(1).isEmpty();
            if (comment || !section && tag.group(2) == null) {
                continue;                      // a brace before anything but a name is a brace
            }
            Position at = at(file, text, tag.start());
            String name = tag.group(2) == null ? "" : tag.group(2);
            if (tag.group(4).isEmpty()) {
                problems.error(at, "the brace opened here is not closed with } in its line");
                return false;                  // which section ends where cannot be said of the rest
            }
            if (tag.group(1).equals("#") && !FREE.contains(name) && !tag.group(3).endsWith("/")) {
                open.push(new Open(name, at));
            } else if (tag.group(1).equals("/") && !FREE.contains(name)) {
                right &= close(open, name, at, problems);
            }
        }
        open.descendingIterator().forEachRemaining(o -> problems.error(o.at, "{#%s} is not closed; write {/%s} where it ends", o.name, o.name));
        return right && open.isEmpty();
    }

    private static boolean close(Deque<Open> open, String name, Position at, Problems problems) {
        if (open.isEmpty() || !name.isEmpty() && open.stream().noneMatch(o -> o.name.equals(name))) {
            problems.error(at, "{/%s} closes nothing; remove it, or write {#%s} where it begins", name, name);
            return false;
        }
        boolean right = true;
        Open last = open.pop();
        while (!name.isEmpty() && !last.name.equals(name)) {
            problems.error(last.at, "{#%s} is not closed; write {/%s} where it ends", last.name, last.name);
            right = false;
            last = open.pop();
        }
        return right;
    }

    private static Position at(String file, String text, int offset) {
        int line = 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
        return new Position(file, line, offset - text.lastIndexOf('\n', offset - 1));
    }
}

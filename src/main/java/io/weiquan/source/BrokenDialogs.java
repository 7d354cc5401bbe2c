package io.weiquan.source;

import java.util.List;
import java.util.stream.Collectors;

/** The author's files cannot be used; the message lists every problem, one a line. */
public final class BrokenDialogs extends RuntimeException {

    private final transient List<Problem> problems;

    public BrokenDialogs(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /** The same for the author: every problem, one a line. */
    public String inChinese() {
        return problems.stream().map(Problem::inChinese).collect(Collectors.joining("\n"));
    }

    public List<Problem> problems() {
        return problems;
    }
}

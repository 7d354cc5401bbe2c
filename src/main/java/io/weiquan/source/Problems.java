package io.weiquan.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects every problem of a load, so that an author sees all of them at once. Not thread-safe; made for one load. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** @param format as for {@link Remark#of}: a literal that has a Chinese form */
    public void error(Position at, String format, Object... args) {
        error(at, Remark.of(format, args));
    }

    public void error(Position at, Remark remark) {
        found.add(new Problem(at, Problem.Severity.ERROR, remark.english(), remark.chinese()));
    }

    public void warning(Position at, String format, Object... args) {
        Remark remark = Remark.of(format, args);
        found.add(new Problem(at, Problem.Severity.WARNING, remark.english(), remark.chinese()));
    }

    /** Takes over a problem of another load. */
    public void add(Problem problem) {
        found.add(problem);
    }

    /** Takes over what another load of the same files has found. */
    public void addAll(Problems others) {
        found.addAll(others.found);
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    }

    /**
     * All problems, by file, line and column; a file read twice tells its mistakes once. Where a file cannot be read at all, only that is
     * told: half a hundred consequences would hide it.
     */
    public List<Problem> list() {
        boolean unreadable = found.stream().anyMatch(Problems::isUnreadable);
        return found.stream().distinct().filter(p -> !unreadable || isUnreadable(p))
                .sorted(Comparator.comparing((Problem p) -> p.at().file())
                        .thenComparing(p -> p.at().line()).thenComparing(p -> p.at().column()))
                .toList();
    }

    private static boolean isUnreadable(Problem problem) {
        return problem.message().startsWith("not YAML");
    }

    /** @throws BrokenDialogs naming every error, when there is one */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new BrokenDialogs(list());
        }
    }

    /** {@code " (did you mean 'x'?)"} for the candidate nearest to {@code word}, or nothing when none is near. */
    public static Remark didYouMean(String word, Collection<String> candidates) {
        return candidates.stream()
                .map(c -> new Near(c, distance(word.toLowerCase(), c.toLowerCase())))
                .filter(n -> n.distance <= Math.max(1, (word.length() + 1) / 3))
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .map(n -> Remark.of(" (did you mean '%s'?)", n.word))
                .orElse(Remark.NONE);
    }

    private record Near(String word, int distance) {
    }

    /** Edits between two words; two letters that changed places are one edit. */
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int substituted = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(substituted, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], 1 + edits[i - 2][j - 2]);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}

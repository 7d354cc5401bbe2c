package io.weiquan.source;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects every problem of a load, so that an author sees all of them at once. Not thread-safe; made for one load. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    public void error(Position at, String message, Object... args) {
        found.add(new Problem(at, Problem.Severity.ERROR, args.length == 0 ? message : message.formatted(args)));
    }

    public void warning(Position at, String message, Object... args) {
        found.add(new Problem(at, Problem.Severity.WARNING, args.length == 0 ? message : message.formatted(args)));
    }

    public boolean hasErrors() {
        return found.stream().anyMatch(p -> p.severity() == Problem.Severity.ERROR);
    }

    /** All problems, by file, line and column. */
    public List<Problem> list() {
        return found.stream()
                .sorted(Comparator.comparing((Problem p) -> p.at().file())
                        .thenComparing(p -> p.at().line()).thenComparing(p -> p.at().column()))
                .toList();
    }

    /** @throws BrokenDialogs naming every error, when there is one */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new BrokenDialogs(list());
        }
    }

    /** {@code " (did you mean 'x'?)"} for the candidate nearest to {@code word}, or an empty string when none is near. */
    public static String didYouMean(String word, Collection<String> candidates) {
        return candidates.stream()
                .map(c -> new Near(c, distance(word.toLowerCase(), c.toLowerCase())))
                .filter(n -> n.distance <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::word))
                .map(n -> " (did you mean '%s'?)".formatted(n.word))
                .orElse("");
    }

    private record Near(String word, int distance) {
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}

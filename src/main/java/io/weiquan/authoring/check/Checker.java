package io.weiquan.authoring.check;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.Understands;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what would go wrong in dialogs that can be read. Every check is independent of the others and says all it finds:
 *
 * <ul>
 * <li>names, versions, titles, flows and slots that nothing uses ({@link NameChecks}, {@link UsageChecks})
 * <li>states that are never reached, lead nowhere, cannot end, or go round without a word of the person ({@link ShapeChecks})
 * <li>transitions that never hold and lists of them without a default ({@link BranchChecks})
 * <li>intents, choices and patterns that nothing can trigger ({@link PatternChecks}, {@link ChoiceChecks})
 * <li>sentences too long, repeated or never said ({@link SentenceChecks})
 * <li>answers that a text uses and some path never asks for ({@link ResolutionChecks}), or that no flow asks ({@link AskedChecks})
 * <li>sentences that cannot be said with some answer ({@link SayingChecks})
 * <li>recommendations behind more general ones, and knowledge that nothing uses ({@link KnowledgeChecks})
 * <li>examples that are not understood, and one word for two things ({@link ExampleChecks}, {@link AliasChecks})
 * <li>more questions than a person has patience for ({@link BudgetChecks}; only {@link #checkAll}, because it plays the flow)
 * </ul>
 */
public final class Checker {

    private Checker() {
    }

    /** The checks that need no more than a look: for every start. */
    public static void check(DialogFiles files, AuthoredDialogs authored, Problems problems) {
        if (problems.list().stream().anyMatch(p -> p.message().startsWith("not YAML"))) {
            return;                                // what the unreadable file defines would be missed everywhere
        }
        Set<String> broken = problems.list().stream().filter(p -> p.severity() == Problem.Severity.ERROR).map(p -> p.at().file())
                .collect(Collectors.toSet());
        Manuscript written = new Manuscript(files, authored);
        flows(written, problems, broken);
        written.earlier().forEach((file, as) -> {
            Problems found = new Problems();
            flows(as, found, broken);
            found.list().stream().filter(p -> p.severity() == Problem.Severity.ERROR && p.at().file().equals(file))
                    .forEach(problems::add);
        });
        new PatternChecks(written, problems).check();
        new SentenceChecks(written, problems).check();
        new UsageChecks(written, problems).check();
        if (broken.isEmpty()) {
            new AskedChecks(written, problems).check();
        }
        new SayingChecks(authored, written, problems).check();
        new AliasChecks(files, problems).check();
        new KnowledgeChecks(files, problems).check();
    }

    /** What is judged of the flows in use, and of each earlier version as if it were. */
    private static void flows(Manuscript written, Problems problems, Set<String> broken) {
        new NameChecks(written, problems).check();
        new ShapeChecks(written, problems, broken).check();
        new BranchChecks(written, problems, broken).check();
        new ChoiceChecks(written, problems).check();
        if (broken.isEmpty()) {
            new ResolutionChecks(written, problems).check();
        }
    }

    /**
     * Every check, also those that play the flow: for the build and the command line.
     *
     * @param understands reads the examples of slots, or null when nobody can
     */
    public static void checkAll(DialogFiles files, AuthoredDialogs authored, Understands understands, Problems problems) {
        boolean readable = !problems.hasErrors();
        check(files, authored, problems);
        Manuscript written = new Manuscript(files, authored);
        new ExampleChecks(written, understands, problems).check();
        if (readable && !problems.hasErrors()) {
            new BudgetChecks(written, problems).check();
        }
    }

    /**
     * Questions until the package for a person who tells nothing unasked, over every combination of answers that conditions tell apart.
     *
     * @param longestWay the slots asked for on the longest way, in order
     */
    public record Questions(int fewest, int median, int most, List<String> longestWay) {

        /** In one line. */
        public Remark told() {
            return Remark.of("questions before the package: %d to %d, median %d; the longest way: %s", fewest, most, median,
                    Manuscript.path(longestWay));
        }
    }

    /** Counted by playing the entry flow; all zero when it makes no package. */
    public static Questions questions(DialogFiles files, AuthoredDialogs authored) {
        List<List<String>> ways = new BudgetChecks(new Manuscript(files, authored), new Problems()).ways().stream().map(BudgetChecks.Way::asked)
                .sorted(Comparator.comparingInt(List::size)).toList();
        return ways.isEmpty() ? new Questions(0, 0, 0, List.of())
                : new Questions(ways.get(0).size(), ways.get(ways.size() / 2).size(), ways.get(ways.size() - 1).size(), ways.get(ways.size() - 1));
    }

    /**
     * Reads and checks a folder for running it.
     *
     * @throws io.weiquan.source.BrokenDialogs listing every mistake
     */
    public static AuthoredDialogs load(DialogFiles files) {
        Problems problems = new Problems();
        AuthoredDialogs authored = AuthoredDialogs.read(files, problems);
        check(files, authored, problems);
        problems.throwIfErrors();
        return authored;
    }
}

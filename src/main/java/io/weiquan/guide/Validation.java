package io.weiquan.guide;

import io.weiquan.advice.Advisor;
import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.Understands;
import io.weiquan.authoring.check.Checker;
import io.weiquan.dialog.Slot;
import io.weiquan.nlu.ChineseUnderstander;
import io.weiquan.nlu.Hint;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problem;
import io.weiquan.source.Problems;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** The {@code validate} command: every mistake in a dialogs folder, one a line, as {@code file:line:column  what and how to mend it}. */
public final class Validation {

    /** Examples are read as if said on this day, so that the same folder always gets the same answer. */
    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2026, 11, 18, 10, 0);

    private Validation() {
    }

    /** @return 0 when the folder may be run, 1 when it may not, 2 when it cannot be read at all */
    public static int run(Path folder, PrintStream out) {
        DialogFiles files;
        try {
            files = DialogFiles.folder(folder);
        } catch (UncheckedIOException e) {
            out.println(e.getMessage());
            return 2;
        }
        for (String needed : new String[] {"bot.yaml", "slots.yaml"}) {
            if (!files.has(needed)) {
                out.println(files.display(needed) + " is missing; this is no dialogs folder");
                return 2;
            }
        }
        return run(files, out);
    }

    /** As {@link #run(Path, PrintStream)}, of files already read. */
    public static int run(DialogFiles files, PrintStream out) {
        Problems problems = new Problems();
        AuthoredDialogs authored = AuthoredDialogs.read(files, problems);
        ChineseUnderstander understander = ChineseUnderstander.load(files, problems);
        Advisor advisor = Advisor.load(files, authored.dialogs().vocabulary(), problems);
        Checker.checkAll(files, authored, reading(understander), problems);
        if (!problems.hasErrors()) {
            new RenderChecks(authored.dialogs(), advisor, SOME_DAY).check(files, problems);
        }
        problems.list().forEach(out::println);
        long errors = problems.list().stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
        out.printf("%d flows, %d slots, %d patterns, %d replies: %s%n", authored.dialogs().flows().size(), authored.dialogs().slots().size(),
                authored.dialogs().patterns().size(), authored.dialogs().replies().size(),
                errors == 0 ? "no mistakes" : errors == 1 ? "1 mistake" : errors + " mistakes");
        if (errors == 0) {
            out.println(Checker.questions(files, authored));
        }
        return errors == 0 ? 0 : 1;
    }

    /** How the shipped understanding reads an example. */
    public static Understands reading(ChineseUnderstander understander) {
        return (String text, Slot asked) -> understander.understand(text, SOME_DAY,
                asked == null ? Hint.NONE : new Hint(asked.key(), asked.hintType()));
    }
}

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
import io.weiquan.source.Remark;
import io.weiquan.source.UnreadableDialogs;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** The {@code validate} command: every mistake in a dialogs folder, one a line, as {@code file:line:column  what and how to mend it}. */
public final class Validation {

    /** Examples are read as if said on this day, so that the same folder always gets the same answer. */
    private static final LocalDateTime SOME_DAY = LocalDateTime.of(2026, 11, 18, 10, 0);

    private Validation() {
    }

    /** What the mistakes are told in. */
    public enum Language { CHINESE, ENGLISH }

    /** @return 0 when the folder may be run, 1 when it may not, 2 when it cannot be read at all */
    public static int run(Path folder, PrintStream out, Language language) {
        DialogFiles files;
        try {
            files = DialogFiles.folder(folder);
        } catch (UnreadableDialogs e) {
            out.println(language == Language.CHINESE ? e.inChinese() : e.getMessage());
            return 2;
        }
        for (String needed : new String[] {"bot.yaml", "slots.yaml"}) {
            if (!files.has(needed)) {
                say(Remark.of("%s is missing; this is no dialogs folder", files.display(needed)), out, language);
                return 2;
            }
        }
        return run(files, out, language);
    }

    /** As {@link #run(Path, PrintStream, Language)}, of files already read. */
    public static int run(DialogFiles files, PrintStream out, Language language) {
        Problems problems = new Problems();
        AuthoredDialogs authored = AuthoredDialogs.read(files, problems);
        ChineseUnderstander understander = ChineseUnderstander.load(files, problems);
        Advisor advisor = Advisor.load(files, authored.dialogs().vocabulary(), problems);
        Checker.checkAll(files, authored, reading(understander), problems);
        if (!problems.hasErrors()) {
            new RenderChecks(authored.dialogs(), advisor, SOME_DAY).check(files, problems);
        }
        problems.list().forEach(p -> out.println(language == Language.CHINESE ? p.inChinese() : p.toString()));
        long errors = problems.list().stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
        say(Remark.of("%d flows, %d slots, %d patterns, %d replies: %s", authored.dialogs().flows().size(), authored.dialogs().slots().size(),
                authored.dialogs().patterns().size(), authored.dialogs().replies().size(),
                errors == 0 ? Remark.of("no mistakes") : errors == 1 ? Remark.of("1 mistake") : Remark.of("%d mistakes", errors)), out, language);
        if (errors == 0) {
            say(Checker.questions(files, authored).told(), out, language);
        }
        return errors == 0 ? 0 : 1;
    }

    private static void say(Remark remark, PrintStream out, Language language) {
        out.println(language == Language.CHINESE ? remark.chinese() : remark.english());
    }

    /** How the shipped understanding reads an example. */
    public static Understands reading(ChineseUnderstander understander) {
        return (String text, Slot asked) -> understander.understand(text, SOME_DAY,
                asked == null ? Hint.NONE : new Hint(asked.key(), asked.hintType()));
    }
}

package io.weiquan.guide;

import io.weiquan.advice.Advisor;
import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.check.Checker;
import io.weiquan.conversation.Dialogue;
import io.weiquan.dialog.Turn;
import io.weiquan.nlu.ChineseUnderstander;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.util.function.Consumer;

/** Everything a dialogs folder holds, read and joined: what the server, the tests and the command line run on. */
public record Guide(AuthoredDialogs authored, ChineseUnderstander understander, Advisor advisor, GuidedDialogue dialogue) {

    /** @throws io.weiquan.source.BrokenDialogs listing every mistake in every file */
    public static Guide load(DialogFiles files) {
        Problems problems = new Problems();
        AuthoredDialogs authored = AuthoredDialogs.read(files, problems);
        ChineseUnderstander understander = ChineseUnderstander.load(files, problems);
        Advisor advisor = Advisor.load(files, authored.dialogs().vocabulary(), problems);
        Checker.check(files, authored, problems);
        problems.throwIfErrors();
        return new Guide(authored, understander, advisor, new GuidedDialogue(authored, understander, new AdviceCounsel(advisor)));
    }

    /** The same dialog, showing {@code watcher} every turn as the engine decided it. */
    public Dialogue watched(Consumer<Turn> watcher) {
        return new GuidedDialogue(authored, understander, new AdviceCounsel(advisor), watcher);
    }
}

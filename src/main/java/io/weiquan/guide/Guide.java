package io.weiquan.guide;

import io.weiquan.advice.Advisor;
import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.check.Checker;
import io.weiquan.conversation.DataClasses;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Wire;
import io.weiquan.dialog.Turn;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.nlu.ChineseUnderstander;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import io.weiquan.source.VocabularyReader;
import io.weiquan.transcript.Spelling;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Everything a dialogs folder holds, read and joined: what the server, the tests and the command line run on. */
public record Guide(AuthoredDialogs authored, ChineseUnderstander understander, Advisor advisor, GuidedDialogue dialogue) {

    /** @throws io.weiquan.source.BrokenDialogs listing every mistake in every file */
    public static Guide load(DialogFiles files) {
        Problems problems = new Problems();
        Vocabulary vocabulary = VocabularyReader.read(files, new Problems());
        Part<ChineseUnderstander> understander = Part.of(found -> ChineseUnderstander.load(files, found));
        Part<Advisor> advisor = Part.of(found -> Advisor.load(files, vocabulary, found));
        AuthoredDialogs authored = AuthoredDialogs.read(files, problems);
        Checker.check(files, authored, problems);
        understander.addTo(problems);
        advisor.addTo(problems);
        problems.throwIfErrors();
        return new Guide(authored, understander.get(), advisor.get(),
                new GuidedDialogue(authored, understander.get(), new AdviceCounsel(advisor.get())));
    }

    /** A part read beside the others: the start is as long as the slowest, not as all together. */
    private record Part<T>(CompletableFuture<T> value, Problems found) {

        static <T> Part<T> of(Function<Problems, T> reader) {
            Problems found = new Problems();
            return new Part<>(CompletableFuture.supplyAsync(() -> reader.apply(found)), found);
        }

        T get() {
            return value.join();
        }

        void addTo(Problems all) {
            value.join();
            all.addAll(found);
        }
    }

    /** What is personal, by the classes of the slots. */
    public DataClasses dataClasses() {
        return new SlotClasses(authored, understander);
    }

    /** Every slot as a form field, in the order of the dialogs. */
    public List<Wire.FormField> fields() {
        var dialogs = authored.dialogs();
        return new Shown(dialogs, authored.replies()).form(List.copyOf(dialogs.slots().keySet()));
    }

    /** The names a transcript may use. */
    public Spelling spelling() {
        Set<String> slots = new TreeSet<>();
        authored.dialogs().slots().values().forEach(slot -> slots.addAll(List.of(slot.key(), slot.title())));
        Set<String> gates = new TreeSet<>();
        advisor.knowledge().gates().forEach(gate -> gates.add(gate.id()));
        return new Spelling(slots, authored.replies().ids(), Set.copyOf(authored.dialogs().vocabulary().keys("channel")), gates);
    }

    /** The same dialog, showing {@code watcher} every turn as the engine decided it. */
    public Dialogue watched(Consumer<Turn> watcher) {
        return new GuidedDialogue(authored, understander, new AdviceCounsel(advisor), watcher);
    }
}

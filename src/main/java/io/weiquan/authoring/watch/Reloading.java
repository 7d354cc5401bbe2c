package io.weiquan.authoring.watch;

import io.weiquan.source.BrokenDialogs;
import io.weiquan.source.UnreadableDialogs;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The dialogs in force while their folder is being edited: {@link #get} gives the last ones that had no mistake. Thread-safe.
 *
 * @param <T> what a folder is read into
 */
public final class Reloading<T> implements AutoCloseable {

    private final AtomicReference<T> current;
    private final Path folder;
    private final Function<Path, T> read;
    private final Consumer<String> told;
    private final DialogsWatcher watcher;
    private volatile String broken = "";

    /**
     * @param read reads and checks the folder; {@link BrokenDialogs} when it may not be run
     * @param told what to tell the author: that the dialogs were taken up, or every mistake
     * @throws BrokenDialogs when the folder is broken to begin with
     */
    public Reloading(Path folder, Function<Path, T> read, Consumer<String> told) {
        this.folder = Objects.requireNonNull(folder);
        this.read = read;
        this.told = told;
        this.current = new AtomicReference<>(read.apply(folder));
        this.watcher = DialogsWatcher.start(folder, this::reload);
    }

    public T get() {
        return current.get();
    }

    /** What is wrong with the folder as it was saved last, in Chinese, one mistake a line; empty when it is the one in force. */
    public String broken() {
        return broken;
    }

    private void reload() {
        try {
            current.set(read.apply(folder));
            broken = "";
            told.accept("对话已经换成新的：" + folder);
        } catch (BrokenDialogs mistakes) {
            keep("\n", mistakes.inChinese());
        } catch (UnreadableDialogs gone) {
            keep("", gone.inChinese());
        }
    }

    private void keep(String between, String wrong) {
        broken = wrong;
        told.accept("有错，先用原来的对话：" + between + wrong);
    }

    @Override
    public void close() {
        watcher.close();
    }
}

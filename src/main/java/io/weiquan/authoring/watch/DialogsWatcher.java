package io.weiquan.authoring.watch;

import io.weiquan.source.DialogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Calls back soon after anything under a folder was saved: once for a burst of writes, as editors make them. One daemon thread.
 * New folders are watched too. What the callback throws ends nothing: the thread's handler for uncaught exceptions is told.
 */
public final class DialogsWatcher implements AutoCloseable {

    /** Quiet time after a write before the callback; editors write a file in several steps. */
    private static final long QUIET_MILLIS = 120;

    private final Path folder;
    private final Runnable changed;
    private final WatchService service;
    private final Thread thread;

    private DialogsWatcher(Path folder, Runnable changed) throws IOException {
        this.folder = folder;
        this.changed = changed;
        this.service = folder.getFileSystem().newWatchService();
        watchTree();
        this.thread = new Thread(this::watch, "dialogs-watcher");
        this.thread.setDaemon(true);
    }

    /** @throws UncheckedIOException when the folder cannot be watched */
    public static DialogsWatcher start(Path folder, Runnable changed) {
        try {
            DialogsWatcher watcher = new DialogsWatcher(folder, changed);
            watcher.thread.start();
            return watcher;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + folder, e);
        }
    }

    private void watchTree() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path directory : walk.filter(Files::isDirectory).limit(DialogFiles.MAX_FILES).toList()) {
                directory.register(service, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY,
                        StandardWatchEventKinds.ENTRY_DELETE);
            }
        }
    }

    private void watch() {
        try {
            while (true) {
                drain(service.take());
                WatchKey more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                while (more != null) {
                    drain(more);
                    more = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                }
                watchTree();
                call();
            }
        } catch (ClosedWatchServiceException closed) {
            // the end of the watch
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch " + folder + " any longer", e);
        }
    }

    private void call() {
        try {
            changed.run();
        } catch (RuntimeException e) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private static void drain(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

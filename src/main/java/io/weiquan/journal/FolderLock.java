package io.weiquan.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One process a data folder: two would take turns on the SQLite file badly. The system frees the lock of a process that died; one
 * that is still draining is waited for.
 */
final class FolderLock implements AutoCloseable {

    private static final String FILE = "weiquan.lock";
    private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock of(Path folder) {
        try {
            var channel = FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long from = System.nanoTime();
            while (!locked(channel)) {
                if (System.nanoTime() - from > WAIT_NANOS) {
                    channel.close();
                    throw new UnfitStore("weiquan.data: another process is using " + folder.toAbsolutePath()
                            + ": stop it, or choose another folder");
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new UnfitStore("weiquan.data: cannot lock " + folder.toAbsolutePath() + " (" + e.getClass().getSimpleName() + ")", e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ownProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the lock goes with the process
        }
    }
}

package io.weiquan.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** All that is to happen, run one after another on the calling thread, in an order that the seed decides. */
final class OneThread extends AbstractExecutorService {

    private final Random random;
    private final List<Runnable> waiting = new ArrayList<>();

    OneThread(Random random) {
        this.random = random;
    }

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    /** Runs one thing that could run now; false when there is none. */
    boolean step() {
        if (waiting.isEmpty()) {
            return false;
        }
        waiting.remove(random.nextInt(waiting.size())).run();
        return true;
    }

    @Override
    public void shutdown() {
        waiting.clear();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}

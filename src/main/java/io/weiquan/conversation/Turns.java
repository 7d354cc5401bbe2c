package io.weiquan.conversation;

import io.weiquan.limits.Limits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs what is to be done in conversations: in each one thing at a time, in the order in which it came, and again when another node was faster. */
final class Turns implements AutoCloseable {

    /** Tries of one turn when other nodes keep being faster; then the client is asked to try again. */
    static final int TRIES = 20;
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final ExecutorService workers;
    private final Mailboxes mailboxes;
    private final Duration timeout;
    private volatile boolean closing;

    Turns(ExecutorService workers, Limits limits) {
        this.workers = workers;
        this.mailboxes = new Mailboxes(workers, limits);
        this.timeout = limits.turnTimeout();
    }

    /** Refused UNAVAILABLE when it takes too long, BUSY past a bound. */
    <T> CompletionStage<T> inTurn(String conversation, Supplier<CompletionStage<T>> turn) {
        if (closing) {
            return CompletableFuture.failedFuture(Refused.away("the service is stopping"));
        }
        return mailboxes.post(conversation, turn).orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? Refused.away("the store is slow") : failure));
    }

    /** Another try, with so many left. */
    interface Again<T> {
        CompletionStage<T> with(int tries);
    }

    /** The stored turn, or another try on a worker: the journal's own thread has better things to do. */
    <T> CompletionStage<T> kept(Journal.Outcome outcome, int tries, Supplier<T> result, Again<T> again) {
        switch (outcome) {
            case KEPT:
                return CompletableFuture.completedFuture(result.get());
            case GONE:
                return CompletableFuture.failedFuture(Refused.unknown());
            default:
                return tries <= 1 ? CompletableFuture.failedFuture(Refused.away("the conversation is busy elsewhere"))
                        : CompletableFuture.completedFuture(tries - 1).thenComposeAsync(again::with, workers);
        }
    }

    Executor workers() {
        return workers;
    }

    /** At work or waiting, now. */
    int underWay() {
        return mailboxes.turns();
    }

    /** Takes no more and waits for those at work. */
    @Override
    public void close() {
        closing = true;
        Workers.drain(workers, mailboxes, DRAIN);
    }
}

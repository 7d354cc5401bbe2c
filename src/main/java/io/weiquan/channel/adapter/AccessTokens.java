package io.weiquan.channel.adapter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A platform's access token, kept until shortly before it expires. However many ask at once, one fetches it: platforms count these calls, and
 * some retire the older token with each new one.
 */
public final class AccessTokens {

    private static final Duration BEFORE_THE_END = Duration.ofMinutes(5);

    /** @param valid from now on */
    public record Token(String value, Duration valid) {
        @Override
        public String toString() {
            return "Token[" + valid + "]";
        }
    }

    private final Supplier<CompletionStage<Token>> source;
    private final InstantSource clock;
    private CompletableFuture<Token> current;
    private Instant until = Instant.MIN;

    public AccessTokens(Supplier<CompletionStage<Token>> source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /** What {@code call} makes of a good token. Told that it is not good any more, it is called once more with a fresh one. */
    public <T> CompletionStage<T> with(Function<String, CompletionStage<T>> call, Function<T, Boolean> tokenRefused) {
        return token().thenCompose(token -> call.apply(token.value()).thenCompose(result -> tokenRefused.apply(result)
                ? forget(token).thenCompose(fresh -> call.apply(fresh.value()))
                : CompletableFuture.completedFuture(result)));
    }

    private synchronized CompletionStage<Token> token() {
        if (current == null || current.isCompletedExceptionally() || (current.isDone() && !clock.instant().isBefore(until))) {
            CompletableFuture<Token> fetching = new CompletableFuture<>();
            current = fetching;
            fetch(fetching);
        }
        return current;
    }

    /** Only the first who finds a token refused throws it away; the others get its successor. */
    private synchronized CompletionStage<Token> forget(Token refused) {
        if (current != null && current.isDone() && !current.isCompletedExceptionally() && current.join() == refused) {
            current = null;
        }
        return token();
    }

    private void fetch(CompletableFuture<Token> fetching) {
        CompletionStage<Token> fetched;
        try {
            fetched = source.get();
        } catch (RuntimeException e) {
            fetched = CompletableFuture.failedFuture(e);
        }
        fetched.whenComplete((token, failure) -> {
            if (failure == null) {
                synchronized (this) {
                    Duration good = token.valid().compareTo(BEFORE_THE_END.multipliedBy(2)) > 0 ? token.valid().minus(BEFORE_THE_END) : token.valid().dividedBy(2);
                    until = clock.instant().plus(good);
                }
                fetching.complete(token);
            } else {
                fetching.completeExceptionally(failure);
            }
        });
    }
}

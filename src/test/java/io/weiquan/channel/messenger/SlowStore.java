package io.weiquan.channel.messenger;

import io.weiquan.conversation.Journal;
import io.weiquan.journal.SqliteStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The real store; a test may have it take its time over some turns. Chosen by {@link BenchProfile} and by nobody else. */
@Singleton
@Alternative
public class SlowStore {

    /** How long a turn waits before it is stored. */
    static volatile Function<Journal.Turn, Duration> delay = turn -> Duration.ZERO;

    @Produces
    @Singleton
    @Alternative
    Journal journal(Limits limits) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "test-data")), "slow");
            return slow(SqliteStore.open(folder, new Vault(new SecureRandom(), List.of(new byte[32])), limits));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Journal slow(Journal journal) {
        return (Journal) Proxy.newProxyInstance(SlowStore.class.getClassLoader(), new Class<?>[] {Journal.class}, (proxy, method, arguments) -> {
            try {
                Duration wait = method.getName().equals("commit") ? delay.apply((Journal.Turn) arguments[0]) : Duration.ZERO;
                if (wait.isZero()) {
                    return method.invoke(journal, arguments);
                }
                return CompletableFuture.supplyAsync(() -> journal.commit((Journal.Turn) arguments[0]),
                        CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)).thenCompose((CompletionStage<Journal.Outcome> stored) -> stored);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }
}

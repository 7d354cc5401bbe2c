package io.weiquan.channel.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private Instant now = Instant.parse("2026-11-18T02:00:00Z");
    private final List<CompletableFuture<AccessTokens.Token>> asked = new ArrayList<>();
    private final AccessTokens tokens = new AccessTokens(() -> {
        CompletableFuture<AccessTokens.Token> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }, () -> now);

    private CompletionStage<String> use() {
        return tokens.with(CompletableFuture::completedFuture, result -> false);
    }

    private void grant(String token) {
        asked.get(asked.size() - 1).complete(new AccessTokens.Token(token, Duration.ofHours(2)));
    }

    @Test
    void however_many_ask_one_fetches() {
        List<CompletionStage<String>> users = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            users.add(use());
        }
        assertThat(asked).hasSize(1);
        grant("t1");
        users.forEach(user -> assertThat(user.toCompletableFuture().join()).isEqualTo("t1"));
        now = now.plus(Duration.ofMinutes(114));
        assertThat(use().toCompletableFuture().join()).isEqualTo("t1");
        now = now.plus(Duration.ofMinutes(2));
        CompletionStage<String> later = use();
        assertThat(asked).as("fetched anew shortly before the end").hasSize(2);
        grant("t2");
        assertThat(later.toCompletableFuture().join()).isEqualTo("t2");
    }

    @Test
    void a_failure_is_not_kept() {
        CompletionStage<String> first = use();
        asked.get(0).completeExceptionally(new IllegalStateException("away"));
        assertThatThrownBy(() -> first.toCompletableFuture().join()).hasRootCauseMessage("away");
        CompletionStage<String> second = use();
        grant("t1");
        assertThat(second.toCompletableFuture().join()).isEqualTo("t1");
    }

    @Test
    void a_token_refused_early_is_replaced_once_for_all_who_hold_it() {
        AtomicInteger calls = new AtomicInteger();
        List<CompletionStage<String>> users = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            users.add(tokens.with(token -> {
                calls.incrementAndGet();
                return CompletableFuture.completedFuture(token);
            }, token -> token.equals("old")));
        }
        grant("old");
        assertThat(asked).as("one successor for ten who were refused").hasSize(2);
        grant("new");
        users.forEach(user -> assertThat(user.toCompletableFuture().join()).isEqualTo("new"));
        assertThat(calls).hasValue(20);
    }
}

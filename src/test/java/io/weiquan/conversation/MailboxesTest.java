package io.weiquan.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.conversation.Refused.Code;
import io.weiquan.limits.OtherLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MailboxesTest {

    private final Mailboxes mailboxes = new Mailboxes(Runnable::run, OtherLimits.with(Map.of("waitingTurns", 2, "queuedTurns", 5)));
    private final List<String> begun = new ArrayList<>();

    @Test
    void the_next_turn_begins_when_the_one_before_is_complete() {
        var first = new CompletableFuture<String>();
        var second = new CompletableFuture<String>();
        var firstDone = post("c", "first", first);
        var secondDone = post("c", "second", second);
        assertThat(begun).containsExactly("first");
        first.complete("1");
        assertThat(begun).containsExactly("first", "second");
        assertThat(firstDone).isCompletedWithValue("1");
        assertThat(secondDone).isNotDone();
        second.complete("2");
        assertThat(secondDone).isCompletedWithValue("2");
    }

    @Test
    void an_answer_is_told_before_the_next_turn_begins() {
        var first = new CompletableFuture<String>();
        post("c", "first", first).thenAccept(answer -> begun.add("told " + answer));
        post("c", "second", new CompletableFuture<>());
        first.complete("1");
        assertThat(begun).containsExactly("first", "told 1", "second");
    }

    @Test
    void other_conversations_do_not_wait() {
        post("c", "c", new CompletableFuture<>());
        post("d", "d", new CompletableFuture<>());
        assertThat(begun).containsExactly("c", "d");
    }

    @Test
    void a_failed_turn_lets_the_next_one_begin() {
        var first = new CompletableFuture<String>();
        var done = post("c", "first", first);
        var second = post("c", "second", CompletableFuture.completedFuture("2"));
        first.completeExceptionally(new IllegalStateException("away"));
        assertThat(done).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue("2");
        assertThat(mailboxes.<String>post("c", () -> {
            throw new IllegalStateException("thrown, not returned");
        })).isCompletedExceptionally();
        assertThat(mailboxes.active()).isZero();
    }

    @Test
    void a_turn_nobody_waits_for_any_more_is_not_begun() {
        var first = new CompletableFuture<String>();
        post("c", "first", first);
        var givenUp = post("c", "given up", CompletableFuture.completedFuture("late"));
        var third = post("c", "third", CompletableFuture.completedFuture("3"));
        givenUp.completeExceptionally(new java.util.concurrent.TimeoutException());
        first.complete("1");
        assertThat(begun).containsExactly("first", "third");
        assertThat(third).isCompletedWithValue("3");
        assertThat(mailboxes.turns()).isZero();
        assertThat(mailboxes.active()).isZero();
    }

    @Test
    void what_ends_a_turn_goes_before_what_begins_one() throws Exception {
        var workers = Workers.start(1);
        try {
            var order = java.util.Collections.synchronizedList(new ArrayList<String>());
            var busy = new java.util.concurrent.CountDownLatch(1);
            workers.execute(() -> {
                try {
                    busy.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            for (int i = 0; i < 100; i++) {
                workers.execute(() -> order.add("begins"));
            }
            var ended = CompletableFuture.completedFuture("").whenCompleteAsync((r, f) -> order.add("ends"), workers);
            busy.countDown();
            ended.get(10, java.util.concurrent.TimeUnit.SECONDS);
            assertThat(order.get(0)).isEqualTo("ends");
        } finally {
            workers.shutdown();
        }
    }

    @Test
    void a_conversation_with_too_many_turns_waiting_is_busy_and_the_others_are_not() {
        var first = new CompletableFuture<String>();
        post("c", "first", first);
        var waiting = List.of(post("c", "w1", CompletableFuture.completedFuture("")), post("c", "w2", CompletableFuture.completedFuture("")));
        assertThat(code(post("c", "w3", CompletableFuture.completedFuture("")))).isEqualTo(Code.BUSY);
        assertThat(post("d", "d", CompletableFuture.completedFuture("fine"))).isCompletedWithValue("fine");
        first.complete("");
        assertThat(waiting).allSatisfy(turn -> assertThat(turn).isCompleted());
        assertThat(begun).containsExactly("first", "d", "w1", "w2");
    }

    @Test
    void all_conversations_together_are_bounded_and_idle_ones_are_forgotten() {
        var turns = new ArrayList<CompletableFuture<String>>();
        for (int i = 0; i < 5; i++) {
            turns.add(new CompletableFuture<>());
            post("c" + i, "", turns.get(i));
        }
        assertThat(code(post("one more", "", new CompletableFuture<>()))).isEqualTo(Code.BUSY);
        assertThat(mailboxes.active()).isEqualTo(5);
        turns.forEach(turn -> turn.complete(""));
        assertThat(mailboxes.active()).isZero();
        assertThat(mailboxes.turns()).isZero();
        assertThat(post("one more", "", CompletableFuture.completedFuture("fine"))).isCompletedWithValue("fine");
    }

    private CompletableFuture<String> post(String conversation, String name, CompletableFuture<String> turn) {
        return mailboxes.post(conversation, () -> {
            begun.add(name);
            return turn;
        });
    }

    private static Code code(CompletableFuture<?> refused) {
        try {
            refused.join();
        } catch (CompletionException e) {
            assertThat(Refused.in(e).retryAfterSeconds()).isPositive();
            return Refused.in(e).code();
        }
        throw new AssertionError("was not refused");
    }
}

package io.weiquan.journal;

import static io.weiquan.journal.JournalContract.NOON;
import static io.weiquan.journal.JournalContract.bytes;
import static io.weiquan.journal.JournalContract.done;
import static io.weiquan.journal.JournalContract.opening;
import static io.weiquan.journal.JournalContract.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.conversation.Backlog.Failed;
import io.weiquan.conversation.Backlog.GivenUp;
import io.weiquan.conversation.Backlog.Row;
import io.weiquan.conversation.Handed;
import io.weiquan.conversation.Inbox;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Erasure;
import io.weiquan.conversation.Journal.Opening;
import io.weiquan.conversation.Journal.Outgoing;
import io.weiquan.conversation.Journal.Peer;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Relay;
import io.weiquan.limits.Limits;
import io.weiquan.limits.OtherLimits;
import io.weiquan.limits.QueueLimits;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the outbox, the inbox and the relay promise; each database runs it unchanged. */
abstract class BacklogContract {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final QueueLimits QUICK = new QueueLimits(8, 4, 5, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofSeconds(20),
            Duration.ofSeconds(60), Duration.ofMillis(5), 100, Duration.ofDays(7));

    private final List<Journal> opened = new ArrayList<>();
    private final List<FaultyDataSource> faults = new ArrayList<>();
    Journal journal;

    /** A journal over the same database every time within one test. */
    abstract Journal connect(Limits limits, UnaryOperator<DataSource> around);

    /** A second process on the same database; where there can be none, the same one again. */
    abstract Journal secondNode(Limits limits);

    @BeforeEach
    void open() {
        journal = opened(connect(OtherLimits.with(Map.of("queues", QUICK)), real -> {
            var fault = new FaultyDataSource(real);
            faults.add(fault);
            return fault.faulty();
        }));
    }

    @AfterEach
    void close() {
        opened.forEach(Journal::close);
    }

    private Journal opened(Journal next) {
        opened.add(next);
        return next;
    }

    @Test
    void rows_of_a_conversation_go_out_in_order_and_only_after_those_before_them() {
        begin("c");
        begin("d");
        say("c", "1", "2", "3");
        say("d", "4");
        var first = journal.outbox().claim("turns", 10, NOON, LEASE);
        assertThat(first).extracting(JournalTexts::of).containsExactly("1", "2", "3", "4");
        assertThat(journal.outbox().claim("turns", 10, NOON, LEASE)).as("claimed by somebody").isEmpty();
        say("c", "5");
        assertThat(journal.outbox().claim("turns", 10, NOON, LEASE)).as("behind what is claimed").isEmpty();
        assertThat(journal.outbox().claim("other", 10, NOON, LEASE)).isEmpty();

        // 1 arrived, 2 did not, 3 was not tried
        done(journal.outbox().settle(List.of(number(first, 0), number(first, 3)), List.of(new Failed(number(first, 1), 1, NOON.plusSeconds(9), ""))));
        assertThat(journal.outbox().claim("turns", 10, NOON.plusSeconds(8), LEASE)).isEmpty();
        var second = journal.outbox().claim("turns", 10, NOON.plusSeconds(9), LEASE);
        assertThat(second).extracting(JournalTexts::of).containsExactly("2", "3", "5");
        assertThat(second).extracting(Row::tries).containsExactly(1, 0, 0);
    }

    @Test
    void rows_of_a_node_that_died_are_taken_over_after_the_lease() {
        begin("c");
        say("c", "1");
        assertThat(journal.outbox().claim("turns", 10, NOON, LEASE)).hasSize(1);
        assertThat(journal.outbox().claim("turns", 10, NOON.plus(LEASE).minusMillis(1), LEASE)).isEmpty();
        assertThat(journal.outbox().claim("turns", 10, NOON.plus(LEASE), LEASE)).hasSize(1);
    }

    @Test
    void a_claim_takes_no_more_than_it_may() {
        for (int c = 0; c < 20; c++) {
            begin("c" + c);
            say("c" + c, "1", "2", "3", "4", "5", "6");
        }
        assertThat(journal.outbox().claim("turns", 1_000, NOON, LEASE)).hasSize(QUICK.atOnce() * QUICK.rowsInARow());
    }

    @Test
    void two_relays_that_are_cut_off_refused_and_slow_hand_on_everything_in_order() {
        int conversations = 20;
        int turns = 15;
        IntStream.range(0, conversations).forEach(c -> begin("c" + c));
        var seen = new ConcurrentHashMap<String, ConcurrentLinkedQueue<Integer>>();
        var random = new Random(20261125);
        Relay.Sink sink = row -> {
            seen.computeIfAbsent(row.ordering(), key -> new ConcurrentLinkedQueue<>()).add(Integer.valueOf(JournalTexts.of(row)));
            int dice = random.nextInt(10);
            if (dice == 0) {
                throw new IllegalStateException("the sink broke");
            }
            Executor late = CompletableFuture.delayedExecutor(random.nextInt(3), TimeUnit.MILLISECONDS);
            return dice == 1 ? CompletableFuture.completedFuture(Handed.later(Duration.ZERO, "busy"))
                    : dice < 5 ? CompletableFuture.supplyAsync(Handed::done, late) : CompletableFuture.completedFuture(Handed.done());
        };
        var patient = patient();
        var other = opened(secondNode(OtherLimits.with(Map.of("queues", patient))));
        during(() -> {
            for (int t = 0; t < turns; t++) {
                for (int c = 0; c < conversations; c++) {
                    say("c" + c, Integer.toString(t));
                }
            }
            Awaitility.await().atMost(LONG).until(() -> journal.outbox().depths().isEmpty());
        }, relay(journal, "turns", sink, patient), relay(other, "turns", sink, patient));
        assertThat(seen).hasSize(conversations);
        seen.values().forEach(numbers -> {
            assertThat(List.copyOf(numbers)).isSorted();   // one that was handed on twice stands beside itself
            assertThat(numbers.stream().distinct()).hasSize(turns);
        });
    }

    @Test
    void what_cannot_be_handed_on_is_given_up_lets_others_pass_and_can_be_replayed() {
        begin("c");
        say("c", "bad", "good", "failing", "better");
        var arrived = new ConcurrentLinkedQueue<String>();
        Relay.Sink sink = row -> switch (JournalTexts.of(row)) {
            case "bad" -> CompletableFuture.completedFuture(Handed.never("rejected"));
            case "failing" -> CompletableFuture.failedFuture(new IllegalArgumentException("call me at 13800138000"));
            default -> {
                arrived.add(JournalTexts.of(row));
                yield CompletableFuture.completedFuture(Handed.done());
            }
        };
        during(() -> Awaitility.await().atMost(LONG)
                .until(() -> arrived.size() == 2 && journal.outbox().givenUp("turns", 10).size() == 2), relay(journal, "turns", sink, QUICK));
        assertThat(arrived).containsExactly("good", "better");
        assertThat(journal.outbox().givenUp("turns", 10)).extracting(GivenUp::why, GivenUp::tries)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("rejected", 1),
                        org.assertj.core.groups.Tuple.tuple("IllegalArgumentException", QUICK.tries()));
        assertThat(journal.outbox().depths()).singleElement().satisfies(depth -> {
            assertThat(depth.waiting()).isZero();
            assertThat(depth.givenUp()).isEqualTo(2);
        });
        assertThat(done(journal.outbox().replay("turns"))).isEqualTo(2);
        assertThat(journal.outbox().claim("turns", 10, NOON, LEASE)).extracting(JournalTexts::of).containsExactly("bad", "failing");
    }

    @Test
    void while_everything_fails_no_row_is_blamed() {
        for (int c = 0; c < QUICK.atOnce(); c++) {
            begin("c" + c);
            say("c" + c, "1");
        }
        var tries = new java.util.concurrent.atomic.AtomicInteger();
        var broken = new java.util.concurrent.atomic.AtomicBoolean(true);
        Relay.Sink sink = row -> {
            tries.incrementAndGet();
            return CompletableFuture.completedFuture(broken.get() ? Handed.later(Duration.ZERO, "away") : Handed.done());
        };
        during(() -> {
            Awaitility.await().atMost(LONG).until(() -> tries.get() > QUICK.atOnce() * 3);
            assertThat(journal.outbox().givenUp("turns", 10)).isEmpty();
            broken.set(false);
            Awaitility.await().atMost(LONG).until(() -> journal.outbox().depths().isEmpty());
        }, relay(journal, "turns", sink, QUICK));
    }

    @Test
    void erasing_takes_what_waits_and_leaves_the_farewell() {
        begin("c");
        say("c", "1", "2");
        done(journal.erase(new Erasure("c", null, NOON, List.of(new Outgoing("turns", text("gone"))))));
        done(journal.erase(new Erasure("c", null, NOON, List.of(new Outgoing("turns", text("gone twice"))))));
        assertThat(journal.outbox().claim("turns", 10, NOON, LEASE)).singleElement().satisfies(row -> {
            assertThat(JournalTexts.of(row)).isEqualTo("gone");
            assertThat(row.ordering()).isEqualTo("c");
        });
    }

    @Test
    void who_writes_from_a_messenger_is_found_again_answered_at_their_address_and_forgotten_when_erased() {
        var first = new Opening("c", "wechat", NOON, bytes(1), text("s"), new Peer(bytes(3), text("openid")),
                opening("c").entries(), List.of(new Outgoing("wechat", text("hello"))));
        done(journal.open(first));
        done(journal.open(new Opening("d", "wechat", NOON, bytes(1), text("s"), new Peer(bytes(3), text("openid")), opening("d").entries(), List.of())));
        assertThat(journal.byPeer(bytes(3))).contains("c");
        assertThat(journal.standing("d", null)).as("one conversation each").isEmpty();
        assertThat(journal.outbox().claim("wechat", 10, NOON, LEASE)).singleElement()
                .satisfies(row -> assertThat(JournalContract.text(row.address())).isEqualTo("openid"));
        done(journal.erase("c"));
        assertThat(journal.byPeer(bytes(3))).isEmpty();
    }

    @Test
    void an_event_is_accepted_once_and_handed_on_in_the_order_of_its_sender() {
        var inbox = journal.inbox();
        assertThat(done(inbox.accept(event("e1", "anna", "1")))).isTrue();
        assertThat(done(inbox.accept(event("e2", "anna", "2")))).isTrue();
        assertThat(done(inbox.accept(event("e1", "anna", "1")))).isFalse();
        assertThat(done(inbox.accept(new Inbox.Event("feishu", "e1", "anna", NOON, text("other source"))))).isTrue();
        var other = opened(secondNode(OtherLimits.with(Map.of("queues", QUICK))));
        assertThat(done(other.inbox().accept(event("e2", "anna", "2")))).as("sent to another node").isFalse();
        var rows = inbox.claim("wechat", 10, NOON, LEASE);
        assertThat(rows).extracting(JournalTexts::of).containsExactly("1", "2");
        done(inbox.settle(List.of(number(rows, 0), number(rows, 1)), List.of()));
        assertThat(done(inbox.accept(event("e1", "anna", "1")))).as("known after it was worked on, too").isFalse();
        assertThat(done(inbox.forgetBefore(NOON.plusMillis(1)))).isEqualTo(3);
        assertThat(done(inbox.accept(event("e1", "anna", "1")))).isTrue();
        assertThat(done(inbox.forget("wechat", "anna"))).isEqualTo(1);
        assertThat(inbox.claim("wechat", 10, NOON, LEASE)).isEmpty();
    }

    @Test
    void the_same_events_sent_to_two_nodes_at_once_are_accepted_once() {
        var other = opened(secondNode(OtherLimits.with(Map.of("queues", QUICK))));
        var both = IntStream.range(0, 50).boxed().flatMap(i -> List.of(journal, other).stream()
                .map(node -> node.inbox().accept(event("e" + i, "s" + i % 7, "x")))).toList();
        assertThat(both.stream().filter(stage -> done(stage)).count()).isEqualTo(50);
    }

    @Test
    void a_full_inbox_refuses_and_takes_nothing() {
        for (int i = 0; i < QUICK.waitingEvents(); i++) {
            done(journal.inbox().accept(event("e" + i, "s", "x")));
        }
        try {
            done(journal.inbox().accept(event("late", "s", "x")));
            org.assertj.core.api.Assertions.fail("took one too many");
        } catch (CompletionException e) {
            assertThat(Refused.in(e).code()).isEqualTo(Refused.Code.BUSY);
        }
        done(journal.inbox().forget("wechat", "s"));
        assertThat(done(journal.inbox().accept(event("late", "s", "x")))).isTrue();
    }

    @Test
    void whichever_single_call_fails_nothing_that_was_told_is_lost_and_nothing_is_there_twice() {
        for (boolean after : new boolean[] {false, true}) {
            boolean reached = true;
            for (int n = 1; reached; n++) {
                var id = "f" + n + after;
                begin(id);
                for (var fault : faults) {
                    fault.failOn(n, after);
                }
                var told = attempts(id);
                reached = faults.stream().anyMatch(FaultyDataSource::hasFailed);
                faults.forEach(FaultyDataSource::heal);
                drained(told, journal.outbox(), "turns");
                drained(told, journal.inbox(), "wechat");
                assertThat(told).as("%d %s", n, after).isEmpty();
                assertThat(n).isLessThan(500);
            }
        }
    }

    /** Says, is sent to and hands on, each once. @return what must be handed on still */
    private List<String> attempts(String id) {
        var told = new ArrayList<String>();
        attempt(told, id + " said", () -> say(id, id + " said"));
        attempt(told, id + " sent", () -> done(journal.inbox().accept(event(id, "anna", id + " sent"))));
        for (var backlog : List.of(journal.outbox(), journal.inbox())) {
            var lane = backlog == journal.outbox() ? "turns" : "wechat";
            attempt(new ArrayList<>(), "", () -> {
                var rows = backlog.claim(lane, 10, NOON, LEASE);
                rows.forEach(row -> told.remove(JournalTexts.of(row)));
                done(backlog.settle(rows.stream().map(Row::number).toList(), List.of()));
            });
        }
        return told;
    }

    private static void attempt(List<String> told, String what, Runnable work) {
        try {
            work.run();
            told.add(what);
        } catch (RuntimeException e) {
            assertThat(Refused.in(e).code()).isEqualTo(Refused.Code.UNAVAILABLE);
        }
    }

    /** Hands on what is left after all leases are over. */
    private static void drained(List<String> told, io.weiquan.conversation.Backlog backlog, String lane) {
        var rows = backlog.claim(lane, 10, NOON.plus(LEASE).plus(LEASE), LEASE);
        assertThat(rows).extracting(JournalTexts::of).doesNotHaveDuplicates();
        rows.forEach(row -> told.remove(JournalTexts.of(row)));
        done(backlog.settle(rows.stream().map(Row::number).toList(), List.of()));
        assertThat(backlog.claim(lane, 10, NOON.plus(LEASE).plus(LEASE), LEASE)).isEmpty();
    }

    private static Inbox.Event event(String id, String sender, String content) {
        return new Inbox.Event("wechat", id, sender, NOON, text(content));
    }

    private static QueueLimits patient() {
        return new QueueLimits(8, 4, 1_000, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofSeconds(20), Duration.ofSeconds(60),
                Duration.ofMillis(5), 100, Duration.ofDays(7));
    }

    private static Relay relay(Journal of, String lane, Relay.Sink sink, QueueLimits limits) {
        return new Relay(of.outbox(), lane, sink, limits, InstantSource.system(), new Random(1));
    }

    private static void during(Runnable work, Relay... relays) {
        try {
            work.run();
        } finally {
            List.of(relays).forEach(Relay::close);
        }
    }

    private void begin(String id) {
        done(journal.open(opening(id)));
    }

    private void say(String id, String... words) {
        for (var word : words) {
            var standing = journal.standing(id, null).orElseThrow();
            var turn = JournalContract.turn(standing, word);
            done(journal.commit(new Journal.Turn(turn.from(), word, turn.at(), turn.state(), turn.entries(), 0, null,
                    List.of(new Outgoing("turns", text(word))))));
        }
    }

    private static long number(List<Row> rows, int i) {
        return rows.get(i).number();
    }

    /** Contents as text. */
    static final class JournalTexts {

        private JournalTexts() {
        }

        static String of(Row row) {
            return JournalContract.text(row.content());
        }
    }
}

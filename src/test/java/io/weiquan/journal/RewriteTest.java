package io.weiquan.journal;

import static io.weiquan.journal.JournalContract.NOON;
import static io.weiquan.journal.JournalContract.bytes;
import static io.weiquan.journal.JournalContract.done;
import static io.weiquan.journal.JournalContract.text;
import static io.weiquan.journal.JournalContract.turn;
import static io.weiquan.journal.JournalContract.vault;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Opening;
import io.weiquan.conversation.Journal.Outcome;
import io.weiquan.conversation.Journal.Outgoing;
import io.weiquan.conversation.Journal.Peer;
import io.weiquan.conversation.Journal.Rewriting;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Other contents in the place of a conversation's, under another key: all or nothing, on both stores, whoever else is at it. */
class RewriteTest {

    private static final Set<String> CONTACT = Set.of("contact");

    @TempDir
    Path folder;

    enum Store { SQLITE, POSTGRESQL }

    private Journal open(Store store, UnaryOperator<DataSource> around) {
        return store == Store.SQLITE ? SqliteStore.open(folder, vault(), Limits.DEFAULTS, around)
                : PostgresStore.open(PostgresServer.freshDatabase(), vault(), Limits.DEFAULTS, around);
    }

    private static void begin(Journal journal, String id) {
        var entries = List.of(new Entry(0, NOON, Side.NOTICE, text("notice")), new Entry(1, NOON, Side.BOT, text("greeting")));
        var person = new byte[32];
        person[0] = (byte) id.hashCode();
        done(journal.open(new Opening(id, "wechat", NOON, bytes(1), text("state 1"), new Peer(person, text("address of " + id)), entries,
                List.of(new Outgoing("turns", text("first")), new Outgoing("turns", text("second"))))));
    }

    private static Rewriting rewriting(Journal journal, Journal.Standing from) {
        var entries = journal.entries(from.conversation(), -1, 1_000).stream()
                .map(entry -> new Entry(entry.seq(), entry.at(), entry.side(), text("blank " + text(entry.content())))).toList();
        return new Rewriting(from, text("blank " + text(from.state())), entries, row -> text("blank " + text(row)), CONTACT);
    }

    @ParameterizedTest
    @EnumSource
    void everything_is_replaced_and_goes_on_from_there(Store store) {
        try (var journal = open(store, UnaryOperator.identity())) {
            begin(journal, "c");
            done(journal.commit(turn(journal.standing("c", null).orElseThrow(), "m1")));
            assertThat(done(journal.rewrite(rewriting(journal, journal.standing("c", null).orElseThrow())))).isTrue();

            assertThat(journal.entries("c", -1, 10)).extracting(entry -> text(entry.content()))
                    .containsExactly("blank notice", "blank greeting", "blank m1 says 2", "blank answer 3");
            assertThat(text(journal.standing("c", "m1").orElseThrow().state())).isEqualTo("blank state 3");
            assertThat(journal.standing("c", "m1").orElseThrow().takenAt()).isEqualTo(2);
            assertThat(journal.list(0, 10)).singleElement().satisfies(listed -> assertThat(listed.blanked()).isEqualTo(CONTACT));
            var waiting = journal.outbox().claim("turns", 10, NOON, Duration.ofMinutes(1));
            assertThat(waiting).extracting(row -> text(row.content())).containsExactly("blank first", "blank second", "blank outgoing");
            assertThat(waiting).allSatisfy(row -> assertThat(text(row.address())).isEqualTo("address of c"));

            assertThat(done(journal.commit(turn(journal.standing("c", null).orElseThrow(), "m2")))).isEqualTo(Outcome.KEPT);
            assertThat(journal.entries("c", 3, 10)).extracting(entry -> text(entry.content())).containsExactly("m2 says 4", "answer 5");
            assertThat(journal.list(0, 10)).singleElement().satisfies(listed -> assertThat(listed.blanked()).isEmpty());
        }
    }

    /** The turn under way was worked out of what is to be gone, and sealed under the key that is gone. */
    @ParameterizedTest
    @EnumSource
    void a_turn_worked_out_before_is_stale_and_stores_nothing(Store store) {
        try (var journal = open(store, UnaryOperator.identity())) {
            begin(journal, "c");
            var before = journal.standing("c", "m1").orElseThrow();
            assertThat(done(journal.rewrite(rewriting(journal, journal.standing("c", null).orElseThrow())))).isTrue();
            assertThat(done(journal.commit(turn(before, "m1")))).isEqualTo(Outcome.STALE);
            assertThat(text(journal.standing("c", "m1").orElseThrow().state())).isEqualTo("blank state 1");
            assertThat(done(journal.commit(turn(journal.standing("c", "m1").orElseThrow(), "m1")))).isEqualTo(Outcome.KEPT);
            assertThat(journal.entries("c", -1, 10)).hasSize(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoever_is_late_changes_nothing(Store store) {
        try (var journal = open(store, UnaryOperator.identity())) {
            begin(journal, "c");
            var late = rewriting(journal, journal.standing("c", null).orElseThrow());
            done(journal.commit(turn(journal.standing("c", null).orElseThrow(), "m1")));
            assertThat(done(journal.rewrite(late))).as("the conversation moved on").isFalse();
            var second = rewriting(journal, journal.standing("c", null).orElseThrow());
            assertThat(done(journal.rewrite(rewriting(journal, journal.standing("c", null).orElseThrow())))).isTrue();
            assertThat(done(journal.rewrite(second))).as("another node was faster").isFalse();
            done(journal.erase("c"));
            assertThat(done(journal.rewrite(second))).as("it is gone").isFalse();
            assertThat(journal.entries("c", -1, 10)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void turns_and_rewriting_at_once_lose_nothing_and_leave_nothing_unreadable(Store store) {
        int people = 4;
        int turns = 40;
        try (var journal = open(store, UnaryOperator.identity())) {
            begin(journal, "c");
            var left = new AtomicInteger(people);
            var rewritten = new AtomicInteger();
            var failed = new AtomicBoolean();
            var job = CompletableFuture.runAsync(() -> {
                while (left.get() > 0) {
                    if (done(journal.rewrite(rewriting(journal, journal.standing("c", null).orElseThrow())))) {
                        rewritten.incrementAndGet();
                    }
                }
            }).whenComplete((done, failure) -> failed.set(failure != null));
            var chats = IntStream.range(0, people).mapToObj(person -> CompletableFuture.runAsync(() -> {
                for (int i = 0; i < turns; i++) {
                    keep(journal, "p" + person + "-" + i);
                    for (int done = rewritten.get(); i % 4 == 3 && rewritten.get() == done && !failed.get();) {
                        Thread.onSpinWait();
                    }
                }
                left.decrementAndGet();
            }, work -> new Thread(work, "person").start())).toList();
            chats.forEach(CompletableFuture::join);
            job.join();
            assertThat(rewritten.get()).isPositive();
            var entries = journal.entries("c", 1, 1_000);
            assertThat(entries).hasSize(2 * people * turns);
            assertThat(entries.stream().filter(entry -> entry.side() == Side.PERSON).map(entry -> text(entry.content()).replace("blank ", "").split(" ")[0]))
                    .doesNotHaveDuplicates().hasSize(people * turns);
            assertThat(journal.outbox().claim("turns", 10, NOON, Duration.ofMinutes(1))).allSatisfy(row -> assertThat(row.content()).isNotEmpty());
            assertThat(journal.outbox().givenUp("turns", 10)).as("none was unreadable").isEmpty();
        }
    }

    private static void keep(Journal journal, String client) {
        while (true) {
            var standing = journal.standing("c", client).orElseThrow();
            if (standing.takenAt() > 0 || done(journal.commit(turn(standing, client))) == Outcome.KEPT) {
                return;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whichever_single_call_fails_it_is_all_or_nothing(Store store) {
        var faults = new ArrayList<FaultyDataSource>();
        try (var journal = open(store, real -> {
            faults.add(new FaultyDataSource(real));
            return faults.get(faults.size() - 1).faulty();
        })) {
            for (boolean after : new boolean[] {false, true}) {
                boolean reached = true;
                for (int n = 1; reached; n++) {
                    var id = "f" + n + after;
                    begin(journal, id);
                    var from = journal.standing(id, null).orElseThrow();
                    var rewriting = rewriting(journal, from);
                    for (var fault : faults) {
                        fault.failOn(n, after);
                    }
                    boolean told = attempt(journal, rewriting);
                    reached = faults.stream().anyMatch(FaultyDataSource::hasFailed);
                    faults.forEach(FaultyDataSource::heal);
                    boolean blank = text(journal.standing(id, null).orElseThrow().state()).startsWith("blank");
                    assertThat(blank).as("call %s: told and done", n).isIn(told, true);
                    assertThat(journal.entries(id, -1, 10)).hasSize(2).allMatch(entry -> text(entry.content()).startsWith("blank") == blank);
                    assertThat(journal.outbox().claimOf("turns", id, NOON, Duration.ofMinutes(1)).toCompletableFuture().join().orElseThrow())
                            .hasSize(2).allMatch(row -> text(row.content()).startsWith("blank") == blank);
                    assertThat(n).isLessThan(200);
                }
            }
        }
    }

    private static boolean attempt(Journal journal, Rewriting rewriting) {
        try {
            return done(journal.rewrite(rewriting));
        } catch (RuntimeException e) {
            assertThat(Refused.in(e).code()).isEqualTo(Refused.Code.UNAVAILABLE);
            return false;
        }
    }
}

package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Journal.Entry;
import io.weiquan.conversation.Journal.Opening;
import io.weiquan.conversation.Journal.Outcome;
import io.weiquan.conversation.Journal.Outgoing;
import io.weiquan.conversation.Journal.Side;
import io.weiquan.conversation.Journal.Standing;
import io.weiquan.conversation.Journal.Turn;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;
import io.weiquan.limits.OtherLimits;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every journal promises; each database runs it unchanged. */
abstract class JournalContract {

    static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final int MANY = 1_000;

    private final List<FaultyDataSource> faults = new ArrayList<>();
    private final List<Journal> opened = new ArrayList<>();
    Journal journal;

    /** A journal over the same database every time within one test. */
    abstract Journal connect(Sealing sealing, Limits limits, UnaryOperator<DataSource> around);

    /** A second process on the same database; where there can be none, the same one again. */
    abstract Journal secondNode();

    @BeforeEach
    void open() {
        journal = another();
    }

    @AfterEach
    void close() {
        opened.forEach(Journal::close);
    }

    final Journal another() {
        var next = connect(vault(), Limits.DEFAULTS, real -> {
            var fault = new FaultyDataSource(real);
            faults.add(fault);
            return fault.faulty();
        });
        opened.add(next);
        return next;
    }

    @Test
    void a_turn_is_stored_whole() {
        begin("c");
        var standing = journal.standing("c", "m1").orElseThrow();
        assertThat(standing.seq()).isEqualTo(1);
        assertThat(standing.takenAt()).isZero();
        assertThat(text(standing.state())).isEqualTo("state 1");

        assertThat(done(journal.commit(turn(standing, "m1")))).isEqualTo(Outcome.KEPT);

        var after = journal.standing("c", "m1").orElseThrow();
        assertThat(after.seq()).isEqualTo(3);
        assertThat(after.takenAt()).isEqualTo(2);
        assertThat(after.lastTurn()).isEqualTo(NOON.plusSeconds(3));
        assertThat(after.startedAt()).isEqualTo(NOON);
        assertThat(after.channel()).isEqualTo("web");
        assertThat(text(after.state())).isEqualTo("state 3");
        assertThat(journal.entries("c", -1, 10)).extracting(Entry::seq).containsExactly(0L, 1L, 2L, 3L);
        assertThat(journal.entries("c", 1, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.side()).isEqualTo(Side.PERSON);
            assertThat(text(entry.content())).isEqualTo("m1 says 2");
            assertThat(entry.at()).isEqualTo(NOON.plusSeconds(3));
        });
    }

    @Test
    void a_turn_that_began_before_the_last_one_is_stale_and_stores_nothing() {
        begin("c");
        var old = journal.standing("c", null).orElseThrow();
        done(journal.commit(turn(old, "m1")));
        assertThat(done(journal.commit(turn(old, "m2")))).isEqualTo(Outcome.STALE);
        assertThat(journal.entries("c", -1, 10)).hasSize(4);
        assertThat(journal.standing("c", "m2").orElseThrow().takenAt()).isZero();
    }

    @Test
    void a_client_id_is_stored_once_for_the_life_of_a_conversation() {
        begin("c");
        begin("d");
        done(journal.commit(turn(journal.standing("c", null).orElseThrow(), "m1")));
        assertThat(done(journal.commit(turn(journal.standing("c", null).orElseThrow(), "m1")))).isEqualTo(Outcome.STALE);
        assertThat(journal.entries("c", -1, 10)).hasSize(4);
        assertThat(done(journal.commit(turn(journal.standing("d", null).orElseThrow(), "m1")))).isEqualTo(Outcome.KEPT);
    }

    @Test
    void the_same_turn_tried_again_is_not_stored_twice() {
        begin("c");
        var turn = turn(journal.standing("c", null).orElseThrow(), "m1");
        assertThat(done(journal.commit(turn))).isEqualTo(Outcome.KEPT);
        assertThat(done(journal.commit(turn))).isNotEqualTo(Outcome.GONE);
        assertThat(journal.standing("c", "m1").orElseThrow().takenAt()).isEqualTo(2);
        assertThat(journal.entries("c", -1, 10)).hasSize(4);
    }

    @Test
    void the_same_opening_tried_again_is_harmless() {
        begin("c");
        begin("c");
        assertThat(journal.entries("c", -1, 10)).hasSize(2);
        assertThat(journal.tokens("c")).hasSize(1);
    }

    @Test
    void stale_and_unknown_turns_in_a_batch_leave_the_others_alone() {
        var ids = ids("b");
        ids.forEach(this::begin);
        var standings = ids.stream().map(id -> journal.standing(id, null).orElseThrow()).toList();
        for (int i = 0; i < MANY; i += 10) {
            done(journal.commit(turn(standings.get(i), "early")));
            done(journal.erase(ids.get(i + 1)));
        }
        var outcomes = standings.stream().map(standing -> journal.commit(turn(standing, "late"))).toList();
        for (int i = 0; i < MANY; i++) {
            assertThat(done(outcomes.get(i))).isEqualTo(i % 10 == 0 ? Outcome.STALE : i % 10 == 1 ? Outcome.GONE : Outcome.KEPT);
        }
    }

    @Test
    void ten_writers_of_one_conversation_take_turns_and_none_is_lost() {
        begin("c");
        var writers = Executors.newFixedThreadPool(10);
        var work = new ArrayList<CompletableFuture<Void>>();
        for (int w = 0; w < 10; w++) {
            int writer = w;
            work.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 20; i++) {
                    var id = writer + "-" + i;
                    Outcome outcome;
                    do {
                        outcome = done(journal.commit(turn(journal.standing("c", id).orElseThrow(), id)));
                    } while (outcome == Outcome.STALE);
                }
            }, writers));
        }
        work.forEach(CompletableFuture::join);
        writers.shutdown();
        var entries = journal.entries("c", 0, 1_000);
        assertThat(entries).hasSize(401);
        for (int i = 0; i < entries.size(); i++) {
            assertThat(entries.get(i).seq()).isEqualTo(i + 1);
        }
        assertThat(text(journal.standing("c", null).orElseThrow().state())).isEqualTo("state 401");
    }

    @Test
    void two_nodes_take_10000_client_ids_with_duplicates_and_none_is_lost_or_doubled() {
        var other = secondNode();
        var ids = ids("n").subList(0, 100);
        ids.forEach(this::begin);
        var nodes = List.of(journal, other);
        var clients = Executors.newFixedThreadPool(32);
        var work = new ArrayList<CompletableFuture<Void>>();
        for (var id : ids) {
            for (var node : nodes) {
                work.add(CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 100; i++) {
                        var client = "m" + i;   // both nodes are sent the same one
                        Standing standing;
                        do {
                            standing = node.standing(id, client).orElseThrow();
                        } while (standing.takenAt() == 0 && done(node.commit(turn(standing, client))) != Outcome.KEPT);
                    }
                }, clients));
            }
        }
        work.forEach(CompletableFuture::join);
        clients.shutdown();
        for (var id : ids) {
            var entries = journal.entries(id, 0, 1_000);
            assertThat(entries).hasSize(201);
            assertThat(entries.stream().filter(e -> e.side() == Side.PERSON).map(e -> text(e.content()).split(" ")[0]).distinct())
                    .hasSize(100);
        }
    }

    @Test
    void the_newest_package_and_the_return_code_stay_until_the_next() {
        begin("c");
        var code = bytes(9);
        var standing = journal.standing("c", null).orElseThrow();
        done(journal.commit(new Turn(standing, "m1", NOON, text("s"), exchange(standing, "m1", NOON), 3, code, List.of())));
        done(journal.commit(turn(journal.standing("c", null).orElseThrow(), "m2")));
        assertThat(journal.standing("c", null).orElseThrow().packageAt()).isEqualTo(3);
        assertThat(journal.byCode(code)).contains("c");
        assertThat(journal.byCode(bytes(8))).isEmpty();
    }

    @Test
    void only_the_newest_tokens_are_kept() {
        begin("c");
        for (int i = 1; i <= 5; i++) {
            assertThat(done(journal.addToken("c", bytes(i), 3))).isTrue();
        }
        assertThat(journal.tokens("c")).hasSize(3);
        assertThat(journal.tokens("c").get(2)).isEqualTo(bytes(5));
        assertThat(done(journal.addToken("nobody", bytes(1), 3))).isFalse();
        assertThat(journal.tokens("nobody")).isEmpty();
    }

    @Test
    void erasing_leaves_nothing_and_turns_under_way_find_nobody() {
        begin("c");
        var standing = journal.standing("c", null).orElseThrow();
        done(journal.commit(turn(standing, "m1")));
        var next = journal.standing("c", null).orElseThrow();
        assertThat(done(journal.erase("c"))).isTrue();
        assertThat(done(journal.erase("c"))).isFalse();
        assertThat(journal.standing("c", null)).isEmpty();
        assertThat(journal.entries("c", -1, 10)).isEmpty();
        assertThat(done(journal.commit(turn(next, "m2")))).isEqualTo(Outcome.GONE);
        assertThat(journal.entries("c", -1, 10)).isEmpty();
        begin("c");
        assertThat(done(journal.commit(turn(next, "m2")))).isNotEqualTo(Outcome.KEPT);
    }

    @Test
    void whichever_single_call_fails_turns_stay_whole_and_what_was_taken_is_kept() {
        for (boolean after : new boolean[] {false, true}) {
            boolean reached = true;
            for (int n = 1; reached; n++) {
                var id = "f" + n + after;
                for (var fault : faults) {
                    fault.failOn(n, after);
                }
                var kept = script(id);
                reached = faults.stream().anyMatch(FaultyDataSource::hasFailed);
                faults.forEach(FaultyDataSource::heal);
                check(id, kept);
                assertThat(n).isLessThan(500);
            }
        }
    }

    /** Opens a conversation and takes three turns, each until it is told it was kept or that the store is away. */
    private List<String> script(String id) {
        var kept = new ArrayList<String>();
        if (!attempt(() -> begin(id))) {
            return kept;
        }
        kept.add("opened");
        for (var client : List.of("m1", "m2", "m3")) {
            attempt(() -> {
                var standing = journal.standing(id, client).orElseThrow();
                if (standing.takenAt() > 0 || done(journal.commit(turn(standing, client))) == Outcome.KEPT) {
                    kept.add(client);
                }
            });
        }
        attempt(() -> done(journal.addToken(id, bytes(7), 3)));
        return kept;
    }

    private static boolean attempt(Runnable work) {
        try {
            work.run();
            return true;
        } catch (RuntimeException e) {
            assertThat(Refused.in(e).code()).isEqualTo(Refused.Code.UNAVAILABLE);
            return false;
        }
    }

    private void check(String id, List<String> kept) {
        var standing = journal.standing(id, null);
        assertThat(standing.isPresent() || kept.isEmpty()).isTrue();
        var entries = journal.entries(id, -1, 100);
        if (standing.isPresent()) {
            assertThat(entries).hasSize((int) standing.get().seq() + 1);
            assertThat(text(standing.get().state())).isEqualTo("state " + standing.get().seq());
            assertThat(entries.size() % 2).isZero();
        }
        var said = new ArrayList<String>();
        entries.stream().filter(e -> e.side() == Side.PERSON).forEach(e -> said.add(text(e.content()).split(" ")[0]));
        assertThat(said).doesNotHaveDuplicates();
        assertThat(new HashSet<>(said)).containsAll(kept.stream().filter(client -> client.startsWith("m")).toList());
    }

    @Test
    void a_full_queue_refuses_instead_of_growing() {
        var tiny = OtherLimits.with(Map.of("queuedTurns", 2, "batchTurns", 1));
        journal.close();
        var small = connect(vault(), tiny, UnaryOperator.identity());
        opened.add(small);
        int busy = 0;
        var stages = new ArrayList<CompletionStage<Void>>();
        for (int i = 0; i < MANY; i++) {
            stages.add(small.open(opening("q" + i)));
        }
        for (var stage : stages) {
            try {
                done(stage);
            } catch (RuntimeException e) {
                assertThat(Refused.in(e).code()).isEqualTo(Refused.Code.BUSY);
                assertThat(Refused.in(e).retryAfterSeconds()).isPositive();
                busy++;
            }
        }
        assertThat(busy).isBetween(1, MANY - 1);
    }

    @Test
    void closing_stores_what_was_accepted_and_refuses_the_rest() {
        var stages = ids("z").stream().map(id -> journal.open(opening(id))).toList();
        journal.close();
        stages.forEach(JournalContract::done);
        assertThatThrownBy(() -> done(journal.open(opening("late")))).isInstanceOf(RuntimeException.class);
        opened.clear();
        assertThat(another().entries("z999", -1, 5)).hasSize(2);
    }

    /** A vault with a key for tests, the same every time. */
    static Sealing vault() {
        return new Vault(new SecureRandom(), List.of(bytes(42)));
    }

    final void begin(String id) {
        done(journal.open(opening(id)));
    }

    static Opening opening(String id) {
        return new Opening(id, "web", NOON, bytes(1), text("state 1"), null,
                List.of(new Entry(0, NOON, Side.NOTICE, text("notice")), new Entry(1, NOON, Side.BOT, text("greeting"))), List.of());
    }

    static Turn turn(Standing from, String client) {
        var at = NOON.plusSeconds(from.seq() + 2);
        return new Turn(from, client, at, text("state " + (from.seq() + 2)), exchange(from, client, at), 0, null,
                List.of(new Outgoing("turns", text("outgoing"))));
    }

    private static List<Entry> exchange(Standing from, String client, Instant at) {
        long seq = from.seq() + 1;
        return List.of(new Entry(seq, at, Side.PERSON, text(client + " says " + seq)),
                new Entry(seq + 1, at, Side.BOT, text("answer " + (seq + 1))));
    }

    private static List<String> ids(String prefix) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < MANY; i++) {
            ids.add(prefix + i);
        }
        return ids;
    }

    static byte[] bytes(int value) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}

package io.weiquan.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.conversation.Refused.Code;
import io.weiquan.journal.SqliteStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import io.weiquan.limits.OtherLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConversationServiceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    /** Patient: how fast the machine is is not what is tested here. */
    private static final Limits LIMITS = OtherLimits.with(Map.of("turnTimeout", Duration.ofMinutes(1)));

    @TempDir
    Path folder;
    private final AtomicLong nanos = new AtomicLong();
    private final ObjectMapper json = new ObjectMapper();
    private Journal journal;
    private ConversationService service;

    @BeforeEach
    void open() {
        journal = SqliteStore.open(folder, new Vault(new SecureRandom(), List.of(new byte[32])), LIMITS);
        service = new ConversationService(new CountingDialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]),
                LIMITS, nanos::get);
    }

    @AfterEach
    void close() {
        service.close();
        journal.close();
    }

    @Test
    void a_conversation_starts_with_the_notice_as_0_and_the_greeting_as_1() {
        var opened = start();
        assertThat(opened.greeting().seq()).isEqualTo(1);
        assertThat(opened.greeting().replyTo()).isNull();
        assertThat(opened.token()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(service.items(opened.conversation(), 0)).hasSize(1);
        assertThat(service.export(opened.conversation()).get("notice").textValue()).isEqualTo("2026-11");
    }

    @Test
    void a_turn_is_numbered_without_gaps_and_answered() {
        var id = start().conversation();
        var first = say(id, "a", "耳机坏了");
        var second = say(id, "b", "京东买的");
        assertThat(first.seq()).isEqualTo(2);
        assertThat(first.replies()).singleElement().satisfies(reply -> {
            assertThat(reply.seq()).isEqualTo(3);
            assertThat(reply.replyTo()).isEqualTo("a");
            assertThat(text(reply)).isEqualTo("1:耳机坏了");
        });
        assertThat(second.seq()).isEqualTo(4);
        assertThat(text(second.replies().get(0))).isEqualTo("2:京东买的");
        assertThat(service.items(id, 0)).extracting(Item::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void the_same_client_id_has_one_effect_and_the_same_answer_whatever_the_text() throws Exception {
        var id = start().conversation();
        var first = say(id, "a", "耳机坏了");
        say(id, "b", "京东买的");
        var again = say(id, "a", "完全不同的话");
        assertThat(again.seq()).isEqualTo(first.seq());
        assertThat(json.writeValueAsString(again.replies())).isEqualTo(json.writeValueAsString(first.replies()));
        assertThat(service.items(id, 0)).hasSize(5);
    }

    @Test
    void five_copies_from_many_threads_have_one_effect() {
        var ids = IntStream.range(0, 50).mapToObj(i -> start().conversation()).toList();
        var threads = Executors.newFixedThreadPool(8);
        var stages = new ArrayList<CompletableFuture<Taken>>();
        for (int copy = 0; copy < 5; copy++) {
            for (var id : ids) {
                stages.add(CompletableFuture.supplyAsync(() -> say(id, "same", "一句话"), threads));
            }
        }
        assertThat(stages).allSatisfy(stage -> assertThat(text(stage.join().replies().get(0))).isEqualTo("1:一句话"));
        threads.shutdown();
        assertThat(ids).allSatisfy(id -> assertThat(service.items(id, 0)).hasSize(3));
    }

    @Test
    void two_messages_at_the_same_moment_in_each_of_1000_conversations_are_both_kept_in_order() {
        var ids = IntStream.range(0, 1_000).mapToObj(i -> service.start("web", NOON)).toList().stream()
                .map(opened -> done(opened).conversation()).toList();
        var turns = new ArrayList<CompletableFuture<Taken>>();
        for (var id : ids) {
            turns.add(take(id, "first", "一").toCompletableFuture());
            turns.add(take(id, "second", "二").toCompletableFuture());
        }
        for (int i = 0; i < turns.size(); i += 2) {
            assertThat(turns.get(i).join().seq()).isEqualTo(2);
            assertThat(text(turns.get(i).join().replies().get(0))).isEqualTo("1:一");
            assertThat(turns.get(i + 1).join().seq()).isEqualTo(4);
            assertThat(text(turns.get(i + 1).join().replies().get(0))).isEqualTo("2:二");
        }
        assertThat(ids).allSatisfy(id -> assertThat(service.export(id).get("memory").get("said").textValue()).isEqualTo("|一|二"));
    }

    @Test
    void a_refused_form_changes_nothing_and_its_id_stays_free() {
        var id = start().conversation();
        var refused = refusal(() -> done(service.take(id, new Inbound.Filled("f", Map.of("amount", -1)), NOON)));
        assertThat(refused.code()).isEqualTo(Code.BAD_VALUE);
        assertThat(refused.fields()).containsEntry("amount", "金额不能是负数");
        assertThat(service.items(id, 0)).hasSize(1);
        assertThat(done(service.take(id, new Inbound.Filled("f", Map.of("amount", 5)), NOON)).seq()).isEqualTo(2);
    }

    @Test
    void a_dialogue_that_falls_over_hurts_only_its_turn() {
        var id = start().conversation();
        assertThatThrownBy(() -> say(id, "x", "boom")).hasRootCauseMessage("the dialogue fell over");
        assertThat(say(id, "y", "还在吗").seq()).isEqualTo(2);
    }

    @Test
    void an_unknown_conversation_and_a_wrong_token_are_told_apart() {
        var opened = start();
        service.authorize(opened.conversation(), opened.token());
        assertThat(refusal(() -> service.authorize(opened.conversation(), "wrong")).code()).isEqualTo(Code.UNAUTHORIZED);
        assertThat(refusal(() -> service.authorize(opened.conversation(), null)).code()).isEqualTo(Code.UNAUTHORIZED);
        assertThat(refusal(() -> service.authorize("nobody", opened.token())).code()).isEqualTo(Code.UNKNOWN_CONVERSATION);
        assertThat(refusal(() -> say("nobody", "a", "喂")).code()).isEqualTo(Code.UNKNOWN_CONVERSATION);
    }

    @Test
    void too_many_turns_are_refused_with_the_time_to_wait() {
        var id = start().conversation();
        for (int i = 0; i < LIMITS.turnsBurst(); i++) {
            say(id, "m" + i, "话");
        }
        var refused = refusal(() -> say(id, "over", "话"));
        assertThat(refused.code()).isEqualTo(Code.TOO_MANY);
        assertThat(refused.retryAfterSeconds()).isEqualTo(1);
        nanos.addAndGet(refused.retryAfter().toNanos());
        assertThat(say(id, "over", "话").seq()).isEqualTo(2 + 2L * LIMITS.turnsBurst());
    }

    @Test
    void what_was_missed_is_handed_back_on_resume() {
        var opened = start();
        var id = opened.conversation();
        say(id, "a", "一");
        say(id, "b", "二");
        var resumed = done(service.resume(id, opened.token(), 3, NOON.plusSeconds(60)));
        assertThat(resumed.seq()).isEqualTo(5);
        assertThat(resumed.more()).isFalse();
        assertThat(resumed.items()).extracting(Item::seq).containsExactly(4L, 5L);
        assertThat(resumed.items().get(0)).isEqualTo(new Item.Asked(4, NOON, "b", "二"));
        assertThat(refusal(() -> done(service.resume(id, "wrong", 0, NOON))).code()).isEqualTo(Code.UNAUTHORIZED);
        assertThat(refusal(() -> done(service.resume("nobody", "wrong", 0, NOON))).code()).isEqualTo(Code.UNKNOWN_CONVERSATION);
    }

    @Test
    void after_a_pause_the_bot_says_where_things_stand_once() {
        var opened = start();
        say(opened.conversation(), "a", "一");
        var later = NOON.plus(Duration.ofDays(1));
        var resumed = done(service.resume(opened.conversation(), opened.token(), 3, later));
        assertThat(resumed.items()).singleElement().isInstanceOfSatisfying(Item.Answered.class,
                answered -> assertThat(text(answered.reply())).isEqualTo("上次说到第1句"));
        assertThat(done(service.resume(opened.conversation(), opened.token(), 4, later)).items()).isEmpty();
    }

    @Test
    void the_first_package_brings_a_return_code_that_opens_the_conversation_elsewhere() {
        var opened = start();
        var id = opened.conversation();
        assertThat(refusal(() -> service.latestPackage(id)).code()).isEqualTo(Code.NO_PACKAGE);
        var code = say(id, "a", "先给我稿子").replies().get(0).body().result().get("returnCode").textValue();
        assertThat(code).matches("[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}");
        assertThat(say(id, "b", "再改稿子").replies().get(0).body().result().get("returnCode").textValue()).isEqualTo(code);
        assertThat(service.latestPackage(id).get("version").intValue()).isEqualTo(2);

        var typed = " " + code.toLowerCase(java.util.Locale.ROOT).replace("-", "") + " ";
        var reopened = done(service.resumeByCode(typed, "192.0.2.1", NOON));
        assertThat(reopened.conversation()).isEqualTo(id);
        assertThat(text(reopened.reply())).isEqualTo("2:再改稿子");
        service.authorize(id, reopened.token());
        service.authorize(id, opened.token());
    }

    @Test
    void ten_wrong_codes_an_hour_are_all_that_one_address_may_try() {
        var id = start().conversation();
        var code = say(id, "a", "稿子").replies().get(0).body().result().get("returnCode").textValue();
        for (int i = 0; i < LIMITS.wrongCodesPerHour(); i++) {
            var wrong = i % 2 == 0 ? "AAAA-BBBB-CCCC" : "no code at all";
            assertThat(refusal(() -> done(service.resumeByCode(wrong, "192.0.2.1", NOON))).code()).isEqualTo(Code.UNKNOWN_CONVERSATION);
        }
        var refused = refusal(() -> done(service.resumeByCode(code, "192.0.2.1", NOON)));
        assertThat(refused.code()).isEqualTo(Code.TOO_MANY);
        assertThat(refused.retryAfterSeconds()).isBetween(300L, 360L);
        assertThat(done(service.resumeByCode(code, "192.0.2.2", NOON)).conversation()).isEqualTo(id);
        nanos.addAndGet(Duration.ofHours(1).toNanos());
        for (int i = 0; i < 3 * LIMITS.wrongCodesPerHour(); i++) {
            done(service.resumeByCode(code, "192.0.2.1", NOON));   // right ones are not counted
        }
    }

    @Test
    void only_the_newest_devices_stay_let_in() {
        var opened = start();
        var code = say(opened.conversation(), "a", "稿子").replies().get(0).body().result().get("returnCode").textValue();
        var tokens = new ArrayList<String>();
        for (int i = 0; i < LIMITS.deviceTokens(); i++) {
            service.authorize(opened.conversation(), opened.token());   // the first device goes on beside the others
            tokens.add(done(service.resumeByCode(code, "192.0.2.1", NOON)).token());
        }
        tokens.forEach(token -> service.authorize(opened.conversation(), token));
        assertThat(refusal(() -> service.authorize(opened.conversation(), opened.token())).code()).isEqualTo(Code.UNAUTHORIZED);
    }

    @Test
    void the_history_shows_both_sides_as_they_were_shown() throws Exception {
        var id = start().conversation();
        say(id, "a", "我的身份证是110101199003070000");
        var history = service.history(id);
        assertThat(history.state()).isEqualTo("story");
        assertThat(history.slots()).containsKey("amount");
        assertThat(json.readTree(json.writeValueAsString(history)).at("/items/1")).isEqualTo(json.readTree(
                "{\"seq\":2,\"at\":\"2026-11-22T04:00:00Z\",\"from\":\"user\",\"text\":\"我的身份证是［已隐去］\"}"));
        assertThat(history.items().get(2).from()).isEqualTo("bot");
        assertThat(history.items().get(2).messages()).hasSize(1);
    }

    @Test
    void after_erasing_the_conversation_is_unknown_and_its_code_too() {
        var opened = start();
        var id = opened.conversation();
        var code = say(id, "a", "稿子").replies().get(0).body().result().get("returnCode").textValue();
        done(service.erase(id, NOON));
        assertThat(List.<ThrowingCallable>of(() -> service.authorize(id, opened.token()), () -> say(id, "b", "喂"),
                () -> done(service.resume(id, opened.token(), 0, NOON)), () -> service.history(id), () -> service.latestPackage(id),
                () -> service.export(id), () -> done(service.resumeByCode(code, "192.0.2.1", NOON))))
                .allSatisfy(call -> assertThat(refusal(call).code()).isEqualTo(Code.UNKNOWN_CONVERSATION));
        done(service.erase(id, NOON));
    }

    @Test
    void nothing_a_person_says_and_no_secret_is_in_clear_in_the_files() throws Exception {
        var opened = start();
        var id = opened.conversation();
        say(id, "13800000000", "我叫张三，住在示例路8号，稿子");
        var code = service.latestPackage(id).get("returnCode").textValue();
        for (var secret : List.of("张三", "示例路", "13800000000", opened.token(), code, code.replace("-", ""), "greeting")) {
            try (var files = Files.list(folder)) {
                for (var file : files.toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as("%s in %s", secret, file.getFileName())
                            .doesNotContain(new String(secret.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    @Test
    void what_others_are_to_be_told_is_stored_with_the_turn_and_once() {
        Announcer announcer = (conversation, channel, inbound, reply) -> List.of(new Journal.Outgoing("replies",
                (channel + " " + (inbound == null ? "-" : inbound.id()) + " " + reply.seq()).getBytes(StandardCharsets.UTF_8)));
        try (var telling = new ConversationService(new CountingDialogue(), journal, new RandomSecrets(new SecureRandom(), new byte[32]),
                LIMITS, nanos::get, announcer)) {
            var id = done(telling.start("web", NOON)).conversation();
            done(telling.take(id, new Inbound.Said("a", "一"), NOON));
            done(telling.take(id, new Inbound.Said("a", "一"), NOON));
            var waiting = journal.outbox().claim("replies", 10, NOON, Duration.ofSeconds(1));
            assertThat(waiting).extracting(row -> new String(row.content(), StandardCharsets.UTF_8)).containsExactly("web - 1", "web a 3");
            done(journal.outbox().settle(List.of(waiting.get(0).number()), List.of()));
            assertThat(journal.outbox().claim("replies", 10, NOON, Duration.ofSeconds(1))).extracting(Backlog.Row::number)
                    .containsExactly(waiting.get(1).number());
        }
    }

    @Test
    void everything_is_still_there_after_a_restart() {
        var opened = start();
        say(opened.conversation(), "a", "一");
        close();
        open();
        assertThat(say(opened.conversation(), "a", "一").seq()).isEqualTo(2);
        assertThat(text(say(opened.conversation(), "b", "二").replies().get(0))).isEqualTo("2:二");
        service.authorize(opened.conversation(), opened.token());
    }

    private Opened start() {
        return done(service.start("web", NOON));
    }

    private CompletionStage<Taken> take(String conversation, String id, String text) {
        return service.take(conversation, new Inbound.Said(id, text), NOON);
    }

    private Taken say(String conversation, String id, String text) {
        return done(take(conversation, id, text));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static String text(Wire.Reply reply) {
        return reply.body().messages().get(0).text();
    }

    private static Refused refusal(ThrowingCallable call) {
        try {
            call.call();
        } catch (Throwable failure) {
            assertThat(failure).isInstanceOfAny(Refused.class, CompletionException.class);
            return Refused.in(failure);
        }
        throw new AssertionError("was not refused");
    }
}

package io.weiquan.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.journal.SqliteStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import io.weiquan.limits.OtherLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a turn may wish for besides its answer: a human, being forgotten, another word after silence. */
class WishesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Limits LIMITS = OtherLimits.with(Map.of("turnTimeout", Duration.ofMinutes(1)));

    @TempDir
    Path folder;
    private final List<Consumer<Instant>> alarms = new ArrayList<>();
    private final List<Wire.Reply> told = new ArrayList<>();
    private Journal journal;
    private ConversationService service;

    /** Wishes by the words: 人工 a human, 删除 being forgotten, anything else another word after ten minutes. */
    private static final class Wishing implements Dialogue {
        private final Dialogue counting = new CountingDialogue();

        @Override
        public Step begin(String channel, Instant now) {
            return counting.begin(channel, now);
        }

        @Override
        public Step next(JsonNode state, Inbound inbound, Instant now) {
            HandOver human = inbound.shown().equals("人工") ? new HandOver("story", "order_no", "购买平台 淘宝", List.of("order_no")) : null;
            return counting.next(state, inbound, now).with(new Wishes(human, inbound.shown().equals("删除"), Duration.ofMinutes(10)));
        }

        @Override
        public Step resumed(JsonNode state, Instant lastTurn, Instant now) {
            return counting.resumed(state, lastTurn, now);
        }

        @Override
        public Step silent(JsonNode state, Instant now) {
            return counting.resumed(state, now, now);
        }
    }

    @BeforeEach
    void open() {
        journal = SqliteStore.open(folder, new Vault(new SecureRandom(), List.of(new byte[32])), LIMITS);
        Announcer announcer = new Announcer() {
            @Override
            public List<Journal.Outgoing> announce(String conversation, String channel, Inbound inbound, Wire.Reply reply) {
                return List.of();
            }

            @Override
            public List<Journal.Outgoing> handOver(String conversation, String channel, HandOver asked) {
                return List.of(new Journal.Outgoing("handover", asked.summary().getBytes(StandardCharsets.UTF_8)));
            }
        };
        SilenceWatch watch = new SilenceWatch() {
            @Override
            public void watch(String conversation, String channel, Duration after, Consumer<Instant> silent) {
                alarms.add(silent);
            }

            @Override
            public void told(String conversation, Wire.Reply reply) {
                told.add(reply);
            }
        };
        service = new ConversationService(new Wishing(), journal, new RandomSecrets(new SecureRandom(), new byte[32]), LIMITS, () -> 0,
                new ConversationService.Outside(announcer, watch));
    }

    @AfterEach
    void close() {
        service.close();
        journal.close();
    }

    @Test
    void a_human_is_asked_for_in_the_same_transaction_and_once() {
        String id = start();
        say(id, "a", "人工");
        say(id, "a", "人工");
        assertThat(journal.outbox().claim("handover", 10, NOON, Duration.ofMinutes(1))).singleElement().satisfies(row -> {
            assertThat(new String(row.content(), StandardCharsets.UTF_8)).isEqualTo("购买平台 淘宝");
        });
    }

    @Test
    void who_asks_to_be_forgotten_is_answered_and_nothing_is_left() {
        String id = start();
        say(id, "a", "我叫某某");
        assertThat(say(id, "b", "删除").replies()).singleElement().satisfies(reply -> assertThat(reply.replyTo()).isEqualTo("b"));
        assertThat(journal.standing(id, null)).isEmpty();
        assertThatThrownBy(() -> say(id, "c", "还在吗")).rootCause().hasMessageContaining("no such conversation");
    }

    @Test
    void after_silence_the_bot_speaks_and_it_is_stored_and_told() {
        String id = start();
        say(id, "a", "一");
        alarms.get(0).accept(NOON.plusSeconds(600));
        done(service.take(id, new Inbound.Said("b", "二"), NOON));
        assertThat(told).singleElement().satisfies(reply -> {
            assertThat(reply.seq()).isEqualTo(4);
            assertThat(reply.replyTo()).isNull();
        });
        assertThat(service.items(id, 3)).hasSize(3);
    }

    @Test
    void who_has_spoken_meanwhile_is_not_disturbed() {
        String id = start();
        say(id, "a", "一");
        say(id, "b", "二");
        alarms.get(0).accept(NOON.plusSeconds(600));
        say(id, "c", "三");
        assertThat(told).isEmpty();
    }

    private String start() {
        return done(service.start("hook", NOON)).conversation();
    }

    private Taken say(String conversation, String id, String text) {
        return done(service.take(conversation, new Inbound.Said(id, text), NOON));
    }

    private static <T> T done(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}

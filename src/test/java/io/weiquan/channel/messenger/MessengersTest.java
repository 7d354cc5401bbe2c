package io.weiquan.channel.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.weiquan.bench.Phone;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole conversations with the running bot, over each platform's stand-in. */
@QuarkusTest
@TestProfile(BenchProfile.class)
class MessengersTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TestHTTPResource("/webhook/")
    URI webhook;

    @BeforeEach
    void connect() {
        Bench.hook.connect(webhook + "hook", PATIENCE);
        Bench.inline.connect(webhook + "inline", Duration.ofSeconds(20));
        Bench.wechat.connect(webhook + "oa", PATIENCE);
        Bench.service.connect(webhook + "service", PATIENCE);
    }

    private static List<String> soon(Phone phone, String user, int messages) {
        await().atMost(Duration.ofSeconds(10)).until(() -> phone.screen(user).size() >= messages);
        return phone.texts(user);
    }

    @Test
    void the_generic_webhook_from_the_first_word_to_the_package() {
        assertThat(Bench.hook.say("u1", "我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退", "a1")).contains(202);
        List<String> screen = soon(Bench.hook.phone(), "u1", 2);
        assertThat(screen.get(0)).contains("维权向导");
        assertThat(Bench.hook.say("u1", "我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退", "a1")).as("the same once more").contains(202);
        Bench.hook.say("u1", "上周六买的前天收到，98块5", "a2");
        soon(Bench.hook.phone(), "u1", 3);
        Bench.hook.choose("u1", "demand=RETURN_REFUND", "a3");
        soon(Bench.hook.phone(), "u1", 4);
        Bench.hook.say("u1", "先给我稿子", "a4");
        screen = soon(Bench.hook.phone(), "u1", 5);
        assertThat(screen.get(4)).contains("稿子");
        assertThat(Bench.hook.forged()).isZero();
        assertThat(screen).hasSize(5);
    }

    @Test
    void a_webhook_that_wants_its_reply_at_once_gets_it_at_once_and_again_when_asked_again() {
        var first = Bench.inline.inline("u2", "在京东买的手机开机就死机", "b1").orElseThrow();
        assertThat(first.at("/data/before/0/messages/0/id").asText()).isEqualTo("greet.who");
        assertThat(first.at("/data/reply/replyTo").isTextual()).isTrue();
        assertThat(first.at("/data/to").asText()).isEqualTo("u2");
        var again = Bench.inline.inline("u2", "在京东买的手机开机就死机", "b1").orElseThrow();
        assertThat(again.at("/data/reply/seq")).isEqualTo(first.at("/data/reply/seq"));
    }

    @Test
    void wechat_is_answered_on_its_own_request_and_numbers_are_understood() {
        assertThat(Bench.wechat.follow("o1").orElseThrow()).contains("维权向导");
        assertThat(Bench.wechat.say("o1", "我买的鞋开胶了，商家不退").orElseThrow()).contains("回复数字选择", "1. 拼多多");
        String answer = Bench.wechat.say("o1", "2").orElseThrow();
        assertThat(answer).isNotBlank().doesNotContain("哪个平台");
        assertThat(Bench.wechat.say("o1", "链接").orElseThrow()).contains("还没有整理出材料");
        assertThat(Bench.wechat.send("o1", "image", java.util.Map.of("MediaId", "m", "MsgId", "77")).orElseThrow()).contains("图片收到");
        String draft = Bench.wechat.say("o1", "先给我稿子").orElseThrow();
        assertThat(draft).contains("/api/links/").contains("找回码");
        assertThat(draft.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThanOrEqualTo(2_048);
    }
}

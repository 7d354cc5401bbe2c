package io.weiquan.channel.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.weiquan.bench.Phone;
import io.weiquan.channel.adapter.Address;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Item;
import io.weiquan.conversation.Refused;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        Bench.kf.connect(webhook + "kf", PATIENCE);
        Bench.wecom.connect(webhook + "wecom", PATIENCE);
        Bench.feishu.connect(webhook + "feishu", PATIENCE);
        Bench.dingtalk.connect(webhook + "ding", PATIENCE);
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

    private static final String STORY = "我买的鞋开胶了，商家不退";

    @Test
    void customer_service_of_wechat_greets_offers_a_menu_and_takes_what_is_tapped() {
        Bench.kf.enter("wm1");
        assertThat(soon(Bench.kf.phone(), "wm1", 1).get(0)).contains("维权向导");
        Bench.kf.say("wm1", STORY, null);
        soon(Bench.kf.phone(), "wm1", 2);
        Phone.Shown menu = Bench.kf.phone().screen("wm1").get(1);
        assertThat(menu.buttons()).containsEntry("京东", "platform=JD");
        Bench.kf.say("wm1", "京东", "platform=JD");
        assertThat(soon(Bench.kf.phone(), "wm1", 3).get(2)).isNotBlank().doesNotContain("哪个平台");
        for (int i = 0; i < 4; i++) {
            Bench.kf.say("wm" + (10 + i), STORY, null);
        }
        for (int i = 0; i < 4; i++) {
            soon(Bench.kf.phone(), "wm" + (10 + i), 2);
        }
    }

    @Test
    void an_application_of_wecom_answers_once_what_comes_twice() {
        assertThat(Bench.wecom.say("zhangsan", STORY)).contains(200);
        assertThat(soon(Bench.wecom.phone(), "zhangsan", 2).get(1)).contains("1. 拼多多");
        Bench.wecom.say("zhangsan", "2");
        assertThat(soon(Bench.wecom.phone(), "zhangsan", 3)).hasSize(3);
    }

    @Test
    void feishu_shows_buttons_takes_presses_and_bears_a_busy_platform_and_a_lost_token() {
        assertThat(Bench.feishu.say("ou_1", STORY)).contains(200);
        soon(Bench.feishu.phone(), "ou_1", 2);
        assertThat(Bench.feishu.phone().screen("ou_1").get(1).buttons()).containsEntry("京东", "platform=JD");
        Bench.feishu.expireToken();
        Bench.feishu.beBusy(1);
        Bench.feishu.press("ou_1", "platform=JD");
        assertThat(soon(Bench.feishu.phone(), "ou_1", 3).get(2)).doesNotContain("哪个平台");
    }

    @Test
    void dingtalk_is_answered_in_its_session_and_after_it_by_the_api() {
        assertThat(Bench.dingtalk.say("user1", STORY)).contains(200);
        assertThat(soon(Bench.dingtalk.phone(), "user1", 2).get(1)).contains("1. 拼多多");
        Bench.dingtalk.endSessions();
        Bench.dingtalk.say("user1", "2");
        assertThat(soon(Bench.dingtalk.phone(), "user1", 3)).hasSize(3);
        assertThat(Bench.dingtalk.phone().screen("user1").get(2).how()).isEqualTo("api");
    }

    @Test
    void what_nobody_takes_is_a_dead_letter_that_can_be_tried_again() {
        Bench.hook.say("dead", "你好", "d0");
        int before = soon(Bench.hook.phone(), "dead", 2).size();
        Bench.hook.answerWith(410);
        Bench.hook.say("dead", "我买的鞋开胶了", "d1");
        await().atMost(Duration.ofSeconds(10)).until(() -> letters().contains("http 410"));
        assertThat(letters()).doesNotContain("开胶");
        Bench.hook.answerWith(200);
        RestAssured.given().header("Authorization", "Bearer " + Bench.OPERATOR).post("/api/letters/outbound/hook/replay").then().statusCode(200);
        assertThat(soon(Bench.hook.phone(), "dead", before + 1)).hasSize(before + 1);
        RestAssured.given().header("Authorization", "Bearer wrong").get("/api/letters").then().statusCode(401);
        RestAssured.given().post("/api/letters/outbound/hook/replay").then().statusCode(401);
    }

    private static String letters() {
        return RestAssured.given().header("Authorization", "Bearer " + Bench.OPERATOR).get("/api/letters").then().statusCode(200).extract().asString();
    }

    @Test
    void who_closed_a_conversation_begins_a_new_one_with_the_next_word() {
        beginsAnew("closed", "好的，这件事先到这里", "钱退了");
    }

    @Test
    void who_erased_a_conversation_begins_a_new_one_with_the_next_word() {
        String erased = beginsAnew("erased", "已经全部删除", "删除我的信息", "是的");
        assertThatThrownBy(() -> service.history(erased)).isInstanceOf(Refused.class);
    }

    /** @return the conversation that is over */
    private String beginsAnew(String user, String lastWord, String... lastSaid) {
        Bench.wecom.say(user, "淘宝买的杯子碎了，商家不理我");
        int shown = soon(Bench.wecom.phone(), user, 2).size();
        String before = conversation("wecom", user).orElseThrow();
        for (String said : lastSaid) {
            Bench.wecom.say(user, said);
            soon(Bench.wecom.phone(), user, ++shown);
        }
        List<String> screen = Bench.wecom.phone().texts(user);
        assertThat(screen).hasSize(shown);
        assertThat(screen.get(shown - 1)).contains(lastWord);
        Bench.wecom.say(user, STORY);
        screen = soon(Bench.wecom.phone(), user, shown + 2);
        assertThat(screen).as("a greeting and an answer, once each").hasSize(shown + 2);
        assertThat(screen.get(shown)).isEqualTo(screen.get(0)).contains("维权向导");
        assertThat(screen.get(shown + 1)).as("nothing is known from before").contains("1. 拼多多");
        assertThat(conversation("wecom", user)).get().isNotEqualTo(before);
        return before;
    }

    private Optional<String> conversation(String messenger, String user) {
        return service.contacted(messenger, Address.of(messenger, user).key());
    }

    @Test
    void the_events_are_described_and_an_unknown_messenger_is_not_found() {
        RestAssured.get("/asyncapi").then().statusCode(200).body("asyncapi", org.hamcrest.Matchers.equalTo("3.0.0"));
        RestAssured.post("/webhook/nobody").then().statusCode(404);
    }

    @Test
    void two_hundred_people_three_deliveries_each_and_every_fifth_answer_too_late() throws Exception {
        int users = 200;
        // Longer than a delivery lasts, for every fifth message, whoever sends it.
        SlowStore.delay = turn -> turn.client() != null && Math.floorMod(turn.client().hashCode(), 5) == 0 ? Duration.ofMillis(5_500) : Duration.ZERO;
        var people = java.util.concurrent.Executors.newFixedThreadPool(users);
        try {
            var all = new java.util.ArrayList<java.util.concurrent.Future<?>>();
            for (int i = 0; i < users; i++) {
                String user = "many" + i;
                all.add(people.submit(() -> {
                    Bench.wechat.sayThrice(user, "我在京东买的耳机坏了，商家不退");
                    Bench.wechat.sayThrice(user, "花了98块5");
                }));
            }
            for (var one : all) {
                one.get();
            }
        } finally {
            SlowStore.delay = turn -> Duration.ZERO;
            people.shutdownNow();
        }
        for (int i = 0; i < users; i++) {
            String user = "many" + i;
            if (!everythingSeen(user)) {
                // All three deliveries were too early: the answer comes with the next word.
                Bench.wechat.say(user, "好的");
            }
            assertThat(everythingSeen(user)).as("%s: all that was said is seen, in order: %s", user, Bench.wechat.phone().texts(user)).isTrue();
            assertThat(Bench.wechat.phone().texts(user)).doesNotContain(io.weiquan.bench.WechatStandIn.OUT_OF_SERVICE).doesNotHaveDuplicates();
            assertThat(items(user).stream().filter(Item.Asked.class::isInstance).count()).as("no message has a second effect").isBetween(2L, 3L);
        }
    }

    /** The first bubble of every answer of the bot stands on the screen, one after another. */
    private boolean everythingSeen(String user) {
        String screen = String.join("\n", Bench.wechat.phone().texts(user));
        int from = 0;
        for (Item item : items(user)) {
            if (item instanceof Item.Answered answered) {
                String bubble = answered.reply().body().messages().get(0).text();
                int at = screen.indexOf(bubble, from);
                if (at < 0) {
                    return false;
                }
                from = at + bubble.length();
            }
        }
        return from > 0;
    }

    @Inject
    ConversationService service;

    private List<Item> items(String user) {
        return service.contacted("oa", io.weiquan.channel.adapter.Address.of("oa", user).key()).map(conversation -> service.items(conversation, 0)).orElse(List.of());
    }
}

package io.weiquan.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.Shipped;
import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.conversation.Blanking;
import io.weiquan.conversation.ConversationService;
import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.RandomSecrets;
import io.weiquan.conversation.Wire;
import io.weiquan.journal.PostgresServer;
import io.weiquan.journal.PostgresStore;
import io.weiquan.journal.SqliteStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is stopped, the dialogs change (a slot has another name, a question is added), and it is started again on the same store:
 * whoever was in the middle goes on, by token and by return code on another device.
 */
class UpgradeTest {

    private static final Instant NOW = Instant.parse("2026-11-18T02:00:00Z");
    private static final List<String> STORY = List.of("11月12号在淘宝买的保温杯，收到就是坏的，花了89元", "15号收到", "找过商家，不肯退", "退货退款");

    @TempDir
    Path folder;

    @Test
    void on_sqlite() throws IOException {
        upgrade(() -> SqliteStore.open(folder, vault(), Limits.DEFAULTS));
    }

    @Test
    void on_postgresql() throws IOException {
        var server = PostgresServer.freshDatabase();
        upgrade(() -> PostgresStore.open(server, vault(), Limits.DEFAULTS));
    }

    private void upgrade(Supplier<Journal> store) throws IOException {
        var yesterday = dialogs(shipped());
        String half;
        String token;
        String finished;
        String code;
        try (var journal = store.get(); var service = service(yesterday, journal)) {
            var opened = service.start("web", NOW).toCompletableFuture().join();
            half = opened.conversation();
            token = opened.token();
            STORY.forEach(words -> say(service, opened.conversation(), words));
            finished = service.start("web", NOW).toCompletableFuture().join().conversation();
            STORY.forEach(words -> say(service, finished, words));
            code = say(service, finished, "先给我稿子").result().get("returnCode").textValue();
        }

        var today = dialogs(changed());
        try (var journal = store.get(); var service = service(today, journal)) {
            var resumed = service.resume(half, token, 0, NOW).toCompletableFuture().join();
            assertThat(resumed.items()).hasSize(2 * STORY.size() + 1);
            assertThat(say(service, half, "301234567890123456").expects()).isEqualTo("evidence");
            assertThat(say(service, half, "有聊天记录").expects()).as("the question that was added").isEqualTo("shop_name");
            var body = say(service, half, "某某家居店");
            assertThat(body.result()).isNotNull();
            assertThat(body.slots().get("bought_on").value()).isEqualTo("2026-11-12");
            assertThat(body.slots()).doesNotContainKey("purchase_date");
            assertThat(service.history(half).items()).hasSize(2 * STORY.size() + 7);

            var elsewhere = service.resumeByCode(code, "192.0.2.1", NOW).toCompletableFuture().join();
            assertThat(elsewhere.conversation()).isEqualTo(finished);
            service.authorize(finished, elsewhere.token());
            assertThat(service.latestPackage(finished).at("/recommendation/channel").textValue()).isNotEmpty();
            assertThat(say(service, finished, "商家还是不肯退，怎么办").messages()).isNotEmpty();

            // What was stored under the old name is of the same class still.
            var blanking = new Blanking(journal, () -> new SlotClasses(today, Shipped.guide().understander()));
            assertThat(blanking.blank(finished, Set.of("transaction"), Instant.MAX).toCompletableFuture().join()).isTrue();
            var held = new StringBuilder(service.export(finished).toString());
            journal.entries(finished, -1, 100).forEach(entry -> held.append(new String(entry.content(), StandardCharsets.UTF_8)));
            assertThat(held.toString()).doesNotContain("2026-11-12", "11月12", "purchase_date\":{\"title", "保温杯", "89元").contains("TAOBAO");
        }
    }

    private static Vault vault() {
        return new Vault(new SecureRandom(), List.of(new byte[32]));
    }

    private static ConversationService service(AuthoredDialogs dialogs, Journal journal) {
        var dialogue = new GuidedDialogue(dialogs, Shipped.guide().understander(), new AdviceCounsel(Shipped.guide().advisor()));
        return new ConversationService(dialogue, journal, new RandomSecrets(new SecureRandom(), new byte[32]), Limits.DEFAULTS, System::nanoTime);
    }

    private static Wire.Body say(ConversationService service, String conversation, String words) {
        return service.take(conversation, new Inbound.Said(words, words), NOW).toCompletableFuture().join().replies().get(0).body();
    }

    private static AuthoredDialogs dialogs(Map<String, String> texts) {
        var problems = new Problems();
        var authored = AuthoredDialogs.read(DialogFiles.of(texts), problems);
        assertThat(problems.list()).isEmpty();
        return authored;
    }

    private static Map<String, String> changed() throws IOException {
        var texts = shipped();
        texts.computeIfPresent("slots.yaml", (file, text) -> text.replace("purchase_date:\n  title: 购买日期", "bought_on:\n  was: purchase_date\n  title: 购买日期")
                .replace("{when: \"purchase_date <= today\"", "{when: \"bought_on <= today\"").replace("has(purchase_date)", "has(bought_on)")
                .replace("purchase_date <= received_date", "bought_on <= received_date"));
        texts.computeIfPresent("flows/complaint.yaml", (file, text) -> text.replace("purchase_date", "bought_on")
                .replace("      - evidence\n", "      - evidence\n      - shop_name\n"));
        texts.computeIfPresent("patterns/questions.yaml", (file, text) -> text.replace("purchase_date", "bought_on"));
        assertThat(texts.get("slots.yaml")).contains("was: purchase_date");
        assertThat(texts.get("flows/complaint.yaml")).contains("bought_on", "- evidence\n      - shop_name");
        return texts;
    }

    private static Map<String, String> shipped() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var all = Files.walk(Path.of("dialogs"))) {
            for (var path : all.filter(Files::isRegularFile).toList()) {
                texts.put(Path.of("dialogs").relativize(path).toString(), Files.readString(path));
            }
        }
        return texts;
    }
}

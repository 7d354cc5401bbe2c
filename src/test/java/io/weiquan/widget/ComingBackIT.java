package io.weiquan.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import io.weiquan.widget.RealBrowser.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nothing is lost and nothing doubled: over a reload, a killed server, a second tab, another device; and gone is gone. */
@ExtendWith(RealBrowser.class)
class ComingBackIT {

    private static final String LOST = "WebSocket connection|ERR_CONNECTION|Failed to load resource";
    private final Running running;

    ComingBackIT(Running running) {
        this.running = running;
    }

    @Test
    void a_reload_in_mid_conversation() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.start().say(Visitor.STORY);
            visitor.composer().fill("写到一半");
            List<String> before = visitor.said();
            visitor.page.reload();
            assertThat(visitor.page.getByLabel("实付金额")).isVisible();
            assertThat(visitor.said()).isEqualTo(before);
            assertThat(visitor.composer()).hasValue("写到一半");
            assertThat(visitor.page.locator(".strip")).containsText("平台介入");
            visitor.say("花了98块5");
            assertThat(visitor.said()).hasSizeGreaterThan(before.size());
        }
    }

    @Test
    void a_server_killed_and_started_again() {
        try (Visitor visitor = Visitor.desktop(running).expecting(LOST)) {
            visitor.start().say(Visitor.STORY);
            int before = visitor.said().size();
            running.server().kill();
            try {
                assertThat(visitor.page.locator("[part=status]")).containsText("正在重连");
                visitor.composer().fill("上周六买的，花了98块5");
                visitor.button("发送").click();
                assertThat(visitor.page.locator(".turn.me.waiting")).containsText("98块5");
            } finally {
                running.server().start();
            }
            assertThat(visitor.page.locator(".turn.me.waiting")).hasCount(0, new HasCountOptions().setTimeout(40_000));
            assertThat(visitor.page.locator(".dots")).hasCount(0);
            assertThat(visitor.said()).filteredOn(said -> said.contains("98块5")).hasSize(1);
            assertThat(visitor.said()).hasSize(before + 2);
            List<String> live = visitor.said();
            visitor.page.reload();
            visitor.turns().first().waitFor();
            assertThat(visitor.page.locator(".bubble")).hasCount(live.size());
            assertThat(visitor.said()).as("as the server has it").isEqualTo(live);
        }
    }

    @Test
    void two_tabs_the_older_one_says_so() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.start().say(Visitor.STORY);
            visitor.button("更多").click();
            visitor.page.getByLabel("在这台设备上记住对话").check();
            visitor.page.keyboard().press("Escape");
            Page other = visitor.anotherTab();
            other.navigate(running.server().url().toString());
            assertThat(other.locator(".turn.me")).hasCount(1);
            assertThat(visitor.page.locator("[part=status]")).containsText("另一个窗口");
            other.locator(".composer textarea").fill("花了98块5");
            other.locator(".composer button").click();
            assertThat(other.locator(".turn.bot")).hasCount(3);
            visitor.button("在这里继续").click();
            assertThat(visitor.page.locator(".turn.me")).hasCount(2);
            assertThat(visitor.page.locator(".log")).containsText("花了98块5");
            assertThat(other.locator("[part=status]")).containsText("另一个窗口");
        }
    }

    @Test
    void the_return_code_opens_it_on_another_device() {
        try (Visitor first = Visitor.desktop(running); Visitor second = Visitor.phone(running, 390)) {
            first.toPackage().openPackage();
            String code = first.page.locator(".code").textContent();
            List<String> said = first.said();
            second.page.locator("#code").fill(code.toLowerCase().replace("-", ""));
            second.button("接着来").click();
            assertThat(second.page.locator(".bubble").filter(new Locator.FilterOptions().setHasText(Visitor.STORY))).hasCount(1);
            assertThat(second.button("打开材料")).isVisible();
            assertThat(second.said().subList(0, said.size())).isEqualTo(said);
        }
    }

    @Test
    void a_wrong_code_is_told() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.page.locator("#code").fill("AAAA-AAAA-AAAA");
            visitor.button("接着来").click();
            assertThat(visitor.page.locator("[part=status]")).containsText("没有找到");
            assertThat(visitor.button("开始说说")).isVisible();
        }
    }

    @Test
    void deleted_is_deleted() {
        try (Visitor visitor = Visitor.desktop(running).expecting("401|404")) {
            visitor.toPackage().openPackage();
            String code = visitor.page.locator(".code").textContent();
            visitor.page.keyboard().press("Escape");
            visitor.button("更多").click();
            visitor.page.getByLabel("在这台设备上记住对话").check();
            String key = (String) visitor.page.evaluate("Object.entries(sessionStorage).find(([name]) => name.endsWith(':key'))[1]");
            assertThat(status(visitor, key)).as("it is there").isEqualTo(200);
            visitor.button("删除我的数据").click();
            visitor.button("全部删除").click();
            assertThat(visitor.page.locator("dialog.sheet")).hasCount(0);
            assertThat(status(visitor, key)).as("the server has it no longer").isIn(401, 404);
            assertThat(visitor.page.locator("[part=status]")).containsText("已全部删除");
            assertThat(visitor.page.evaluate("JSON.stringify([Object.keys(localStorage), Object.keys(sessionStorage)])")).isEqualTo("[[],[]]");
            visitor.page.locator("#code").fill(code);
            visitor.button("接着来").click();
            assertThat(visitor.page.locator("[part=status]")).containsText("没有找到");
        }
    }

    /** What the server says to who asks for the conversation with this key. */
    private static int status(Visitor visitor, String key) {
        return ((Number) visitor.page.evaluate("async key => { const {conversation, token} = JSON.parse(key);"
                + " return (await fetch(`/api/conversations/${conversation}`, {headers: {Authorization: `Bearer ${token}`}})).status; }", key)).intValue();
    }

    @Test
    void what_is_written_without_a_network_is_kept_and_sent_once() {
        try (Visitor visitor = Visitor.phone(running, 390).expecting(LOST)) {
            visitor.start().say(Visitor.STORY);
            int before = visitor.said().size();
            visitor.context.setOffline(true);
            assertThat(visitor.page.locator("[part=status]")).containsText("没有网络");
            for (String text : List.of("花了98块5", "上周六买的")) {
                visitor.composer().fill(text);
                visitor.button("发送").click();
            }
            visitor.composer().fill("还没写完的话");
            assertThat(visitor.page.locator(".turn.me.waiting")).hasCount(2);
            visitor.context.setOffline(false);
            assertThat(visitor.page.locator(".turn.me.waiting")).hasCount(0, new HasCountOptions().setTimeout(40_000));
            assertThat(visitor.page.locator(".dots")).hasCount(0);
            assertThat(visitor.composer()).hasValue("还没写完的话");
            assertThat(visitor.said().subList(before, visitor.said().size())).filteredOn(said -> said.contains("98块5") || said.contains("上周六")).hasSize(2);
            visitor.page.reload();
            assertThat(visitor.composer()).hasValue("还没写完的话");
        }
    }

    @Test
    void the_package_opens_without_a_network_and_what_needs_one_says_so() {
        try (Visitor visitor = Visitor.phone(running, 390).expecting(LOST)) {
            visitor.toPackage();
            visitor.page.waitForFunction("() => customElements.get('weiquan-package')");
            visitor.context.setOffline(true);
            visitor.openPackage();
            visitor.button("下载文本").click();
            assertThat(visitor.page.locator("weiquan-package [role=alert]")).containsText("检查网络");
        }
    }

    @Test
    void words_survive_a_conversation_that_is_gone() {
        try (Visitor visitor = Visitor.desktop(running).expecting("401|404|" + LOST)) {
            visitor.start().say(Visitor.STORY);
            visitor.composer().fill("写了很久的话");
            visitor.page.evaluate("async () => { const {conversation, token} = JSON.parse(Object.entries(sessionStorage).find(([name]) => name.endsWith(':key'))[1]);"
                    + " await fetch(`/api/conversations/${conversation}`, {method: 'DELETE', headers: {Authorization: `Bearer ${token}`}}); }");
            assertThat(visitor.page.locator("[part=status]")).containsText("已经不存在");
            visitor.page.reload();
            visitor.start();
            assertThat(visitor.composer()).hasValue("写了很久的话");
        }
    }

    @Test
    void what_is_exported_is_everything_said() throws IOException {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage();
            visitor.button("更多").click();
            var got = visitor.page.waitForDownload(() -> visitor.button("导出我的数据").click());
            assertThat(got.suggestedFilename()).endsWith(".json");
            assertThat(Files.readString(got.path())).contains(Visitor.STORY, "先给我稿子", "蓝牙耳机");
        }
    }
}

package io.weiquan.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.weiquan.widget.RealBrowser.Running;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole conversation in a real browser: by mouse, by keyboard, on a phone; and what people type that is not meant well. */
@ExtendWith(RealBrowser.class)
class ConversationIT {

    private final Running running;

    ConversationIT(Running running) {
        this.running = running;
    }

    @Test
    void by_mouse_from_the_first_word_to_the_package() {
        try (Visitor visitor = Visitor.desktop(running)) {
            whole(visitor);
        }
    }

    @Test
    void on_a_phone() {
        try (Visitor visitor = Visitor.phone(running, 390)) {
            whole(visitor);
            assertThat((Boolean) visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isTrue();
        }
    }

    private static void whole(Visitor visitor) {
        visitor.start().say(Visitor.STORY);
        assertThat(visitor.page.locator(".strip")).containsText("平台介入");
        visitor.page.getByLabel("购买日期").fill("2026-11-14");
        visitor.page.getByLabel("签收日期").fill("2026-11-16");
        visitor.page.getByLabel("实付金额").fill("９８.5元");
        visitor.answered(() -> visitor.button("填好了").click());
        visitor.page.locator(".answers").getByText("退货退款", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)).click();
        visitor.answered(() -> visitor.button("选好了").click());
        visitor.say("261114-123456789012345");
        visitor.page.getByLabel("聊天记录").check();
        visitor.answered(() -> visitor.button("选好了").click());
        visitor.button("打开材料").click();
        assertThat(visitor.page.locator("#recommendation")).containsText("平台介入");
        assertThat(visitor.page.locator("#scripts")).containsText("98.5元");
    }

    @Test
    void by_keyboard_alone() {
        try (Visitor visitor = Visitor.desktop(running)) {
            Page page = visitor.page;
            visitor.button("开始说说").waitFor();
            tabTo(page, "开始说说");
            page.keyboard().press("Enter");
            visitor.turns().first().waitFor();
            page.keyboard().insertText(Visitor.STORY);
            visitor.answered(() -> page.keyboard().press("Enter"));
            page.keyboard().insertText("先给我稿子");
            visitor.answered(() -> page.keyboard().press("Enter"));
            tabBackTo(page, "打开材料");
            page.keyboard().press("Enter");
            page.locator("weiquan-package dialog[open]").waitFor();
            tabTo(page, "平台介入说明");
            page.keyboard().press("ArrowRight");
            assertThat(page.getByRole(AriaRole.TAB).nth(1)).hasAttribute("aria-selected", "true");
            page.keyboard().press("Escape");
            assertThat(page.locator("weiquan-package")).hasCount(0);
            tabBackTo(page, "已了解的情况");
            page.keyboard().press("Enter");
            assertThat(page.locator("dialog.sheet")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog.sheet")).hasCount(0);
            assertThat(focused(page)).as("focus returns").contains("已了解的情况");
        }
    }

    private static void tabTo(Page page, String name) {
        tab(page, "Tab", name);
    }

    private static void tabBackTo(Page page, String name) {
        tab(page, "Shift+Tab", name);
    }

    private static void tab(Page page, String key, String name) {
        for (int i = 0; i < 60; i++) {
            if (focused(page).contains(name)) {
                return;
            }
            page.keyboard().press(key);
        }
        throw new AssertionError("not reached by " + key + ": " + name + "; at " + focused(page));
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => { let a = document.activeElement; while (a?.shadowRoot?.activeElement) a = a.shadowRoot.activeElement;"
                + " return a ? (a.getAttribute('aria-label') ?? '') + a.textContent : ''; }");
    }

    @Test
    void enter_belongs_to_the_input_method_while_it_composes() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.start();
            visitor.composer().focus();
            int before = visitor.said().size();
            CDPSession chrome = visitor.context.newCDPSession(visitor.page);
            JsonObject composing = new JsonObject();
            composing.addProperty("text", "nihao");
            composing.addProperty("selectionStart", 5);
            composing.addProperty("selectionEnd", 5);
            chrome.send("Input.imeSetComposition", composing);
            JsonObject enter = new JsonObject();
            enter.addProperty("type", "rawKeyDown");
            enter.addProperty("windowsVirtualKeyCode", 229);
            enter.addProperty("key", "Enter");
            enter.addProperty("code", "Enter");
            chrome.send("Input.dispatchKeyEvent", enter);
            assertThat(visitor.said()).as("nothing was sent").hasSize(before);
            JsonObject text = new JsonObject();
            text.addProperty("text", "你好");
            chrome.send("Input.insertText", text);
            assertThat(visitor.composer()).hasValue("你好");
            visitor.answered(() -> visitor.page.keyboard().press("Enter"));
            assertThat(visitor.said()).anyMatch(said -> said.endsWith("你好"));
        }
    }

    @Test
    void what_is_wrong_in_a_form_stands_beside_the_field() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.start().say(Visitor.STORY);
            visitor.page.getByLabel("实付金额").fill("很多钱");
            visitor.button("填好了").click();
            assertThat(visitor.page.locator(".answers [role=alert]")).containsText("数字");
            assertThat(visitor.page.getByLabel("实付金额")).isFocused();
            visitor.page.getByLabel("实付金额").fill("-5");
            visitor.button("填好了").click();
            assertThat(visitor.page.locator(".field[data-slot=amount] [role=alert]")).containsText("实付金额");
            assertThat(visitor.page.getByLabel("实付金额")).hasValue("-5");
            visitor.page.getByLabel("实付金额").fill("98.5");
            visitor.answered(() -> visitor.button("填好了").click());
            assertThat(visitor.said()).noneMatch(said -> said.contains("-5"));
        }
    }

    @Test
    void a_fact_is_changed_by_a_tap() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.start().say(Visitor.STORY).say("花了98块5");
            visitor.button("已了解的情况").click();
            visitor.button("修改实付金额").click();
            visitor.page.locator("dialog.sheet").getByLabel("实付金额（元）", new com.microsoft.playwright.Locator.GetByLabelOptions().setExact(true)).fill("120");
            visitor.button("保存").click();
            assertThat(visitor.page.locator("dialog.sheet")).containsText("120元");
            visitor.page.keyboard().press("Escape");
            assertThat(visitor.page.locator(".turn.me").last()).containsText("实付金额：120元");
        }
    }

    @Test
    void markup_is_words() {
        List<String> hostile = List.of("<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "\"><svg onload=alert(1)>", "{{7*7}}${7*7}",
                "javascript:alert(1)", "<weiquan-chat server=https://evil.example>", "</textarea><iframe src=//evil.example>");
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.page.onDialog(dialog -> {
                throw new AssertionError("a script ran: " + dialog.message());
            });
            visitor.start();
            for (String text : hostile) {
                visitor.say(text);
                assertThat(visitor.said()).anyMatch(said -> said.endsWith(text));
            }
            visitor.say("我在淘宝买的“<b onmouseover=alert(1)>杯子</b>”碎了，商家不退").say("先给我稿子");
            visitor.button("打开材料").click();
            visitor.page.locator("#scripts").waitFor();
            assertThat(visitor.page.locator(".log img, .log script, .log svg, .log iframe, .log b, .page img, .page script, .page iframe, .page b")).hasCount(0);
        }
    }
}

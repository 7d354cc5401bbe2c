package io.weiquan.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.weiquan.widget.RealBrowser.Running;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One line in somebody else's page: the launcher, events and methods; and the words for a page that is not on the list. */
@ExtendWith(RealBrowser.class)
class EmbeddingIT {

    private final Running running;

    EmbeddingIT(Running running) {
        this.running = running;
    }

    private Visitor elsewhere(com.sun.net.httpserver.HttpServer page) {
        return Visitor.with(running, Visitor.options(), "http://localhost:" + page.getAddress().getPort() + "/");
    }

    @Test
    void a_listed_page_converses() {
        try (Visitor visitor = elsewhere(running.listed())) {
            visitor.page.evaluate("() => { globalThis.heard = []; for (const e of ['weiquan-message', 'weiquan-package']) addEventListener(e, x => heard.push(x.type)); }");
            visitor.button("打开维权向导").click();
            visitor.toPackage();
            visitor.page.evaluate("document.querySelector('weiquan-chat').close()");
            assertThat(visitor.button("打开维权向导")).isFocused();
            visitor.page.evaluate("document.querySelector('weiquan-chat').open()");
            assertThat(visitor.composer()).isFocused();
            visitor.page.keyboard().press("Escape");
            assertThat(visitor.page.locator("dialog.frame")).isHidden();
            assertThat(visitor.page.evaluate("[...new Set(heard)].sort()")).isEqualTo(List.of("weiquan-message", "weiquan-package"));
            assertThat(visitor.page.evaluate("Object.keys(globalThis).filter(k => /^[a-z]$/.test(k)).length")).as("names left in the host page").isEqualTo(0);
        }
    }

    @Test
    void what_comes_while_it_is_closed_is_counted() {
        try (Visitor visitor = elsewhere(running.listed())) {
            visitor.button("打开维权向导").click();
            visitor.start();
            visitor.composer().fill("花了98块5");
            visitor.page.evaluate("() => { const c = document.querySelector('weiquan-chat'); c.shadowRoot.querySelector('.composer button').click(); c.close(); }");
            assertThat(visitor.button("1 条新消息")).isVisible();
        }
    }

    @Test
    void a_page_that_is_not_listed_is_told_in_words() {
        try (Visitor visitor = elsewhere(running.unlisted()).expecting("WebSocket|403|not allowed to use the server")) {
            visitor.button("打开维权向导").click();
            visitor.button("开始说说").click();
            assertThat(visitor.page.locator("[part=status]")).containsText("没有被允许");
            assertThat(visitor.page.locator("h1")).hasText("别家的网页");
        }
    }
}

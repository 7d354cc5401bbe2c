package io.weiquan.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.weiquan.widget.RealBrowser.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A person at a browser of their own. What the page complains of on the console is collected, and must be nothing at the end. */
final class Visitor implements AutoCloseable {

    static final String STORY = "我在拼夕夕买的蓝牙耳机用了一天左耳就没声了，商家死活不给退";

    final BrowserContext context;
    final Page page;
    private final List<String> complaints = new ArrayList<>();
    private Pattern expected = Pattern.compile("(?!)");

    private Visitor(BrowserContext context) {
        this.context = context;
        context.setDefaultTimeout(15_000);
        this.page = watched(context.newPage());
    }

    static Visitor desktop(Running running) {
        return new Visitor(running.browser().newContext(options().setViewportSize(1280, 860))).at(running.server().url().toString());
    }

    static Visitor phone(Running running, int width) {
        return new Visitor(running.browser().newContext(options().setViewportSize(width, width == 390 ? 844 : 640).setIsMobile(true).setHasTouch(true)
                .setDeviceScaleFactor(2))).at(running.server().url().toString());
    }

    static Visitor with(Running running, NewContextOptions options, String url) {
        return new Visitor(running.browser().newContext(options)).at(url);
    }

    static NewContextOptions options() {
        return new NewContextOptions().setLocale("zh-CN").setTimezoneId("Asia/Shanghai").setPermissions(List.of("clipboard-read", "clipboard-write"));
    }

    private Page watched(Page opened) {
        opened.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add(message.text());
            }
        });
        opened.onPageError(complaints::add);
        return opened;
    }

    private Visitor at(String url) {
        page.navigate(url);
        return this;
    }

    Page anotherTab() {
        return watched(context.newPage());
    }

    /** What the test itself provokes: a server that is gone, a page that is refused. */
    Visitor expecting(String complaint) {
        expected = Pattern.compile(complaint);
        return this;
    }

    Visitor start() {
        button("开始说说").click();
        turns().first().waitFor();
        return this;
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator turns() {
        return page.locator(".turn.bot");
    }

    Locator composer() {
        return page.locator(".composer textarea");
    }

    /** Says it and waits until it is answered. */
    Visitor say(String text) {
        composer().fill(text);
        return answered(() -> button("发送").click());
    }

    Visitor answered(Runnable doing) {
        int before = turns().count();
        doing.run();
        page.waitForFunction("n => { const r = document.querySelector('weiquan-chat').shadowRoot;"
                + " return r.querySelectorAll('.turn.bot').length > n && !r.querySelector('.dots'); }", before);
        return this;
    }

    /** To a package on the shortest way. */
    Visitor toPackage() {
        return start().say(STORY).say("先给我稿子");
    }

    Visitor openPackage() {
        button("打开材料").click();
        page.locator("weiquan-package dialog[open]").waitFor();
        page.locator("weiquan-package .blank").first().waitFor(new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
        return this;
    }

    /** Everything both sides said, in order. */
    List<String> said() {
        return page.locator(".bubble").allTextContents();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("complaints on the console").filteredOn(text -> !expected.matcher(text).find()).isEmpty();
    }
}

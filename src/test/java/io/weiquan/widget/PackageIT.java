package io.weiquan.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.weiquan.widget.RealBrowser.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The package as a document: copied, filled in, ticked, taken along, printed, and gone on from. */
@ExtendWith(RealBrowser.class)
class PackageIT {

    private final Running running;

    PackageIT(Running running) {
        this.running = running;
    }

    @Test
    void a_script_is_copied_whole() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage().openPackage();
            String text = visitor.page.locator("#script-0 .text").textContent();
            visitor.page.locator("#script-0").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("复制全文")).click();
            assertThat(visitor.page.locator("#script-0")).containsText("已复制");
            assertThat(visitor.page.evaluate("navigator.clipboard.readText()")).isEqualTo(text);
        }
    }

    @Test
    void a_place_is_filled_in_where_it_stands() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage().openPackage();
            visitor.page.locator("#script-0").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("请补充：订单号")).first().click();
            visitor.page.locator(".filler input").fill("261114-123456789012345");
            visitor.button("填进稿子").click();
            assertThat(visitor.page.locator("#script-0 .text")).containsText("261114-123456789012345");
            assertThat(visitor.page.locator(".filler")).hasCount(0);
            visitor.page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("12315投诉"))).click();
            assertThat(visitor.page.locator("#script-5 .blank").allTextContents()).as("every fact that is missing can be filled in here")
                    .contains("【请补充：您的姓名】", "【请补充：联系电话】", "【请补充：联系地址】", "【请补充：对方的公司全称】", "【请补充：被投诉人地址】");
            assertThat(visitor.page.locator("#script-5 mark").allTextContents()).as("what is no fact is only marked").isEqualTo(List.of("【请补充：消费凭证和争议的证明】"));
            visitor.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("请补充：联系电话")).click();
            assertThat(visitor.page.locator(".filler input")).isInViewport();
            visitor.page.locator(".filler input").fill("12");
            visitor.button("填进稿子").click();
            assertThat(visitor.page.locator(".filler [role=alert]")).containsText("联系电话");
        }
    }

    @Test
    void a_tick_reaches_the_script() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage().openPackage();
            visitor.page.locator("#evidence").getByLabel(Pattern.compile("聊天记录")).check();
            assertThat(visitor.page.locator("#script-0 .text")).containsText("聊天记录");
            assertThat(visitor.page.locator("#evidence").getByLabel(Pattern.compile("聊天记录"))).isChecked();
        }
    }

    @Test
    void it_is_taken_along_in_three_formats() throws IOException {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage().openPackage();
            assertThat(Files.readString(download(visitor, "下载文本"), StandardCharsets.UTF_8)).contains("拼多多", "平台介入");
            assertThat(Files.readAllBytes(download(visitor, "下载 Word"))).startsWith('P', 'K');
            assertThat(Files.readString(download(visitor, "全部加入日历"), StandardCharsets.UTF_8)).startsWith("BEGIN:VCALENDAR").contains("DTSTART");
        }
    }

    @Test
    void one_deadline_goes_into_the_calendar_alone() throws IOException {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage().openPackage();
            String name = visitor.page.locator(".dates strong").first().textContent();
            String calendar = Files.readString(download(visitor, "加入日历：" + name), StandardCharsets.UTF_8);
            assertThat(calendar).startsWith("BEGIN:VCALENDAR").contains(name).endsWith("END:VCALENDAR\r\n");
            assertThat(calendar.split("BEGIN:VEVENT", -1)).as("events").hasSize(2);
            assertThat(calendar.split("BEGIN:VALARM", -1)).as("alarms").hasSize(3);
        }
    }

    @Test
    void a_plan_is_not_taken_for_a_deadline_of_law() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.start().say(Visitor.STORY).say("上周一收到的，上周二就跟商家提了退货").say("先给我稿子");
            assertThat(visitor.page.locator(".strip")).containsText(Pattern.compile("期限 \\d+月\\d+日（(法律规定|平台规则|您自行设定)）"));
            visitor.openPackage();
            assertThat(visitor.page.locator("#ladder")).containsText("不是法律期限");
            assertThat(visitor.page.locator("#ladder li", new Page.LocatorOptions().setHasText("催告函")).locator("svg")).hasCount(0);
            assertThat(visitor.page.locator(".dates .tag.law").first()).hasText("法律规定");
            assertThat(visitor.page.locator(".page")).not().containsText(Pattern.compile("(期限|最迟) \\d{4}-"));
        }
    }

    private static Path download(Visitor visitor, String button) {
        Download got = visitor.page.waitForDownload(() -> visitor.button(button).click());
        return got.path();
    }

    @Test
    void it_prints_whole_and_without_the_page_round_it() throws IOException {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage().openPackage();
            byte[] pdf = visitor.page.pdf(new Page.PdfOptions().setFormat("A4"));
            Path kept = Path.of("target", "package.pdf");
            Files.write(kept, pdf);
            assertThat(Pattern.compile("/Type\\s*/Page[^s]").matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count()).as("pages").isGreaterThan(3);
            visitor.page.evaluate("dispatchEvent(new Event('beforeprint'))");
            visitor.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));
            assertThat(visitor.page.locator("h1")).isHidden();
            assertThat(visitor.page.locator(".script").nth(1)).isVisible();
            assertThat(visitor.page.locator(".tabs")).isHidden();
            visitor.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.SCREEN));
            visitor.page.evaluate("dispatchEvent(new Event('afterprint'))");
            assertThat(visitor.page.locator("weiquan-package dialog[open]")).isVisible();
            assertThat(visitor.page.locator("h1")).isVisible();
        }
    }

    @Test
    void what_happened_since_leads_on() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage().openPackage();
            visitor.button("我有新进展").click();
            visitor.answered(() -> visitor.page.locator("weiquan-package").getByText("平台驳回", new Locator.GetByTextOptions().setExact(true)).click());
            visitor.button("打开材料").click();
            assertThat(visitor.page.locator("#recommendation")).containsText("复核");
        }
    }
}

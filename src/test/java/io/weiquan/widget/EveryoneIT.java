package io.weiquan.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import io.weiquan.widget.RealBrowser.Running;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people set in their system or browser is kept to: their colours, no motion, larger letters; and the focus comes back from where it was taken. */
@ExtendWith(RealBrowser.class)
class EveryoneIT {

    private final Running running;

    EveryoneIT(Running running) {
        this.running = running;
    }

    @Test
    void in_colours_of_ones_own() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
            visitor.toPackage().openPackage();
            Appearance.look(visitor, "forced", "package");
            for (String chapter : List.of("scripts", "ladder")) {
                visitor.page.locator("#" + chapter).scrollIntoViewIfNeeded();
                Appearance.look(visitor, "forced", chapter);
            }
            Object picked = style(visitor.page.locator("[role=tab][aria-selected=true]"), "backgroundColor");
            Object other = style(visitor.page.locator("[role=tab][aria-selected=false]").first(), "backgroundColor");
            assertThat(picked).as("the chosen tab is seen without our colours").isNotEqualTo(other);
            assertThat(style(visitor.page.locator(".timeline rect.now"), "fill")).as("drawn in the person's colours")
                    .isNotEqualTo(style(visitor.page.locator(".timeline .rail").first(), "fill"));
            visitor.page.keyboard().press("Escape");
            for (String framed : List.of(".turn.bot .bubble", ".answers button", ".card")) {
                assertThat(style(visitor.page.locator(framed).first(), "borderTopStyle")).as(framed + " has an outline").isEqualTo("solid");
            }
        }
    }

    private static Object style(Locator of, String property) {
        return of.evaluate("(e, p) => getComputedStyle(e)[p]", property);
    }

    @Test
    void without_motion() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            visitor.start();
            visitor.page.evaluate("() => { globalThis.moved = []; const r = document.querySelector('weiquan-chat').shadowRoot;"
                    + " new MutationObserver(() => moved.push(...r.getAnimations().map(a => a.animationName ?? a.transitionProperty))).observe(r, {childList: true, subtree: true, attributes: true}); }");
            visitor.say(Visitor.STORY).say("先给我稿子").openPackage();
            visitor.page.locator(".contents").getByText("期限").click();
            assertThat(visitor.page.evaluate("moved")).isEqualTo(List.of());
            assertThat(visitor.page.evaluate("document.getAnimations({subtree: true}).length")).isEqualTo(0);
        }
    }

    @Test
    void with_letters_of_twice_the_size() {
        try (Visitor visitor = Visitor.phone(running, 390)) {
            visitor.page.addInitScript("addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })");
            visitor.page.reload();
            visitor.start();
            assertThat(visitor.page.locator(".bubble").first().evaluate("e => parseFloat(getComputedStyle(e).fontSize)")).isEqualTo(32);
            visitor.say(Visitor.STORY);
            whole(visitor, "letters", "header button, .strip b, .composer button, .bubble, .answers button");
            visitor.button("已了解的情况").click();
            whole(visitor, "facts", ".fact span, .top h2");
            visitor.page.keyboard().press("Escape");
            visitor.say("先给我稿子").openPackage();
            whole(visitor, "package", ".bar button, .contents button, .chapter h3, .line strong, .dates time");
        }
    }

    /** Nothing wider than the screen, and no words cut off. */
    private static void whole(Visitor visitor, String view, String words) {
        Appearance.look(visitor, "letters-200", view);
        assertThat((List<?>) visitor.page.locator(words).evaluateAll("all => all.filter(e => e.offsetParent).filter(e => { const b = e.getBoundingClientRect();"
                + " return e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline' && !e.closest('.strip') || b.right > innerWidth + 1 && !e.closest('.tabs'); }).map(e => e.textContent)"))
                .as(view + ": cut off").isEmpty();
    }

    @Test
    void the_focus_comes_back() {
        try (Visitor visitor = Visitor.desktop(running)) {
            visitor.toPackage();
            visitor.button("更多").click();
            assertThat(visitor.page.locator("dialog.sheet")).isVisible();
            visitor.page.keyboard().press("Escape");
            assertThat(visitor.page.locator("dialog.sheet")).hasCount(0);
            assertThat(visitor.button("更多")).isFocused();
            visitor.openPackage();
            visitor.page.keyboard().press("Escape");
            assertThat(visitor.page.locator("weiquan-package")).hasCount(0);
            assertThat(visitor.button("打开材料")).isFocused();
        }
    }

    @Test
    void the_page_of_examples() {
        try (Visitor visitor = Visitor.with(running, Visitor.options(), running.server().url() + "widget/examples.html")) {
            visitor.button("start()").click();
            visitor.turns().first().waitFor();
            visitor.say(Visitor.STORY);
            assertThat(visitor.page.locator("#events")).containsText("weiquan-message bot");
            visitor.say("先给我稿子");
            assertThat(visitor.page.locator("#events")).containsText("weiquan-package PLATFORM_ARBITRATION");
            Appearance.look(visitor, "desktop", "9-examples");
        }
    }
}

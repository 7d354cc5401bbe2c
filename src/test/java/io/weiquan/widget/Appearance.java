package io.weiquan.widget;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** How a view is looked at: by axe-core, for sideways scrolling, and by a picture for a person's eye. */
final class Appearance {

    private static final String AXE = read();

    private Appearance() {
    }

    static void look(Visitor visitor, String name, String view) {
        settled(visitor.page);
        picture(visitor, name, view);
        assertThat((Boolean) visitor.page.evaluate("document.documentElement.scrollWidth <= innerWidth")).as(view + " needs no sideways scrolling").isTrue();
        assertThat(axe(visitor.page)).as("%s %s", name, view).isEmpty();
    }

    /** Drawn, with its letters, and nothing moving any more. */
    static void settled(Page page) {
        page.evaluate("async () => { await document.querySelector('weiquan-chat').updateComplete; await document.fonts.ready;"
                + " await Promise.all(document.getAnimations({subtree: true}).filter(a => a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished.catch(() => {})));"
                + " await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))); }");
    }

    /** {@code -Dbrowser.screenshots=FOLDER}: pictures of the main views. */
    static void picture(Visitor visitor, String name, String view) {
        String folder = System.getProperty("browser.screenshots", "");
        if (!folder.isEmpty()) {
            visitor.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + "-" + view + ".png")));
        }
    }

    /** What axe-core finds serious or critical: rule, and where. */
    private static List<?> axe(Page page) {
        page.evaluate(AXE);
        return (List<?>) page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations"
                + ".filter(v => ['serious', 'critical'].includes(v.impact)).map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | '))");
    }

    private static String read() {
        try (InputStream in = Appearance.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.intentsite.ui;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.intentsite.ui.browser.Chromium;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScreensTest {
    @Test
    void shots() throws Exception {
        try (Chromium chromium = Chromium.open(); FakeSite site = new FakeSite()) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                for (int width : new int[] {1280, 390}) {
                    site.forget();
                    try (Visit visit = new Visit(chromium, width, 820, scheme).open(site)) {
                        shot(visit, scheme, width, "1start");
                        visit.say("Book a table for 2 people next Friday");
                        shot(visit, scheme, width, "2name");
                        visit.say("Under Jane Smith");
                        shot(visit, scheme, width, "3time");
                        visit.click("19:00");
                        shot(visit, scheme, width, "4confirm");
                        visit.click("Yes, book it");
                        visit.page.locator("details.proof").last().locator("summary").click();
                        shot(visit, scheme, width, "5done");
                        site.script = (request, who) -> Booking.envelope("error", "The kitchen's book does not open just now.")
                                .put("status", "backend_unavailable").put("retry_after", 20).put("http", 503);
                        visit.say("Another one");
                        shot(visit, scheme, width, "6fault");
                        System.out.println(visit.troubles);
                    }
                }
            }
        }
    }

    private static void shot(Visit visit, ColorScheme scheme, int width, String name) {
        visit.page.waitForTimeout(500);
        visit.page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("/tmp/ui-shots/" + width + scheme + name + ".png")));
    }
}

package dev.intentsite.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.intentsite.testkit.TestClock;
import dev.intentsite.ui.browser.Chromium;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table, booked by a person in a browser. With {@code -Dintentsite.screenshot=FILE} it leaves a picture of the page. */
class BrowserTest {
    private static Chromium chromium;

    @TempDir
    Path folder;

    private final List<String> troubles = new CopyOnWriteArrayList<>();
    private Restaurant restaurant;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void open() {
        // The browser signs by the machine's clock, so the restaurant has that one too.
        restaurant = new Restaurant(
                folder,
                TestClock.at(Instant.now().truncatedTo(ChronoUnit.SECONDS)).withZone(ZoneId.of("America/Chicago")));
    }

    @AfterEach
    void close() {
        context.close();
        restaurant.close();
        assertThat(troubles).isEmpty();
    }

    private void visit(int width, int height) {
        context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale("en-US"));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onPageError(troubles::add);
        page.navigate(restaurant.site.origin() + "/intent-ui/");
        page.locator("body[data-ready]").waitFor();
    }

    private void say(String words) {
        page.getByLabel("Your message").fill(words);
        page.keyboard().press("Enter");
        answered();
    }

    private void answered() {
        page.waitForFunction("() => document.querySelector('#typing').hidden");
    }

    private Locator log() {
        return page.locator("#log");
    }

    private Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    private void isBooked() {
        assertThat(log()).containsText("Booking confirmed");
        assertThat(log()).containsText("RES-");
        assertThat(restaurant.bookings()).isEqualTo(1);
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    @Test
    void aTableIsBookedByTypingAndByClicking() {
        visit(1280, 900);
        say("Book a table for 2 under Jane Smith next Saturday");
        assertThat(log()).containsText("Which time");
        String picture = System.getProperty("intentsite.screenshot", "");
        if (!picture.isEmpty()) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(picture)));
        }
        button("7:00 PM").click();
        answered();
        isBooked();
    }

    @Test
    void aTableIsBookedWithTheKeyboardAlone() {
        visit(1280, 900);
        for (int i = 0; i < 30 && !isFocused("Your message"); i++) {
            page.keyboard().press("Tab");
        }
        page.keyboard().type("Book a table for 2 under Jane Smith next Saturday");
        page.keyboard().press("Enter");
        answered();
        for (int i = 0; i < 60 && !focusedText().equals("7:00 PM"); i++) {
            page.keyboard().press("Shift+Tab");
        }
        assertThat(focusedText()).isEqualTo("7:00 PM");
        page.keyboard().press("Enter");
        answered();
        isBooked();
    }

    private boolean isFocused(String label) {
        return (boolean) page.getByLabel(label).evaluate("element => element === document.activeElement");
    }

    private String focusedText() {
        return String.valueOf(page.evaluate("document.activeElement.innerText")).strip();
    }

    @Test
    void aTableIsBookedOnAPhone() {
        visit(390, 844);
        say("Book a table for 2 under Jane Smith next Saturday");
        Object sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) sideways).intValue()).isZero();
        button("7:00 PM").click();
        answered();
        isBooked();
    }
}

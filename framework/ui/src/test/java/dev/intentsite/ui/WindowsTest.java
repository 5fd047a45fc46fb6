package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.Request;
import org.junit.jupiter.api.Test;

/** Two windows of one browser. */
class WindowsTest extends Browsing {
    @Test
    void theyHoldOneConversation() {
        visit.open(site);
        Visit second = visit.another(site);

        visit.say("A table");
        assertThat(second.last()).containsText("With pleasure");
        second.say("Jane Smith");
        assertThat(visit.button("19:00")).isVisible();
        visit.click("19:00");
        assertThat(second.button("Yes, book it")).isVisible();
        second.click("Yes, book it");

        assertThat(visit.last()).containsText("Booking confirmed");
        assertThat(visit.page.locator(".person")).hasCount(4);
        assertThat(site.requests)
                .hasSize(4)
                .extracting(Request::interactionId)
                .containsOnly(site.requests.get(0).interactionId());
        assertThat(site.verified)
                .extracting(who -> who.origin().id())
                .containsOnly(site.verified.get(0).origin().id());
        assertThat(visit.troubles).isEmpty();
        assertThat(second.troubles).isEmpty();
    }

    @Test
    void oneTakesOverWhatTheOtherWasClosedOn() {
        visit.open(site);
        Visit second = visit.another(site);
        visit.page.route("**/intent", route -> {});
        visit.page.getByLabel("Your message").fill("A table");
        visit.page.keyboard().press("Enter");
        assertThat(second.page.locator("#typing")).isVisible();
        assertThat(second.last()).containsText("A table");

        visit.page.close();

        assertThat(second.last()).containsText("With pleasure");
        assertThat(second.page.locator(".person")).hasCount(1);
        assertThat(site.requests)
                .extracting(Request::payload)
                .containsOnly(site.requests.get(0).payload());
    }

    @Test
    void startingOverInOneEndsTheWaitingInTheOther() {
        visit.open(site);
        Visit second = visit.another(site);
        visit.page.route("**/intent", route -> {});
        visit.page.getByLabel("Your message").fill("A table");
        visit.page.keyboard().press("Enter");
        assertThat(second.page.locator("#typing")).isVisible();

        second.button("Start over").click();

        assertThat(visit.page.locator("#start")).isVisible();
        visit.page.unroute("**/intent");
        visit.say("Another table");
        assertThat(second.last()).containsText("With pleasure");
    }
}

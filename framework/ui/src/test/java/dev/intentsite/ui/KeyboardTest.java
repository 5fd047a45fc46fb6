package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeyboardTest extends Browsing {
    @Test
    void aTableIsBookedWithoutAPointer() {
        visit.open(site);
        assertThat(visit.page.locator("#message")).isFocused();

        type("A table for 2");
        type("Under Jane Smith");
        back("19:00");
        visit.page.keyboard().press("Enter");
        visit.answered();
        assertThat(visit.page.locator("#message")).isFocused();
        back("Yes, book it");
        visit.page.keyboard().press("Space");
        visit.answered();

        assertThat(visit.last().locator("h3")).hasText("Booking confirmed");
    }

    @Test
    void theFirstTabStopSkipsToTheMessage() {
        visit.open(site);
        visit.page.evaluate("document.body.tabIndex = -1; document.body.focus()");

        visit.page.keyboard().press("Tab");
        assertThat(visit.page.getByText("Skip to your message")).isFocused();
        visit.page.keyboard().press("Enter");

        assertThat(visit.page.locator("#message")).isFocused();
    }

    @Test
    void shiftAndEnterBeginANewLine() {
        visit.open(site);

        visit.page.keyboard().type("A table");
        visit.page.keyboard().press("Shift+Enter");
        visit.page.keyboard().type("by the window");
        visit.page.keyboard().press("Enter");
        visit.answered();

        assertThat(site.requests.get(0).message()).isEqualTo("A table\nby the window");
    }

    private void type(String text) {
        visit.page.keyboard().type(text);
        visit.page.keyboard().press("Enter");
        visit.answered();
    }

    /** Back from the message to a button before it. */
    private void back(String label) {
        for (int i = 0; i < 12; i++) {
            visit.page.keyboard().press("Shift+Tab");
            if (label.equals(visit.page.evaluate("document.activeElement.textContent"))) {
                return;
            }
        }
        throw new AssertionError(label + " cannot be reached");
    }
}

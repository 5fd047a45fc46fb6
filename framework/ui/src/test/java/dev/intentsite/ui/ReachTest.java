package dev.intentsite.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every stage of a conversation, on every screen: nothing to scroll sideways, nothing that axe finds. */
class ReachTest extends Browsing {
    @ParameterizedTest
    @CsvSource({"360,LIGHT", "360,DARK", "1280,LIGHT", "1280,DARK"})
    void everyStageCanBeReachedByEveryone(int width, ColorScheme scheme) {
        arriveAnew(width, 740, scheme);
        visit.open(site);
        check("start");
        visit.say("A table for 2");
        visit.say("Under Jane Smith");
        if (width < 500) {
            visit.page.locator("#summary-line").click();
        }
        visit.page.locator(".proof summary").last().click();
        check("choices");
        visit.click("19:00");
        check("confirmation");
        visit.click("Yes, book it");
        check("result");
        site.script = (request, who) -> ConversationTest.refuse("backend_unavailable", 503)
                .put(
                        "message",
                        "W".repeat(400) + " https://example.org/" + "a".repeat(400) + "\n\n|" + "x".repeat(300)
                                + "|b|\n|-|-|\n|1|2|");
        visit.say("V".repeat(500));
        check("fault");
    }

    private void check(String stage) {
        assertThat(visit.sidewaysScroll()).as(stage).isZero();
        // The animation's half-transparent moments are no colours to judge.
        visit.page.waitForFunction("() => document.getAnimations().every(a => a.playState === 'finished')");
        List<Rule> violations = new AxeBuilder(visit.page).analyze().getViolations();
        assertThat(violations)
                .as(stage)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
        assertThat(visit.troubles).as(stage).isEmpty();
    }
}

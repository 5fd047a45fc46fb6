package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.protocol.attribution.Verified;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest extends Browsing {
    @Test
    void theStartNamesTheCompanyAndWhatItDoes() {
        visit.open(site);

        assertThat(visit.page).hasTitle("Bella Cucina");
        assertThat(visit.page.locator("#welcome")).hasText("Bella Cucina");
        assertThat(visit.page.locator("#about")).containsText("handmade pasta");
        assertThat(visit.page.locator("#capabilities h3")).hasText(new String[] {
            "Book a table", "Cancel a reservation", "Ask about the menu", "Your personal data"
        });
        assertThat(visit.page.locator("#capabilities li").last().getByRole(AriaRole.BUTTON))
                .hasText(new String[] {"Show me my personal data", "Forget me"});
        assertThat(visit.troubles).isEmpty();
    }

    @Test
    void aTableIsBookedByTypingAndClicking() {
        visit.open(site);

        visit.click("Book a table for 2 people tomorrow at 7pm");
        visit.say("Under Jane Smith");
        assertThat(visit.last().locator("table td").first()).hasText("18:00");
        assertThat(visit.summary()).contains("Book a table", "Party size", "Jane Smith", "still needed");
        visit.click("19:00");
        visit.click("Yes, book it");

        assertThat(visit.last().locator("h3")).hasText("Booking confirmed");
        assertThat(visit.summary()).contains("RES-2026-11-27-4412").doesNotContain("still needed");
        assertThat(site.requests)
                .extracting(Request::flowType)
                .containsExactly(
                        FlowType.INTENT_REQUEST,
                        FlowType.INFORMATION_RESPONSE,
                        FlowType.INFORMATION_RESPONSE,
                        FlowType.INFORMATION_RESPONSE);
        assertThat(site.requests.get(2).message()).isEqualTo("19:00");
        assertThat(site.requests.get(2).parameters().get("time").textValue()).isEqualTo("19:00");
        assertThat(site.requests.get(3).parameters().get("confirmation").booleanValue())
                .isTrue();
        assertThat(site.requests)
                .extracting(Request::interactionId)
                .containsOnly(site.requests.get(0).interactionId());
        assertThat(visit.troubles).isEmpty();
    }

    @Test
    void everyMessageIsSignedByOneKeyAndNamesTheAnswerBeforeIt() {
        visit.open(site);

        visit.say("A table, please");
        visit.say("Jane Smith");

        Verified first = site.verified.get(0);
        Verified second = site.verified.get(1);
        assertThat(first.trust()).isEqualTo(Trust.SELF_ASSERTED);
        assertThat(first.origin().type()).isEqualTo("user_agent");
        assertThat(second.origin().id()).isEqualTo(first.origin().id());
        assertThat(first.inReplyTo()).isEmpty();
        assertThat(second.inReplyTo()).isPresent();
        assertThat(second.intentHash()).contains(first.queryHash());
        assertThat(second.nonce()).isNotEqualTo(first.nonce());
        assertThat(visit.last().locator(".proof summary")).containsText("Signed by localhost:");
    }

    @Test
    void aQuestionInTheMiddleIsSentAsOne() {
        visit.open(site);
        visit.say("A table, please");

        visit.say("Do you have vegan options?");

        assertThat(site.requests.get(1).flowType()).isEqualTo(FlowType.INFORMATION_REQUEST);
        assertThat(visit.button("19:00")).isVisible();
    }

    @Test
    void cancellingTellsTheSite() {
        visit.open(site);
        visit.say("A table, please");

        visit.click("Stop this request");

        assertThat(site.requests.get(1).flowType()).isEqualTo(FlowType.ERROR);
        assertThat(visit.summary()).contains("Nothing was done");
    }

    @Test
    void afterTheEndTheNextMessageBeginsAnewBehindADivider() {
        visit.open(site);
        for (String words : List.of("A table", "Jane Smith", "19:00", "Yes")) {
            visit.say(words);
        }
        assertThat(visit.page.getByRole(AriaRole.SEPARATOR)).hasCount(0);

        visit.say("Another table");

        assertThat(visit.page.getByRole(AriaRole.SEPARATOR)).hasCount(1);
        assertThat(site.requests.get(4).flowType()).isEqualTo(FlowType.INTENT_REQUEST);
        assertThat(site.requests.get(4).interactionId())
                .isNotEqualTo(site.requests.get(3).interactionId());
    }

    @Test
    void afterTheEndThePageSaysWhatCouldBeNext() {
        visit.open(site);
        for (String words : List.of("A table", "Jane Smith", "19:00")) {
            visit.say(words);
        }
        assertThat(visit.page.locator("#next")).isHidden();
        visit.say("Yes");

        assertThat(visit.page.locator("#next")).containsText("What you write next begins a new request.");
        assertThat(visit.page.locator(".suggestion"))
                .hasText(new String[] {"Cancel a reservation", "Ask about the menu", "Book a table"});
        visit.click("Ask about the menu");

        assertThat(site.requests.get(4).flowType()).isEqualTo(FlowType.INTENT_REQUEST);
        assertThat(site.requests.get(4).message()).isEqualTo("Ask about the menu");
        assertThat(visit.page.locator("#next")).isHidden();
    }

    @Test
    void valuesAreShownAsTheirTypesAreSpoken() {
        visit.open(site);

        assertThat(visit.page.evaluate("""
                        async () => {
                          const { speakAs, spoken } = await import('/intent-ui/words.js');
                          speakAs('en-US');
                          return [['19:30', 'time'], ['2026-12-04', 'date'], ['2026-12-04T19:30', 'datetime'], ['PT90M', 'duration'],
                            ['P2D', 'duration'], ['gluten_free', 'enum'], [true, 'boolean'], [1234.5, 'decimal'],
                            [{ amount: '12.50', currency: 'EUR' }, 'money'], [['19:30', '20:00'], 'time'], ['soon', 'time'],
                            ['25:99', 'time'], ['19:30', 'string'], ['+13125550100', 'phone']].map(([value, type]) => spoken(value, type));
                        }"""))
                .isEqualTo(List.of(
                        "7:30 PM",
                        "Fri, Dec 4, 2026",
                        "Friday, December 4, 2026 at 7:30 PM",
                        "1 hour, 30 minutes",
                        "2 days",
                        "Gluten free",
                        "Yes",
                        "1,234.5",
                        "€12.50",
                        "7:30 PM, 8:00 PM",
                        "soon",
                        "25:99",
                        "19:30",
                        "+13125550100"));
    }

    @Test
    void theSummarySpeaksTheLanguageOfTheSite() {
        site.manifest = Booking.manifest(site.origin()).replace("locales: [en]", "locales: [de]");
        visit.open(site);

        visit.say("Ein Tisch");

        assertThat(visit.page.locator("#summary-area")).containsText("Fr., 27. Nov. 2026");
    }

    @Test
    void startingOverShowsTheStartAndGivesTheOpenRequestUp() {
        visit.open(site);
        visit.say("A table");

        visit.button("Start over").click();

        assertThat(visit.page.locator("#start")).isVisible();
        visit.page.waitForCondition(() -> site.requests.size() == 2);
        assertThat(site.requests.get(1).flowType()).isEqualTo(FlowType.ERROR);
    }

    @Test
    void aReloadLosesNothing() {
        visit.open(site);
        visit.say("A table");
        visit.say("Jane Smith");
        String said = visit.page.locator("#log").innerText();

        visit.page.reload();

        assertThat(visit.page.locator("#log")).hasText(said, textAsShown());
        assertThat(visit.button("18:30")).isVisible();
        visit.click("18:30");
        visit.click("Yes, book it");
        assertThat(site.requests)
                .extracting(Request::interactionId)
                .containsOnly(site.requests.get(0).interactionId());
        assertThat(site.verified.get(3).origin().id())
                .isEqualTo(site.verified.get(0).origin().id());
    }

    @Test
    void aMessageThatGotNoAnswerBeforeAReloadIsSentAgainAsTheSame() {
        visit.open(site);
        visit.page.route("**/intent", route -> {});
        visit.page.getByLabel("Your message").fill("A table");
        visit.page.keyboard().press("Enter");
        assertThat(visit.page.locator("#typing")).isVisible();
        visit.page.unroute("**/intent");

        visit.page.reload();

        assertThat(visit.last()).containsText("With pleasure");
        assertThat(site.requests)
                .extracting(Request::payload)
                .containsOnly(site.requests.get(0).payload());
        assertThat(visit.page.locator(".person")).hasCount(1);
    }

    @Test
    void anotherNameOfTheSiteIsSaid() {
        site.manifest = Booking.manifest("https://bellacucina.example");

        visit.open(site);

        assertThat(visit.page.getByRole(AriaRole.ALERT)).containsText("The site itself is bellacucina.example");
    }

    private static LocatorAssertions.HasTextOptions textAsShown() {
        return new LocatorAssertions.HasTextOptions().setUseInnerText(true);
    }

    static ObjectNode refuse(String status, int http) {
        return Booking.envelope("error", "Not now, please.")
                .put("status", status)
                .put("http", http);
    }
}

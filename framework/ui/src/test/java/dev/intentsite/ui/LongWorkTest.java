package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.FlowType;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Work that takes longer than an answer. */
class LongWorkTest extends Browsing {
    private final AtomicReference<ObjectNode> answer = new AtomicReference<>();

    @BeforeEach
    void begin() {
        site.script = (request, who) -> answer.get().deepCopy();
        answer.set(Booking.envelope("information_response", "The kitchen is on it.")
                .put("status", "accepted"));
        visit.page.clock().install();
        visit.open(site);
        visit.say("A feast for 40");
    }

    @Test
    void thePageAsksAgainMoreAndMoreSeldomUntilTheResult() {
        assertThat(visit.page.locator("#under-way")).containsText("Still under way");
        assertThat(visit.summary()).doesNotContain("Stop this request");

        passes(3_000, 2);
        passes(5_900, 2);
        passes(100, 3);
        answer.set(
                Booking.envelope("execution_result", "The feast is **booked**.").put("status", "confirmed"));
        passes(12_000, 4);

        assertThat(visit.last()).containsText("The feast is booked.");
        assertThat(visit.page.locator("#under-way")).isHidden();
        assertThat(visit.page.locator(".answer")).hasCount(2);
        assertThat(visit.page.locator(".person")).hasCount(1);
        assertThat(site.requests.get(3).flowType()).isEqualTo(FlowType.INFORMATION_REQUEST);
        assertThat(site.verified.get(3).inReplyTo()).isPresent();
        passes(600_000, 4);
        assertThat(visit.troubles).isEmpty();
    }

    @Test
    void aSiteThatTellsByItselfIsAskedOnceAndHeardAtOnce() {
        site.tellsByItself = true;
        passes(3_000, 2);
        passes(200_000, 2);
        assertThat(visit.page.locator("#under-way")).containsText("Still under way");

        site.tells(
                Booking.envelope("execution_result", "The feast is **booked**.").put("status", "confirmed"));

        assertThat(visit.last()).containsText("The feast is booked.");
        assertThat(visit.page.locator("#under-way")).isHidden();
        assertThat(visit.page.locator(".answer")).hasCount(2);
        passes(600_000, 2);
        assertThat(visit.troubles).isEmpty();
    }

    @Test
    void whoListensCanStillSpeak() {
        site.tellsByItself = true;
        passes(3_000, 2);
        answer.set(Booking.envelope("information_response", "Still chopping.").put("status", "accepted"));

        visit.say("How is the soup?");

        assertThat(visit.last()).containsText("Still chopping.");
        site.tells(Booking.envelope("execution_result", "Served.").put("status", "confirmed"));
        assertThat(visit.last()).containsText("Served.");
    }

    @Test
    void aForgedEventIsNotShown() {
        site.tellsByItself = true;
        passes(3_000, 2);
        site.onTheWay = envelope -> envelope.put("message", "Pay to somebody else.");

        site.tells(Booking.envelope("execution_result", "Served.").put("status", "confirmed"));

        passes(3_000, 3);
        assertThat(visit.page.locator("#under-way")).isVisible();
        org.assertj.core.api.Assertions.assertThat(visit.page.content()).doesNotContain("somebody else");
    }

    @Test
    void whatIsNewAboutItTakesThePlaceOfWhatIsOld() {
        answer.set(Booking.envelope("information_response", "The cake is in the oven.")
                .put("status", "accepted"));

        passes(3_000, 2);

        assertThat(visit.last()).containsText("The cake is in the oven.");
        assertThat(visit.page.locator(".answer")).hasCount(1);
    }

    @Test
    void aWindowThatNobodySeesAsksNothing() {
        visit.page.evaluate("""
                Object.defineProperty(document, 'hidden', { configurable: true, value: true });
                document.dispatchEvent(new Event('visibilitychange'));""");
        passes(200_000, 1);

        visit.page.evaluate("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'));");

        passes(3_000, 2);
    }

    @Test
    void aFaultWhileAskingIsNoneOfTheConversation() {
        visit.page.route("**/intent", route -> route.abort());
        visit.page.locator("#ask-now").click();
        assertThat(visit.page.locator("#ask-now")).isEnabled();
        assertThat(visit.page.locator(".fault")).hasCount(0);
        visit.page.unroute("**/intent");
        answer.set(Booking.envelope("execution_result", "Booked.").put("status", "confirmed"));

        visit.page.locator("#ask-now").click();

        assertThat(visit.last()).containsText("Booked.");
    }

    /** Lets time pass, and waits for what it brings. */
    private void passes(long milliseconds, int requests) {
        visit.page.clock().runFor(milliseconds);
        visit.page.waitForCondition(() -> site.requests.size() >= requests);
        visit.page.waitForFunction("() => !document.querySelector('#ask-now').disabled");
        assertThat(site.requests).hasSize(requests);
    }
}

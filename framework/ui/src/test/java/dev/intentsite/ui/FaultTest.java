package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest extends Browsing {
    @ParameterizedTest
    @EnumSource(ErrorStatus.class)
    void everyErrorLeavesSomethingToDo(ErrorStatus status) {
        visit.open(site);
        visit.say("A table");
        site.script = (request, who) -> ConversationTest.refuse(status.wire(), status.http());

        visit.say("Jane Smith");

        assertThat(visit.last()).containsText("Not now, please.");
        if (status != ErrorStatus.CANCELLED && status != ErrorStatus.STALE_REPLY) {
            assertThat(visit.last().locator(".actions button").first()).isEnabled();
        }
        site.script = new Booking();
        visit.say("A table once more");
        assertThat(visit.last()).containsText("With pleasure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"conflict", "rate_limited", "key_unavailable", "backend_unavailable", "backend_timeout"})
    void aRetryIsTheSamePayloadFreshlySigned(String status) {
        visit.open(site);
        site.script = (request, who) -> ConversationTest.refuse(status, 503);
        visit.say("A table");
        site.script = new Booking();

        visit.last().locator(".actions button").click();
        visit.answered();

        assertThat(visit.last()).containsText("With pleasure");
        Request first = site.requests.get(0);
        Request second = site.requests.get(1);
        assertThat(second.payload()).isEqualTo(first.payload());
        assertThat(first.idempotencyKey()).isPresent();
        assertThat(site.verified.get(1).nonce())
                .isNotEqualTo(site.verified.get(0).nonce());
        assertThat(visit.page.locator(".person")).hasCount(1);
    }

    @Test
    void whatMayHaveBeenDoneIsAskedAboutAndNotBegunAgain() {
        visit.open(site);
        site.script = (request, who) -> ConversationTest.refuse("backend_timeout", 504);
        visit.say("A table");
        visit.page.reload();

        visit.say("Was it done?");
        visit.say("A table, please");

        assertThat(site.requests)
                .extracting(Request::flowType)
                .containsExactly(FlowType.INTENT_REQUEST, FlowType.INFORMATION_REQUEST, FlowType.INFORMATION_RESPONSE);
        assertThat(site.requests)
                .extracting(Request::interactionId)
                .containsOnly(site.requests.get(0).interactionId());
        assertThat(site.verified.get(2).intentHash())
                .contains(site.verified.get(0).queryHash());
    }

    @Test
    void aRetryWaitsAsLongAsTheSiteAsks() {
        visit.page.clock().install();
        visit.open(site);
        site.script =
                (request, who) -> ConversationTest.refuse("rate_limited", 429).put("retry_after", 30);
        visit.say("A table");
        assertThat(visit.last().locator(".actions button")).isDisabled();

        visit.page.clock().runFor(31_000);

        assertThat(visit.last().locator(".actions button")).isEnabled();
    }

    @Test
    void aLostConnectionKeepsTheMessage() {
        visit.open(site);
        visit.page.route("**/intent", route -> route.abort());
        visit.say("A table");
        assertThat(visit.last()).containsText("No answer came");
        visit.page.unroute("**/intent");

        visit.click("Try again");

        assertThat(visit.last()).containsText("With pleasure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interaction_expired", "interaction_closed"})
    void anEndedConversationBeginsAnewWithTheSameWords(String status) {
        visit.open(site);
        visit.say("A table");
        site.script = (request, who) -> ConversationTest.refuse(status, 409);
        visit.say("Jane Smith");
        site.script = new Booking();

        visit.click("Start anew with this message");

        Request last = site.requests.get(2);
        assertThat(last.flowType()).isEqualTo(FlowType.INTENT_REQUEST);
        assertThat(last.message()).isEqualTo("Jane Smith");
        assertThat(last.interactionId()).isNotEqualTo(site.requests.get(0).interactionId());
    }

    @Test
    void aStaleReplyShowsTheLatestQuestionAndItsChoices() {
        visit.open(site);
        visit.say("A table");
        site.script = (request, who) -> {
            ObjectNode answer = ConversationTest.refuse("stale_reply", 409).put("message", "At **20:00** then?");
            answer.putArray("options")
                    .addObject()
                    .put("parameter", "confirmation")
                    .put("value", true)
                    .put("label", "Yes");
            return answer;
        };

        visit.say("Yes");

        assertThat(visit.last()).containsText("At 20:00 then?");
        site.script = new Booking();
        visit.click("Yes");
        assertThat(site.verified.get(2).inReplyTo())
                .isNotEqualTo(site.verified.get(1).inReplyTo());
    }

    @Test
    void anErrorThatNamesNoRequestProvesNothingAndEndsNothing() {
        visit.open(site);
        visit.say("A table");
        site.script = (request, who) ->
                ConversationTest.refuse("interaction_closed", 409).put("bare", true);
        visit.say("Jane");
        assertThat(visit.last().locator(".proof")).hasText("Not signed");
        site.script = new Booking();

        visit.say("Jane Smith");

        assertThat(site.requests.get(2).interactionId())
                .isEqualTo(site.requests.get(0).interactionId());
    }

    @Test
    void theFaultsOfAMessageAreListedWithTheirPlaces() {
        visit.open(site);
        site.script = (request, who) -> {
            ObjectNode answer = ConversationTest.refuse("invalid_request", 400);
            answer.putArray("errors")
                    .addObject()
                    .put("pointer", "/parameters/time")
                    .put("message", "is no time");
            return answer;
        };

        visit.say("A table");

        assertThat(visit.last().locator("li")).hasText("/parameters/time is no time");
    }
}

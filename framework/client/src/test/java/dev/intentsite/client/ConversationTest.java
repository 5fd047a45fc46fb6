package dev.intentsite.client;

import static dev.intentsite.client.FakeSite.error;
import static dev.intentsite.client.FakeSite.payload;
import static dev.intentsite.client.FakeSite.proposal;
import static dev.intentsite.client.FakeSite.question;
import static dev.intentsite.client.FakeSite.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
    private final Fixture fixture = new Fixture();
    private final FakeSite site = fixture.site;
    private final Conversation conversation = fixture.conversation();

    @Test
    void aConversationOfThreeTurnsNamesItsIntentAndEachAnswerThatItRepliesTo() {
        site.says(question()).says(proposal()).says(result());

        SiteAnswer first = conversation.start("Book a table tomorrow at 7pm");
        SiteAnswer second = conversation.reply("For two");
        SiteAnswer third = conversation.confirm(true);

        assertThat(List.of(first, second, third)).allMatch(SiteAnswer::isSigned);
        assertThat(second.asksForConfirmation()).isTrue();
        assertThat(third.response().flowType()).isEqualTo(FlowType.EXECUTION_RESULT);
        assertThat(third.response().externalId()).contains("RES-1");
        assertThat(conversation.hasEnded()).isTrue();
        assertThat(site.requests)
                .extracting(request -> request.path("flow_type").asText())
                .containsExactly("intent_request", "information_response", "information_response");
        assertThat(site.request(2).at("/parameters/confirmation").booleanValue())
                .isTrue();

        String intent = site.request(0).at("/attribution/query_hash").asText();
        assertThat(attribution(0).has("intent_hash")).isFalse();
        assertThat(attribution(0).has("in_reply_to")).isFalse();
        assertThat(attribution(1).path("intent_hash").asText()).isEqualTo(intent);
        assertThat(attribution(2).path("intent_hash").asText()).isEqualTo(intent);
        assertThat(site.verified.get(1).inReplyTo()).isEqualTo(first.reference());
        assertThat(site.verified.get(2).inReplyTo()).isEqualTo(second.reference());
    }

    @Test
    void everyMessageOfAnInteractionHasItsIdAndAKeyAndNonceOfItsOwn() {
        site.says(question()).says(question()).says(question());

        conversation.start("Book a table");
        conversation.reply("Tomorrow");
        conversation.reply("At seven");

        assertThat(site.requests)
                .extracting(request -> request.path("interaction_id").asText())
                .containsOnly(conversation.interactionId());
        assertThat(conversation.interactionId()).matches("[A-Za-z0-9_-]{22}");
        assertThat(site.requests)
                .extracting(request -> request.path("idempotency_key").asText())
                .doesNotHaveDuplicates();
        assertThat(site.requests)
                .extracting(request -> request.at("/attribution/nonce").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void twoConversationsHaveTwoIds() {
        assertThat(fixture.conversation().interactionId()).isNotEqualTo(conversation.interactionId());
    }

    @Test
    void whatIsKnownInStructuredFormGoesBesideTheWords() {
        site.says(question());

        conversation.start(Message.of("Book a table")
                .capability("book_table")
                .locale("en-US")
                .parameter("party_size", 4)
                .parameter("date", "2026-10-16"));

        ObjectNode request = site.request(0);
        assertThat(request.path("capability").asText()).isEqualTo("book_table");
        assertThat(request.path("locale").asText()).isEqualTo("en-US");
        assertThat(request.at("/parameters/party_size").isInt()).isTrue();
        assertThat(request.at("/parameters/date").asText()).isEqualTo("2026-10-16");
        assertThat(request.path("timestamp").asText()).isEqualTo("2026-10-15T19:00:00Z");
    }

    @Test
    void anOptionIsAnsweredWithItsValueAndItsLabel() {
        ObjectNode times = payload("information_request", "Which time?");
        times.putArray("options")
                .addObject()
                .put("parameter", "time")
                .put("value", "19:30")
                .put("label", "7:30 PM");
        site.says(times).says(result());

        SiteAnswer asked = conversation.start("Book a table");
        conversation.choose(asked.options().get(0));

        assertThat(site.request(1).path("message").asText()).isEqualTo("7:30 PM");
        assertThat(site.request(1).at("/parameters/time").asText()).isEqualTo("19:30");
    }

    @Test
    void questionsCorrectionsAndGivingUpHaveTheirFlowTypes() {
        site.says(question())
                .says(payload("information_response", "Yes. For how many?"))
                .says(question())
                .says(error("cancelled"));

        conversation.start("Book a table for two");
        conversation.ask("Do you have vegan options?");
        conversation.correct("I meant three");
        SiteAnswer last = conversation.cancel();

        assertThat(site.requests)
                .extracting(request -> request.path("flow_type").asText())
                .containsExactly("intent_request", "information_request", "clarification_request", "error");
        assertThat(last.isError(ErrorStatus.CANCELLED)).isTrue();
        assertThat(conversation.hasEnded()).isTrue();
    }

    @Test
    void aRefusedMessageIsAnAnswerAndLeavesTheConversationWhereItWas() {
        site.says(question()).says(error("invalid_request")).says(result());

        SiteAnswer asked = conversation.start("Book a table");
        SiteAnswer refused = conversation.reply(Message.of("two").parameter("party_size", "two"));
        conversation.reply("two");

        assertThat(refused.isError(ErrorStatus.INVALID_REQUEST)).isTrue();
        assertThat(refused.isSigned()).isTrue();
        assertThat(site.verified.get(2).inReplyTo()).isEqualTo(asked.reference());
    }

    @Test
    void aRefusedFirstMessageMayBeSaidAgainDifferently() {
        site.says(error("invalid_request")).says(question());

        conversation.start(Message.of("Book a table").capability("no_such"));
        assertThat(conversation.hasStarted()).isFalse();
        conversation.start("Book a table");

        assertThat(conversation.hasStarted()).isTrue();
        assertThat(site.request(1).path("flow_type").asText()).isEqualTo("intent_request");
    }

    @Test
    void aStaleReplyIsTheAnswerThatTheNextMessageNames() {
        site.says(proposal()).says(error("stale_reply")).says(result());

        conversation.start("Book a table");
        SiteAnswer stale = conversation.confirm(true);
        conversation.confirm(true);

        assertThat(site.verified.get(2).inReplyTo()).isEqualTo(stale.reference());
    }

    @Test
    void anInteractionThatTheSiteHasForgottenIsOver() {
        site.says(question()).says(error("interaction_expired"));

        conversation.start("Book a table");
        conversation.reply("For two");

        assertThat(conversation.hasEnded()).isTrue();
    }

    @Test
    void whatDoesNotFitWhereTheConversationStandsIsNotSent() {
        assertThatThrownBy(() -> conversation.reply("For two"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This conversation has not begun: use start");
        assertThatThrownBy(conversation::again)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Nothing was sent yet: start the conversation first");
        site.says(question()).says(result());
        conversation.start("Book a table");
        assertThatThrownBy(() -> conversation.start("Book another"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This conversation has begun: use reply, or begin another one");
        conversation.reply("For two");
        assertThatThrownBy(() -> conversation.reply("And one more"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("This conversation is over: begin another one for what comes next");
        assertThat(site.requests).hasSize(2);
    }

    @Test
    void anotherProcessGoesOnFromTheStateThatWasKept() {
        site.says(proposal()).says(result());
        SiteAnswer asked = conversation.start("Book a table");
        JsonNode kept = conversation.state().toJson();

        Conversation resumed = fixture.client.resume(
                site.description(),
                site,
                ConversationState.ofJson(FakeSite.read(kept.toString().getBytes(StandardCharsets.UTF_8))));
        resumed.confirm(true);

        assertThat(resumed.state().interactionId()).isEqualTo(conversation.interactionId());
        assertThat(site.verified.get(1).inReplyTo()).isEqualTo(asked.reference());
        assertThat(site.verified.get(1).intentHash())
                .contains(site.verified.get(0).queryHash());
    }

    private JsonNode attribution(int request) {
        return site.request(request).path("attribution");
    }
}

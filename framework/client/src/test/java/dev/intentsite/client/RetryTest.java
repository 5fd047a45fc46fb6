package dev.intentsite.client;

import static dev.intentsite.client.FakeSite.error;
import static dev.intentsite.client.FakeSite.payload;
import static dev.intentsite.client.FakeSite.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.ErrorStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {
    private final Fixture fixture = new Fixture();
    private final FakeSite site = fixture.site;
    private final Conversation conversation = fixture.conversation();

    static ObjectNode payloadOf(ObjectNode request) {
        return request.deepCopy().without(List.of("attribution", "explicability"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"conflict", "key_unavailable", "rate_limited", "backend_unavailable"})
    void aRetriableErrorIsAskedAgainWithTheSamePayloadSignedAfresh(String status) {
        site.says(error(status)).says(question());

        SiteAnswer answer = conversation.start("Book a table");

        assertThat(answer.isError()).isFalse();
        assertThat(site.requests).hasSize(2);
        assertThat(payloadOf(site.request(1))).isEqualTo(payloadOf(site.request(0)));
        assertThat(site.request(1).path("timestamp").asText()).isEqualTo("2026-10-15T19:00:00Z");
        assertThat(site.request(1).at("/attribution/timestamp").asText()).startsWith("2026-10-15T19:00:01");
        assertThat(site.verified.get(1).nonce())
                .isNotEqualTo(site.verified.get(0).nonce());
        assertThat(site.verified.get(1).queryHash())
                .isEqualTo(site.verified.get(0).queryHash());
    }

    @ParameterizedTest
    @ValueSource(strings = {"invalid_request", "replayed", "stale_reply", "internal_error", "backend_timeout"})
    void anyOtherErrorIsGivenToTheCallerAtOnce(String status) {
        site.says(error(status));

        assertThat(conversation.start("Book a table").response().status()).contains(status);
        assertThat(site.requests).hasSize(1);
        assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void itWaitsAsLongAsTheSiteSays() {
        site.says(error("rate_limited").put("retry_after", 7)).says(question());

        conversation.start("Book a table");

        assertThat(fixture.pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void theHeaderCountsWhereTheAnswerSaysNothing() {
        site.does(request -> Answered.of(429, CanonicalJson.bytes(site.signed(request, error("rate_limited"))))
                        .retryAfter(5))
                .says(question());

        conversation.start("Book a table");

        assertThat(fixture.pauses).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void itGivesUpAfterFourAttemptsThatWaitLongerEachTime() {
        for (int i = 0; i < 5; i++) {
            site.says(error("conflict"));
        }

        SiteAnswer answer = conversation.start("Book a table");

        assertThat(answer.isError(ErrorStatus.CONFLICT)).isTrue();
        assertThat(site.requests).hasSize(4);
        assertThat(fixture.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void aLongWaitIsLeftToTheCaller() {
        site.says(error("rate_limited").put("retry_after", 3600));

        SiteAnswer answer = conversation.start("Book a table");

        assertThat(answer.response().retryAfter()).hasValue(3600);
        assertThat(fixture.pauses).isEmpty();
    }

    @Test
    void anUnsignedRefusalIsAskedAgainTooAndProvesNothing() {
        site.does(request -> site.unsignedError(429, "rate_limited"));
        for (int i = 0; i < 3; i++) {
            site.does(request -> site.unsignedError(429, "rate_limited"));
        }

        SiteAnswer answer = conversation.start("Book a table");

        assertThat(answer.isSigned()).isFalse();
        assertThat(answer.kid()).isEmpty();
        assertThat(answer.isError(ErrorStatus.RATE_LIMITED)).isTrue();
        assertThat(conversation.hasStarted()).isFalse();
    }

    @Test
    void anUnsignedEndEndsNothing() {
        site.says(question()).does(request -> site.unsignedError(409, "interaction_closed"));

        conversation.start("Book a table");
        SiteAnswer answer = conversation.reply("For two");

        assertThat(answer.isSigned()).isFalse();
        assertThat(conversation.hasEnded()).isFalse();
    }

    @Test
    void aConnectionThatBrokeIsTriedOnceMoreAtOnce() {
        site.does(request -> {
                    throw SiteUnreachableException.connectionLost("broke", new IOException("reset"));
                })
                .says(question());

        SiteAnswer answer = conversation.start("Book a table");

        assertThat(answer.isSigned()).isTrue();
        assertThat(payloadOf(site.request(1))).isEqualTo(payloadOf(site.request(0)));
        assertThat(site.verified.get(1).nonce())
                .isNotEqualTo(site.verified.get(0).nonce());
    }

    @Test
    void aSiteThatIsNotThereIsReportedAtOnce() {
        site.does(request -> {
            throw SiteUnreachableException.of("nobody there", new IOException());
        });

        assertThatThrownBy(() -> conversation.start("Book a table"))
                .isInstanceOf(SiteUnreachableException.class)
                .hasMessage("nobody there");
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void somethingBeforeTheSiteThatIsDownIsNotTakenForTheSite() {
        site.does(request -> Answered.of(502, "<html>Bad Gateway</html>".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> conversation.start("Book a table"))
                .isInstanceOf(SiteUnreachableException.class)
                .hasMessageStartingWith(FakeSite.ORIGIN + " answered HTTP 502 without an envelope");
    }

    @Test
    void afterATimeoutOfTheFirstMessageItsOutcomeCanBeAskedFor() {
        site.says(error("backend_timeout"))
                .says(payload("information_response", "I do not know yet.").put("status", "accepted"))
                .says(FakeSite.result());

        conversation.start("Book a table");
        assertThat(conversation.hasStarted()).isTrue();
        assertThatThrownBy(() -> conversation.start("Book a table, please"))
                .hasMessage("This conversation has begun: use reply, or begin another one");
        conversation.ask("Was it done?");
        conversation.reply("And now?");

        assertThat(site.request(1).path("flow_type").asText()).isEqualTo("information_request");
        assertThat(site.verified.get(1).intentHash())
                .contains(site.verified.get(0).queryHash());
        assertThat(site.verified.get(1).inReplyTo()).isEmpty();
        assertThat(conversation.hasEnded()).isTrue();
    }

    @Test
    void afterATimeoutTheSameMessageIsSentAgainInReplyToTheSameAnswer() {
        site.says(FakeSite.proposal()).says(error("backend_timeout")).says(FakeSite.result());

        SiteAnswer proposal = conversation.start("Book a table");
        conversation.confirm(true);
        conversation.again();

        assertThat(payloadOf(site.request(2))).isEqualTo(payloadOf(site.request(1)));
        assertThat(site.verified.get(2).inReplyTo()).isEqualTo(proposal.reference());
        assertThat(conversation.hasEnded()).isTrue();
    }
}

package dev.intentsite.client;

import static dev.intentsite.client.FakeSite.payload;
import static dev.intentsite.client.FakeSite.proposal;
import static dev.intentsite.client.FakeSite.question;
import static dev.intentsite.client.FakeSite.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.ResponseSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every way in which an answer can fail to be the site's answer to this very message. */
class UnverifiedAnswerTest {
    private final Fixture fixture = new Fixture();
    private final FakeSite site = fixture.site;
    private final Conversation conversation = fixture.conversation();

    @Test
    void anAnswerWhoseWordsWereChangedOnTheWay() {
        assertRefused(
                "query_hash",
                request -> site.signed(request, question()).put("message", "Pay here: https://evil.example"));
    }

    @Test
    void anAnswerWithAChoiceAddedOnTheWay() {
        assertRefused("query_hash", request -> {
            ObjectNode answer = site.signed(request, question());
            answer.set("options", proposal().path("options"));
            return answer;
        });
    }

    @Test
    void anAnswerSignedWithAnotherKey() {
        SigningKey stranger = SigningKey.generate(Algorithm.ED25519);
        assertRefused("key", request -> site.signedBy(stranger, request, question()));
    }

    @Test
    void anAnswerOfAnotherSite() {
        FakeSite other = new FakeSite("https://trattoria.example", fixture.clock);
        assertRefused("actor_id", request -> other.signed(request, question()));
    }

    @Test
    void anAnswerWhoseSignatureWasChanged() {
        assertRefused("signature", request -> {
            ObjectNode answer = site.signed(request, question());
            ObjectNode entry = (ObjectNode) answer.at("/attribution/chain/0");
            String signature = entry.path("signature").asText();
            entry.put("signature", (signature.startsWith("A") ? "B" : "A") + signature.substring(1));
            return answer;
        });
    }

    @Test
    void anAnswerThatWasGivenBefore() {
        ObjectNode[] kept = new ObjectNode[1];
        site.does(request -> {
            kept[0] = site.signed(request, question());
            return Answered.of(200, CanonicalJson.bytes(kept[0]));
        });
        conversation.start("Book a table");
        site.does(request -> Answered.of(200, CanonicalJson.bytes(kept[0])));

        UnverifiedAnswerException refused =
                catchThrowableOfType(UnverifiedAnswerException.class, () -> conversation.reply("For two"));

        assertThat(refused.reason()).isEqualTo("in_reply_to");
    }

    @Test
    void anAnswerOfAnotherInteraction() {
        assertRefused("interaction_id", request -> {
            ObjectNode elsewhere = request.deepCopy().put("interaction_id", "another");
            return site.signed(elsewhere, question());
        });
    }

    @Test
    void anAnswerMadeForAnotherActor() {
        assertRefused("to", request -> {
            ObjectNode other = request.deepCopy();
            ((ObjectNode) other.at("/attribution/chain/0")).put("actor_id", "https://agent.example");
            return site.signed(other, question());
        });
    }

    @Test
    void anAnswerWhoseReferenceWasTakenOutOnTheWay() {
        assertRefused("signature", request -> {
            ObjectNode answer = site.signed(request, question());
            ((ObjectNode) answer.path("attribution")).remove("in_reply_to");
            return answer;
        });
    }

    @Test
    void anAnswerThatTheSiteSignedWithoutNamingARequest() {
        assertRefused("in_reply_to", request -> {
            ObjectNode answer = question()
                    .put("interaction_id", request.path("interaction_id").asText());
            String hash = CanonicalJson.sha256(answer);
            Optional<String> to = Optional.of(fixture.client.actorId());
            ResponseSigner signer = new ResponseSigner(site.key, FakeSite.ORIGIN);
            return answer.set(
                    "attribution",
                    signer.sign(
                            hash, RandomId.next(), Optional.of(hash), Optional.empty(), to, fixture.clock.instant()));
        });
    }

    @Test
    void anAnswerThatNamesAnotherFirstMessage() {
        site.says(question());
        conversation.start("Book a table");
        site.does(request -> {
            ObjectNode other = payload("intent_request", "Cancel all my tables").put("interaction_id", "x");
            ObjectNode asked = request.deepCopy().put("flow_type", "intent_request");
            ObjectNode attribution = (ObjectNode) asked.path("attribution");
            String hash = attribution.path("query_hash").asText();
            attribution.put("query_hash", CanonicalJson.sha256(other));
            site.signed(asked, question());
            attribution.put("query_hash", hash);
            return Answered.of(
                    200, CanonicalJson.bytes(site.signed(asked.put("flow_type", "information_response"), result())));
        });

        UnverifiedAnswerException refused =
                catchThrowableOfType(UnverifiedAnswerException.class, () -> conversation.reply("For two"));

        assertThat(refused.reason()).isEqualTo("intent_hash");
        assertThat(conversation.hasEnded()).isFalse();
    }

    @Test
    void anAnswerFromLongAgo() {
        assertRefused("time", request -> {
            ObjectNode answer = site.signed(request, question());
            fixture.clock.advance(Duration.ofSeconds(301));
            return answer;
        });
    }

    @Test
    void anAnswerThatNobodySigned() {
        assertRefused("profile", request -> {
            ObjectNode answer = site.signed(request, question());
            answer.putObject("attribution")
                    .put("query_hash", "a1b2")
                    .put("nonce", "unique-12345")
                    .put("timestamp", "2026-10-15T19:00:00Z")
                    .putArray("chain");
            return answer;
        });
    }

    @Test
    void aPageInsteadOfAnEnvelope() {
        site.does(request -> Answered.of(200, "<html>Welcome</html>".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> conversation.start("Book a table"))
                .isInstanceOf(UnverifiedAnswerException.class)
                .hasMessageContaining("no IntentWeb envelope")
                .hasMessageContaining("HTTP 200");
    }

    @Test
    void anEnvelopeWithoutItsMessage() {
        assertRefused("envelope", request -> {
            ObjectNode answer = site.signed(request, question());
            answer.remove("message");
            return answer;
        });
    }

    @Test
    void anAnswerLargerThanAnyAnswer() {
        site.does(request -> Answered.of(200, new byte[IntentClient.MAXIMUM_ANSWER_BYTES + 1]));

        UnverifiedAnswerException refused =
                catchThrowableOfType(UnverifiedAnswerException.class, () -> conversation.start("Book a table"));

        assertThat(refused.reason()).isEqualTo("too_large");
    }

    @Test
    void afterOneTheSameMessageCanBeSentAgain() {
        site.does(request -> Answered.of(
                200, CanonicalJson.bytes(site.signed(request, result()).put("message", "changed"))));
        assertThatThrownBy(() -> conversation.start("Book a table")).isInstanceOf(UnverifiedAnswerException.class);
        assertThat(conversation.hasEnded()).isFalse();
        assertThat(conversation.hasStarted()).isFalse();

        site.says(result());
        SiteAnswer answer = conversation.again();

        assertThat(answer.isSigned()).isTrue();
        assertThat(conversation.hasEnded()).isTrue();
        assertThat(RetryTest.payloadOf(site.request(1))).isEqualTo(RetryTest.payloadOf(site.request(0)));
    }

    private void assertRefused(String reason, Function<ObjectNode, ObjectNode> answer) {
        site.does(request -> Answered.of(200, CanonicalJson.bytes(answer.apply(request))));

        UnverifiedAnswerException refused =
                catchThrowableOfType(UnverifiedAnswerException.class, () -> conversation.start("Book a table"));

        assertThat(refused).isNotNull();
        assertThat(refused.reason()).as(refused.getMessage()).isEqualTo(reason);
        assertThat(refused)
                .hasMessageStartingWith(
                        reason.equals("envelope")
                                ? "What " + FakeSite.ORIGIN
                                : "The answer is not verified to be from " + FakeSite.ORIGIN);
        assertThat(conversation.hasStarted()).isFalse();
    }
}

package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.RequestSigner.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseVerifierTest {
    private static final SigningKey SITE_KEY = SigningKey.generate(Algorithm.ED25519);
    private static final Instant NOW = Messages.NOW;

    private final ResponseSigner site = new ResponseSigner(SITE_KEY, Messages.SITE);
    private final ObjectNode request = Messages.signed(Messages.byKey(SigningKey.generate(Algorithm.ES256)));

    private static KeySource keys(Optional<Instant> expires) {
        return KeyMap.atHand(
                Map.of(Messages.SITE, new JwkSet(List.of(new PublishedKey(SITE_KEY.publicKey(), expires)))));
    }

    private static ResponseVerifier verifier() {
        return new ResponseVerifier(Messages.SITE, keys(Optional.empty()), Messages.WINDOW);
    }

    private Optional<AnswerReference> asked() {
        return Optional.of(new AnswerReference(
                request.at("/attribution/nonce").asText(),
                request.at("/attribution/query_hash").asText()));
    }

    private Optional<String> asker() {
        return Optional.of(request.at("/attribution/chain/0/actor_id").asText());
    }

    private Optional<String> intentHash() {
        return Optional.of(request.at("/attribution/query_hash").asText());
    }

    private static ObjectNode payload(String flowType) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", flowType)
                .put("message", "Which time?")
                .put("interaction_id", "conv-1");
    }

    private ObjectNode answer(
            String flowType, Optional<String> intentHash, Optional<AnswerReference> inReplyTo, Optional<String> to) {
        ObjectNode answer = payload(flowType);
        return answer.set(
                "attribution", site.sign(Payload.hash(answer), Nonces.fresh(), intentHash, inReplyTo, to, NOW));
    }

    private ObjectNode answer() {
        return answer("information_request", intentHash(), asked(), asker());
    }

    private AttributionException refused(ResponseVerifier verifier, ObjectNode answer, Instant now) {
        AttributionException refused =
                catchThrowableOfType(AttributionException.class, () -> verifier.verify(request, answer, now));
        assertThat(refused).isNotNull();
        return refused;
    }

    private String reason(ObjectNode answer) {
        return refused(verifier(), answer, NOW).reason();
    }

    @Test
    void anAnswerIsNamedByItsNonceAndHash() {
        ObjectNode answer = answer();
        assertThat(verifier().verify(request, answer, NOW))
                .isEqualTo(new AnswerReference(answer.at("/attribution/nonce").asText(), Payload.hash(answer)));
    }

    @Test
    void explicabilityAddedOnTheWayDoesNotMatter() {
        ObjectNode answer = answer();
        answer.putArray("explicability").addObject().put("actor", "https://gateway.example");
        assertThat(verifier().verify(request, answer, NOW)).isNotNull();
    }

    @Test
    void anyChangedMemberIsRefused() {
        ObjectNode answer = answer();
        answer.fieldNames().forEachRemaining(name -> {
            ObjectNode changed = answer.deepCopy();
            changed.put(name, "changed");
            assertThat(refused(verifier(), changed, NOW).isUnproven()).isFalse();
        });
    }

    @Test
    void anErrorThatNamesNoRequestProvesNothingAndSaysSo() {
        ObjectNode error = answer("error", Optional.empty(), Optional.empty(), Optional.empty());
        AttributionException refused = refused(verifier(), error, NOW);
        assertThat(refused.isUnproven()).isTrue();
        assertThat(refused)
                .hasMessage(
                        "This error names no request in `in_reply_to`, so it proves nothing; treat it as unsigned.");
        assertThat(refused(verifier(), payload("error"), NOW).isUnproven()).isTrue();
        assertThat(refused(verifier(), payload("execution_result"), NOW).isUnproven())
                .isFalse();
    }

    @Test
    void anErrorThatNamesTheRequestIsProvenWithoutAnIntentHash() {
        ObjectNode error = answer("error", Optional.empty(), asked(), asker());
        assertThat(verifier().verify(request, error, NOW)).isNotNull();
        ((ObjectNode) error.get("attribution")).put("nonce", Nonces.fresh());
        AttributionException refused = refused(verifier(), error, NOW);
        assertThat(refused.reason()).isEqualTo("signature");
        assertThat(refused.isUnproven()).isFalse();
    }

    @Test
    void theIntentHashIsThatOfTheFirstMessageAndNeverMissing() {
        assertThat(reason(answer("information_request", Optional.empty(), asked(), asker())))
                .isEqualTo("intent_hash");
        assertThat(reason(answer("information_request", Optional.of("0".repeat(64)), asked(), asker())))
                .isEqualTo("intent_hash");
    }

    @Test
    void aClientThatKeptTheFirstHashMayHandItIn() {
        ObjectNode later = Messages.payload("7pm").put("flow_type", "information_response");
        later.set(
                "attribution",
                Messages.byKey(SigningKey.generate(Algorithm.ED25519)).sign(later, Messages.SITE, Terms.NONE, NOW));
        ObjectNode answer = payload("execution_result");
        Optional<AnswerReference> asked = Optional.of(new AnswerReference(
                later.at("/attribution/nonce").asText(),
                later.at("/attribution/query_hash").asText()));
        Optional<String> asker =
                Optional.of(later.at("/attribution/chain/0/actor_id").asText());
        answer.set(
                "attribution",
                site.sign(Payload.hash(answer), Nonces.fresh(), Optional.of("1".repeat(64)), asked, asker, NOW));
        assertThat(verifier().verify(later, answer, Optional.of("1".repeat(64)), NOW))
                .isNotNull();
        assertThat(verifier().verify(later, answer, NOW)).isNotNull();
        AttributionException refused = catchThrowableOfType(
                AttributionException.class, () -> verifier().verify(later, answer, Optional.of("2".repeat(64)), NOW));
        assertThat(refused.reason()).isEqualTo("intent_hash");
    }

    @Test
    void anAnswerToAnUnsignedRequestIsForNobodyInParticular() {
        ObjectNode plain = request.deepCopy();
        ((ObjectNode) plain.get("attribution")).remove("profile");
        ObjectNode answer = answer("information_request", intentHash(), Optional.empty(), Optional.empty());
        assertThat(verifier().verify(plain, answer, NOW)).isNotNull();
        assertThat(reason(answer)).isEqualTo("to");
    }

    @Test
    void aReceiptIsJudgedByItsOwnTime() {
        ObjectNode receipt = answer();
        Instant retirement = NOW.plusSeconds(1);
        ResponseVerifier verifier =
                new ResponseVerifier(Messages.SITE, keys(Optional.of(retirement)), Duration.ofDays(365));
        assertThat(verifier.verify(request, receipt, NOW.plus(Duration.ofDays(300))))
                .isNotNull();

        ResponseVerifier strict = new ResponseVerifier(Messages.SITE, keys(Optional.of(NOW)), Messages.WINDOW);
        assertThat(refused(strict, receipt, NOW).reason()).isEqualTo("key");
    }

    @Test
    void anAnswerOutsideTheWindowIsRefused() {
        assertThat(verifier().verify(request, answer(), NOW.plusSeconds(300))).isNotNull();
        assertThat(refused(verifier(), answer(), NOW.plusSeconds(301)).reason()).isEqualTo("time");
        assertThat(refused(verifier(), answer(), NOW.minusSeconds(301)).reason())
                .isEqualTo("time");
    }

    @Test
    void theSitesKeysAreFetchedWhereTheyAreNotAtHand() {
        KeyMap keys = KeyMap.fetched(Map.of(Messages.SITE, Messages.published(SITE_KEY)));
        ResponseVerifier verifier = new ResponseVerifier(Messages.SITE, keys, Messages.WINDOW);
        assertThat(verifier.verify(request, answer(), NOW)).isNotNull();
        assertThat(keys.fetches)
                .containsExactly(Map.of(Messages.SITE, SITE_KEY.publicKey().thumbprint()));
        ResponseVerifier none = new ResponseVerifier(Messages.SITE, KeySource.none(), Messages.WINDOW);
        assertThat(refused(none, answer(), NOW).status()).isEqualTo(ErrorStatus.KEY_UNAVAILABLE);
    }

    @Test
    void anAnswerHasOneEntryAndNoAudience() {
        ObjectNode two = answer();
        two.withArray("/attribution/chain").add(two.at("/attribution/chain/0"));
        assertThat(reason(two)).isEqualTo("shape");
        ObjectNode audience = answer();
        ((ObjectNode) audience.get("attribution")).putArray("audience").add(Messages.SITE);
        assertThat(reason(audience)).isEqualTo("shape");
    }
}

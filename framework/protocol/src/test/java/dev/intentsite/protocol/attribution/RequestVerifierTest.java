package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.RequestSigner.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps 1 and 2 of "verifying a request", their order, and what a sender is told. */
class RequestVerifierTest {
    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private final RequestSigner signer = Messages.byKey(key);

    private AttributionException refused(ObjectNode envelope) {
        AttributionException refused =
                catchThrowableOfType(AttributionException.class, () -> Messages.verify(envelope, KeySource.none()));
        assertThat(refused).isNotNull();
        assertThat(refused.status()).isEqualTo(ErrorStatus.ATTRIBUTION_INVALID);
        return refused;
    }

    private AttributionException refusedAfter(Consumer<ObjectNode> change) {
        ObjectNode envelope = Messages.signed(signer);
        change.accept((ObjectNode) envelope.get("attribution"));
        return refused(envelope);
    }

    private AttributionException refusedAfterEntry(Consumer<ObjectNode> change) {
        return refusedAfter(attribution -> change.accept((ObjectNode) attribution.at("/chain/0")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"profile", "query_hash", "nonce", "timestamp", "audience", "intent_hash", "in_reply_to", "chain"
            })
    void nullIsNotAbsent(String member) {
        assertThat(refusedAfter(attribution -> attribution.putNull(member)))
                .hasMessage("Attribution: `" + member + "` is null; leave it out instead.")
                .returns("shape", AttributionException::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor_type", "actor_id", "timestamp", "alg", "kid", "to", "jwk", "x5c", "signature"})
    void nullIsNotAbsentInAnEntryEither(String member) {
        assertThat(refusedAfterEntry(entry -> entry.putNull(member)))
                .hasMessage("Chain entry 0: `" + member + "` is null; leave it out instead.")
                .returns("shape", AttributionException::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"query_hash | query_hash form", "nonce | nonce", "timestamp | time form", "chain | shape"})
    void whatIsRequiredIsMissed(String member, String reason) {
        assertThat(refusedAfter(attribution -> attribution.remove(member)))
                .hasMessage("Attribution: `" + member + "` is missing; add it.")
                .returns(reason, AttributionException::reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "actor_type | shape",
                "actor_id | actor_id",
                "timestamp | time form",
                "alg | alg",
                "kid | kid",
                "to | to",
                "jwk | jwk",
                "signature | signature form"
            })
    void whatIsRequiredInAnEntryIsMissed(String member, String reason) {
        assertThat(refusedAfterEntry(entry -> entry.remove(member)))
                .hasMessageStartingWith("Chain entry 0: `" + member + "` is missing")
                .returns(reason, AttributionException::reason);
    }

    @Test
    void anActorTypeIsAsLongAsTheSchemaSays() {
        assertThat(refusedAfterEntry(entry -> entry.put("actor_type", "a".repeat(129))))
                .hasMessage("Chain entry 0: `actor_type` has more than 128 characters; shorten it.")
                .returns("shape", AttributionException::reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-08T19:23:41",
                "2026-03-08T19:23:41z",
                "2026-03-08t19:23:41Z",
                "2026-03-08 19:23:41Z",
                "2026-03-08T19:23Z",
                "2026-03-08T19:23:41+00:00",
                "2026-03-08T19:23:41.Z",
                "2026-03-08T19:23:41.1234567890Z",
                "2026-02-30T19:23:41Z",
                "2026-03-08T24:00:00Z",
                "2026-03-08T19:60:00Z",
                "+12026-03-08T19:23:41Z",
                "1772997825"
            })
    void timesAreRfc3339InUtc(String text) {
        assertThat(refusedAfter(attribution -> attribution.put("timestamp", text)))
                .hasMessage("Attribution: `timestamp` is \"" + text
                        + "\"; write RFC 3339 in UTC, such as 2026-03-08T19:23:41Z.");
    }

    @Test
    void aFractionOfASecondHasUpToNineDigits() {
        assertThat(Timestamps.parse("2026-03-08T19:23:41.123456789Z"))
                .contains(Instant.parse("2026-03-08T19:23:41.123456789Z"));
        assertThat(Timestamps.parse("2026-03-08T19:23:41.1Z")).contains(Instant.parse("2026-03-08T19:23:41.100Z"));
    }

    @Test
    void theWindowIsInclusiveOnBothSidesAndHoldsForEveryEntry() {
        Duration window = Messages.WINDOW;
        for (Duration inside : List.of(window, window.negated())) {
            var request = Vectors.request(Messages.signed(signer));
            assertThat(Messages.verifier(KeySource.none()).verify(request, Messages.NOW.plus(inside), () -> true))
                    .isNotNull();
        }
        for (Duration outside : List.of(window.plusNanos(1), window.negated().minusNanos(1))) {
            var request = Vectors.request(Messages.signed(signer));
            assertThatThrownBy(() ->
                            Messages.verifier(KeySource.none()).verify(request, Messages.NOW.plus(outside), () -> true))
                    .hasMessageStartingWith("Attribution: `timestamp` is more than 300 s from the clock here (");
        }
        assertThat(refusedAfterEntry(entry -> entry.put("timestamp", "2026-03-08T19:18:44.999Z")))
                .hasMessage("Chain entry 0: `timestamp` is more than 300 s from the clock here (2026-03-08T19:23:45Z);"
                        + " set the clock right, and sign the message anew.");
    }

    @Test
    void shapesAreCheckedBeforeTheHashAndTheHashBeforeTimeAndAddressee() {
        ObjectNode envelope = Messages.signed(signer);
        envelope.put("message", "changed");
        ObjectNode attribution = (ObjectNode) envelope.get("attribution");
        ObjectNode entry = (ObjectNode) attribution.at("/chain/0");
        attribution
                .put("timestamp", "2020-01-01T00:00:00Z")
                .putArray("audience")
                .add("https://other.example");
        entry.put("to", "https://other.example").put("signature", "short");
        assertThat(refused(envelope).reason()).isEqualTo("signature form");
        entry.put("signature", Base64Url.encode(new byte[64]));
        assertThat(refused(envelope).reason()).isEqualTo("query_hash");
        envelope.put("message", "Book a table for 2 people");
        assertThat(refused(envelope).reason()).isEqualTo("time");
        attribution.put("timestamp", "2026-03-08T19:23:45Z");
        assertThat(refused(envelope).reason()).isEqualTo("to");
        entry.put("to", Messages.SITE);
        assertThat(refused(envelope).reason()).isEqualTo("audience");
        attribution.remove("audience");
        assertThat(refused(envelope).reason()).isEqualTo("signature");
    }

    @Test
    void theAddresseeIsNamedInTheRefusal() {
        ObjectNode envelope = Messages.payload("Book a table");
        envelope.set("attribution", signer.sign(envelope, "https://other.example", Terms.NONE, Messages.NOW));
        assertThat(refused(envelope))
                .hasMessage("Chain entry 0: it is made for \"https://other.example\", but this site is"
                        + " \"https://bellacucina.example\"; sign it for the one who receives it.");
    }

    @Test
    void anAudienceIsAListOfOriginsThatHoldsTheSite() {
        assertThat(refusedAfter(attribution -> attribution.put("audience", Messages.SITE))
                        .reason())
                .isEqualTo("audience form");
        assertThat(refusedAfter(attribution -> attribution.putArray("audience").add(Messages.SITE + "/")))
                .hasMessage(
                        "Attribution: `audience` holds \"https://bellacucina.example/\", which is no web origin in its"
                                + " serialised form; write https://host, or https://host:port.");
        Terms other = new Terms(List.of("https://other.example"), Optional.empty(), Optional.empty());
        assertThat(refused(Messages.signed(signer, other)))
                .hasMessage(
                        "Attribution: `audience` does not hold this site, https://bellacucina.example; its author did"
                                + " not mean it for here.");
        assertThat(refusedAfter(attribution -> attribution.putArray("audience")).reason())
                .isEqualTo("audience");
    }

    @Test
    void aReferenceHasANonceAndAHash() {
        for (String text :
                List.of("5", "{}", "[]", "{\"nonce\": \"short\", \"query_hash\": \"" + "a".repeat(64) + "\"}")) {
            JsonNode reference =
                    dev.intentsite.protocol.StrictJson.read(text.getBytes(java.nio.charset.StandardCharsets.UTF_8), 9);
            assertThat(refusedAfter(attribution -> attribution.set("in_reply_to", reference))
                            .reason())
                    .isEqualTo("in_reply_to form");
        }
    }

    @Test
    void aKeyBelongsToAThumbprintIdAlone() {
        ObjectNode envelope = Messages.signed(new RequestSigner(key, "ai_agent", "https://agent.example"));
        ((ObjectNode) envelope.at("/attribution/chain/0"))
                .set("jwk", key.publicKey().toJson());
        assertThat(refused(envelope)).hasMessage("Chain entry 0: `jwk` goes with a thumbprint id alone; leave it out.");
    }

    @Test
    void theKidIsTheThumbprintAndTheAlgorithmThatOfTheKey() {
        String other = SigningKey.generate(Algorithm.ED25519).publicKey().thumbprint();
        assertThat(refusedAfterEntry(entry -> entry.put("kid", other)))
                .hasMessage("Chain entry 0: `kid` is not the thumbprint of `jwk`; compute it by RFC 7638.");
        assertThat(refusedAfterEntry(entry -> entry.put("kid", other + "=")).reason())
                .isEqualTo("kid");
        assertThat(refusedAfterEntry(entry -> entry.put("alg", "ES256")))
                .hasMessage("Chain entry 0: `alg` is ES256, but the key is one for Ed25519.")
                .returns("alg does not fit the key", AttributionException::reason);
    }

    @Test
    void unknownMembersAreIgnoredAndNotSigned() {
        ObjectNode envelope = Messages.signed(signer);
        ObjectNode attribution = (ObjectNode) envelope.get("attribution");
        attribution.put("later", 1);
        ((ObjectNode) attribution.at("/chain/0")).putNull("later");
        assertThat(Messages.verify(envelope, KeySource.none()).trust()).isEqualTo(Trust.SELF_ASSERTED);
    }

    @Test
    void anAttributionWithoutProfileIsUnsignedWhateverItHolds() {
        ObjectNode envelope = Messages.signed(signer);
        ((ObjectNode) envelope.get("attribution")).remove("profile");
        assertThat(Messages.verify(envelope, KeySource.none()).trust()).isEqualTo(Trust.UNSIGNED);

        envelope.set("attribution", JsonNodeFactory.instance.objectNode());
        Verified empty = Messages.verify(envelope, KeySource.none());
        assertThat(empty.actors()).containsExactly(new Actor("unsigned", "unsigned", "", Trust.UNSIGNED));
        assertThat(empty.timestamp()).isEqualTo(Messages.NOW);
        assertThat(empty.queryHash()).isEqualTo(Payload.hash(envelope));

        ObjectNode odd = JsonNodeFactory.instance.objectNode();
        odd.putArray("chain").add(5).addObject().put("actor_id", 7).put("actor_type", "ai_agent");
        envelope.set("attribution", odd);
        assertThat(Messages.verify(envelope, KeySource.none()).actors())
                .containsExactly(
                        new Actor("unsigned", "unsigned", "", Trust.UNSIGNED),
                        new Actor("ai_agent", "unsigned", "", Trust.UNSIGNED));
    }

    @Test
    void aSendersWordsAreShortAndPlainInAMessage() {
        String words = "https://" + "x".repeat(200) + "\n\u202e";
        assertThat(refusedAfterEntry(entry -> entry.put("actor_id", words).remove("jwk")))
                .hasMessageStartingWith("Chain entry 0: `actor_id` \"https://" + "x".repeat(92) + "…\" is no");
        assertThat(refusedAfterEntry(entry -> entry.put("alg", "a\nb\u202ec")))
                .hasMessage("Chain entry 0: `alg` is \"a?b?c\"; sign with Ed25519 or ES256.");
    }

    @Test
    void aSitesOriginIsInItsSerialisedForm() {
        assertThatThrownBy(() -> new RequestVerifier(Messages.SITE + "/", KeySource.none(), List.of(), Messages.WINDOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no web origin in its serialised form");
    }
}

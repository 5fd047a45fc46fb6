package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every vector of the profile: what is valid verifies, what must be refused is, with status, entry and reason. */
class AttributionVectorsTest {
    @Test
    void theFileHoldsAsManyVectorsAsItWasMadeWith() {
        assertThat(Vectors.of("valid", "request")).hasSize(9);
        assertThat(Vectors.of("valid", "response")).hasSize(1);
        assertThat(Vectors.of("refused", "request")).hasSize(51);
        assertThat(Vectors.of("refused", "response")).hasSize(7);
    }

    @TestFactory
    Stream<DynamicTest> keysAreReadAndWrittenAsTheyAre() {
        return Stream.of("agent", "agent_retired", "gateway", "site", "browser", "stranger", "anchor", "contract")
                .map(name -> dynamicTest(name, () -> {
                    JsonNode key = Vectors.keys().get(name);
                    SigningKey read = SigningKey.of(key.get("private_jwk"));
                    assertThat(read.toPrivateJson()).isEqualTo(key.get("private_jwk"));
                    assertThat(read.publicKey().actorId())
                            .isEqualTo(key.get("thumbprint_id").asText());
                    assertThat(read.publicKey().algorithm().wire())
                            .isEqualTo(key.get("alg").asText());
                }));
    }

    @TestFactory
    Stream<DynamicTest> payloadsHashesAndSignedTextsAreTheSameBytes() {
        return Stream.concat(Vectors.of("valid", "request"), Vectors.of("valid", "response"))
                .map(vector -> test(vector, () -> {
                    ObjectNode envelope = Vectors.envelope(vector);
                    JsonNode attribution = envelope.get("attribution");
                    assertThat(Payload.hash(envelope))
                            .isEqualTo(vector.get("query_hash").asText());
                    envelope.remove(List.of("attribution", "explicability"));
                    assertThat(new String(CanonicalJson.bytes(envelope), StandardCharsets.UTF_8))
                            .isEqualTo(vector.get("payload_jcs").asText());
                    assertThat(signedTexts(vector, attribution)).isEqualTo(texts(vector.get("signed_text")));
                }));
    }

    private static List<String> signedTexts(JsonNode vector, JsonNode attribution) {
        boolean request = vector.get("kind").asText().equals("request");
        Direction direction = request ? Direction.REQUEST : Direction.RESPONSE;
        ReadAttribution read = new AttributionReader(direction, name -> false).read(attribution);
        return read.chain().stream()
                .map(entry -> new String(read.signedBytes(direction, entry.index()), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                .map(i -> array.get(i).asText())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> signingAgainGivesTheSameSignature() {
        return Stream.of("agent straight to the site:agent", "browser with its own ES256 key:browser")
                .map(pair -> pair.split(":"))
                .map(pair -> dynamicTest(pair[0], () -> {
                    JsonNode vector = Vectors.valid(pair[0]);
                    byte[] text = vector.at("/signed_text/0").asText().getBytes(StandardCharsets.UTF_8);
                    assertThat(Base64Url.encode(Vectors.key(pair[1]).sign(text)))
                            .isEqualTo(vector.at("/envelope/attribution/chain/0/signature")
                                    .asText());
                }));
    }

    @TestFactory
    Stream<DynamicTest> validRequestsVerifyWithTheirTrust() {
        return Vectors.of("valid", "request")
                .map(vector -> test(vector, () -> {
                    Verified verified = Vectors.requestVerifier(vector, Vectors.keySource())
                            .verify(Vectors.read(vector), Vectors.now(vector), () -> true);
                    assertThat(verified.trust().wire())
                            .isEqualTo(vector.get("trust").asText());
                    assertThat(verified.queryHash())
                            .isEqualTo(vector.get("query_hash").asText());
                    JsonNode attribution = vector.at("/envelope/attribution");
                    assertThat(verified.nonce())
                            .isEqualTo(attribution.get("nonce").asText());
                    assertThat(verified.timestamp())
                            .isEqualTo(attribution.get("timestamp").asText());
                    assertThat(verified.intentHash().orElse(""))
                            .isEqualTo(attribution.path("intent_hash").asText());
                    assertThat(verified.inReplyTo().map(AnswerReference::nonce).orElse(""))
                            .isEqualTo(attribution.at("/in_reply_to/nonce").asText());
                    assertThat(verified.actors()).hasSameSizeAs(attribution.get("chain"));
                    assertThat(verified.origin().id())
                            .isEqualTo(attribution.at("/chain/0/actor_id").asText());
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusedRequestsAreRefusedForTheirReason() {
        return Vectors.of("refused", "request")
                .filter(vector -> !vector.get("reason").asText().equals("no profile"))
                .map(vector -> test(vector, () -> {
                    RequestVerifier verifier = Vectors.requestVerifier(vector, Vectors.keySource());
                    var request = Vectors.read(vector);
                    AttributionException refused = catchThrowableOfType(
                            AttributionException.class,
                            () -> verifier.verify(request, Vectors.now(vector), () -> true));
                    assertThat(refused).isNotNull();
                    assertThat(refused.reason()).isEqualTo(vector.get("reason").asText());
                    assertThat(refused.status().wire())
                            .isEqualTo(vector.get("status").asText());
                    assertThat(refused.entry()).isEqualTo(entry(vector));
                }));
    }

    private static OptionalInt entry(JsonNode vector) {
        JsonNode entry = vector.get("entry");
        return entry.isNull() ? OptionalInt.empty() : OptionalInt.of(entry.asInt());
    }

    @TestFactory
    Stream<DynamicTest> aPlainIntentWebAttributionIsUnsignedAndLeftToTheSite() {
        return Vectors.of("refused", "request")
                .filter(vector -> vector.get("reason").asText().equals("no profile"))
                .map(vector -> test(vector, () -> {
                    Verified verified = Vectors.requestVerifier(vector, Vectors.keySource())
                            .verify(Vectors.read(vector), Vectors.now(vector), () -> true);
                    assertThat(verified.trust()).isEqualTo(Trust.UNSIGNED);
                    assertThat(verified.origin())
                            .isEqualTo(new Actor("ai_agent", "personal-assistant-v2", "", Trust.UNSIGNED));
                }));
    }

    @TestFactory
    Stream<DynamicTest> validAnswersVerify() {
        return Vectors.of("valid", "response")
                .map(vector -> test(vector, () -> {
                    JsonNode request =
                            Vectors.valid("agent straight to the site").get("envelope");
                    AnswerReference reference = Vectors.responseVerifier(vector)
                            .verify(request, vector.get("envelope"), Vectors.now(vector));
                    assertThat(reference)
                            .isEqualTo(new AnswerReference(
                                    vector.at("/envelope/attribution/nonce").asText(),
                                    vector.get("query_hash").asText()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusedAnswersAreRefusedForTheirReason() {
        return Vectors.of("refused", "response")
                .map(vector -> test(vector, () -> {
                    ResponseVerifier verifier = Vectors.responseVerifier(vector);
                    JsonNode request =
                            Vectors.valid(vector.get("request").asText()).get("envelope");
                    AttributionException refused = catchThrowableOfType(
                            AttributionException.class,
                            () -> verifier.verify(request, vector.get("envelope"), Vectors.now(vector)));
                    assertThat(refused).isNotNull();
                    assertThat(refused.reason()).isEqualTo(vector.get("reason").asText());
                    assertThat(refused.isUnproven()).isFalse();
                }));
    }

    private static DynamicTest test(JsonNode vector, org.junit.jupiter.api.function.Executable body) {
        return dynamicTest(vector.get("name").asText(), body);
    }
}

package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.AttributionException;
import dev.intentsite.protocol.attribution.JsonWebKey;
import dev.intentsite.protocol.attribution.ResponseVerifier;
import dev.intentsite.schema.SchemaDocument;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Holds each answer against the schema and the profile, whatever its HTTP status. */
final class Verification {
    private final Served site;

    private Verification(Served site) {
        this.site = site;
    }

    static Verification of(Served site) {
        return new Verification(site);
    }

    Reply reply(JsonNode request, Response http) {
        ObjectNode envelope = (ObjectNode) StrictJson.read(http.asByteArray(), 64);
        assertThat(SchemaDocument.RESPONSE.faults(envelope))
                .as(envelope.toString())
                .isEmpty();
        assertThat(http.asString()).doesNotContain("\tat ", "Exception", "dev.intentsite");
        return new Reply(
                http.statusCode(),
                Optional.ofNullable(http.header("Retry-After")).orElse(""),
                envelope,
                reference(request, envelope));
    }

    private Optional<AnswerReference> reference(JsonNode request, ObjectNode envelope) {
        var verifier = new ResponseVerifier(site.origin(), site.description().keySource(), Duration.ofSeconds(300));
        try {
            return Optional.of(verifier.verify(request, envelope, site.clock.instant()));
        } catch (AttributionException refused) {
            assertThat(refused.isUnproven()).as(refused.getMessage()).isTrue();
            assertThat(signatureHolds(envelope)).as("signature of %s", envelope).isTrue();
            return Optional.empty();
        }
    }

    /** The profile by hand, for answers that cannot name their request. */
    private boolean signatureHolds(ObjectNode envelope) {
        ObjectNode payload = envelope.deepCopy();
        payload.remove(List.of("attribution", "explicability"));
        JsonNode attribution = envelope.path("attribution");
        JsonNode entry = attribution.at("/chain/0");
        assertThat(attribution.path("query_hash").asText()).isEqualTo(CanonicalJson.sha256(payload));
        assertThat(entry.path("actor_id").asText()).isEqualTo(site.origin());
        ObjectNode signed = JsonNodeFactory.instance.objectNode();
        for (String member : List.of("profile", "query_hash", "nonce", "intent_hash", "in_reply_to")) {
            if (attribution.has(member)) {
                signed.set(member, attribution.get(member));
            }
        }
        signed.set("attribution_timestamp", attribution.get("timestamp"));
        for (String member : List.of("actor_type", "actor_id", "timestamp", "alg", "kid", "to")) {
            if (entry.has(member)) {
                signed.set(member, entry.get(member));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("intentweb-attribution/1 response\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(CanonicalJson.bytes(signed));
        JsonWebKey key = site.description().keys().stream()
                .filter(known -> known.thumbprint().equals(entry.path("kid").asText()))
                .findFirst()
                .orElseThrow();
        return key.verifies(
                bytes.toByteArray(),
                Base64.getUrlDecoder().decode(entry.path("signature").asText()));
    }
}

package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.StrictJsonException;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.AttributionException;
import dev.intentsite.protocol.attribution.ResponseVerifier;
import dev.intentsite.schema.Fault;
import dev.intentsite.schema.SchemaDocument;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Bytes from a site to an answer that holds ({@code wire.md} § 5, "Verifying an answer"). Thread-safe. */
final class AnswerReader {
    private static final int DEPTH = 64;

    private final String site;
    private final ResponseVerifier verifier;
    private final Clock clock;

    AnswerReader(String site, ResponseVerifier verifier, Clock clock) {
        this.site = site;
        this.verifier = verifier;
        this.clock = clock;
    }

    /**
     * Reads and verifies.
     *
     * @param request the envelope that was sent, attribution included
     * @param intentHash what the answer must name as the interaction's first message, where the caller knows it
     */
    SiteAnswer read(ObjectNode request, Optional<String> intentHash, Answered answered) {
        byte[] body = answered.body();
        JsonNode envelope = envelope(answered.status(), body);
        AnswerReference reference;
        try {
            reference = verifier.verify(request, envelope, intentHash, clock.instant());
        } catch (AttributionException refused) {
            if (refused.isUnproven()) {
                return new SiteAnswer(body, envelope, Optional.empty());
            }
            throw new UnverifiedAnswerException(
                    refused.reason(), "The answer is not verified to be from " + site + ": " + refused.getMessage());
        }
        return new SiteAnswer(body, envelope, Optional.of(reference));
    }

    private JsonNode envelope(int status, byte[] body) {
        if (body.length > IntentClient.MAXIMUM_ANSWER_BYTES) {
            throw new UnverifiedAnswerException(
                    "too_large",
                    site + " sent more than " + IntentClient.MAXIMUM_ANSWER_BYTES
                            + " bytes: an answer is never that large");
        }
        JsonNode envelope;
        try {
            envelope = StrictJson.read(body, DEPTH);
        } catch (StrictJsonException notJson) {
            if (status >= 500) {
                throw SiteUnreachableException.of(
                        site + " answered HTTP " + status
                                + " without an envelope: something before it is down, try again later",
                        notJson);
            }
            throw noEnvelope(status, "it is not JSON, " + notJson.getMessage());
        }
        List<Fault> faults = SchemaDocument.RESPONSE.faults(envelope);
        if (!faults.isEmpty()) {
            Fault first = faults.get(0);
            throw noEnvelope(status, first.pointer() + ": " + first.message());
        }
        return envelope;
    }

    private UnverifiedAnswerException noEnvelope(int status, String fault) {
        return new UnverifiedAnswerException(
                "envelope",
                "What " + site + " answered (HTTP " + status + ") is no IntentWeb envelope: " + fault
                        + ". Is its intent_endpoint right?");
    }
}

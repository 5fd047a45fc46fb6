package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** "Verifying an answer" ({@code wire.md} § 5), for clients. Thread-safe. */
public final class ResponseVerifier {
    private final String site;

    /** @param site the origin that was asked */
    public ResponseVerifier(String site, KeySource keys, Duration window) {
        this.site = site;
    }

    /**
     * Verifies an answer to a request that this client sent.
     *
     * @param request the request's envelope, attribution included
     * @param response the answer's envelope
     * @return the reference by which the next request names this answer
     * @throws AttributionException when it does not hold; reason as in {@link AttributionException#reason}
     */
    public AnswerReference verify(JsonNode request, JsonNode response, Instant now) {
        throw new UnsupportedOperationException(site);
    }
}

package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "Verifying an answer" ({@code wire.md} § 5), for clients: hash, time, that it is the site asked and a key of its set, signature, {@code to},
 * {@code in_reply_to}, {@code interaction_id}, {@code intent_hash}, in that order. A key is judged by the time in the answer's entry, so
 * that receipts hold after a key is retired; to check a kept receipt, hand in its own time. Thread-safe.
 *
 * <p>An error without {@code in_reply_to} proves nothing. It is refused with {@link AttributionException#isUnproven()}, so that a client may
 * show it as what it is: unsigned.
 */
public final class ResponseVerifier {
    private static final Duration FETCH_BUDGET = Duration.ofSeconds(5);

    private final Origin site;
    private final KeySource keys;
    private final Duration window;
    private final AttributionReader reader = new AttributionReader(Direction.RESPONSE, name -> false);

    /**
     * @param site the origin that was asked
     * @param keys where the site's keys come from
     * @param window how far a timestamp may be from now, inclusive
     * @throws IllegalArgumentException when {@code site} is no origin in its serialised form
     */
    public ResponseVerifier(String site, KeySource keys, Duration window) {
        this.site = Origin.parse(site);
        this.keys = keys;
        this.window = window;
    }

    /**
     * Verifies an answer to a request that this client sent. The {@code intent_hash} is checked as far as the request tells it.
     *
     * @param request the request's envelope, attribution included
     * @param response the answer's envelope
     * @return the reference by which the next request names this answer
     * @throws AttributionException when it does not hold; reason as in {@link AttributionException#reason}
     */
    public AnswerReference verify(JsonNode request, JsonNode response, Instant now) {
        return verify(request, response, intentHash(request), now);
    }

    /**
     * The same, for a client that kept the {@code query_hash} of the interaction's first message.
     *
     * @param intentHash that hash, empty where it is not known
     */
    public AnswerReference verify(JsonNode request, JsonNode response, Optional<String> intentHash, Instant now) {
        boolean error = response.path("flow_type").asText().equals("error");
        JsonNode node = response.path("attribution");
        if (error && !node.has("in_reply_to")) {
            throw AttributionException.unproven();
        }
        if (!(response instanceof ObjectNode envelope) || !node.isObject()) {
            throw ReadAttribution.refused("shape", "the answer has none; ask the site to sign its answers");
        }
        ReadAttribution attribution = reader.read(node);
        attribution.checkHash(hash(envelope));
        attribution.checkTimes(now, window);
        checkSignature(attribution);
        checkRequest(attribution, request);
        if (!response.path("interaction_id").equals(request.path("interaction_id"))) {
            throw ReadAttribution.refused(
                    "interaction_id", "it is an answer of another interaction; do not act on it, and send again");
        }
        checkIntentHash(attribution, intentHash, error);
        return new AnswerReference(attribution.nonce(), attribution.queryHash());
    }

    private static String hash(ObjectNode envelope) {
        try {
            return Payload.hash(envelope);
        } catch (IllegalArgumentException e) {
            throw ReadAttribution.refused("query_hash", "the answer has no canonical form: " + e.getMessage());
        }
    }

    private void checkSignature(ReadAttribution attribution) {
        ChainEntry entry = attribution.chain().get(0);
        String origin = site.toString();
        if (!entry.actorId().equals(origin)) {
            throw entry.refused(
                    "actor_id",
                    "it is signed by \"" + Quoted.shortened(entry.actorId()) + "\", but " + origin
                            + " was asked; do not act on it");
        }
        Optional<List<PublishedKey>> published = keys.atHand(origin, entry.kid());
        if (published.isEmpty()) {
            var fetched = keys.fetch(Map.of(origin, entry.kid()), FETCH_BUDGET);
            published = Optional.ofNullable(fetched.get(origin));
        }
        JsonWebKey key = PublishedKeys.choose(
                entry,
                published.orElseThrow(() -> AttributionException.keyUnavailable(entry.place())),
                entry.timestamp());
        Signatures.check(entry, key, attribution.signedBytes(Direction.RESPONSE, 0));
    }

    /** Both members are there when the request was signed, and neither when it was not. */
    private static void checkRequest(ReadAttribution attribution, JsonNode request) {
        JsonNode asked = request.path("attribution");
        boolean signed = asked.has("profile");
        String first = signed ? asked.path("chain").path(0).path("actor_id").asText() : "";
        ChainEntry entry = attribution.chain().get(0);
        if (!entry.to().orElse("").equals(first)) {
            throw entry.refused("to", "it is made for another actor than the one who asked; do not act on it");
        }
        Optional<AnswerReference> expected = signed
                ? Optional.of(new AnswerReference(
                        asked.path("nonce").asText(), asked.path("query_hash").asText()))
                : Optional.empty();
        if (!attribution.inReplyTo().equals(expected)) {
            throw ReadAttribution.refused("in_reply_to", "it answers another message than this one; do not act on it");
        }
    }

    private static void checkIntentHash(ReadAttribution attribution, Optional<String> expected, boolean error) {
        Optional<String> said = attribution.intentHash();
        if (said.isEmpty() && !error) {
            throw ReadAttribution.refused(
                    "intent_hash", "`intent_hash` is missing in the answer to an accepted message; do not rely on it");
        }
        if (said.isPresent() && expected.isPresent() && !said.equals(expected)) {
            throw ReadAttribution.refused(
                    "intent_hash", "`intent_hash` is that of another interaction's first message; do not act on it");
        }
    }

    private static Optional<String> intentHash(JsonNode request) {
        JsonNode attribution = request.path("attribution");
        boolean first = request.path("flow_type").asText().equals("intent_request");
        JsonNode hash = attribution.path(first ? "query_hash" : "intent_hash");
        return attribution.has("profile") && hash.isTextual() ? Optional.of(hash.textValue()) : Optional.empty();
    }
}

package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.RequestReader;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.protocol.attribution.ResponseSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Verified;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A site that says what a test puts into its mouth. It verifies every request for good, and signs for good unless a test spoils it. */
final class FakeSite implements Transport {
    static final String ORIGIN = "https://bellacucina.example";

    final List<ObjectNode> requests = new ArrayList<>();
    final List<Verified> verified = new ArrayList<>();
    final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private final String origin;
    private final Clock clock;
    private final Deque<Function<ObjectNode, Answered>> script = new ArrayDeque<>();
    private Optional<String> intentHash = Optional.empty();

    FakeSite(Clock clock) {
        this(ORIGIN, clock);
    }

    FakeSite(String origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /** Answers the next request with this payload, signed. */
    FakeSite says(ObjectNode payload) {
        return does(request -> Answered.of(200, CanonicalJson.bytes(signed(request, payload))));
    }

    /** Answers the next request as {@code reply} has it. */
    FakeSite does(Function<ObjectNode, Answered> reply) {
        script.add(reply);
        return this;
    }

    @Override
    public synchronized Answered exchange(byte[] body) {
        ObjectNode request = read(body);
        requests.add(request);
        Request wellFormed = new RequestReader(EnvelopeLimits.DEFAULT).read(body);
        verified.add(new RequestVerifier(origin, KeySource.none(), List.of(), Duration.ofSeconds(300))
                .verify(wellFormed, clock.instant(), () -> true));
        return script.remove().apply(request);
    }

    /** The envelope of an answer to {@code request}. */
    ObjectNode signed(ObjectNode request, ObjectNode payload) {
        return signedBy(key, request, payload);
    }

    ObjectNode signedBy(SigningKey signer, ObjectNode request, ObjectNode payload) {
        JsonNode asked = request.path("attribution");
        boolean first = request.path("flow_type").asText().equals("intent_request");
        if (first) {
            intentHash = Optional.of(asked.path("query_hash").asText());
        }
        ObjectNode envelope = payload.deepCopy();
        envelope.put("interaction_id", request.path("interaction_id").asText());
        envelope.set(
                "attribution",
                new ResponseSigner(signer, origin)
                        .sign(
                                CanonicalJson.sha256(envelope),
                                RandomId.next(),
                                intentHash,
                                Optional.of(new AnswerReference(
                                        asked.path("nonce").asText(),
                                        asked.path("query_hash").asText())),
                                Optional.of(asked.at("/chain/0/actor_id").asText()),
                                clock.instant()));
        return envelope;
    }

    /** An error that could not name its request. */
    Answered unsignedError(int http, String status) {
        ObjectNode envelope = payload("error", "No.").put("status", status).put("interaction_id", "");
        envelope.set(
                "attribution",
                new ResponseSigner(key, origin)
                        .sign(
                                CanonicalJson.sha256(envelope),
                                RandomId.next(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                clock.instant()));
        return Answered.of(http, CanonicalJson.bytes(envelope));
    }

    SiteDescription description() {
        return SiteDescription.of(origin, Manifest.ofYaml(manifest(origin + "/intent")), jwks());
    }

    ObjectNode jwks() {
        return new JwkSet(List.of(new PublishedKey(key.publicKey(), Optional.empty()))).toJson();
    }

    ObjectNode request(int index) {
        return requests.get(index);
    }

    static byte[] manifest(String endpoint) {
        return """
                manifest_version: "1.0"
                company: "Bella Cucina"
                last_updated: "2026-10-01"
                capabilities:
                  - intent: "Book a table for dining"
                    description: "Reserve a table for lunch or dinner"
                    examples:
                      - "Book a table for 2 people tomorrow at 7pm"
                    requires:
                      - "Number of people in your party"
                contact:
                  intent_endpoint: "%s"
                """.formatted(endpoint).getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode payload(String flowType, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", flowType)
                .put("message", message);
    }

    static ObjectNode question() {
        return payload("information_request", "For how many?");
    }

    static ObjectNode proposal() {
        ObjectNode payload = payload("clarification_request", "Shall I book it?");
        var options = payload.putArray("options");
        options.addObject().put("parameter", "confirmation").put("value", true).put("label", "Yes");
        options.addObject().put("parameter", "confirmation").put("value", false).put("label", "No");
        return payload;
    }

    static ObjectNode result() {
        return payload("execution_result", "Booked.").put("status", "confirmed").put("external_id", "RES-1");
    }

    static ObjectNode error(String status) {
        return payload("error", "No.").put("status", status);
    }

    static ObjectNode read(byte[] json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}

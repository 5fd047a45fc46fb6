package dev.intentsite.acceptance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.client.Answered;
import dev.intentsite.client.IntentClient;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.RequestSigner.Terms;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.testkit.TestConversation;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Somebody who speaks with a served site over HTTP, and verifies all that it answers. */
final class Agent {
    private final Served site;
    private final SigningKey key;
    private final RequestSigner signer;

    Agent(Served site) {
        this(site, SigningKey.generate(Algorithm.ED25519));
    }

    Agent(Served site, SigningKey key) {
        this.site = site;
        this.key = key;
        this.signer = new RequestSigner(key, "ai_agent", key.publicKey().actorId());
    }

    /** A conversation as the client holds it. */
    TestConversation conversation() {
        IntentClient client = IntentClient.builder(key)
                .clock(site.clock)
                .attempts(1, Duration.ZERO)
                .build();
        return TestConversation.of(client.converse(site.description(), this::exchange));
    }

    /** As a client's transport. */
    Answered exchange(byte[] body) {
        Response answer = post(body);
        return Answered.of(answer.statusCode(), answer.asByteArray());
    }

    static ObjectNode payload(String flowType, String message, String interactionId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", flowType)
                .put("message", message)
                .put("interaction_id", interactionId);
    }

    static ObjectNode start(String message) {
        return payload("intent_request", message, UUID.randomUUID().toString());
    }

    ObjectNode signed(ObjectNode payload) {
        return signed(payload, Terms.NONE);
    }

    ObjectNode signed(ObjectNode payload, Terms terms) {
        ObjectNode envelope = payload.deepCopy();
        envelope.set("attribution", signer.sign(payload, site.origin(), terms, site.clock.instant()));
        return envelope;
    }

    Reply send(ObjectNode payload) {
        return deliver(signed(payload));
    }

    /** In reply to that answer. */
    Reply reply(Reply to, String flowType, String message) {
        return reply(to, payload(flowType, message, to.at("/interaction_id").asText()));
    }

    Reply reply(Reply to, ObjectNode payload) {
        return deliver(inReplyTo(to.reference().orElseThrow(), payload));
    }

    ObjectNode inReplyTo(AnswerReference answer, ObjectNode payload) {
        return signed(payload, new Terms(List.of(), Optional.empty(), Optional.of(answer)));
    }

    Reply deliver(ObjectNode envelope) {
        Response answer = post(envelope.toString().getBytes(StandardCharsets.UTF_8));
        return Verification.of(site).reply(envelope, answer);
    }

    Response post(byte[] body) {
        return site.http().contentType("application/json").body(body).post("/intent");
    }
}

package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.ResponseVerifier;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.Answer;
import dev.intentsite.site.IntentSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One actor who talks to a site by bytes, signs all that it says and verifies all that it hears. */
final class Visitor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private IntentSite site;
    private final Clock clock;
    private final String address;
    private final SigningKey key;
    private String interaction = "i-" + System.nanoTime();
    private Optional<AnswerReference> last = Optional.empty();

    /** What came back. */
    record Heard(int http, JsonNode envelope, ObjectNode request, java.util.OptionalInt retryAfter) {
        String status() {
            return envelope.path("status").asText();
        }

        String flowType() {
            return envelope.path("flow_type").asText();
        }

        String message() {
            return envelope.path("message").asText();
        }

        AnswerReference reference() {
            return new AnswerReference(
                    envelope.at("/attribution/nonce").asText(),
                    envelope.at("/attribution/query_hash").asText());
        }
    }

    Visitor(IntentSite site, Clock clock) {
        this(site, clock, "");
    }

    /** From an address. */
    Visitor(IntentSite site, Clock clock, String address) {
        this(site, clock, address, SigningKey.generate(Algorithm.ED25519));
    }

    private Visitor(IntentSite site, Clock clock, String address, SigningKey key) {
        this.key = key;
        this.address = address;
        this.site = site;
        this.clock = clock;
    }

    /** Another actor who names the same interaction. */
    Visitor stranger() {
        Visitor stranger = new Visitor(site, clock, address);
        stranger.interaction = interaction;
        return stranger;
    }

    /** The same actor in the same interaction, at another node. */
    Visitor twin(IntentSite node) {
        Visitor twin = new Visitor(node, clock, address, key);
        twin.interaction = interaction;
        return twin;
    }

    /** Talks to another node from now on. */
    void talksTo(IntentSite node) {
        site = node;
    }

    /** The same actor in another interaction. */
    Visitor elsewhere(String id) {
        interaction = id;
        last = Optional.empty();
        return this;
    }

    String interaction() {
        return interaction;
    }

    String actor() {
        return key.publicKey().actorId();
    }

    ObjectNode payload(String flowType, String message) {
        return JSON.createObjectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", flowType)
                .put("message", message)
                .put("interaction_id", interaction)
                .put("timestamp", clock.instant().toString());
    }

    Heard ask(String message) {
        return send(payload("intent_request", message), Optional.empty());
    }

    Heard ask(String message, Consumer<ObjectNode> more) {
        ObjectNode payload = payload("intent_request", message);
        more.accept(payload);
        return send(payload, Optional.empty());
    }

    /** Answers the site's last answer, and names it. */
    Heard reply(String message) {
        return send(payload("information_response", message), last);
    }

    Heard reply(String message, Consumer<ObjectNode> more) {
        ObjectNode payload = payload("information_response", message);
        more.accept(payload);
        return send(payload, last);
    }

    Heard send(ObjectNode payload, Optional<AnswerReference> inReplyTo) {
        return deliver(signed(payload, new RequestSigner.Terms(List.of(), Optional.empty(), inReplyTo)));
    }

    ObjectNode signed(ObjectNode payload, RequestSigner.Terms terms) {
        ObjectNode envelope = payload.deepCopy();
        envelope.set(
                "attribution",
                new RequestSigner(key, "ai_agent", actor()).sign(payload, site.origin(), terms, clock.instant()));
        return envelope;
    }

    Heard deliver(ObjectNode envelope) {
        Heard heard = raw(envelope.toString());
        Heard full = new Heard(heard.http, heard.envelope, envelope, heard.retryAfter);
        if (envelope.path("attribution").has("profile")
                && heard.envelope.path("attribution").has("in_reply_to")) {
            new ResponseVerifier(site.origin(), keys(site), Duration.ofSeconds(300))
                    .verify(envelope, heard.envelope, clock.instant());
            if (full.http == 200 || full.status().equals("stale_reply")) {
                last = Optional.of(full.reference());
            }
        }
        return full;
    }

    Heard raw(String body) {
        Answer answer = site.answer(body.getBytes(StandardCharsets.UTF_8), address);
        try {
            JsonNode envelope = JSON.readTree(answer.body());
            ObjectNode payload = envelope.deepCopy();
            payload.remove(List.of("attribution", "explicability"));
            assertThat(envelope.at("/attribution/query_hash").asText()).isEqualTo(CanonicalJson.sha256(payload));
            assertThat(envelope.path("suggestions").size()).isLessThanOrEqualTo(4);
            return new Heard(answer.httpStatus(), envelope, JSON.createObjectNode(), answer.retryAfter());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Optional<AnswerReference> last() {
        return last;
    }

    static KeySource keys(IntentSite site) {
        return new KeySource() {
            @Override
            public Optional<List<PublishedKey>> atHand(String origin, String kid) {
                try {
                    return JwkSet.of(JSON.readTree(site.keysPublication().body()))
                            .map(JwkSet::keys);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public Map<String, List<PublishedKey>> fetch(Map<String, String> wanted, Duration budget) {
                return Map.of();
            }
        };
    }

    static Collection<String> names(JsonNode array, String member) {
        return array.findValuesAsText(member);
    }
}

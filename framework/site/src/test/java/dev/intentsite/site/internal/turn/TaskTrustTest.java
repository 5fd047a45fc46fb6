package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.MemoryLedger;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a trusted actor began, the same actor through a hop that is trusted less can neither read nor end. */
class TaskTrustTest {
    private static final String AGENT = "https://agent.example";

    private final MovableClock clock = new MovableClock();
    private final MemoryLedger ledger = new MemoryLedger();
    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private final SigningKey gateway = SigningKey.generate(Algorithm.ED25519);
    private final Vault vault = new Vault();
    private final IntentSite site = IntentSite.builder(vault)
            .origin("https://bank.example")
            .clock(clock)
            .ledger(ledger)
            .keySource(new OneOrigin())
            .build();

    static final class Vault {
        volatile Outcome outcome = Outcome.confirmed("V-1", "The code is 4711.");

        @Capability(
                intent = "Open the vault",
                description = "Opens the vault",
                examples = "Open the vault",
                trust = Trust.ORIGIN_VERIFIED)
        Outcome open(Box box) {
            return outcome;
        }

        record Box(
                @Parameter(value = "Number of the box", type = "string")
                Optional<String> box) {}

        record Visit(@Parameter("Which day") LocalDate day) {}

        @Capability(intent = "Plan a visit", description = "Plans a visit", examples = "I would like to visit you")
        Outcome visit(Visit visit) {
            return Outcome.confirmed("V-2", "See you then.");
        }

        @Capability(
                intent = "Ask for the balance",
                description = "Tells the balance",
                examples = "What is my balance?",
                kind = Kind.INFORMATIONAL,
                trust = Trust.ORIGIN_VERIFIED)
        Outcome balance() {
            return Outcome.answered("You have 815 gold pieces.");
        }
    }

    private final class OneOrigin implements KeySource {
        @Override
        public Optional<List<PublishedKey>> atHand(String origin, String kid) {
            return Optional.of(List.of(new PublishedKey(key.publicKey(), Optional.empty())));
        }

        @Override
        public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
            return Map.of();
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static ObjectNode payload(String flowType) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", flowType)
                .put("message", "Open the vault")
                .put("interaction_id", "vault-1")
                .put("timestamp", "2026-10-15T12:00:00Z")
                .put("idempotency_key", "k1");
    }

    private JsonNode direct(ObjectNode payload) {
        return sent(payload, signer().sign(payload, site.origin(), RequestSigner.Terms.NONE, clock.instant()));
    }

    private JsonNode throughGateway(ObjectNode payload) {
        return sent(payload, signed(payload, RequestSigner.Terms.NONE));
    }

    private ObjectNode signed(ObjectNode payload, RequestSigner.Terms terms) {
        String hop = gateway.publicKey().actorId();
        ObjectNode first = signer().sign(payload, hop, terms, clock.instant());
        return new RequestSigner(gateway, "ai_gateway", hop).forward(first, site.origin(), clock.instant());
    }

    private RequestSigner signer() {
        return new RequestSigner(key, "ai_agent", AGENT);
    }

    private JsonNode sent(ObjectNode payload, ObjectNode attribution) {
        ObjectNode envelope = payload.deepCopy();
        envelope.set("attribution", attribution);
        try {
            return new ObjectMapper()
                    .readTree(site.answer(envelope.toString().getBytes(StandardCharsets.UTF_8))
                            .body());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRetryNeedsTheTrustOfTheTask() {
        assertThat(direct(payload("intent_request")).path("message").asText()).contains("4711");

        JsonNode refused = throughGateway(payload("intent_request"));

        assertThat(refused.path("status").asText()).isEqualTo("attribution_untrusted");
        assertThat(refused.toString()).doesNotContain("4711");
        assertThat(direct(payload("intent_request")).path("message").asText()).contains("4711");
    }

    @Test
    void soDoesAskingHowFarItIsAndGivingUp() {
        vault.outcome = Outcome.accepted("Drilling for 4711.");
        assertThat(direct(payload("intent_request")).path("status").asText()).isEqualTo("accepted");
        long version = ledger.find("vault-1").orElseThrow().version();

        for (String flowType : List.of("information_request", "information_response", "error")) {
            ObjectNode payload = payload(flowType);
            payload.remove("idempotency_key");
            JsonNode refused = throughGateway(payload);
            assertThat(refused.path("status").asText()).as(flowType).isEqualTo("attribution_untrusted");
            assertThat(refused.toString()).doesNotContain("4711");
        }
        assertThat(ledger.find("vault-1").orElseThrow().version()).isEqualTo(version);
        ObjectNode asking = payload("information_request");
        asking.remove("idempotency_key");
        assertThat(direct(asking).path("status").asText()).isEqualTo("accepted");
    }

    private ObjectNode says(String flowType, String message, String key) {
        return payload(flowType).put("message", message).put("idempotency_key", key);
    }

    @Test
    void anAnswerThatNeededMoreTrustThanItsTaskIsToldAgainToNobodyWithLess() {
        assertThat(throughGateway(says("intent_request", "I would like to visit you", "k1"))
                        .path("flow_type")
                        .asText())
                .isEqualTo("information_request");
        ObjectNode question = says("information_request", "What is my balance?", "k2");
        assertThat(throughGateway(question).path("status").asText()).isEqualTo("attribution_untrusted");
        assertThat(direct(question).path("message").asText()).contains("815");

        for (ObjectNode payload : List.of(question, says("information_response", "hm", "k3"))) {
            ObjectNode stale = signed(
                    payload,
                    new RequestSigner.Terms(
                            List.of(),
                            Optional.empty(),
                            Optional.of(new AnswerReference("0123456789abcdef", "0".repeat(64)))));
            JsonNode refused = sent(payload, stale);
            assertThat(refused.path("status").asText()).isEqualTo("attribution_untrusted");
            assertThat(refused.toString()).doesNotContain("815");
        }
        assertThat(direct(question).path("message").asText()).contains("815");
        assertThat(throughGateway(says("information_response", "tomorrow", "k4"))
                        .path("status")
                        .asText())
                .as("the task itself asks for no more than it did")
                .isEqualTo("confirmed");
    }

    @Test
    void anAnswerOfATaskThatWasLeftForOneThatAsksForLessNeedsTheTrustThatItNeeded() {
        ObjectNode opening = says("intent_request", "Open the vault", "k1");
        vault.outcome = Outcome.needsMore("Which of the 815 boxes?", "box");
        assertThat(direct(opening).path("message").asText()).contains("815");
        ObjectNode leaving =
                says("information_response", "I would like to visit you", "k2").put("capability", "visit");
        assertThat(direct(leaving).path("required_information").toString()).contains("day");

        for (ObjectNode payload : List.of(opening, leaving)) {
            assertThat(throughGateway(payload).path("status").asText()).isEqualTo("attribution_untrusted");
        }
        assertThat(direct(opening).path("message").asText()).contains("815");
        assertThat(throughGateway(says("information_response", "tomorrow", "k3"))
                        .path("status")
                        .asText())
                .isEqualTo("confirmed");
    }
}

package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.RequestSigner.Terms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed verifies, through any hops; what was changed on the way, by anybody, does not. Random, from a seed that a failure names. */
class RoundTripTest {
    private static final long SEED = 20_260_308;

    private final Map<String, JwkSet> published = new HashMap<>();
    private final List<Pin> pins = new ArrayList<>();

    /** A message of 1 to 8 hops of every kind, by keys of either algorithm. */
    private ObjectNode message(Random random) {
        int hops = 1 + random.nextInt(8);
        List<RequestSigner> signers = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int hop = 0; hop < hops; hop++) {
            SigningKey key = SigningKey.generate(random.nextBoolean() ? Algorithm.ED25519 : Algorithm.ES256);
            String id = id(random, key);
            ids.add(id);
            signers.add(new RequestSigner(key, hop == 0 ? "ai_agent" : "ai_gateway", id));
        }
        ids.add(Messages.SITE);
        ObjectNode envelope = Messages.payload("Book a table for " + random.nextInt() + " — Zoë 🍽");
        if (random.nextBoolean()) {
            envelope.putObject("parameters")
                    .put("party_size", random.nextInt(20))
                    .put("ratio", random.nextDouble());
        }
        ObjectNode attribution = signers.get(0).sign(envelope, ids.get(1), terms(random), Messages.NOW);
        for (int hop = 1; hop < hops; hop++) {
            attribution = signers.get(hop).forward(attribution, ids.get(hop + 1), Messages.NOW.plusMillis(hop));
        }
        return envelope.set("attribution", attribution);
    }

    private String id(Random random, SigningKey key) {
        return switch (random.nextInt(3)) {
            case 0 -> key.publicKey().actorId();
            case 1 -> {
                String origin = "https://actor" + published.size() + ".example";
                published.put(origin, Messages.published(key));
                yield origin;
            }
            default -> {
                String name = "partner " + pins.size();
                pins.add(new Pin(name, List.of(key.publicKey()), List.of()));
                yield name;
            }
        };
    }

    private static Terms terms(Random random) {
        String hash = "%064x".formatted(random.nextLong() >>> 1);
        return new Terms(
                random.nextBoolean() ? List.of("https://other.example", Messages.SITE) : List.of(),
                random.nextBoolean() ? Optional.of(hash) : Optional.empty(),
                random.nextBoolean() ? Optional.of(new AnswerReference(Nonces.fresh(), hash)) : Optional.empty());
    }

    private Verified verify(ObjectNode envelope) {
        return Messages.verify(envelope, KeyMap.atHand(published), pins.toArray(Pin[]::new));
    }

    @Test
    void whatIsSignedVerifiesThroughOneToEightHops() {
        for (long seed = SEED; seed < SEED + 40; seed++) {
            ObjectNode envelope = message(new Random(seed));
            JsonNode attribution = envelope.get("attribution");
            Verified verified = verify(envelope);
            assertThat(verified.actors()).as("seed %d", seed).hasSameSizeAs(attribution.get("chain"));
            Trust weakest = verified.actors().stream()
                    .map(Actor::trust)
                    .min(Trust::compareTo)
                    .orElseThrow();
            assertThat(verified.trust()).as("seed %d", seed).isEqualTo(weakest);
            assertThat(verified.intentHash().orElse(""))
                    .isEqualTo(attribution.path("intent_hash").asText());
        }
    }

    @Test
    void aMessageWithOneChangeIsRefused() {
        refusesOneChange(60);
    }

    @Test
    @Tag("long")
    void aMessageWithOneChangeIsRefusedManyTimes() {
        refusesOneChange(20_000);
    }

    private void refusesOneChange(int times) {
        for (long seed = SEED; seed < SEED + times; seed++) {
            published.clear();
            pins.clear();
            Random random = new Random(seed);
            ObjectNode envelope = message(random);
            assertThatCode(() -> verify(envelope))
                    .as("seed %d, unchanged", seed)
                    .doesNotThrowAnyException();
            for (int i = 0; i < 10; i++) {
                ObjectNode changed = envelope.deepCopy();
                String change = Mutation.apply(changed, random);
                assertThatThrownBy(() -> verify(changed))
                        .as("seed %d, %s", seed, change)
                        .isInstanceOf(AttributionException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anEntryCannotBeDropped(int dropped) {
        ObjectNode envelope = threeHops();
        ((com.fasterxml.jackson.databind.node.ArrayNode) envelope.at("/attribution/chain")).remove(dropped);
        assertThatThrownBy(() -> verify(envelope)).isInstanceOf(AttributionException.class);
    }

    @Test
    void anEntryCannotBeMovedToAnotherMessageOfTheSameActor() {
        ObjectNode envelope = threeHops();
        ObjectNode other = Messages.payload("Cancel my table");
        SigningKey key = SigningKey.generate(Algorithm.ED25519);
        published.put("https://gateway.example", Messages.published(key));
        RequestSigner gateway = new RequestSigner(key, "ai_gateway", "https://gateway.example");
        ObjectNode first = Messages.byKey(SigningKey.generate(Algorithm.ED25519))
                .sign(other, "https://gateway.example", Terms.NONE, Messages.NOW);
        other.set("attribution", gateway.forward(first, Messages.SITE, Messages.NOW));
        assertThatCode(() -> verify(other)).doesNotThrowAnyException();

        ObjectNode again = Messages.byKey(SigningKey.generate(Algorithm.ED25519))
                .sign(envelope, "https://gateway.example", Terms.NONE, Messages.NOW);
        again.withArray("chain").add(other.at("/attribution/chain/1"));
        envelope.set("attribution", again);
        assertThatThrownBy(() -> verify(envelope))
                .isInstanceOf(AttributionException.class)
                .hasMessageStartingWith("Chain entry 1: `signature` does not hold");
    }

    private ObjectNode threeHops() {
        SigningKey key = SigningKey.generate(Algorithm.ED25519);
        String id = key.publicKey().actorId();
        RequestSigner signer = Messages.byKey(key);
        ObjectNode envelope = Messages.payload("Book a table");
        ObjectNode attribution = signer.sign(envelope, id, Terms.NONE, Messages.NOW);
        attribution = signer.forward(attribution, id, Messages.NOW);
        attribution = signer.forward(attribution, Messages.SITE, Messages.NOW);
        envelope.set("attribution", attribution);
        assertThat(verify(envelope).actors()).hasSize(3);
        return envelope;
    }
}

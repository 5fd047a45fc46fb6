package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.RequestSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.site.Answer;
import dev.intentsite.site.IntentSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One sender cannot use up the fetches of keys that there are for all. */
class KeyFetchLimitTest {
    private final MovableClock clock = new MovableClock();
    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private final List<String> fetched = new ArrayList<>();
    private final IntentSite site = IntentSite.builder(new Lending())
            .origin("https://library.example")
            .clock(clock)
            .keyFetchesPerMinute(2)
            .keySource(new Fetching())
            .build();

    /** Finds the key at every origin, and forgets it at once. */
    private final class Fetching implements KeySource {
        @Override
        public Optional<List<PublishedKey>> atHand(String origin, String kid) {
            return Optional.empty();
        }

        @Override
        public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
            fetched.addAll(kidByOrigin.keySet());
            String origin = kidByOrigin.keySet().iterator().next();
            return Map.of(origin, List.of(new PublishedKey(key.publicKey(), Optional.empty())));
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Answer send(int number, String address) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", "intent_request")
                .put("message", "When are you open?")
                .put("interaction_id", "i-" + number);
        ObjectNode envelope = payload.deepCopy();
        envelope.set(
                "attribution",
                new RequestSigner(key, "ai_agent", "https://agent" + number + ".example")
                        .sign(payload, site.origin(), RequestSigner.Terms.NONE, clock.instant()));
        return site.answer(envelope.toString().getBytes(StandardCharsets.UTF_8), address);
    }

    @Test
    void anAddressHasKeysFetchedSoOften() {
        assertThat(send(1, "192.0.2.1").httpStatus()).isEqualTo(200);
        assertThat(send(2, "192.0.2.1").httpStatus()).isEqualTo(200);

        Answer third = send(3, "192.0.2.1");
        assertThat(third.httpStatus()).isEqualTo(503);
        assertThat(new String(third.body(), StandardCharsets.UTF_8)).contains("key_unavailable");
        assertThat(send(4, "192.0.2.2").httpStatus()).isEqualTo(200);
        assertThat(fetched)
                .containsExactly("https://agent1.example", "https://agent2.example", "https://agent4.example");

        clock.advance(Duration.ofMinutes(1));
        assertThat(send(5, "192.0.2.1").httpStatus()).isEqualTo(200);
    }
}

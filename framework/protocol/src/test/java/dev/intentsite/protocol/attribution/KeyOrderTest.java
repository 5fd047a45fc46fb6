package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Step 3 of "verifying a request": what is at hand first, then at most four origins, within a budget. */
class KeyOrderTest {
    private static final SigningKey KEY = SigningKey.generate(Algorithm.ED25519);

    private static String origin(int number) {
        return "https://hop" + number + ".example";
    }

    /** A chain through {@code hops} origins that all use the one key. */
    private static ObjectNode through(int hops) {
        ObjectNode envelope = Messages.payload("Book a table");
        RequestSigner first = new RequestSigner(KEY, "ai_agent", origin(0));
        ObjectNode attribution = first.sign(envelope, to(0, hops), RequestSigner.Terms.NONE, Messages.NOW);
        for (int hop = 1; hop < hops; hop++) {
            attribution =
                    new RequestSigner(KEY, "ai_gateway", origin(hop)).forward(attribution, to(hop, hops), Messages.NOW);
        }
        return envelope.set("attribution", attribution);
    }

    private static String to(int hop, int hops) {
        return hop == hops - 1 ? Messages.SITE : origin(hop + 1);
    }

    private static Map<String, JwkSet> sets(int hops) {
        Map<String, JwkSet> sets = new HashMap<>();
        for (int hop = 0; hop < hops; hop++) {
            sets.put(origin(hop), Messages.published(KEY));
        }
        return sets;
    }

    private static AttributionException refused(ObjectNode envelope, KeySource keys) {
        AttributionException refused =
                catchThrowableOfType(AttributionException.class, () -> Messages.verify(envelope, keys));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void fourNewOriginsAreFetchedAtOnceWithinFiveSeconds() {
        KeyMap keys = KeyMap.fetched(sets(4));
        assertThat(Messages.verify(through(4), keys).trust()).isEqualTo(Trust.ORIGIN_VERIFIED);
        assertThat(keys.budgets).containsExactly(Duration.ofSeconds(5));
        assertThat(keys.fetches)
                .singleElement()
                .satisfies(fetch -> assertThat(fetch)
                        .containsOnlyKeys(origin(0), origin(1), origin(2), origin(3))
                        .containsValue(KEY.publicKey().thumbprint()));
    }

    @Test
    void aFifthNewOriginIsNotFetchedAndNeitherAreTheOthers() {
        KeyMap keys = KeyMap.fetched(sets(5));
        AttributionException refused = refused(through(5), keys);
        assertThat(refused.status()).isEqualTo(ErrorStatus.KEY_UNAVAILABLE);
        assertThat(keys.fetches).isEmpty();
    }

    @Test
    void eightOriginsThatAreAtHandNeedNoFetch() {
        KeyMap keys = KeyMap.atHand(sets(8));
        assertThat(Messages.verify(through(8), keys).actors()).hasSize(8);
        assertThat(keys.fetches).isEmpty();
    }

    @Test
    void nothingIsFetchedWhileASignatureThatCanBeCheckedDoesNotHold() {
        KeyMap keys = KeyMap.fetched(sets(1));
        SigningKey own = SigningKey.generate(Algorithm.ES256);
        ObjectNode envelope = Messages.payload("Book a table");
        ObjectNode first = new RequestSigner(KEY, "ai_agent", origin(0))
                .sign(envelope, own.publicKey().actorId(), RequestSigner.Terms.NONE, Messages.NOW);
        ObjectNode attribution = Messages.byKey(own).forward(first, Messages.SITE, Messages.NOW);
        envelope.set("attribution", attribution);
        assertThat(Messages.verify(envelope.deepCopy(), keys).trust()).isEqualTo(Trust.SELF_ASSERTED);
        assertThat(keys.fetches).hasSize(1);

        ((ObjectNode) attribution.at("/chain/1")).put("actor_type", "changed");
        AttributionException refused = refused(envelope, keys);
        assertThat(refused.reason()).isEqualTo("signature");
        assertThat(refused.entry()).hasValue(1);
        assertThat(keys.fetches).hasSize(1);
    }

    @Test
    void nothingIsFetchedForAMessageThatFailsBefore() {
        KeyMap keys = KeyMap.fetched(sets(1));
        for (String member : List.of("query_hash", "nonce", "timestamp", "chain")) {
            ObjectNode envelope = through(1);
            ((ObjectNode) envelope.get("attribution")).put(member, "wrong");
            refused(envelope, keys);
        }
        assertThat(keys.fetches).isEmpty();
    }

    @Test
    void everyCauseOfUnavailabilityHasTheOneText() {
        String text = "The keys of an actor in the chain could not be had now. Publish them at its origin under"
                + " /.well-known/jwks.json, and send the same message again later, freshly signed.";
        assertThat(refused(through(1), KeySource.none())).hasMessage(text);
        assertThat(refused(through(5), KeyMap.fetched(sets(5)))).hasMessage(text);
        ObjectNode loopback = Messages.signed(new RequestSigner(KEY, "ai_agent", "http://localhost:9999"));
        KeyMap keys = KeyMap.fetched(Map.of("http://localhost:9999", Messages.published(KEY)));
        assertThat(refused(loopback, keys)).hasMessage(text);
        assertThat(keys.fetches).isEmpty();
    }

    @Test
    void plainLoopbackIsFetchedByASiteThatIsLoopbackItself() {
        KeyMap keys = KeyMap.fetched(Map.of("http://localhost:9999", Messages.published(KEY)));
        String site = "http://localhost:8080";
        ObjectNode envelope = Messages.payload("Book a table");
        envelope.set(
                "attribution",
                new RequestSigner(KEY, "ai_agent", "http://localhost:9999")
                        .sign(envelope, site, RequestSigner.Terms.NONE, Messages.NOW));
        Verified verified = new RequestVerifier(site, keys, List.of(), Messages.WINDOW)
                .verify(Vectors.request(envelope), Messages.NOW, () -> true);
        assertThat(verified.trust()).isEqualTo(Trust.ORIGIN_VERIFIED);
    }

    @Test
    void oneOriginWithTwoKeysIsFetchedOnce() {
        SigningKey second = SigningKey.generate(Algorithm.ES256);
        KeyMap keys = KeyMap.fetched(Map.of(origin(0), Messages.published(KEY).union(Messages.published(second))));
        ObjectNode envelope = Messages.payload("Book a table");
        ObjectNode first = new RequestSigner(KEY, "ai_agent", origin(0))
                .sign(envelope, origin(0), RequestSigner.Terms.NONE, Messages.NOW);
        envelope.set(
                "attribution",
                new RequestSigner(second, "ai_gateway", origin(0)).forward(first, Messages.SITE, Messages.NOW));
        assertThat(Messages.verify(envelope, keys).actors()).hasSize(2);
        assertThat(keys.fetches).hasSize(1);
    }

    @Test
    void aKeyVerifiesUntilTheMomentThatItIsRetired() {
        ObjectNode envelope = through(1);
        assertThat(Messages.verify(envelope, retired(Messages.NOW.plusNanos(1))).trust())
                .isEqualTo(Trust.ORIGIN_VERIFIED);
        assertThatThrownBy(() -> Messages.verify(envelope, retired(Messages.NOW)))
                .hasMessage("Chain entry 0: the key that `kid` names is retired; sign with a current one.");
    }

    private static KeySource retired(Instant time) {
        return KeyMap.atHand(
                Map.of(origin(0), new JwkSet(List.of(new PublishedKey(KEY.publicKey(), Optional.of(time))))));
    }
}

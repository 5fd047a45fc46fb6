package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
    private static final JsonWebKey ONE = SigningKey.generate(Algorithm.ED25519).publicKey();
    private static final JsonWebKey OTHER = SigningKey.generate(Algorithm.ES256).publicKey();
    private static final Instant EARLY = Instant.ofEpochSecond(1_700_000_000);
    private static final Instant LATE = Instant.ofEpochSecond(1_800_000_000);

    private static Optional<JwkSet> read(String document) {
        return JwkSet.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static JwkSet set(ObjectNode... keys) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = document.putArray("keys");
        listed.addAll(List.of(keys));
        return JwkSet.of(document).orElseThrow();
    }

    private static PublishedKey current(JsonWebKey key) {
        return new PublishedKey(key, Optional.empty());
    }

    private static PublishedKey retired(JsonWebKey key, Instant time) {
        return new PublishedKey(key, Optional.of(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not found",
                "<html></html>",
                "[]",
                "null",
                "{}",
                "{\"keys\": {}}",
                "{\"keys\": null}",
                "{\"keys\": [], \"keys\": []}",
                "{\"keys\": []} {}",
                "{\"error\": \"no such page\"}"
            })
    void aDocumentThatIsNoJwkSetCountsAsAbsent(String document) {
        assertThat(read(document)).isEmpty();
    }

    @Test
    void anEmptySetIsASet() {
        assertThat(read("{\"keys\": []}")).contains(new JwkSet(List.of()));
    }

    @Test
    void keysThatCannotBeUsedAreIgnoredAndTheRestIsKept() {
        ObjectNode small = ONE.toJson().put("x", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        ObjectNode rsa = JsonNodeFactory.instance.objectNode().put("kty", "RSA").put("n", "AQAB");
        ObjectNode leaked = SigningKey.generate(Algorithm.ED25519).toPrivateJson();
        ObjectNode encryption = OTHER.toJson().put("use", "enc");
        ObjectNode signingOnly = OTHER.toJson();
        signingOnly.putArray("key_ops").add("sign");
        ObjectNode timeless = OTHER.toJson().put("exp", "tomorrow");
        ObjectNode endless = OTHER.toJson().put("exp", 1e300);
        ObjectNode noTime = OTHER.toJson().putNull("exp");
        JwkSet read = set(small, rsa, leaked, encryption, signingOnly, timeless, endless, noTime, ONE.toJson());
        assertThat(read.keys()).containsExactly(current(ONE));
        assertThat(read("{\"keys\": [null, 5, \"key\", [], {}]}")).contains(new JwkSet(List.of()));
    }

    @Test
    void labelsDecideNothing() {
        ObjectNode labelled =
                ONE.toJson().put("kid", OTHER.thumbprint()).put("alg", "EdDSA").put("use", "sig");
        labelled.putArray("key_ops").add("verify");
        assertThat(set(labelled).keys()).containsExactly(current(ONE));
    }

    @Test
    void expIsInSecondsAndRoundedDown() {
        assertThat(set(ONE.toJson().put("exp", 1_700_000_000)).keys()).containsExactly(retired(ONE, EARLY));
        assertThat(set(ONE.toJson().put("exp", 1_700_000_000.75)).keys()).containsExactly(retired(ONE, EARLY));
    }

    @Test
    void aKeyThatIsInTwoSetsIsRetiredAsSoonAsOneSaysSo() {
        JwkSet first = new JwkSet(List.of(current(ONE), retired(OTHER, LATE)));
        JwkSet second = new JwkSet(List.of(retired(ONE, LATE), retired(OTHER, EARLY)));
        assertThat(first.union(second).keys()).containsExactly(retired(ONE, LATE), retired(OTHER, EARLY));
        assertThat(second.union(first).keys()).containsExactly(retired(ONE, LATE), retired(OTHER, EARLY));
        assertThat(first.union(new JwkSet(List.of()))).isEqualTo(first);
    }

    @Test
    void whatIsPublishedIsReadBack() {
        JwkSet published = new JwkSet(List.of(current(ONE), retired(OTHER, EARLY)));
        ObjectNode document = published.toJson();
        assertThat(JwkSet.of(document)).contains(published);
        assertThat(document.at("/keys/0/kid").asText()).isEqualTo(ONE.thumbprint());
        assertThat(document.at("/keys/0").has("exp")).isFalse();
        assertThat(document.at("/keys/1/exp").longValue()).isEqualTo(1_700_000_000);
    }
}

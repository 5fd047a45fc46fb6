package dev.intentsite.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.attribution.JsonWebKey;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a JWK Set; keys of other kinds than the profile's are passed over. */
final class PublishedKeys {
    private PublishedKeys() {}

    static boolean isKeySet(JsonNode document) {
        return document.path("keys").isArray();
    }

    static List<PublishedKey> of(JsonNode set) {
        List<PublishedKey> keys = new ArrayList<>();
        for (JsonNode jwk : set.path("keys")) {
            try {
                JsonNode expires = jwk.path("exp");
                keys.add(new PublishedKey(
                        JsonWebKey.of(jwk),
                        expires.isNumber()
                                ? Optional.of(Instant.ofEpochSecond(expires.longValue()))
                                : Optional.empty()));
            } catch (IllegalArgumentException another) {
                continue;
            }
        }
        return List.copyOf(keys);
    }
}

package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.StrictJsonException;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that an origin publishes, as {@code /.well-known/jwks.json} holds them (RFC 7517 § 5). Keys that cannot be used for the profile are
 * left out, labels decide nothing: a key is known by its computed thumbprint. Immutable, thread-safe.
 *
 * @param keys each key once, with the moment from which it is retired
 */
public record JwkSet(List<PublishedKey> keys) {
    private static final int DEPTH = 32;

    public JwkSet {
        keys = List.copyOf(keys);
    }

    /** Reads a document, empty when it is not a JWK Set in strict JSON: it then counts as absent. */
    public static Optional<JwkSet> read(byte[] document) {
        try {
            return of(StrictJson.read(document, DEPTH));
        } catch (StrictJsonException e) {
            return Optional.empty();
        }
    }

    /** Reads a tree, empty when it is not a JWK Set. */
    public static Optional<JwkSet> of(JsonNode document) {
        JsonNode listed = document.path("keys");
        if (!document.isObject() || !listed.isArray()) {
            return Optional.empty();
        }
        Map<String, PublishedKey> keys = new LinkedHashMap<>();
        for (JsonNode jwk : listed) {
            usable(jwk).ifPresent(key -> add(key, keys));
        }
        return Optional.of(new JwkSet(List.copyOf(keys.values())));
    }

    /** This set and {@code other}'s. A key that is in both is retired as soon as one says so. */
    public JwkSet union(JwkSet other) {
        Map<String, PublishedKey> united = new LinkedHashMap<>();
        keys.forEach(key -> add(key, united));
        other.keys.forEach(key -> add(key, united));
        return new JwkSet(List.copyOf(united.values()));
    }

    /** The document to publish, each key with {@code kid}, and {@code exp} where it is retired. */
    public ObjectNode toJson() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        var listed = document.putArray("keys");
        for (PublishedKey published : keys) {
            JsonWebKey key = published.key();
            ObjectNode jwk = key.toJson().put("kid", key.thumbprint()).put("use", "sig");
            published.expires().ifPresent(expires -> jwk.put("exp", expires.getEpochSecond()));
            listed.add(jwk);
        }
        return document;
    }

    private static void add(PublishedKey key, Map<String, PublishedKey> keys) {
        keys.merge(key.key().thumbprint(), key, JwkSet::earlier);
    }

    private static PublishedKey earlier(PublishedKey one, PublishedKey other) {
        if (one.expires().isEmpty() || other.expires().isEmpty()) {
            return one.expires().isPresent() ? one : other;
        }
        return one.expires().get().isBefore(other.expires().get()) ? one : other;
    }

    /** A key with a private part is everybody's, and one for encryption signs nothing: both are left out. */
    private static Optional<PublishedKey> usable(JsonNode jwk) {
        boolean signs = jwk.path("use").asText("sig").equals("sig") && verifies(jwk.path("key_ops"));
        if (!signs || jwk.has("d")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PublishedKey(JsonWebKey.of(jwk), expires(jwk)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean verifies(JsonNode operations) {
        for (JsonNode operation : operations) {
            if (operation.asText().equals("verify")) {
                return true;
            }
        }
        return operations.isEmpty();
    }

    /** {@code exp}: seconds since 1970; a fraction is rounded down, so that no key lives longer. */
    private static Optional<Instant> expires(JsonNode jwk) {
        JsonNode seconds = jwk.path("exp");
        if (seconds.isMissingNode()) {
            return Optional.empty();
        }
        if (!seconds.isNumber()) {
            throw new IllegalArgumentException("`exp` is no point in time");
        }
        return Optional.of(Instant.ofEpochSecond((long) Math.floor(seconds.doubleValue())));
    }
}

package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A public key on the curve, Ed25519 or P-256, in RFC 7517 form. Immutable, thread-safe. */
public final class JsonWebKey {
    private final Algorithm algorithm;

    private JsonWebKey(Algorithm algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * Reads a key of a JWK Set, other members ignored.
     *
     * @throws IllegalArgumentException for another kind of key, one off the curve or of small order, or wrong encodings
     */
    public static JsonWebKey of(JsonNode jwk) {
        throw new UnsupportedOperationException();
    }

    public Algorithm algorithm() {
        return algorithm;
    }

    /** RFC 7638 thumbprint, SHA-256, base64url without padding. */
    public String thumbprint() {
        throw new UnsupportedOperationException();
    }

    /** The id of an actor that is this key: {@code urn:ietf:params:oauth:jwk-thumbprint:sha-256:…}. */
    public String actorId() {
        throw new UnsupportedOperationException();
    }

    /** Exactly the members of RFC 7638. */
    public ObjectNode toJson() {
        throw new UnsupportedOperationException();
    }

    /** Whether {@code signature} (64 bytes) over {@code message} is this key's. */
    public boolean verifies(byte[] message, byte[] signature) {
        throw new UnsupportedOperationException();
    }
}

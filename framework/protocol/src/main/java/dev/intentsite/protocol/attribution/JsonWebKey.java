package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.Sha256;
import java.nio.charset.StandardCharsets;

/** A public key on the curve, Ed25519 or P-256, in RFC 7517 form. Two keys are equal when their thumbprints are. Immutable, thread-safe. */
public final class JsonWebKey {
    private static final String ACTOR_ID_PREFIX = "urn:ietf:params:oauth:jwk-thumbprint:sha-256:";

    private final VerificationKey key;
    private final String thumbprint;

    JsonWebKey(VerificationKey key) {
        this.key = key;
        // Names and values are plain ASCII and toJson is in order: its compact text is the form of RFC 7638 § 3.
        byte[] canonical = key.toJson().toString().getBytes(StandardCharsets.UTF_8);
        this.thumbprint = Base64Url.encode(Sha256.of(canonical));
    }

    /**
     * Reads a key of a JWK Set, other members ignored.
     *
     * @throws IllegalArgumentException for another kind of key, one off the curve or of small order, or wrong encodings
     */
    public static JsonWebKey of(JsonNode jwk) {
        String kind = text(jwk, "kty") + " " + text(jwk, "crv");
        return switch (kind) {
            case "OKP Ed25519" -> new JsonWebKey(new Ed25519VerificationKey(coordinate(jwk, "x")));
            case "EC P-256" -> new JsonWebKey(new P256VerificationKey(coordinate(jwk, "x"), coordinate(jwk, "y")));
            default ->
                throw new IllegalArgumentException(
                        "`kty` and `crv` name no key of the profile; use OKP with Ed25519, or EC with P-256");
        };
    }

    static boolean isThumbprintId(String actorId) {
        return actorId.startsWith(ACTOR_ID_PREFIX);
    }

    static byte[] coordinate(JsonNode jwk, String member) {
        try {
            return Base64Url.decode(text(jwk, member), P256.SIZE);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("`" + member + "` is not 32 bytes in unpadded, canonical base64url", e);
        }
    }

    private static String text(JsonNode jwk, String member) {
        JsonNode value = jwk.path(member);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("`" + member + "` is missing or not a string");
        }
        return value.textValue();
    }

    /** The one algorithm that the key is for. */
    public Algorithm algorithm() {
        return key.algorithm();
    }

    /** RFC 7638 thumbprint, SHA-256, base64url without padding. */
    public String thumbprint() {
        return thumbprint;
    }

    /** The id of an actor that is this key: {@code urn:ietf:params:oauth:jwk-thumbprint:sha-256:…}. */
    public String actorId() {
        return ACTOR_ID_PREFIX + thumbprint;
    }

    /** Exactly the members of RFC 7638, in the order of their names. */
    public ObjectNode toJson() {
        return key.toJson();
    }

    /** Whether {@code signature} (64 bytes) over {@code message} is this key's. */
    public boolean verifies(byte[] message, byte[] signature) {
        return key.verifies(message, signature);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonWebKey that && thumbprint.equals(that.thumbprint);
    }

    @Override
    public int hashCode() {
        return thumbprint.hashCode();
    }

    /** The thumbprint, so that logs can name the key. */
    @Override
    public String toString() {
        return "JsonWebKey[" + algorithm().wire() + " " + thumbprint + "]";
    }
}

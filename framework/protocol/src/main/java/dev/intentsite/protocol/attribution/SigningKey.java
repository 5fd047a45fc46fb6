package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;

/** A private key with its public half. Immutable, thread-safe; {@code toString} never shows the private part. */
public final class SigningKey {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateHalf key;
    private final JsonWebKey publicKey;

    private SigningKey(PrivateHalf key) {
        this.key = key;
        this.publicKey = new JsonWebKey(key.publicHalf());
    }

    /** A new key from a strong random source. */
    public static SigningKey generate(Algorithm algorithm) {
        return new SigningKey(
                switch (algorithm) {
                    case ED25519 -> Ed25519PrivateKey.generate(RANDOM);
                    case ES256 -> P256PrivateKey.generate(RANDOM);
                });
    }

    /**
     * Reads a private JWK (RFC 7517 and RFC 8037), members other than the key's own ignored.
     *
     * @throws IllegalArgumentException when it is none, or its halves do not belong together
     */
    public static SigningKey of(JsonNode privateJwk) {
        JsonWebKey published = JsonWebKey.of(privateJwk);
        byte[] secret = JsonWebKey.coordinate(privateJwk, "d");
        var key = new SigningKey(
                switch (published.algorithm()) {
                    case ED25519 -> new Ed25519PrivateKey(secret);
                    case ES256 -> new P256PrivateKey(secret);
                });
        if (!key.publicKey.equals(published)) {
            throw new IllegalArgumentException(
                    "The private part `d` does not belong to the public part of this key; give the pair as it was made");
        }
        return key;
    }

    /** The half that is published. */
    public JsonWebKey publicKey() {
        return publicKey;
    }

    /** The private JWK, for keeping; with {@code kid}. */
    public ObjectNode toPrivateJson() {
        return publicKey.toJson().put("d", Base64Url.encode(key.secret())).put("kid", publicKey.thumbprint());
    }

    /** 64 bytes: RFC 8032 for Ed25519, r‖s for ES256. Both are deterministic. */
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }

    /** The public key's thumbprint. */
    @Override
    public String toString() {
        return "SigningKey[" + publicKey.algorithm().wire() + " " + publicKey.thumbprint() + "]";
    }
}

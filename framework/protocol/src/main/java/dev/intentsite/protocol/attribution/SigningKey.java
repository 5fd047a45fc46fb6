package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A private key with its public half. Immutable, thread-safe; {@code toString} never shows the private part. */
public final class SigningKey {
    private SigningKey() {}

    /** A new key from a strong random source. */
    public static SigningKey generate(Algorithm algorithm) {
        throw new UnsupportedOperationException();
    }

    /** Reads a private JWK.
     *
     * @throws IllegalArgumentException when it is none, or its halves do not belong together
     */
    public static SigningKey of(JsonNode privateJwk) {
        throw new UnsupportedOperationException();
    }

    public JsonWebKey publicKey() {
        throw new UnsupportedOperationException();
    }

    /** The private JWK, for keeping; with {@code kid}. */
    public ObjectNode toPrivateJson() {
        throw new UnsupportedOperationException();
    }

    /** 64 bytes. */
    public byte[] sign(byte[] message) {
        throw new UnsupportedOperationException();
    }
}

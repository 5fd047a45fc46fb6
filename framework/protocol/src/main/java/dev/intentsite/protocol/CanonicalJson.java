package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** RFC 8785 (JCS), and hashes over it. Thread-safe. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical UTF-8 bytes of {@code tree}. */
    public static byte[] bytes(JsonNode tree) {
        throw new UnsupportedOperationException();
    }

    /** Lower-case hex SHA-256 of the canonical bytes of {@code tree}. */
    public static String sha256(JsonNode tree) {
        throw new UnsupportedOperationException();
    }
}

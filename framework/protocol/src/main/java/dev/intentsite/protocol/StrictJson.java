package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/** I-JSON (RFC 7493), read strictly ({@code wire.md} § 1): what was signed and what is acted on are the same. Thread-safe. */
public final class StrictJson {
    private StrictJson() {}

    /**
     * Reads one document.
     *
     * @param depth the deepest nesting allowed, the root being level 1
     * @throws StrictJsonException when it is not I-JSON or too deep
     */
    public static JsonNode read(byte[] utf8, int depth) {
        throw new UnsupportedOperationException();
    }
}

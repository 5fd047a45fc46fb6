package dev.intentsite.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.StrictJson;

/** JSON for people. */
final class Json {
    private static final int DEPTH = 16;

    private Json() {}

    static JsonNode read(byte[] body) {
        return StrictJson.read(body, DEPTH);
    }

    /** Text without its quotes, anything else as JSON. */
    static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}

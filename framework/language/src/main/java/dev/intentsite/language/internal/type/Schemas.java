package dev.intentsite.language.internal.type;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The beginnings of JSON Schemas. */
final class Schemas {
    private Schemas() {}

    static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    static ObjectNode format(String format) {
        return ofType("string").put("format", format);
    }

    static ObjectNode pattern(String regularExpression) {
        return ofType("string").put("pattern", regularExpression);
    }
}

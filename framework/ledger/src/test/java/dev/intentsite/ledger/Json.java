package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Small documents for tests. */
final class Json {
    private Json() {}

    static ObjectNode of(String name, int value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }

    static ObjectNode of(String name, String value) {
        return JsonNodeFactory.instance.objectNode().put(name, value);
    }
}

package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One of the {@code options} that an answer shows ({@code wire.md} § 2).
 *
 * @param parameter the parameter that it is a value of, {@code confirmation} while confirming
 * @param value the value in its JSON form; answering with it always works
 * @param label how people see it
 */
public record Choice(String parameter, JsonNode value, String label) {
    /** The element of {@code options}: {@code {"parameter": …, "value": …, "label": …}}. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("parameter", parameter);
        json.set("value", value);
        return json.put("label", label);
    }

    static Choice ofJson(JsonNode json) {
        return new Choice(
                json.path("parameter").asText(),
                json.path("value"),
                json.path("label").asText());
    }
}

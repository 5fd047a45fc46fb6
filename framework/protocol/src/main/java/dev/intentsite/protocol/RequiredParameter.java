package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One parameter that is still missing, for programs ({@code required_parameters}, {@code wire.md} § 2).
 *
 * @param name its {@code snake_case} name
 * @param label a short label, such as "party size"
 * @param type its type on the wire, such as {@code integer}
 * @param description what it means
 * @param schema a JSON Schema for one value
 */
public record RequiredParameter(String name, String label, String type, String description, ObjectNode schema) {
    /** The element of {@code required_parameters}. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", name)
                .put("label", label)
                .put("type", type)
                .put("description", description);
        json.set("schema", schema);
        return json;
    }

    static RequiredParameter ofJson(JsonNode json) {
        return new RequiredParameter(
                json.path("name").asText(),
                json.path("label").asText(),
                json.path("type").asText(),
                json.path("description").asText(),
                json.path("schema") instanceof ObjectNode schema ? schema : JsonNodeFactory.instance.objectNode());
    }
}

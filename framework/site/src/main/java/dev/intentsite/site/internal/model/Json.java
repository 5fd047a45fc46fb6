package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** JSON trees as schemas see them. */
final class Json {
    private static final ObjectMapper READER = new ObjectMapper();
    private static final Map<String, String> WORDS = Map.of(
            "integer", "an integer",
            "number", "a number",
            "string", "a string",
            "boolean", "true or false",
            "object", "an object",
            "array", "an array",
            "null", "null");

    private Json() {}

    /** A number as a JSON parser reads it. */
    static JsonNode number(BigDecimal number) {
        try {
            long whole = number.longValueExact();
            return whole == (int) whole ? IntNode.valueOf((int) whole) : LongNode.valueOf(whole);
        } catch (ArithmeticException e) {
            return DoubleNode.valueOf(number.doubleValue());
        }
    }

    /**
     * The JSON form in an annotation: a string may stand without its quotes where {@code schema} wants one.
     *
     * @throws IllegalArgumentException when it is not JSON
     */
    static JsonNode ofAnnotation(String text, ObjectNode schema) {
        if (schema.path("type").asText().equals("string") && !text.startsWith("\"") && !text.startsWith("[")) {
            return TextNode.valueOf(text);
        }
        try {
            return READER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not JSON", e);
        }
    }

    /** The values of a parameter that takes several: of an array its elements, else the value itself. */
    static List<JsonNode> elements(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).toList()
                : List.of(value);
    }

    static ArrayNode array(List<JsonNode> elements) {
        return JsonNodeFactory.instance.arrayNode().addAll(elements);
    }

    /** What JSON type {@code value} must have by {@code schema} and has not, "must be an integer"; members of objects too. */
    static Optional<String> wrongType(JsonNode value, JsonNode schema) {
        List<String> types = elements(schema.path("type")).stream()
                .map(JsonNode::asText)
                .filter(WORDS::containsKey)
                .toList();
        if (!types.isEmpty() && types.stream().noneMatch(type -> is(value, type))) {
            return Optional.of("must be "
                    + Names.list(
                            types.stream()
                                    .map(type -> WORDS.getOrDefault(type, type))
                                    .toList(),
                            " or "));
        }
        return schema.path("properties").properties().stream()
                .filter(member -> value.has(member.getKey()))
                .flatMap(member -> wrongType(value.path(member.getKey()), member.getValue())
                        .map(fault -> "\"" + member.getKey() + "\" " + fault)
                        .stream())
                .findFirst();
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
            case "number" -> value.isNumber();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            default -> value.isNull();
        };
    }
}

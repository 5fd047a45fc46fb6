package dev.intentsite.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The schema language's terms in words that need no knowledge of it. */
final class Words {
    private Words() {}

    /** What a value is, such as "a list". */
    static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "null";
        };
    }

    /** What a {@code type} asks for, such as "text or a list". */
    static String kinds(JsonNode type) {
        if (type.isTextual()) {
            return kind(type.textValue());
        }
        List<String> kinds = new ArrayList<>();
        type.forEach(each -> kinds.add(kind(each.asText())));
        return String.join(" or ", kinds);
    }

    private static String kind(String type) {
        return switch (type) {
            case "object" -> "an object";
            case "array" -> "a list";
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> type;
        };
    }

    /** What a {@code format} asks for, with an example. */
    static String format(String format) {
        return switch (format) {
            case "date" -> "a date such as 2026-03-08";
            case "time" -> "a time such as 19:00:00Z";
            case "date-time" -> "an RFC 3339 time such as 2026-03-08T19:23:41Z";
            case "duration" -> "an ISO 8601 duration such as PT90M";
            case "email", "idn-email" -> "an e-mail address such as name@example.org";
            case "uri", "iri" -> "a URL such as https://example.org/page";
            case "uuid" -> "a UUID";
            default -> "a value of format " + format;
        };
    }

    /** One of several values, such as "one of never, always". */
    static String either(JsonNode values) {
        List<String> shown = new ArrayList<>();
        values.forEach(value -> shown.add(shown(value)));
        return shown.size() == 1 ? shown.get(0) : "one of " + String.join(", ", shown);
    }

    /** A value of the schema's author as people write it: text without quotes. */
    static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Code points, as JSON Schema counts. */
    static int length(JsonNode text) {
        return text.asText().codePointCount(0, text.asText().length());
    }
}

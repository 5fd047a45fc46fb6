package dev.intentsite.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;

/** A finding in plain words: what is wrong and what would be right. Nothing that the sender wrote is repeated. */
final class Phrase {
    private final SchemaPlaces places;

    Phrase(SchemaPlaces places) {
        this.places = places;
    }

    String of(Finding finding) {
        Error error = finding.error();
        JsonNode expected = error.getSchemaNode();
        JsonNode value = error.getInstanceNode();
        return switch (finding.keyword()) {
            case "required", "dependentRequired" -> missing(finding);
            case "type" -> "is " + Words.kind(value) + "; " + Words.kinds(expected) + " is expected";
            case "const" -> "has to be " + Words.shown(expected);
            case "enum" -> "has to be " + Words.either(expected);
            case "pattern" ->
                places.description(error)
                        .map(form -> "has to be " + form)
                        .orElseGet(() -> "has to match the pattern " + expected.asText());
            case "format" -> "has to be " + places.description(error).orElseGet(() -> Words.format(expected.asText()));
            case "minLength" ->
                "has " + Words.count(Words.length(value), "character") + "; at least " + expected.asText()
                        + atLeast(expected);
            case "maxLength" ->
                "has " + Words.count(Words.length(value), "character") + "; at most " + expected.asText()
                        + atMost(expected);
            case "minItems" ->
                "has " + Words.count(value.size(), "item") + "; at least " + expected.asText() + atLeast(expected);
            case "maxItems" ->
                "has " + Words.count(value.size(), "item") + "; at most " + expected.asText() + atMost(expected);
            case "minProperties" ->
                "has " + Words.count(value.size(), "member") + "; at least " + expected.asText() + atLeast(expected);
            case "maxProperties" ->
                "has " + Words.count(value.size(), "member") + "; at most " + expected.asText() + atMost(expected);
            case "minimum" -> "has to be at least " + expected.asText();
            case "maximum" -> "has to be at most " + expected.asText();
            case "exclusiveMinimum" -> "has to be more than " + expected.asText();
            case "exclusiveMaximum" -> "has to be less than " + expected.asText();
            case "multipleOf" -> "has to be a multiple of " + expected.asText();
            case "uniqueItems" -> "holds the same item twice";
            case "contains", "minContains", "maxContains" -> "does not hold the items that are expected";
            case "anyOf", "oneOf" -> "does not fit the forms that are allowed";
            default -> "is not allowed here";
        };
    }

    private String missing(Finding finding) {
        return places.member(finding.error())
                .map(expected -> "is missing; it is " + expected)
                .orElse("is missing");
    }

    private static String atLeast(JsonNode count) {
        return count.asInt() == 1 ? " is expected" : " are expected";
    }

    private static String atMost(JsonNode count) {
        return count.asInt() == 1 ? " is allowed" : " are allowed";
    }
}

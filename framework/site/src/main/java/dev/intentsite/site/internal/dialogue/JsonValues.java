package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares values by what they mean: 2 and 2.0 are the same number. */
final class JsonValues {
    private JsonValues() {}

    static boolean same(JsonNode left, JsonNode right) {
        return left.equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                right);
    }
}

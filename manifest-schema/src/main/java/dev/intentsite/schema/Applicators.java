package dev.intentsite.schema;

import java.util.List;

/** Follows an evaluation path, the keywords on the way to a finding, and counts how deep into the value it leads. */
final class Applicators {
    private Applicators() {}

    /** How many levels down the value is that fits none of several forms; −1 when the path passes no {@code anyOf} or {@code oneOf}. */
    static int placeOfForms(List<String> path) {
        int depth = 0;
        for (int i = 0; i < path.size(); i++) {
            switch (path.get(i)) {
                case "anyOf", "oneOf" -> {
                    return depth;
                }
                case "properties", "patternProperties", "prefixItems" -> {
                    depth++;
                    i++;
                }
                case "items", "additionalProperties", "contains", "unevaluatedProperties", "unevaluatedItems" ->
                    depth++;
                case "allOf", "dependentSchemas", "$defs" -> i++;
                default -> {
                    // leads to another schema for the same value
                }
            }
        }
        return -1;
    }
}

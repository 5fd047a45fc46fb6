package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An execution that was agreed to and did nothing, because the company's system was away. Whoever agrees to the same once more, before
 * anything else is said, goes on with it under its key.
 *
 * @param key its key, see {@link dev.intentsite.site.Execution}
 * @param values the exact values that it is with
 */
public record Undone(String capability, String key, Map<String, JsonNode> values) {
    public Undone {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** Whether the attempt is for the same. */
    public boolean isFor(Effect.Execute attempt) {
        return attempt.capability().equals(capability)
                && attempt.values().keySet().equals(values.keySet())
                && attempt.values().entrySet().stream().allMatch(this::holds);
    }

    private boolean holds(Map.Entry<String, JsonNode> value) {
        JsonNode held = values.get(value.getKey());
        return held != null && JsonValues.same(held, value.getValue());
    }
}

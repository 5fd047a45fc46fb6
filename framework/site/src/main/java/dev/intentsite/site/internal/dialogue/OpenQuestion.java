package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A question in the middle of a task that needs a value before it can be answered. Its values never become the task's.
 *
 * @param open what was said in a way that can be read differently, by parameter
 */
public record OpenQuestion(String capability, Map<String, JsonNode> values, Map<String, List<JsonNode>> open) {
    public OpenQuestion {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        // What was kept before questions could be open has none.
        open = Collections.unmodifiableMap(new LinkedHashMap<>(Objects.requireNonNullElse(open, Map.of())));
    }

    OpenQuestion with(String parameter, List<JsonNode> readings) {
        Map<String, JsonNode> settled = new LinkedHashMap<>(values);
        Map<String, List<JsonNode>> left = new LinkedHashMap<>(open);
        left.remove(parameter);
        if (readings.size() == 1) {
            settled.put(parameter, readings.get(0));
        } else {
            left.put(parameter, List.copyOf(readings));
        }
        return new OpenQuestion(capability, settled, left);
    }

    OpenQuestion without(List<String> parameters) {
        Map<String, JsonNode> settled = new LinkedHashMap<>(values);
        Map<String, List<JsonNode>> left = new LinkedHashMap<>(open);
        settled.keySet().removeAll(parameters);
        left.keySet().removeAll(parameters);
        return new OpenQuestion(capability, settled, left);
    }

    /** Whether the value is one that the question is open between. */
    boolean openBetween(String parameter, JsonNode value) {
        return open.getOrDefault(parameter, List.of()).stream().anyMatch(reading -> JsonValues.same(reading, value));
    }
}

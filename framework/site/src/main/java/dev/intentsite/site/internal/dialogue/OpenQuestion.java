package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A question in the middle of a task that needs a value before it can be answered. Its values never become the task's. */
public record OpenQuestion(String capability, Map<String, JsonNode> values) {
    public OpenQuestion {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}

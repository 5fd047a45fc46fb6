package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question in the middle of a task that needs a value before it can be answered. Its values never become the task's.
 *
 * @param open what was said in a way that can be read differently, by parameter
 * @param then another one, which is asked for its value when this one is answered
 */
public record OpenQuestion(
        String capability,
        Map<String, JsonNode> values,
        Map<String, List<JsonNode>> open,
        @Nullable OpenQuestion then) {
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
        return new OpenQuestion(capability, settled, left, then);
    }

    OpenQuestion without(List<String> parameters) {
        Map<String, JsonNode> settled = new LinkedHashMap<>(values);
        Map<String, List<JsonNode>> left = new LinkedHashMap<>(open);
        settled.keySet().removeAll(parameters);
        left.keySet().removeAll(parameters);
        return new OpenQuestion(capability, settled, left, then);
    }

    /** This one, and {@code last} after all that follow it. */
    OpenQuestion and(OpenQuestion last) {
        return new OpenQuestion(capability, values, open, then == null ? last : then.and(last));
    }

    /** This one and those that follow it. */
    Stream<OpenQuestion> all() {
        return Stream.concat(Stream.of(this), Optional.ofNullable(then).stream().flatMap(OpenQuestion::all));
    }

    /** The one that the capability answers, of this and those that follow it. */
    Optional<OpenQuestion> of(String id) {
        return all().filter(question -> question.capability().equals(id)).findFirst();
    }

    /** Whether the value is one that the question is open between. */
    boolean openBetween(String parameter, JsonNode value) {
        return open.getOrDefault(parameter, List.of()).stream().anyMatch(reading -> JsonValues.same(reading, value));
    }
}

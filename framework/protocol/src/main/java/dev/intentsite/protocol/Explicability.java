package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One actor's reasons (protocol § 6). Outside the hash; decides nothing.
 *
 * @param actor its author's {@code actor_id}, or {@code actor_type}; empty where none is named
 * @param interpretation how the message was understood
 * @param assumptions what was assumed
 * @param confidence how sure the actor is, 0 to 1
 */
public record Explicability(
        String actor, Optional<String> interpretation, List<String> assumptions, OptionalDouble confidence) {
    /** @throws IllegalArgumentException when the confidence is not 0 to 1 */
    public Explicability {
        assumptions = List.copyOf(assumptions);
        if (confidence.isPresent() && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("confidence is " + confidence.getAsDouble() + "; it has to be 0 to 1");
        }
    }

    /** The element of {@code explicability}, empty members left out. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("actor", actor);
        interpretation.ifPresent(words -> json.put("interpretation", words));
        if (!assumptions.isEmpty()) {
            Members.putTexts(json, "assumptions", assumptions);
        }
        confidence.ifPresent(number -> json.put("confidence", number));
        return json;
    }

    /** Reads an element; what is unknown, {@code null} or of another type is left out, since it decides nothing. */
    public static Explicability of(JsonNode json) {
        double confidence = json.path("confidence").asDouble(-1);
        return new Explicability(
                Members.text(json, "actor").orElse(""),
                Members.text(json, "interpretation"),
                Members.texts(json, "assumptions"),
                0 <= confidence && confidence <= 1 ? OptionalDouble.of(confidence) : OptionalDouble.empty());
    }
}

package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.schema.TextSchema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the members of the attribution object or of one entry. {@code null} is not absent, and refused. */
record Members(JsonNode object, OptionalInt entry) {
    Optional<JsonNode> find(String name) {
        JsonNode value = object.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isNull()) {
            throw refused("shape", "`" + name + "` is null; leave it out instead");
        }
        return Optional.of(value);
    }

    Optional<String> findText(String name, String reason) {
        Optional<JsonNode> value = find(name);
        if (value.isPresent() && !value.get().isTextual()) {
            throw refused(reason, "`" + name + "` is not a string; write it as one");
        }
        return value.map(JsonNode::textValue);
    }

    String text(String name, String reason) {
        String text = findText(name, reason).orElseThrow(() -> refused(reason, "`" + name + "` is missing; add it"));
        if (text.isEmpty() && !reason.equals("signature form")) {
            throw refused(reason, "`" + name + "` is empty; give its value");
        }
        return text;
    }

    /** Refuses a text that the schema does not take. */
    void hold(TextSchema schema, String name, String text, String reason) {
        if (!schema.holds(text)) {
            throw refused(reason, "`" + name + "` is not of the form that the schema of attributions asks for");
        }
    }

    /** Refuses an object that lacks one of {@code names}. */
    void require(List<String> names) {
        for (String name : names) {
            if (!object.has(name)) {
                throw refused("shape", "`" + name + "` is missing; add it");
            }
        }
    }

    AttributionException refused(String reason, String fault) {
        return AttributionException.invalid(reason, entry, fault + ".");
    }
}

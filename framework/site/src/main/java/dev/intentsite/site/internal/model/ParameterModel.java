package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One parameter of a capability. Values are in JSON form; a {@code multiple} one's value is an array. Immutable. */
public interface ParameterModel {
    String name();

    /** Short, such as "party size". */
    String label();

    String description();

    ValueType<?> type();

    /** The type on the wire; that of {@link #type} unless the annotation says otherwise. */
    String wireType();

    boolean required();

    boolean multiple();

    /** The declared values of an enum, else empty. */
    List<String> values();

    Map<String, List<String>> synonyms();

    Optional<JsonNode> defaultValue();

    /** JSON Schema for one value, constraints included. */
    ObjectNode schema();

    /** Whether {@code value} has the right JSON type ({@code wire.md} § 2: wrong is {@code invalid_request}); the plain words of what is wrong, else empty. */
    Optional<String> wrongJsonType(JsonNode value);

    /** What is wrong with a value of the right JSON type, format first, then every Bean Validation constraint, in plain words in that language; empty when it is valid. */
    List<String> violations(JsonNode value, Locale locale);

    /** The value in its one canonical form, such as upper case for a reference; for valid values. */
    JsonNode normalise(JsonNode value);

    /** How people hear the value. */
    String display(JsonNode value, Locale locale);
}

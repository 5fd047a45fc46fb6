package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A parameter record and what its components are made from. Immutable.
 *
 * @param parts one for each component, in order
 * @param oneOf names of {@code Optional} components of which at least one is needed; empty: none is
 */
record Shape(Class<? extends Record> type, Constructor<?> constructor, List<Part> parts, List<String> oneOf) {
    /** What a component is made from. */
    sealed interface Part {}

    /** One parameter. */
    record One(TypedParameter parameter, boolean optional) implements Part {}

    /** The parameters of one of several records. */
    record Either(List<Shape> choices) implements Part {
        /** The complete choice with most of its values given, the first of equals. */
        private Shape chosen(Map<String, JsonNode> values) {
            Shape best = null;
            for (Shape choice : choices) {
                if (choice.complete(values) && (best == null || choice.given(values) > best.given(values))) {
                    best = choice;
                }
            }
            if (best == null) {
                throw new IllegalStateException("no alternative is complete");
            }
            return best;
        }
    }

    Shape {
        parts = List.copyOf(parts);
        oneOf = List.copyOf(oneOf);
    }

    /** Whether {@code values} has all that the record needs. */
    boolean complete(Map<String, JsonNode> values) {
        return (oneOf.isEmpty() || oneOf.stream().anyMatch(values::containsKey))
                && parts.stream().allMatch(part -> complete(part, values));
    }

    private static boolean complete(Part part, Map<String, JsonNode> values) {
        if (part instanceof Either either) {
            return either.choices.stream().anyMatch(choice -> choice.complete(values));
        }
        One one = (One) part;
        return one.optional
                || values.containsKey(one.parameter.name())
                || one.parameter.defaultValue().isPresent();
    }

    private long given(Map<String, JsonNode> values) {
        return parts.stream()
                .mapToLong(part -> part instanceof One one
                        ? (values.containsKey(one.parameter.name()) ? 1 : 0)
                        : ((Either) part)
                                .choices.stream()
                                        .mapToLong(choice -> choice.given(values))
                                        .max()
                                        .orElse(0))
                .sum();
    }

    /**
     * The record, and before it the records within it.
     *
     * @throws IllegalStateException when {@code values} is not complete
     */
    List<Record> build(Map<String, JsonNode> values) {
        List<Record> built = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Either either) {
                List<Record> inner = either.chosen(values).build(values);
                built.addAll(inner);
                arguments.add(inner.get(inner.size() - 1));
            } else {
                One one = (One) part;
                Optional<Object> value = one.parameter.take(values);
                if (one.optional) {
                    arguments.add(value);
                } else {
                    arguments.add(value.orElseThrow(() -> new IllegalStateException(
                            "\"" + one.parameter.name() + "\" is needed for " + type.getName())));
                }
            }
        }
        built.add(Records.make(type, constructor, arguments));
        return built;
    }
}

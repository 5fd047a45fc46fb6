package dev.intentsite.site.internal.model;

import dev.intentsite.site.Parameter;
import java.util.List;
import java.util.Optional;

/** A parameter record as it is read, its parameters by name. @param oneOf see {@link Shape} */
record Draft(Class<? extends Record> type, List<Part> parts, List<String> oneOf) {
    /** What a component is made from. */
    sealed interface Part {}

    /** One parameter. */
    record One(String name, boolean optional) implements Part {}

    /** One of several records. */
    record Either(List<Draft> choices, Optional<Parameter> annotation) implements Part {}

    Draft {
        parts = List.copyOf(parts);
        oneOf = List.copyOf(oneOf);
    }

    /** The names of the components that are needed whenever the record is. */
    List<String> needed() {
        return parts.stream()
                .filter(part -> part instanceof One one && !one.optional)
                .map(part -> ((One) part).name)
                .toList();
    }

    List<Either> choices() {
        return parts.stream()
                .filter(Either.class::isInstance)
                .map(Either.class::cast)
                .toList();
    }
}

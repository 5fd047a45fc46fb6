package dev.intentsite.site.internal.model;

import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The constraints that a component declares.
 *
 * @param onValue on one value
 * @param onList on the list of values; empty unless there is one
 * @param onOptional on the {@code Optional} itself, where few mean anything
 */
record DeclaredConstraints(
        List<ConstraintDescriptor<?>> onValue,
        List<ConstraintDescriptor<?>> onList,
        List<ConstraintDescriptor<?>> onOptional) {
    static final DeclaredConstraints NONE = new DeclaredConstraints(List.of(), List.of(), List.of());

    DeclaredConstraints {
        onValue = List.copyOf(onValue);
        onList = List.copyOf(onList);
        onOptional = List.copyOf(onOptional);
    }

    DeclaredConstraints and(DeclaredConstraints other) {
        return new DeclaredConstraints(
                both(onValue, other.onValue), both(onList, other.onList), both(onOptional, other.onOptional));
    }

    private static List<ConstraintDescriptor<?>> both(
            List<ConstraintDescriptor<?>> some, List<ConstraintDescriptor<?>> others) {
        List<ConstraintDescriptor<?>> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** A constraint and all that it is composed of. */
    static Stream<ConstraintDescriptor<?>> flat(ConstraintDescriptor<?> constraint) {
        return Stream.concat(
                Stream.of(constraint),
                constraint.getComposingConstraints().stream().flatMap(DeclaredConstraints::flat));
    }
}

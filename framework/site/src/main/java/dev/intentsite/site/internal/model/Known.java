package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The record of what an options or check method needs to know: a subset of a capability's parameters. */
record Known(Class<? extends Record> type, Constructor<?> constructor, List<Component> components) {
    /** @param name the parameter's name */
    record Component(String name, ComponentType value) {}

    Known {
        components = List.copyOf(components);
    }

    /** The components that must be known first. */
    List<Component> needed() {
        return components.stream()
                .filter(component -> !component.value.optional())
                .toList();
    }

    /** The needed components that {@code parameters} lacks, by name and type. */
    List<Component> missing(Map<String, TypedParameter> parameters) {
        return needed().stream()
                .filter(component -> find(parameters, component).isEmpty())
                .toList();
    }

    List<String> needs() {
        return needed().stream().map(Component::name).toList();
    }

    /** The {@code Optional} components that are among {@code parameters}. */
    List<String> takes(Map<String, TypedParameter> parameters) {
        return components.stream()
                .filter(component -> component.value.optional()
                        && find(parameters, component).isPresent())
                .map(Component::name)
                .toList();
    }

    private static Optional<TypedParameter> find(Map<String, TypedParameter> parameters, Component component) {
        return Optional.ofNullable(parameters.get(component.name))
                .filter(parameter -> parameter.fits(component.name, component.value));
    }

    /** @throws IllegalStateException when {@code values} lacks a needed one */
    Record build(Map<String, TypedParameter> parameters, Map<String, JsonNode> values) {
        List<Object> arguments = new ArrayList<>();
        for (Component component : components) {
            Optional<Object> value = find(parameters, component).flatMap(parameter -> parameter.take(values));
            arguments.add(
                    component.value.optional()
                            ? value
                            : value.orElseThrow(() -> new IllegalStateException(
                                    "\"" + component.name + "\" is needed for " + type.getName())));
        }
        return Records.make(type, constructor, arguments);
    }

    /** {@code "date" (LocalDate), "party_size" (int)}. */
    static String words(List<Component> components) {
        return components.stream()
                .map(component -> "\"" + component.name + "\" (" + component.value.name() + ")")
                .collect(Collectors.joining(", "));
    }
}

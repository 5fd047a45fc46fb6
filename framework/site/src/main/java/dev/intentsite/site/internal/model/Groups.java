package dev.intentsite.site.internal.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a parameter record needs beside its required parameters: the alternatives, and the words for them. */
final class Groups {
    private final Draft root;
    private final Map<String, TypedParameter> parameters;
    private final List<String> order;

    Groups(Draft root, Map<String, TypedParameter> parameters) {
        this.root = root;
        this.parameters = parameters;
        this.order = List.copyOf(parameters.keySet());
    }

    /** Sets of names of which one complete set is needed; several choices in one record are multiplied out. */
    List<List<String>> all() {
        return multiplied(List.of(List.of()), root).stream()
                .filter(group -> !group.isEmpty())
                .map(group -> group.stream()
                        .sorted(Comparator.comparingInt(order::indexOf))
                        .toList())
                .distinct()
                .toList();
    }

    private static List<List<String>> multiplied(List<List<String>> start, Draft draft) {
        List<List<String>> groups = start;
        for (Draft.Either either : draft.choices()) {
            groups = product(
                    groups,
                    either.choices().stream()
                            .flatMap(choice -> multiplied(List.of(choice.needed()), choice).stream())
                            .toList());
        }
        return draft.oneOf().isEmpty()
                ? groups
                : product(groups, draft.oneOf().stream().map(List::of).toList());
    }

    private static List<List<String>> product(List<List<String>> some, List<List<String>> others) {
        List<List<String>> product = new ArrayList<>();
        for (List<String> one : some) {
            for (List<String> other : others) {
                Set<String> both = new LinkedHashSet<>(one);
                both.addAll(other);
                product.add(List.copyOf(both));
            }
        }
        return product;
    }

    /** One label that names all groups: "reference, or guest name, date and time". */
    String label() {
        return String.join("; and ", labels(root));
    }

    private List<String> labels(Draft draft) {
        List<String> labels = new ArrayList<>();
        draft.choices().forEach(either -> labels.add(label(either)));
        if (!draft.oneOf().isEmpty()) {
            labels.add(label(draft.oneOf()));
        }
        return labels;
    }

    private String label(Draft.Either either) {
        Optional<String> own =
                either.annotation().map(annotation -> annotation.label()).filter(label -> !label.isBlank());
        List<String> choices = either.choices().stream()
                .map(choice -> Names.list(
                        Stream.concat(choice.needed().stream().map(this::label), labels(choice).stream())
                                .toList(),
                        " and "))
                .toList();
        boolean simple = choices.stream().noneMatch(choice -> choice.contains(" and "));
        return own.orElseGet(() -> Names.list(choices, simple ? " or " : ", or "));
    }

    private String label(List<String> oneOf) {
        return Names.list(oneOf.stream().map(this::label).toList(), " or ");
    }

    private String label(String name) {
        TypedParameter parameter = parameters.get(name);
        return parameter == null ? Names.words(name) : parameter.label();
    }

    /** What the manifest's {@code requires} says: descriptions, in the order of the components. */
    List<String> requires() {
        List<String> lines = new ArrayList<>();
        for (Draft.Part part : root.parts()) {
            if (part instanceof Draft.Either either) {
                lines.add(either.annotation()
                        .map(annotation -> annotation.value())
                        .filter(description -> !description.isBlank())
                        .orElseGet(() -> Names.capitalised(label(either))));
            } else {
                TypedParameter parameter = parameters.get(((Draft.One) part).name());
                if (parameter != null && parameter.required()) {
                    lines.add(parameter.description());
                }
            }
        }
        if (!root.oneOf().isEmpty()) {
            lines.add(Names.capitalised(label(root.oneOf())));
        }
        return lines;
    }
}

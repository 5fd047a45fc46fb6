package dev.intentsite.site.internal.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads parameter records, each once. */
final class RecordReader {
    private final ParameterReader parameters;
    private final Faults faults;
    private final Map<Class<?>, ParameterRecord> read = new HashMap<>();

    RecordReader(ParameterReader parameters, Faults faults) {
        this.parameters = parameters;
        this.faults = faults;
    }

    ParameterRecord read(String method, Class<? extends Record> type) {
        ParameterRecord known = read.get(type);
        if (known == null) {
            known = make(method, type);
            read.put(type, known);
        }
        return known;
    }

    private ParameterRecord make(String method, Class<? extends Record> type) {
        DraftReader reader = new DraftReader(method, parameters, faults);
        Draft draft = reader.read(type);
        Map<String, TypedParameter> byName = new LinkedHashMap<>();
        reader.declarations()
                .forEach((name, declaration) -> byName.put(name, parameters.parameter(method, declaration)));
        Groups groups = new Groups(draft, byName);
        return new ParameterRecord(
                shape(method, draft, byName), byName, groups.all(), groups.label(), groups.requires());
    }

    private Shape shape(String method, Draft draft, Map<String, TypedParameter> byName) {
        List<Shape.Part> parts = draft.parts().stream()
                .<Shape.Part>map(part -> {
                    if (part instanceof Draft.Either either) {
                        return new Shape.Either(either.choices().stream()
                                .map(choice -> shape(method, choice, byName))
                                .toList());
                    }
                    Draft.One one = (Draft.One) part;
                    return new Shape.One(known(byName, one.name()), one.optional());
                })
                .toList();
        return new Shape(draft.type(), constructor(method, draft.type()), parts, draft.oneOf());
    }

    private static TypedParameter known(Map<String, TypedParameter> byName, String name) {
        TypedParameter parameter = byName.get(name);
        if (parameter == null) {
            throw new IllegalStateException(name);
        }
        return parameter;
    }

    /** The canonical constructor. */
    Constructor<?> constructor(String method, Class<? extends Record> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(components);
            if (!constructor.trySetAccessible()) {
                faults.add(method, Names.of(type) + " cannot be reached; open its package to dev.intentsite.site");
            }
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }
}

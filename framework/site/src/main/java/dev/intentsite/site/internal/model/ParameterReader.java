package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.EnumType;
import dev.intentsite.language.ValueType;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Synonyms;
import jakarta.validation.ValidationException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one component of a record as a parameter. */
final class ParameterReader {
    private static final Set<String> WIRE_TYPES = Set.of(
            "string",
            "text",
            "person_name",
            "enum",
            "boolean",
            "integer",
            "decimal",
            "date",
            "time",
            "datetime",
            "duration",
            "money",
            "email",
            "phone",
            "url",
            "location");
    private static final Set<String> RESERVED = Set.of("confirmation", "capability");

    private final ValueTypes types;
    private final Constraints constraints;
    private final Faults faults;
    private final UnaryOperator<String> texts;

    /** @param texts what stands for a text of an annotation */
    ParameterReader(ValueTypes types, Constraints constraints, Faults faults, UnaryOperator<String> texts) {
        this.texts = texts;
        this.types = types;
        this.constraints = constraints;
        this.faults = faults;
    }

    /**
     * What Java types and annotations say of a component.
     *
     * @param alternative whether it is needed only for one of several alternatives
     * @return empty when it cannot be a parameter; the faults say why
     */
    Optional<ParameterDeclaration> declaration(
            String method, Class<? extends Record> owner, RecordComponent component, boolean alternative) {
        String name = Names.snakeCase(component.getName());
        if (RESERVED.contains(name)) {
            fault(method, name, "has a name that the protocol uses itself; give it another");
        } else if (!Names.isSnakeCase(name)) {
            fault(method, name, "has a name that is not snake_case; use letters and digits only, such as partySize");
        }
        Optional<ComponentType> found = ComponentType.of(component.getGenericType());
        if (found.isEmpty()) {
            fault(
                    method,
                    name,
                    "does not say of what it is (" + Types.name(component.getGenericType())
                            + "); write Optional<LocalDate> or List<LocalDate>, with the type of one value");
            return Optional.empty();
        }
        ComponentType value = found.get();
        Parameter annotation = component.getAnnotation(Parameter.class);
        String wire = annotation == null ? "" : annotation.type();
        Optional<ValueType<?>> type = type(method, name, value, wire);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String words = Names.words(name);
        String label = annotation == null || annotation.label().isBlank() ? words : texts.apply(annotation.label());
        String description = annotation == null ? Names.capitalised(words) : texts.apply(annotation.value());
        if (description.isBlank()) {
            fault(method, name, "has a blank @Parameter; say in it what is needed, or leave it out");
        }
        String defaultText = annotation == null ? "" : annotation.defaultValue();
        return Optional.of(new ParameterDeclaration(
                name,
                label,
                description,
                type.get(),
                value.element(),
                !alternative && !value.optional() && defaultText.isEmpty(),
                value.multiple(),
                type.get() instanceof EnumType<?> choices ? choices.values() : List.of(),
                synonyms(value.element()),
                defaultText,
                List.of(new Home(owner, component.getName(), value))));
    }

    private Optional<ValueType<?>> type(String method, String name, ComponentType value, String wire) {
        Optional<ValueType<?>> byClass = value.declared() instanceof Class<?> plain
                ? types.forJavaType(plain)
                        .map(type -> type instanceof EnumType<?> ? EnumType.ofAny(plain, synonyms(plain)) : type)
                : Optional.empty();
        if (byClass.isEmpty()) {
            fault(
                    method,
                    name,
                    "has no type that can be read from words (" + value.name() + "); use " + Types.remedy(value)
                            + ", or add a ValueType<" + value.name()
                            + "> with IntentSite.builder().valueTypes(…)");
            return Optional.empty();
        }
        if (!WIRE_TYPES.contains(byClass.get().wire())) {
            fault(
                    method,
                    name,
                    "has a ValueType whose wire() is \"" + byClass.get().wire() + "\"; let it be one of "
                            + String.join(", ", WIRE_TYPES.stream().sorted().toList()));
            return Optional.empty();
        }
        if (wire.isEmpty() || wire.equals(byClass.get().wire())) {
            return byClass;
        }
        Optional<ValueType<?>> asked = types.forWire(wire).filter(type -> type.javaType() == value.element());
        if (asked.isEmpty()) {
            fault(
                    method,
                    name,
                    "cannot be of type \"" + wire + "\", because it is of " + value.name() + "; leave type out"
                            + (value.element() == String.class ? ", or use \"text\", \"string\" or \"location\"" : ""));
        }
        return asked;
    }

    private static Map<String, List<String>> synonyms(Class<?> type) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        if (type.isEnum()) {
            for (Object each : type.getEnumConstants()) {
                Enum<?> constant = (Enum<?>) each;
                List<String> others = new ArrayList<>();
                if (!constant.toString().equals(constant.name())) {
                    others.add(constant.toString());
                }
                Synonyms declared = synonymsOf(type, constant);
                if (declared != null) {
                    others.addAll(List.of(declared.value()));
                }
                if (!others.isEmpty()) {
                    words.put(EnumType.wireValue(constant), List.copyOf(others));
                }
            }
        }
        return words;
    }

    private static @Nullable Synonyms synonymsOf(Class<?> type, Enum<?> constant) {
        try {
            return type.getField(constant.name()).getAnnotation(Synonyms.class);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A declaration with its constraints and its default, both tried. */
    TypedParameter parameter(String method, ParameterDeclaration declaration) {
        DeclaredConstraints declared = DeclaredConstraints.NONE;
        boolean sound = true;
        for (Home home : declaration.homes()) {
            int before = faults.count();
            DeclaredConstraints more = constraints(method, declaration.name(), home);
            sound &= faults.count() == before;
            declared = declared.and(more);
        }
        TypedParameter plain = new TypedParameter(
                declaration, constraints, sound ? declared : DeclaredConstraints.NONE, Optional.empty());
        return sound
                ? defaultValue(method, plain)
                        .map(value -> new TypedParameter(
                                declaration, constraints, plain.declared(), Optional.of(plain.normalise(value))))
                        .orElse(plain)
                : plain;
    }

    private DeclaredConstraints constraints(String method, String name, Home home) {
        try {
            DeclaredConstraints declared = constraints.declared(home);
            List<String> wrong = ConstraintFit.faults(declared, home.value());
            wrong.forEach(fault -> fault(method, name, fault));
            if (wrong.isEmpty()) {
                constraints.tryOut(home);
            }
            return declared;
        } catch (ValidationException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            String reason = String.valueOf(cause.getMessage()).replaceFirst("^HV[0-9]+: ", "");
            fault(method, name, "has a constraint that cannot work (" + reason + "); correct or remove it");
            return DeclaredConstraints.NONE;
        }
    }

    private Optional<JsonNode> defaultValue(String method, TypedParameter parameter) {
        String text = parameter.declaration().defaultText();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        JsonNode value;
        try {
            value = Json.ofAnnotation(text, parameter.schema());
        } catch (IllegalArgumentException e) {
            fault(method, parameter.name(), "has the default " + text + ", which is not JSON; write its JSON form");
            return Optional.empty();
        }
        Optional<String> wrong = parameter
                .wrongJsonType(value)
                .or(() -> parameter.violations(value, Locale.ENGLISH).stream().findFirst());
        wrong.ifPresent(fault -> fault(
                method,
                parameter.name(),
                "has the default " + text + ", which it does not take: " + fault + "; correct it"));
        return wrong.isPresent() ? Optional.empty() : Optional.of(value);
    }

    private void fault(String method, String name, String text) {
        faults.add(method, "parameter \"" + name + "\" " + text);
    }
}

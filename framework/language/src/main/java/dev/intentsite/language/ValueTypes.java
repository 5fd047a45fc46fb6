package dev.intentsite.language;

import dev.intentsite.language.internal.type.StandardTypes;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The kinds of values that a site knows. Immutable, thread-safe. */
public final class ValueTypes {
    private static final ValueTypes STANDARD = of(StandardTypes.all());

    private final Map<Class<?>, ValueType<?>> byJavaType;
    private final Map<String, ValueType<?>> byWire;

    private ValueTypes(Map<Class<?>, ValueType<?>> byJavaType, Map<String, ValueType<?>> byWire) {
        this.byJavaType = byJavaType;
        this.byWire = byWire;
    }

    private static ValueTypes of(List<ValueType<?>> types) {
        Map<Class<?>, ValueType<?>> byJavaType = new LinkedHashMap<>();
        Map<String, ValueType<?>> byWire = new LinkedHashMap<>();
        for (ValueType<?> type : types) {
            byJavaType.putIfAbsent(type.javaType(), type);
            byWire.putIfAbsent(type.wire(), type);
        }
        return new ValueTypes(byJavaType, byWire);
    }

    /** The built-in kinds, one for each type of {@code wire.md} § 6 and each Java type that has one. */
    public static ValueTypes standard() {
        return STANDARD;
    }

    /** These and {@code more}, which win over built-in ones of the same Java type. */
    public ValueTypes with(List<ValueType<?>> more) {
        Map<Class<?>, ValueType<?>> java = new LinkedHashMap<>(byJavaType);
        Map<String, ValueType<?>> wires = new LinkedHashMap<>(byWire);
        for (ValueType<?> type : more) {
            java.put(boxed(type.javaType()), type);
            wires.computeIfPresent(type.wire(), (wire, old) -> old.javaType() == boxed(type.javaType()) ? type : old);
        }
        return new ValueTypes(java, wires);
    }

    /** The kind whose values are of {@code javaType}: {@code int}, {@code String}, {@code LocalDate}, an enum class … */
    public Optional<ValueType<?>> forJavaType(Class<?> javaType) {
        ValueType<?> known = byJavaType.get(boxed(javaType));
        if (known == null && javaType.isEnum()) {
            return Optional.of(EnumType.ofAny(javaType, Map.of()));
        }
        return Optional.ofNullable(known);
    }

    /** The kind of that wire type, for manifests whose Java types are not known; empty for {@code enum}, whose values the manifest declares. */
    public Optional<ValueType<?>> forWire(String wire) {
        return Optional.ofNullable(byWire.get(wire));
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}

package dev.intentsite.language;

import java.util.List;
import java.util.Optional;

/** The kinds of values that a site knows. Immutable, thread-safe. */
public final class ValueTypes {
    private ValueTypes() {}

    /** The built-in kinds, one for each type of {@code wire.md} § 6 and each Java type that has one. */
    public static ValueTypes standard() {
        throw new UnsupportedOperationException();
    }

    /** These and {@code more}, which win over built-in ones of the same Java type. */
    public ValueTypes with(List<ValueType<?>> more) {
        throw new UnsupportedOperationException(more.toString());
    }

    /** The kind whose values are of {@code javaType}: {@code int}, {@code String}, {@code LocalDate}, an enum class … */
    public Optional<ValueType<?>> forJavaType(Class<?> javaType) {
        throw new UnsupportedOperationException(javaType.toString());
    }

    /** The kind of that wire type, for manifests whose Java types are not known. */
    public Optional<ValueType<?>> forWire(String wire) {
        throw new UnsupportedOperationException(wire);
    }
}

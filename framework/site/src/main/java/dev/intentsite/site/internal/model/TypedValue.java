package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.ValueType;
import java.util.Locale;

/** A value together with its kind, so that one speaks for the other. */
record TypedValue<T>(ValueType<T> type, T value) {
    /** @throws ClassCastException when {@code value} is not of {@code type} */
    static <T> TypedValue<T> of(ValueType<T> type, Object value) {
        return new TypedValue<>(type, type.javaType().cast(value));
    }

    /** @throws IllegalArgumentException when the form is wrong; the message says in plain words what is right */
    static <T> TypedValue<T> read(ValueType<T> type, JsonNode json) {
        return new TypedValue<>(type, type.fromJson(json));
    }

    JsonNode json() {
        return type.toJson(value);
    }

    String display(Locale locale) {
        return type.display(value, locale);
    }
}

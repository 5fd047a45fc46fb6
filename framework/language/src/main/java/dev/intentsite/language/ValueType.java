package dev.intentsite.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * One kind of value: its Java type, its JSON form, its JSON Schema, how it is spoken, and how it is read from words. A new
 * kind of value is one class. Immutable, thread-safe. The built-in ones are in {@link ValueTypes}.
 *
 * @param <T> the Java type
 */
public interface ValueType<T> {
    /** The type on the wire ({@code wire.md} § 6), such as {@code date}. */
    String wire();

    /** The class of its values, by which a record's components find it. */
    Class<T> javaType();

    /** The value in its JSON form, which {@link #fromJson} reads back as an equal value. */
    JsonNode toJson(T value);

    /**
     * The value of a JSON form.
     *
     * @throws IllegalArgumentException when the form is wrong; the message says in plain words what is right
     */
    T fromJson(JsonNode json);

    /** A JSON Schema for one value. */
    ObjectNode schema();

    /** How people hear the value: "Friday, October 16", "7:00 PM". */
    String display(T value, Locale locale);

    /** Reads values from words. */
    Recognizer recognizer();
}

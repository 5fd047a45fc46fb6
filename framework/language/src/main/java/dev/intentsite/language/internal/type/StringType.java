package dev.intentsite.language.internal.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.ValueType;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A kind of value whose JSON form is a string. */
final class StringType<T> implements ValueType<T> {
    private final String wire;
    private final Class<T> javaType;
    private final ObjectNode schema;
    private final Function<String, T> read;
    private final Function<T, String> write;
    private final BiFunction<T, Locale, String> display;
    private final Recognizer recognizer;

    /** @param read throws {@link IllegalArgumentException}, in plain words, for what is no such value */
    StringType(
            String wire,
            Class<T> javaType,
            ObjectNode schema,
            Function<String, T> read,
            Function<T, String> write,
            BiFunction<T, Locale, String> display,
            Recognizer recognizer) {
        this.wire = wire;
        this.javaType = javaType;
        this.schema = schema.deepCopy();
        this.read = read;
        this.write = write;
        this.display = display;
        this.recognizer = recognizer;
    }

    @Override
    public String wire() {
        return wire;
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public JsonNode toJson(T value) {
        return TextNode.valueOf(write.apply(value));
    }

    @Override
    public T fromJson(JsonNode json) {
        if (!json.isTextual()) {
            throw new IllegalArgumentException("this is written as a JSON string");
        }
        return read.apply(json.textValue());
    }

    @Override
    public ObjectNode schema() {
        return schema.deepCopy();
    }

    @Override
    public String display(T value, Locale locale) {
        return display.apply(value, locale);
    }

    @Override
    public Recognizer recognizer() {
        return recognizer;
    }
}

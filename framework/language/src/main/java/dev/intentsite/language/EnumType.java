package dev.intentsite.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The constants of an enum class: {@code GLUTEN_FREE} is {@code gluten_free} on the wire and "gluten free" for people, or what
 * the class's own {@code toString} says. Immutable, thread-safe.
 */
public final class EnumType<E extends Enum<E>> implements ValueType<E> {
    private final Class<E> javaType;
    private final Map<String, E> constants;
    private final Recognizer recognizer;

    private EnumType(Class<E> javaType, Map<String, List<String>> synonyms) {
        this.javaType = javaType;
        Map<String, E> byValue = new LinkedHashMap<>();
        for (E constant : javaType.getEnumConstants()) {
            byValue.put(wireValue(constant), constant);
        }
        this.constants = byValue;
        this.recognizer = Recognizers.enumeration(values(), synonyms);
    }

    /**
     * The kind of an enum class.
     *
     * @param synonyms other words, by wire value
     */
    public static <E extends Enum<E>> EnumType<E> of(Class<E> javaType, Map<String, List<String>> synonyms) {
        return new EnumType<>(javaType, Map.copyOf(synonyms));
    }

    /**
     * The same, for a class that is only known to be an enum's.
     *
     * @throws ClassCastException when it is none
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public static EnumType<?> ofAny(Class<?> javaType, Map<String, List<String>> synonyms) {
        return of((Class) javaType.asSubclass(Enum.class), synonyms);
    }

    /** A constant's form on the wire. */
    public static String wireValue(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The wire values, in the order of the constants. */
    public List<String> values() {
        return List.copyOf(constants.keySet());
    }

    @Override
    public String wire() {
        return "enum";
    }

    @Override
    public Class<E> javaType() {
        return javaType;
    }

    @Override
    public JsonNode toJson(E value) {
        return TextNode.valueOf(wireValue(value));
    }

    @Override
    public E fromJson(JsonNode json) {
        E constant = json.isTextual() ? constants.get(json.textValue()) : null;
        if (constant == null) {
            throw new IllegalArgumentException("it is one of " + String.join(", ", constants.keySet()));
        }
        return constant;
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        constants.keySet().forEach(values::add);
        return schema;
    }

    @Override
    public String display(E value, Locale locale) {
        return value.toString().equals(value.name()) ? wireValue(value).replace('_', ' ') : value.toString();
    }

    @Override
    public Recognizer recognizer() {
        return recognizer;
    }
}

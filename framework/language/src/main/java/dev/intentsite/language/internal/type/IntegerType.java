package dev.intentsite.language.internal.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import java.util.Locale;
import java.util.function.LongFunction;

/** Whole numbers, as far as JSON carries them exactly: ±(2^53−1) at most. {@code 2.0} is one. */
final class IntegerType<T extends Number> implements ValueType<T> {
    private static final long EXACT = (1L << 53) - 1;

    private final Class<T> javaType;
    private final long least;
    private final long most;
    private final LongFunction<T> box;

    private IntegerType(Class<T> javaType, long least, long most, LongFunction<T> box) {
        this.javaType = javaType;
        this.least = least;
        this.most = most;
        this.box = box;
    }

    static IntegerType<Integer> ofInt() {
        return new IntegerType<>(Integer.class, Integer.MIN_VALUE, Integer.MAX_VALUE, Math::toIntExact);
    }

    static IntegerType<Long> ofLong() {
        return new IntegerType<>(Long.class, -EXACT, EXACT, Long::valueOf);
    }

    @Override
    public String wire() {
        return "integer";
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public JsonNode toJson(T value) {
        return node(checked(value.longValue()));
    }

    /** The node that a JSON parser makes of the number. */
    static JsonNode node(long number) {
        return number == (int) number ? IntNode.valueOf((int) number) : LongNode.valueOf(number);
    }

    @Override
    public T fromJson(JsonNode json) {
        if (!json.isNumber()) {
            throw new IllegalArgumentException("a whole number is written as a JSON number, such as 2");
        }
        double number = json.doubleValue();
        if (number != Math.rint(number)) {
            throw new IllegalArgumentException("a whole number has no fraction");
        }
        if (Math.abs(number) > EXACT) {
            throw new IllegalArgumentException("a whole number is from " + least + " to " + most);
        }
        return box.apply(checked((long) number));
    }

    private long checked(long number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("a whole number is from " + least + " to " + most);
        }
        return number;
    }

    @Override
    public ObjectNode schema() {
        return Schemas.ofType("integer");
    }

    @Override
    public String display(T value, Locale locale) {
        return Numbers.display(value, locale);
    }

    @Override
    public Recognizer recognizer() {
        return Recognizers.integer();
    }
}

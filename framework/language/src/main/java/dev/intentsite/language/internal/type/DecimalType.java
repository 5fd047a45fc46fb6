package dev.intentsite.language.internal.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers with a fraction, as an IEEE double carries them ({@code wire.md} § 1). */
final class DecimalType<T extends Number> implements ValueType<T> {
    private static final double EXACT = (1L << 53) - 1;

    private final Class<T> javaType;
    private final DoubleFunction<T> box;

    private DecimalType(Class<T> javaType, DoubleFunction<T> box) {
        this.javaType = javaType;
        this.box = box;
    }

    static DecimalType<Double> ofDouble() {
        return new DecimalType<>(Double.class, Double::valueOf);
    }

    static DecimalType<BigDecimal> ofBigDecimal() {
        return new DecimalType<>(BigDecimal.class, number -> {
            BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
            return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
        });
    }

    @Override
    public String wire() {
        return "decimal";
    }

    @Override
    public Class<T> javaType() {
        return javaType;
    }

    @Override
    public JsonNode toJson(T value) {
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a number is finite");
        }
        return number == Math.rint(number) && Math.abs(number) <= EXACT
                ? IntegerType.node((long) number)
                : DoubleNode.valueOf(number);
    }

    @Override
    public T fromJson(JsonNode json) {
        if (!json.isNumber()) {
            throw new IllegalArgumentException("a number is written as a JSON number, such as 2.5");
        }
        double number = json.doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("a number is finite");
        }
        // 0.0 and -0.0 are one value.
        return box.apply(number == 0 ? 0 : number);
    }

    @Override
    public ObjectNode schema() {
        return Schemas.ofType("number");
    }

    @Override
    public String display(T value, Locale locale) {
        return Numbers.display(value, locale);
    }

    @Override
    public Recognizer recognizer() {
        return Recognizers.decimal();
    }
}

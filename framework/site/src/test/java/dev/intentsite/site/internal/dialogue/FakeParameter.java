package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.ValueType;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A parameter without reflection: integers are refused outside 1 to {@code most}, texts that begin with "bad". */
record FakeParameter(
        String name,
        String wireType,
        boolean required,
        boolean multiple,
        int most,
        List<String> values,
        Optional<JsonNode> defaultValue)
        implements ParameterModel {

    static FakeParameter of(String name, String wireType) {
        return new FakeParameter(name, wireType, true, false, 20, List.of(), Optional.empty());
    }

    FakeParameter optional() {
        return new FakeParameter(name, wireType, false, multiple, most, values, defaultValue);
    }

    FakeParameter several() {
        return new FakeParameter(name, wireType, required, true, most, values, defaultValue);
    }

    FakeParameter atMost(int limit) {
        return new FakeParameter(name, wireType, required, multiple, limit, values, defaultValue);
    }

    FakeParameter byDefault(JsonNode value) {
        return new FakeParameter(name, wireType, false, multiple, most, values, Optional.of(value));
    }

    @Override
    public String label() {
        return name.replace('_', ' ');
    }

    @Override
    public String description() {
        return "The " + label();
    }

    @Override
    public ValueType<?> type() {
        throw new UnsupportedOperationException("the dialogue needs no Java types");
    }

    @Override
    public Map<String, List<String>> synonyms() {
        return Map.of();
    }

    @Override
    public ObjectNode schema() {
        return JsonNodeFactory.instance.objectNode().put("type", wireType.equals("integer") ? "integer" : "string");
    }

    @Override
    public Optional<String> wrongJsonType(JsonNode value) {
        if (value.isArray() && !multiple) {
            return Optional.of("must be one value");
        }
        Predicate<JsonNode> right = wireType.equals("integer") ? JsonNode::isIntegralNumber : JsonNode::isTextual;
        boolean all = value.isArray() ? all(value, right) : right.test(value);
        return all
                ? Optional.empty()
                : Optional.of("must be " + (wireType.equals("integer") ? "an integer" : "a string"));
    }

    private static boolean all(JsonNode array, Predicate<JsonNode> right) {
        for (JsonNode one : array) {
            if (!right.test(one)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public List<String> violations(JsonNode value, Locale locale) {
        if (value.isIntegralNumber()) {
            return value.intValue() >= 1 && value.intValue() <= most
                    ? List.of()
                    : List.of(label() + " must be 1 to " + most);
        }
        return value.asText().startsWith("bad") ? List.of(label() + " is not well-formed") : List.of();
    }

    @Override
    public JsonNode normalise(JsonNode value) {
        return multiple && !value.isArray()
                ? JsonNodeFactory.instance.arrayNode().add(value)
                : value;
    }

    @Override
    public String display(JsonNode value, Locale locale) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}

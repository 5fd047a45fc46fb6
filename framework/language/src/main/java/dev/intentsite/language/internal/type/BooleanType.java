package dev.intentsite.language.internal.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import java.util.Locale;
import java.util.ResourceBundle;

/** Yes or no. */
final class BooleanType implements ValueType<Boolean> {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @Override
    public String wire() {
        return "boolean";
    }

    @Override
    public Class<Boolean> javaType() {
        return Boolean.class;
    }

    @Override
    public JsonNode toJson(Boolean value) {
        return BooleanNode.valueOf(value);
    }

    @Override
    public Boolean fromJson(JsonNode json) {
        if (!json.isBoolean()) {
            throw new IllegalArgumentException("a yes or no is written as JSON true or false");
        }
        return json.booleanValue();
    }

    @Override
    public ObjectNode schema() {
        return Schemas.ofType("boolean");
    }

    @Override
    public String display(Boolean value, Locale locale) {
        return ResourceBundle.getBundle("dev.intentsite.language.internal.type.words", locale, NO_FALLBACK)
                .getString(value.toString());
    }

    @Override
    public Recognizer recognizer() {
        return Recognizers.bool();
    }
}

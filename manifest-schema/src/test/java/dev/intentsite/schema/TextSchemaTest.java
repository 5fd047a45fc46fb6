package dev.intentsite.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextSchemaTest {
    private static final List<String> TEXTS =
            List.of("", "a", "aa", "aaa", "aaaa", "b", "a\n", "\na", "🍝", "🍝🍝", "🍝🍝🍝", "é", "A", "aab");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'string'}",
                "{'type':'string','minLength':2}",
                "{'type':'string','maxLength':2}",
                "{'type':'string','minLength':1,'maxLength':1,'description':'one character'}",
                "{'type':'string','pattern':'^a+$'}",
                "{'type':'string','pattern':'a'}",
                "{'type':'string','pattern':'^a+$','maxLength':3}",
                "{'type':'string','const':'aa'}",
                "{'type':'string','enum':['a','b']}",
                "{'type':'string','enum':['a','b'],'const':'aa'}",
                "{'type':'string','enum':['a','b'],'const':'a'}"
            })
    void saysOfEveryTextWhatTheValidatorSays(String json) throws JsonProcessingException {
        ObjectNode schema = schema(json);
        TextSchema compiled = TextSchema.of(schema);
        JsonSchema validator = JsonSchema.of(schema);

        for (String text : TEXTS) {
            assertThat(compiled.holds(text))
                    .as("%s for %s", json, text)
                    .isEqualTo(validator.faults(TextNode.valueOf(text)).isEmpty());
        }
    }

    @Test
    void whatItDoesNotReadIsRefused() throws JsonProcessingException {
        ObjectNode format = schema("{'type':'string','format':'date'}");
        ObjectNode number = schema("{'type':'integer'}");

        assertThatThrownBy(() -> TextSchema.of(format))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("`format` is not read in a schema for texts; use JsonSchema");
        assertThatThrownBy(() -> TextSchema.of(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the schema is not of `\"type\": \"string\"`; use JsonSchema");
    }

    private static ObjectNode schema(String json) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"'));
    }
}

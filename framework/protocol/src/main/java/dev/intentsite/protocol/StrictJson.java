package dev.intentsite.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * I-JSON (RFC 7493), read strictly ({@code wire.md} § 1): what was signed and what is acted on are the same.
 *
 * <p>Refused are: bytes that are not UTF-8, a byte order mark, surrogates without their other half and noncharacters
 * (escaped ones too), two members of one object whose names are equal after unescaping, numbers that are not finite as
 * an IEEE double, integer literals beyond ±(2^53−1), nesting beyond the limit, and whatever RFC 8259 does not know.
 *
 * <p>Numbers are what the double says: {@code 1}, {@code 1.0} and {@code 1e0} give the same node.
 *
 * <p>Thread-safe.
 */
public final class StrictJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final String text;
    private final JsonParser parser;
    private final int depth;
    private final boolean plain;

    private StrictJson(String text, JsonParser parser, int depth) {
        this.text = text;
        this.parser = parser;
        this.depth = depth;
        this.plain = IJsonText.isPlain(text);
    }

    /**
     * Reads one document.
     *
     * @param depth the deepest nesting allowed, the root being level 1; 1 to 1,000
     * @throws StrictJsonException when it is not I-JSON or too deep; the message names fault and place
     */
    public static JsonNode read(byte[] utf8, int depth) {
        if (depth < 1 || depth > 1000) {
            throw new IllegalArgumentException("depth is " + depth + "; it has to be 1 to 1000");
        }
        String text = Utf8.decode(utf8);
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new StrictJson(text, parser, depth).document();
        } catch (JsonEOFException e) {
            throw new StrictJsonException(
                    "the JSON ends too early: something is left open at " + TextPosition.of(text, text.length()));
        } catch (IOException e) {
            throw new StrictJsonException(Syntax.fault(text, e));
        }
    }

    private JsonNode document() throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new StrictJsonException("there is no JSON, the text is empty");
        }
        JsonNode root = value(token, 1);
        if (parser.nextToken() != null) {
            throw new StrictJsonException("there is more after the end of the JSON, at " + here());
        }
        return root;
    }

    private JsonNode value(JsonToken token, int level) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (token) {
            case START_OBJECT -> object(level);
            case START_ARRAY -> array(level);
            case VALUE_STRING -> nodes.textNode(checked(parser.getText()));
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            default -> throw new StrictJsonException("a value is expected at " + here());
        };
    }

    private JsonNode object(int level) throws IOException {
        within(level);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            checked(name);
            if (object.has(name)) {
                throw new StrictJsonException(
                        "the member \"" + Excerpt.of(name) + "\" is there twice, the second time at " + here());
            }
            object.set(name, value(parser.nextToken(), level + 1));
        }
        return object;
    }

    private JsonNode array(int level) throws IOException {
        within(level);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, level + 1));
        }
        return array;
    }

    private void within(int level) {
        if (level > depth) {
            throw new StrictJsonException("it is nested more than " + depth + " levels deep, at " + here());
        }
    }

    private JsonNode integer() throws IOException {
        // 2^53 has 16 digits: what is longer need not be read
        if (parser.getTextLength() <= 17) {
            long value = parser.getLongValue();
            if (IJsonNumber.isSafe(value)) {
                return IJsonNumber.node(value);
            }
        }
        throw new StrictJsonException("the integer " + Excerpt.of(parser.getText())
                + " is beyond ±9007199254740991 and would be rounded; send it as a string. It is at " + here());
    }

    private JsonNode number() throws IOException {
        double value = Double.parseDouble(parser.getText());
        if (!Double.isFinite(value)) {
            throw new StrictJsonException("the number " + Excerpt.of(parser.getText())
                    + " is too large for an IEEE double; send it as a string. It is at " + here());
        }
        return IJsonNumber.node(value);
    }

    private String checked(String value) {
        if (!plain) {
            IJsonText.fault(value).ifPresent(fault -> {
                throw new StrictJsonException(fault + ", in the string at " + here());
            });
        }
        return value;
    }

    private String here() {
        return TextPosition.of(text, (int) parser.currentTokenLocation().getCharOffset());
    }
}

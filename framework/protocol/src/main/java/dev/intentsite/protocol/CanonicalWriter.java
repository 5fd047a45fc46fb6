package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/** Writes one tree as RFC 8785 has it: no space, members by UTF-16 code units, numbers and strings as ECMAScript. */
final class CanonicalWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(1024);

    String write(JsonNode tree) {
        value(tree);
        return out.toString();
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case NUMBER -> number(node);
            case BOOLEAN -> out.append(node.booleanValue());
            case NULL -> out.append("null");
            default -> throw new IllegalArgumentException(node.getNodeType() + " is no kind of JSON value");
        }
    }

    private void object(JsonNode object) {
        List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
        members.sort(Map.Entry.comparingByKey());
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : members) {
            out.append(separator);
            string(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void array(JsonNode array) {
        out.append('[');
        String separator = "";
        for (JsonNode item : array) {
            out.append(separator);
            value(item);
            separator = ",";
        }
        out.append(']');
    }

    private void number(JsonNode number) {
        if (number.isInt() || number.isShort()) {
            out.append(number.intValue());
        } else if (number.isIntegralNumber()) {
            out.append(safe(number.bigIntegerValue()));
        } else if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException(number.asText() + " is no number in JSON");
        } else {
            try {
                out.append(NumberToJSON.serializeNumber(number.doubleValue()));
            } catch (IOException e) {
                throw new IllegalArgumentException(number.asText() + " is no number in JSON", e);
            }
        }
    }

    private static long safe(BigInteger integer) {
        if (integer.bitLength() > 62 || !IJsonNumber.isSafe(integer.longValue())) {
            throw new IllegalArgumentException("the integer " + integer + " is beyond ±9007199254740991");
        }
        return integer.longValue();
    }

    private void string(String text) {
        out.append('"');
        int written = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char unit = text.charAt(i);
            if (unit < ' ' || unit == '"' || unit == '\\') {
                out.append(text, written, i);
                escape(unit);
                written = i + 1;
            } else if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == length
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new IllegalArgumentException("a string holds half of a surrogate pair");
                }
                i++;
            }
        }
        out.append(text, written, length).append('"');
    }

    private void escape(char unit) {
        out.append('\\');
        switch (unit) {
            case '"', '\\' -> out.append(unit);
            case '\b' -> out.append('b');
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            default -> out.append("u00").append(HEX[unit >> 4]).append(HEX[unit & 0xF]);
        }
    }
}

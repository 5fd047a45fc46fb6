package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import org.erdtman.jcs.NumberToJSON;

/** Writes one tree as RFC 8785 has it: no space, members by UTF-16 code units, numbers and strings as ECMAScript. */
final class CanonicalWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final Comparator<Map.Entry<String, JsonNode>> BY_NAME = Map.Entry.comparingByKey();

    private static final int LONGEST_ESCAPE = 6;

    /** Members that are sorted in place by insertion: what an envelope has, in no time that an attacker can make grow. */
    private static final int FEW = 24;

    private static final int QUOTES = 2;

    private static final int USUAL_LENGTH = 2048;
    private static final int LONGEST_KEPT = 16 * 1024;

    /** What one tree was written to serves for the next: a turn writes a dozen. */
    private static final ThreadLocal<byte[]> SCRATCH = ThreadLocal.withInitial(() -> new byte[USUAL_LENGTH]);

    private byte[] out = SCRATCH.get();
    private int length;

    private CanonicalWriter() {}

    static byte[] bytes(JsonNode tree) {
        CanonicalWriter writer = written(tree);
        return Arrays.copyOf(writer.out, writer.length);
    }

    static void digest(JsonNode tree, MessageDigest digest) {
        CanonicalWriter writer = written(tree);
        digest.update(writer.out, 0, writer.length);
    }

    private static CanonicalWriter written(JsonNode tree) {
        CanonicalWriter writer = new CanonicalWriter();
        writer.value(tree);
        if (writer.out.length <= LONGEST_KEPT) {
            SCRATCH.set(writer.out);
        }
        return writer;
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> string(node.textValue());
            case NUMBER -> number(node);
            case BOOLEAN -> ascii(node.booleanValue() ? "true" : "false");
            case NULL -> ascii("null");
            default -> throw new IllegalArgumentException(node.getNodeType() + " is no kind of JSON value");
        }
    }

    private void object(JsonNode object) {
        Map.Entry<String, JsonNode>[] members = sorted(object);
        add('{');
        for (int i = 0; i < members.length; i++) {
            if (i > 0) {
                add(',');
            }
            string(members[i].getKey());
            add(':');
            value(members[i].getValue());
        }
        add('}');
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map.Entry<String, JsonNode>[] sorted(JsonNode object) {
        Map.Entry<String, JsonNode>[] members = new Map.Entry[object.size()];
        int count = 0;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            members[count++] = member;
        }
        if (members.length > FEW) {
            Arrays.sort(members, BY_NAME);
            return members;
        }
        for (int i = 1; i < members.length; i++) {
            Map.Entry<String, JsonNode> member = members[i];
            int at = i;
            for (; at > 0 && members[at - 1].getKey().compareTo(member.getKey()) > 0; at--) {
                members[at] = members[at - 1];
            }
            members[at] = member;
        }
        return members;
    }

    private void array(JsonNode array) {
        add('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                add(',');
            }
            value(array.get(i));
        }
        add(']');
    }

    private void number(JsonNode number) {
        if (number.isInt() || number.isShort()) {
            ascii(Integer.toString(number.intValue()));
        } else if (number.isIntegralNumber()) {
            ascii(Long.toString(safe(number.bigIntegerValue())));
        } else if (!Double.isFinite(number.doubleValue())) {
            throw new IllegalArgumentException(number.asText() + " is no number in JSON");
        } else {
            try {
                ascii(NumberToJSON.serializeNumber(number.doubleValue()));
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
        int units = text.length();
        reserve(units + QUOTES);
        out[length++] = '"';
        for (int i = 0; i < units; i++) {
            char unit = text.charAt(i);
            if (unit >= ' ' && unit < 0x80 && unit != '"' && unit != '\\') {
                out[length++] = (byte) unit;
                continue;
            }
            reserve(units - i + LONGEST_ESCAPE + QUOTES);
            if (unit < 0x80) {
                escape(unit);
            } else if (unit < 0x800) {
                out[length++] = (byte) (0xC0 | unit >> 6);
                continued(unit);
            } else if (!Character.isSurrogate(unit)) {
                out[length++] = (byte) (0xE0 | unit >> 12);
                continued(unit >> 6);
                continued(unit);
            } else {
                i++;
                pair(unit, i < units ? text.charAt(i) : 0);
            }
        }
        out[length++] = '"';
    }

    private void pair(char high, char low) {
        if (!Character.isSurrogatePair(high, low)) {
            throw new IllegalArgumentException("a string holds half of a surrogate pair");
        }
        int codePoint = Character.toCodePoint(high, low);
        out[length++] = (byte) (0xF0 | codePoint >> 18);
        continued(codePoint >> 12);
        continued(codePoint >> 6);
        continued(codePoint);
    }

    private void continued(int bits) {
        out[length++] = (byte) (0x80 | bits & 0x3F);
    }

    private void escape(char unit) {
        add('\\');
        switch (unit) {
            case '"', '\\' -> add(unit);
            case '\b' -> add('b');
            case '\t' -> add('t');
            case '\n' -> add('n');
            case '\f' -> add('f');
            case '\r' -> add('r');
            default -> {
                ascii("u00");
                out[length++] = HEX[unit >> 4];
                out[length++] = HEX[unit & 0xF];
            }
        }
    }

    private void add(char ascii) {
        reserve(1);
        out[length++] = (byte) ascii;
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            out[length++] = (byte) text.charAt(i);
        }
    }

    private void reserve(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, Math.addExact(length, more)));
        }
    }
}

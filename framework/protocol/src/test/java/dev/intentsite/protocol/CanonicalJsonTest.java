package dev.intentsite.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ShortNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    @Test
    void writesTheSampleOfRfc8785Section3() {
        String sample = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """;

        assertThat(canonical(sample))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void sortsMembersByUtf16CodeUnitsAsRfc8785Section323() {
        String sample = """
                {
                  "\\u20ac": "Euro Sign",
                  "\\r": "Carriage Return",
                  "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                  "1": "One",
                  "\\ud83d\\ude00": "Emoji: Grinning Face",
                  "\\u0080": "Control",
                  "\\u00f6": "Latin Small Letter O With Diaeresis"
                }
                """;

        assertThat(canonical(sample))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2"
    })
    void writesTheNumbersOfRfc8785AppendixB(String bits, String expected) {
        double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(text(DoubleNode.valueOf(number))).isEqualTo(expected);
    }

    @Test
    void writesEveryKindOfNumberNodeAsItsDouble() {
        assertThat(text(ShortNode.valueOf((short) -7))).isEqualTo("-7");
        assertThat(text(LongNode.valueOf(9007199254740991L))).isEqualTo("9007199254740991");
        assertThat(text(DecimalNode.valueOf(new BigDecimal("12.50")))).isEqualTo("12.5");
        assertThat(text(DoubleNode.valueOf(2.0))).isEqualTo("2");
    }

    @Test
    void escapesOnlyWhatHasToBeEscaped() {
        StringBuilder controls = new StringBuilder();
        for (char unit = 0; unit < 0x20; unit++) {
            controls.append(unit);
        }

        assertThat(text(TextNode.valueOf(controls + "\"\\/\u007f\u2028")))
                .isEqualTo(
                        "\"\\u0000\\u0001\\u0002\\u0003\\u0004\\u0005\\u0006\\u0007\\b\\t\\n\\u000b\\f\\r\\u000e\\u000f"
                                + "\\u0010\\u0011\\u0012\\u0013\\u0014\\u0015\\u0016\\u0017\\u0018\\u0019\\u001a\\u001b\\u001c"
                                + "\\u001d\\u001e\\u001f\\\"\\\\/\u007f\u2028\"");
    }

    @Test
    void hashesTheCanonicalBytes() {
        assertThat(CanonicalJson.sha256(StrictJson.read("{ }".getBytes(UTF_8), 1)))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void refusesWhatHasNoCanonicalForm() {
        assertRefused(DoubleNode.valueOf(Double.NaN), "NaN is no number in JSON");
        assertRefused(DoubleNode.valueOf(Double.NEGATIVE_INFINITY), "-Infinity is no number in JSON");
        assertRefused(LongNode.valueOf(9007199254740992L), "the integer 9007199254740992 is beyond ±9007199254740991");
        assertRefused(TextNode.valueOf("a\ud800"), "a string holds half of a surrogate pair");
        assertRefused(TextNode.valueOf("\udc00\ud800"), "a string holds half of a surrogate pair");
        assertRefused(
                JsonNodeFactory.instance.objectNode().put("\ud800x", 1), "a string holds half of a surrogate pair");
        assertRefused(BinaryNode.valueOf(new byte[1]), "BINARY is no kind of JSON value");
        assertRefused(MissingNode.getInstance(), "MISSING is no kind of JSON value");
    }

    private static void assertRefused(JsonNode tree, String message) {
        assertThatThrownBy(() -> CanonicalJson.bytes(tree))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static String canonical(String json) {
        return text(StrictJson.read(json.getBytes(UTF_8), 8));
    }

    private static String text(JsonNode tree) {
        return new String(CanonicalJson.bytes(tree), UTF_8);
    }
}

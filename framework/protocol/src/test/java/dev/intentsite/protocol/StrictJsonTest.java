package dev.intentsite.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    @Test
    void readsEveryKindOfValue() {
        JsonNode tree = read("{\"a\":[null,true,false,\"x\",1,-2.5,{}],\"b\":{\"c\":[]}}");

        assertThat(tree).hasToString("{\"a\":[null,true,false,\"x\",1,-2.5,{}],\"b\":{\"c\":[]}}");
    }

    @Test
    void keepsTheOrderOfMembers() {
        assertThat(read("{\"z\":1,\"a\":2,\"m\":3}")).hasToString("{\"z\":1,\"a\":2,\"m\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "1e0", "10e-1", "1.000000000000000000000000000000001"})
    void oneIsOneHoweverItIsWritten(String written) {
        assertThat(read(written).isInt()).isTrue();
        assertThat(read(written).intValue()).isEqualTo(1);
    }

    @Test
    void takesIntegersUpToTheLastExactOne() {
        assertThat(read("9007199254740991").longValue()).isEqualTo(9007199254740991L);
        assertThat(read("-9007199254740991").longValue()).isEqualTo(-9007199254740991L);
    }

    @Test
    void aNumberWithAnExponentIsADoubleAndMayBeLarge() {
        assertThat(read("1e20").doubleValue()).isEqualTo(1e20);
        assertThat(read("9007199254740993.0").doubleValue()).isEqualTo(9007199254740992.0);
    }

    @Test
    void aNumberTooSmallForADoubleIsZero() {
        assertThat(read("1e-400").intValue()).isZero();
        assertThat(read("-0").intValue()).isZero();
        assertThat(read("-0.0")).isEqualTo(read("0"));
    }

    @Test
    void takesPairsOfSurrogatesEscapedOrNot() {
        assertThat(read("\"\\ud83d\\ude00\"")).isEqualTo(read("\"😀\""));
    }

    @Test
    void normalisesNothing() {
        assertThat(read("\"e\u0301\"").textValue()).isEqualTo("e\u0301").isNotEqualTo("é");
    }

    @Test
    void takesLongNumbersAndNames() {
        assertThat(read("0." + "3".repeat(60_000)).doubleValue()).isEqualTo(1 / 3.0);
        assertThat(read("{\"" + "n".repeat(60_000) + "\":1}").size()).isOne();
    }

    @Test
    void nestsAsDeepAsAllowedAndNoDeeper() {
        assertThat(StrictJson.read("[{\"a\":[]}]".getBytes(UTF_8), 3).size()).isOne();
        assertThatThrownBy(() -> StrictJson.read("[{\"a\":[]}]".getBytes(UTF_8), 2))
                .isInstanceOf(StrictJsonException.class)
                .hasMessage("it is nested more than 2 levels deep, at line 1, column 7");
    }

    @ParameterizedTest
    @MethodSource
    void refuses(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(StrictJsonException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> refuses() {
        return Stream.of(
                arguments("", "there is no JSON, the text is empty"),
                arguments(" \n", "there is no JSON, the text is empty"),
                arguments("{\"a\":1,\"a\":2}", "the member \"a\" is there twice, the second time at line 1, column 8"),
                arguments(
                        "{\"a\":1,\n \"\\u0061\":2}",
                        "the member \"a\" is there twice, the second time at line 2, column 2"),
                arguments("{}{}", "there is more after the end of the JSON, at line 1, column 3"),
                arguments("{} 1", "there is more after the end of the JSON, at line 1, column 4"),
                arguments(
                        "[9007199254740992]",
                        "the integer 9007199254740992 is beyond ±9007199254740991 and would be rounded; send it as a"
                                + " string. It is at line 1, column 2"),
                arguments(
                        "-9007199254740992",
                        "the integer -9007199254740992 is beyond ±9007199254740991 and would be rounded; send it as a"
                                + " string. It is at line 1, column 1"),
                arguments(
                        "1" + "0".repeat(50),
                        "the integer 1" + "0".repeat(39) + "… is beyond ±9007199254740991 and would be rounded; send it"
                                + " as a string. It is at line 1, column 1"),
                arguments(
                        "[1, 1e400]",
                        "the number 1e400 is too large for an IEEE double; send it as a string. It is at line 1, column"
                                + " 5"),
                arguments(
                        "\"\\ud800\"",
                        "half of a surrogate pair, \\uD800, stands alone, in the string at line 1, column 1"),
                arguments(
                        "\"\\ude00\\ud83d\"",
                        "half of a surrogate pair, \\uDE00, stands alone, in the string at line 1, column 1"),
                arguments("{\"\\udfff\":1}", "half of a surrogate pair stands alone, before line 1, column 9"),
                arguments("\"\\uffff\"", "U+FFFF is no character, in the string at line 1, column 1"),
                arguments("\"\uFDD0\"", "U+FDD0 is no character, in the string at line 1, column 1"),
                arguments("\"\\ud83f\\udffe\"", "U+1FFFE is no character, in the string at line 1, column 1"),
                arguments("{\"a\":", "the JSON ends too early: something is left open at line 1, column 6"),
                arguments("\"a", "the JSON ends too early: something is left open at line 1, column 3"),
                arguments("[1", "the JSON ends too early: something is left open at line 1, column 3"),
                arguments("NaN", "it is not JSON from line 1, column 1 on"),
                arguments("[1,]", "it is not JSON from line 1, column 4 on"),
                arguments("{\"a\":1,}", "it is not JSON from line 1, column 8 on"),
                arguments("{\"a\" 1}", "it is not JSON from line 1, column 6 on"),
                arguments("{'a':1}", "it is not JSON from line 1, column 2 on"),
                arguments("{\"a\":1 // x\n}", "it is not JSON from line 1, column 8 on"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-01",
                "+1",
                ".5",
                "1.",
                "-",
                "1e",
                "0x10",
                "-NaN",
                "Infinity",
                "-Infinity",
                "tru",
                "nul",
                "True",
                "[1 2]",
                "[,1]",
                "{,}",
                "{1:2}",
                "{\"a\"}",
                "\"\t\"",
                "\"\\x41\"",
                "\"\\u12\"",
                "\"\\'\"",
                "'a'",
                "/**/1",
                "#\n1",
                "\u000b1",
                "\u00a01",
                "\u00001",
                "]",
                "}",
                "[}",
                "{]",
                "[1",
                "1 1",
                "1a",
                "\"a\"b",
                "\ufeff1",
            })
    void refusesWhatRfc8259DoesNotKnow(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(StrictJsonException.class);
    }

    @ParameterizedTest
    @MethodSource
    void refusesBytesThatAreNotUtf8(byte[] bytes, String message) {
        assertThatThrownBy(() -> StrictJson.read(bytes, 4))
                .isInstanceOf(StrictJsonException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> refusesBytesThatAreNotUtf8() {
        return Stream.of(
                arguments(bytes("\u00ef\u00bb\u00bf1"), "it begins with a byte order mark; send UTF-8 without one"),
                arguments(bytes("\"\u00c0\u00af\""), "it is not UTF-8: the byte at offset 1 does not belong"),
                arguments(bytes("\"\u00e0\u0080\u00af\""), "it is not UTF-8: the byte at offset 1 does not belong"),
                arguments(bytes("\"\u00ed\u00a0\u0080\""), "it is not UTF-8: the byte at offset 1 does not belong"),
                arguments(
                        bytes("\"\u00f4\u0090\u0080\u0080\""), "it is not UTF-8: the byte at offset 1 does not belong"),
                arguments(bytes("\"a\u0080\""), "it is not UTF-8: the byte at offset 2 does not belong"),
                arguments(bytes("\"\u00e2\u0082"), "it is not UTF-8: the byte at offset 1 does not belong"),
                arguments(
                        "1".getBytes(StandardCharsets.UTF_16),
                        "it is not UTF-8: the byte at offset 0 does not belong"));
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(ISO_8859_1);
    }

    private static JsonNode read(String json) {
        return StrictJson.read(json.getBytes(UTF_8), 32);
    }
}

package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets something. */
class ReceiversTest {
    private final Talk talk = Talk.site("scores.yaml").about("send_voucher");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            send the voucher to Ilse Brandt            ; friend=Ilse Brandt
            give Rowan a voucher                       ; friend=Rowan
            I want 30 dollars sent to Rowan by tonight ; friend=Rowan worth={"amount":"30.00","currency":"USD"}
            pay Ilse Brandt 5 dollars                  ; friend=Ilse Brandt worth={"amount":"5.00","currency":"USD"}
            """)
    void whoGetsSomethingIsNamedAfterAVerbOfGiving(String message, String values) {
        assertThat(talk.say(message).mentions().stream()
                        .map(one -> one.parameter() + "=" + said(one))
                        .sorted()
                        .collect(java.util.stream.Collectors.joining(" ")))
                .isEqualTo(values);
    }

    private static String said(Mention mention) {
        var value = mention.readings().get(0).value();
        return value.isTextual() ? value.asText() : value.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"we go to Halifax on foot", "send it to the office", "it belongs to Rowan", "give me a voucher"})
    void otherwiseToLeadsToNobody(String message) {
        assertThat(talk.values(message)).isEmpty();
    }
}

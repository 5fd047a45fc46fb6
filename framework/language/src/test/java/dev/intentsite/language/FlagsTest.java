package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Yes-or-no parameters, told in the words of their names and in answers. */
class FlagsTest {
    private final Talk talk = Talk.site("scores.yaml").about("send_voucher");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            with gift wrapping, please        ; gift_wrapping=true
            I'd like the wrapping             ; gift_wrapping=true
            I don't need the wrapping at all  ; gift_wrapping=false
            skip the wrapping                 ; gift_wrapping=false
            make it secret                    ; secret_sender=true
            please keep that secret           ; secret_sender=true
            it needn't be, it's not secret    ; secret_sender=false
            """)
    void aFlagIsToldByItsNounOrByWhatItsDescriptionAsks(String message, String values) {
        assertThat(talk.values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"who is the sender?", "a gift for my aunt", "I like wrapping paper"})
    void aPartOfItsNameAloneTellsNothing(String message) {
        assertThat(talk.values(message)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            no frills                 ; gift_wrapping=false
            well, no extras           ; gift_wrapping=false
            I'm happy without it      ; gift_wrapping=false
            I don't mind gift wrapping ; gift_wrapping=true
            """)
    void anAnswerMayRefuseInOtherWords(String message, String values) {
        assertThat(talk.asked("gift_wrapping").values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no problem", "there is no wrapping paper like yours"})
    void notEveryNoRefuses(String message) {
        assertThat(talk.asked("gift_wrapping").values(message)).isNotEqualTo("gift_wrapping=false");
    }
}

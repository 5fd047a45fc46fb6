package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesInPlacesTest {
    private final Talk talk = Talk.site("errands.yaml").about("fetch_meal");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            I would like it from Yuzu in San Mateo ; city=San Mateo restaurant_name=Yuzu
            In San Mateo please                    ; city=San Mateo
            Look in San Mateo                      ; city=San Mateo
            it is in Stratford-upon-Avon           ; city=Stratford-upon-Avon
            """)
    void aNameEndsWhereItsPlaceBegins(String message, String values) {
        assertThat(talk.asked("restaurant_name", "city").values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            That's all I need today
            thanks, that will be all for today
            """)
    void aFarewellNamesNoDay(String message) {
        assertThat(talk.values(message)).isEmpty();
    }

    @Test
    void aMessageThatBeginsWithTheVerbOfOneCapabilityIsForItWhateverFollows() {
        Talk start = Talk.site("errands.yaml");

        assertThat(start.route("Label grandmother beside her gooseberries")).isEqualTo("label_photograph");
        assertThat(start.route("grandmother beside her gooseberries")).isEqualTo("none");
    }
}

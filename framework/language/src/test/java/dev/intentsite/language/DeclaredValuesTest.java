package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Declared values and their synonyms, in messages and in routing. */
class DeclaredValuesTest {
    private final Talk boats = Talk.site("boats.yaml");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
                    a canoe tomorrow                         ; craft=canoe day=2026-10-15
                    some dinghies tomorrow                   ; craft=sailboat day=2026-10-15
                    the boat at the Canoe Club tomorrow      ; day=2026-10-15
                    the boat at Lincoln Canoe tomorrow       ; day=2026-10-15
                    Canoe, tomorrow                          ; craft=canoe day=2026-10-15
                    """)
    void aValueIsNotReadFromWithinALongerName(String message, String values) {
        assertThat(boats.about("hire").values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource({"do you have a dinghy?, hire", "a canoe please, hire"})
    void aDeclaredValueOrItsSynonymTellsWhatIsMeant(String message, String capability) {
        assertThat(boats.route(message)).isEqualTo(capability);
    }
}

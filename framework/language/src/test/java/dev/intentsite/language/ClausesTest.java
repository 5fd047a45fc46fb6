package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that may hold several requests is read in its parts, too. */
class ClausesTest {
    private final Talk talk = Talk.site("garage.yaml");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    When do you open? Book tyres for Monday        | When do you open? / Book tyres for Monday
                    Book tyres for Monday and cancel the other one | Book tyres for Monday / cancel the other one
                    Cancel it, and could you please book Tuesday   | Cancel it, / could you please book Tuesday
                    Book Monday. And tell me what it costs         | Book Monday. / And tell me what it costs
                    Book Monday and tell me what it costs          | Book Monday / tell me what it costs
                    Book tyres for Monday, is there parking?       | Book tyres for Monday / is there parking?
                    Monday, 9am, do you take cards?                | Monday, 9am / do you take cards?
                    """)
    void atTheEndOfASentenceAndWhereAnotherRequestBegins(String message, String parts) {
        assertThat(talk.say(message).parts())
                .extracting(Interpretation.Part::words)
                .containsExactly(parts.split(" / "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Book tyres for Monday
                    Book tyres for me and my brother
                    Book tyres for Dr. Jones on the 3rd
                    Book tyres for Monday, if possible at 9?
                    My brother and I are there on Monday
                    Could you book Monday, which is a holiday?
                    """)
    void whatIsOneRequestHasNoParts(String message) {
        assertThat(talk.say(message).parts()).isEmpty();
    }

    @Test
    void eachPartIsReadAlone() {
        List<Interpretation.Part> parts =
                talk.say("When do you open on Sunday? Book tyres for Monday").parts();

        assertThat(parts.get(0).interpretation().question()).isTrue();
        assertThat(parts.get(1).interpretation().question()).isFalse();
        assertThat(parts.get(1).interpretation().routes().get(0).capability()).isEqualTo("book_tyres");
        assertThat(parts.get(1).interpretation().mentions())
                .singleElement()
                .satisfies(mention ->
                        assertThat(mention.readings().get(0).value().asText()).isEqualTo("2026-10-19"));
    }

    @Test
    void aLongStoryIsReadAsAWhole() {
        assertThat(talk.say("It is red. ".repeat(9)).parts()).isEmpty();
    }
}

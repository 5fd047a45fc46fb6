package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are said beside one another: the two ends of a span, marks out of the highest, a town in a state. */
class SpansAndScalesTest {
    private final Talk talk = Talk.site("halls.yaml");

    /** The clock stands at Wednesday, 2026-10-14. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    book a stay from the 3rd to the 7th of November         ; end_date=2026-11-07 start_date=2026-11-03
                    book a stay between November 3 and 7                    ; end_date=2026-11-07 start_date=2026-11-03
                    a stay, November 3-7                                    ; end_date=2026-11-07 start_date=2026-11-03
                    book a stay from today until Sunday                     ; end_date=2026-10-18 start_date=2026-10-14
                    book a stay from Monday to Wednesday                    ; end_date=2026-10-21 start_date=2026-10-19
                    book a stay from December 30 to January 2               ; end_date=2027-01-02 start_date=2026-12-30
                    book a stay from 12/30 to 1/2/2028                      ; end_date=2028-01-02 start_date=2027-12-30
                    book a stay from May second through fifth               ; end_date=2027-05-05 start_date=2027-05-02
                    book a stay between now and Friday                      ; end_date=2026-10-16 start_date=2026-10-14
                    """)
    void whatOneEndOfASpanLeavesOutItHasFromTheOther(String message, String values) {
        assertThat(talk.about("book_stay").values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    give it 7 out of 10           ; highest_marks=10 marks=7
                    seven of ten marks            ; highest_marks=10 marks=7
                    I'd say 8/10                  ; highest_marks=10 marks=8
                    give the concert a nine       ; marks=9
                    """)
    void marksAreToldFromTheHighestThatThereCanBe(String message, String values) {
        assertThat(talk.about("praise_hall").values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    the tide in Bangor, Maine                        ; state=Maine town=Bangor
                    the tide in Bangor Maine tomorrow at noon        ; state=Maine time_of_tide=tomorrow at noon town=Bangor
                    the tide in Nova Scotia next week                ; state=Nova Scotia time_of_tide=next week
                    the tide in Hamburg, Germany                     ; country=Germany town=Hamburg
                    the tide in Salem, OR in two hours               ; state=OR time_of_tide=in two hours town=Salem
                    """)
    void aTownAStateAndACountryAreToldApart(String message, String values) {
        assertThat(talk.about("ask_forecast").values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    give the concert of 1987 five marks     ; 1987
                    five marks for the sixties concert      ; sixties
                    """)
    void aYearAsSaidKeepsItsWords(String message, String year) {
        assertThat(talk.about("praise_hall").values(message)).contains("concert_year=" + year);
    }
}

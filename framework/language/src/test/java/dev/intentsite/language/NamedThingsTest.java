package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, codes and kinds of things that no list holds. */
class NamedThingsTest {
    private final Talk start = Talk.site("scores.yaml");
    private final Talk finding = start.about("find_scores");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            find me some baroque scores                ; genre=baroque
            I'd like a nice Celtic score               ; genre=Celtic
            do you have any Alternative Country music  ; genre=Alternative Country
            scores by Amy Beach                        ; composer=Amy Beach
            Ragtime scores by Scott Joplin             ; composer=Scott Joplin genre=Ragtime
            """)
    void aKindStandsBeforeTheThingAndItsMakerAfterBy(String message, String values) {
        assertThat(finding.values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find me a good score",
                "is it a baroque score?",
                "are there other scores",
                "my grandmother's score is there",
                "I mean the Stanford Winter Evening Songbook score"
            })
    void whatSaysNoKindIsNone(String message) {
        assertThat(finding.values(message)).doesNotContain("genre");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            the collection Gentle Winds is what I want ; collection_name=Gentle Winds
            from the Gentle Winds collection           ; collection_name=Gentle Winds
            """)
    void aNameStandsBesideWhatHasIt(String message, String values) {
        assertThat(finding.values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            renew it, the number is Q7-1120     ; loan_number=Q7-1120
            please renew loan 8XK22             ; loan_number=8XK22
            the loan is QR 4410                 ; loan_number=QR 4410
            """)
    void aCodeIsReadByItsForm(String message, String values) {
        assertThat(start.about("renew_loan").values(message)).isEqualTo(values);
    }

    @Test
    void aNameEndsWhereItsPlaceBeginsAfterAt() {
        assertThat(Talk.site("errands.yaml").about("fetch_meal").values("dinner at Yuzu in San Mateo"))
                .isEqualTo("city=San Mateo restaurant_name=Yuzu");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            are there any others in large print?   ; large_print=true
            do you have it in spiral?              ; binding=spiral
            is it in large print?                  ; ``
            does it come stapled?                  ; ``
            """)
    void whoAsksWhetherThereIsSomeOtherLooksForIt(String message, String values) {
        assertThat(finding.values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            I want to borrow Winter Journey     ; score_title=Winter Journey
            Can you book The Long Way for me    ; score_title=The Long Way
            call it Winter Journey              ; score_title=Winter Journey
            I keep it for 4 days                ; days=4
            I keep it for 6 nights              ; days=6
            """)
    void aTitleIsWhatSomethingIsDoneWith(String message, String values) {
        assertThat(start.about("borrow_score").values(message)).isEqualTo(values);
    }

    @Test
    void aPersonStandsAfterAWordOfTheParameter() {
        assertThat(finding.values("the one with conductor Ann Bell on it")).isEqualTo("conductor=Ann Bell");
    }

    @Test
    void seatsAreCountedForPeopleWhereNothingElseCountsSeats() {
        Talk taxi = Talk.site("halls.yaml").about("call_taxi");
        assertThat(taxi.values("I need three seats on it")).isEqualTo("load=3");
        assertThat(taxi.values("I have three hats on")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            I'd like chairs for that            ; extras=chairs hall_name=Corn Exchange
            I'd like chairs for that other room ; extras=chairs
            """)
    void whatSomethingIsWantedForIsTaken(String message, String values) {
        Talk offered = Talk.site("halls.yaml").about("hire_hall").offered("hall_name", "Corn Exchange");
        assertThat(offered.values(message)).isEqualTo(values);
    }
}

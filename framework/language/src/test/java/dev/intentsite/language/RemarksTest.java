package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told beside the matter is kept by the parameter for free words. */
class RemarksTest {
    private final Talk talk = Talk.restaurant();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "we have a nut allergy",
                "my mother is in a wheelchair",
                "it's her birthday",
                "It will be our anniversary",
                "one of us is blind",
                "there will be a baby",
                "I need a socket for my pump",
                "she can't climb stairs"
            })
    void aRemarkIsKeptWhateverWasAsked(String remark) {
        for (String asked : new String[] {"time", "guest_name", "party_size"}) {
            Interpretation read = talk.about("book_table").asked(asked).say(remark);
            assertThat(read.switching()).isFalse();
            assertThat(read.routes().get(0).capability()).isEqualTo("book_table");
            assertThat(read.unreadable()).isEmpty();
            assertThat(talk.about("book_table").asked(asked).values(remark)).isEqualTo("special_requests=" + remark);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    Book a table for 4 tomorrow at 7pm under Smith. We have a nut allergy. ; date=2026-10-15 guest_name=Smith party_size=4 special_requests=We have a nut allergy time=19:00
                    Book a table for 4 tomorrow at 7pm under Smith, it's her birthday      ; date=2026-10-15 guest_name=Smith party_size=4 special_requests=it's her birthday time=19:00
                    Book a table for 4 tomorrow at 7pm and my mother is in a wheelchair    ; date=2026-10-15 party_size=4 special_requests=my mother is in a wheelchair time=19:00
                    Reserve a table for 2, we have a dog with us, at 7pm                   ; party_size=2 special_requests=we have a dog with us time=19:00
                    """)
    void aRemarkIsKeptBesideTheValues(String message, String values) {
        assertThat(talk.values(message)).isEqualTo(values);
    }

    @Test
    void aRemarkIsAddedToAnEarlierOne() {
        assertThat(talk.about("book_table")
                        .asked("time")
                        .holding("special_requests", "we have a dog")
                        .say("my mother is in a wheelchair")
                        .mentions())
                .extracting(Mention::correction)
                .containsExactly(false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
                    guest_name ; it's Jane Smith         ; guest_name=Jane Smith
                    guest_name ; it's jane smith         ; guest_name=jane smith
                    guest_name ; I'm jane                ; guest_name=jane
                    party_size ; we are 5                ; party_size=5
                    time       ; I need a table          ; -
                    time       ; I have a question       ; -
                    time       ; we are flexible         ; -
                    time       ; I have no idea          ; -
                    time       ; is it your birthday?    ; -
                    time       ; my table is for tomorrow ; date=2026-10-15
                    """)
    void whatIsNoRemarkIsNotKept(String asked, String message, String values) {
        assertThat(talk.about("book_table").asked(asked).values(message)).isEqualTo(values == null ? "" : values);
    }

    @Test
    void aQuestionIsForTheCapabilityThatAnswersIt() {
        Interpretation read =
                talk.about("book_table").asked("time").say("do you have anything without gluten, we are vegetarian?");
        assertThat(read.routes().get(0).capability()).isEqualTo("dietary_options");
    }

    @Test
    void nothingIsKeptWhereThereIsNoPlaceForIt() {
        assertThat(talk.about("cancel_reservation").asked("date").values("my mother is ill"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    a parking space please                               ; wishes=a parking space
                    please, a child seat, thank you                      ; wishes=a child seat
                    Hire a boat for 4 tomorrow with a child seat         ; crew=4 day=2026-10-15 wishes=a child seat
                    """)
    void whatTheDescriptionNamesIsKept(String message, String values) {
        assertThat(Talk.site("boats.yaml").about("hire").values(message)).isEqualTo(values);
    }

    @Test
    void courtesyIsNoPartOfAnAnswerInFreeWords() {
        assertThat(Talk.site("garage.yaml").about("book_tyres").asked("wishes").values("Quiet ones, please!"))
                .isEqualTo("wishes=Quiet ones");
    }
}

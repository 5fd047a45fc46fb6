package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookingTest {
    private final Talk talk = Talk.restaurant();

    @Test
    void theProtocolsOneSentenceBookingIsReadWhole() {
        String message = "Book a table for 2 people under Jane Smith on October 15 at 7pm. Window seat if possible.";
        assertThat(talk.route(message)).isEqualTo("book_table");
        assertThat(talk.values(message))
                .isEqualTo(
                        "date=2026-10-15 guest_name=Jane Smith party_size=2 special_requests=Window seat if possible time=19:00");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    Book a table for 4 tomorrow at 7pm                                     ; date=2026-10-15 party_size=4 time=19:00
                    table for two on friday at half past seven in the evening               ; date=2026-10-16 party_size=2 time=19:30
                    Reserve dinner for 4 under the name Smith                               ; guest_name=Smith party_size=4
                    I'd like a table for me and my wife on the 20th at noon                 ; date=2026-10-20 party_size=2 time=12:00
                    Book a table for a party of six next friday, 8pm, name is John O'Neill  ; date=2026-10-23 guest_name=John O'Neill party_size=6 time=20:00
                    Book a table for Jane Smith, 3 people, Saturday 18:30                   ; date=2026-10-17 guest_name=Jane Smith party_size=3 time=18:30
                    book a table for 2 in an hour                                           ; date=2026-10-14 party_size=2 time=13:00
                    book a table for 2 tomorrow, 2 pm or 8 pm                               ; date=2026-10-15 party_size=2 time=14:00|20:00
                    book a table for 2 tomorrow at 7pm for my husband Tom Baker             ; date=2026-10-15 guest_name=Tom Baker party_size=2 time=19:00
                    Book a table for 4 tomorrow evening                                     ; date=2026-10-15 party_size=4
                    Book a table for 4 in the evening on Friday                             ; date=2026-10-16 party_size=4
                    book a table at 7 tomorrow                                              ; date=2026-10-15 time=07:00|19:00
                    BOOK A TABLE FOR 2 PEOPLE TOMORROW AT 7PM                               ; date=2026-10-15 party_size=2 time=19:00
                    We need a table for 5 in two weeks at quarter to eight pm               ; date=2026-10-28 party_size=5 time=19:45
                    I want to book for Thursday October 22 at 19:30, 2 adults               ; date=2026-10-22 party_size=2 time=19:30
                    """)
    void aFirstMessageGivesSeveralValues(String message, String values) {
        assertThat(talk.route(message)).isEqualTo("book_table");
        assertThat(talk.values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    party_size ; 2                          ; party_size=2
                    party_size ; two                        ; party_size=2
                    party_size ; just the two of us         ; party_size=2
                    party_size ; there will be 4 of us      ; party_size=4
                    guest_name ; Jane Smith                 ; guest_name=Jane Smith
                    guest_name ; jane smith                 ; guest_name=jane smith
                    guest_name ; It's Jane Smith            ; guest_name=Jane Smith
                    guest_name ; My name is Jane            ; guest_name=Jane
                    guest_name ; under Smith please         ; guest_name=Smith
                    guest_name ; for my husband Tom Baker   ; guest_name=Tom Baker
                    guest_name ; it's for my wife, Anna Lee ; guest_name=Anna Lee
                    guest_name ; my husband tom baker       ; guest_name=tom baker
                    time       ; half seven                 ; time=07:30|19:30
                    time       ; in an hour                 ; date=2026-10-14 time=13:00
                    time       ; 2 pm or 8 pm               ; time=14:00|20:00
                    time       ; 19:30                      ; time=19:30
                    time       ; 7                          ; time=07:00|19:00
                    time       ; seven thirty               ; time=07:30|19:30
                    time       ; at 8 in the evening        ; time=20:00
                    date       ; the 3rd                    ; date=2026-11-03
                    date       ; friday                     ; date=2026-10-16
                    date       ; the day after tomorrow     ; date=2026-10-16
                    special_requests ; a quiet corner, we have a pram ; special_requests=a quiet corner, we have a pram
                    """)
    void anAnswerToWhatWasAskedIsThatValue(String asked, String message, String values) {
        assertThat(talk.about("book_table").asked(asked).values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"i dont know", "I don't know", "asap", "idk", "start over", "whatever"})
    void whatIsNobodysNameIsNotTakenForOne(String message) {
        assertThat(talk.about("book_table").asked("guest_name").say(message).mentions())
                .noneMatch(mention -> mention.parameter().equals("guest_name"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    I meant 3 people, not 2        ; not party_size=2 party_size=3
                    make it 8pm instead            ; time=20:00
                    no wait, friday                ; date=2026-10-16
                    no wait make that friday       ; date=2026-10-16
                    actually for 4                 ; party_size=4
                    Not Friday                     ; not date=2026-10-16
                    change the time to 6:30 pm     ; time=18:30
                    """)
    void aCorrectionReplacesWhatWasSaid(String message, String values) {
        Talk filled = talk.about("book_table")
                .holding("party_size", 2)
                .holding("date", "2026-10-15")
                .holding("time", "19:00");
        assertThat(filled.values(message)).isEqualTo(values);
        assertThat(filled.say(message).mentions()).allMatch(mention -> mention.correction() || mention.negated());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no wait", "wait", "no wait, sorry", "oops"})
    void wordsOfCorrectionAloneAnswerNothing(String message) {
        for (String asked : new String[] {"reference", "guest_name"}) {
            Interpretation read = talk.about("cancel_reservation").asked(asked).say(message);
            assertThat(read.mentions()).isEmpty();
            assertThat(read.unreadable()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    the second one      ; time=18:30
                    the last one        ; time=19:00
                    18:30               ; time=18:30
                    7                   ; time=19:00
                    at 6:30             ; time=18:30
                    the later one       ; time=19:00
                    not the first the second ; time=18:30
                    """)
    void anOfferedOptionIsChosenByPlaceOrValue(String message, String values) {
        Talk offered = talk.about("book_table").asked("time").offered("time", "18:00", "18:30", "19:00");
        assertThat(offered.values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
                    the later slot        ; time=19:00
                    the latest please     ; time=19:00
                    the earlier one       ; time=18:00
                    the earliest you have ; time=18:00
                    the first one         ; time=18:30
                    not the later one     ; -
                    not the second one    ; -
                    """)
    void theLaterAndTheEarlierAreSoInTimeWhateverTheirOrder(String message, String values) {
        Talk offered = talk.about("book_table").asked("time").offered("time", "18:30", "19:00", "18:00");
        assertThat(offered.values(message)).isEqualTo(values == null ? "" : values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not Monday", "Not on Monday please", "anything but not Monday"})
    void aDayThatIsTurnedDownIsNoValue(String message) {
        Talk asked = talk.about("book_table").asked("date");
        for (Talk now : new Talk[] {asked, asked.offered("date", "2026-10-19", "2026-10-20")}) {
            assertThat(now.values(message)).isEqualTo("not date=2026-10-19");
        }
    }

    @Test
    void aCasualMessageInTheTaskIsRead() {
        assertThat(talk.about("book_table").values("hey can u do 7ish on the 15th for me and my wife"))
                .isEqualTo("date=2026-10-15 party_size=2 time=07:00|19:00");
    }

    @Test
    void yesTakesTheOnlyOffer() {
        Talk offered = talk.about("book_table").asked("time").offered("time", "18:30");
        assertThat(offered.values("Yes please")).isEqualTo("time=18:30");
        assertThat(offered.values("sounds good")).isEqualTo("time=18:30");
        assertThat(offered.values("no")).isEmpty();
    }

    @Test
    void yesDoesNotChooseAmongSeveral() {
        assertThat(talk.about("book_table")
                        .asked("time")
                        .offered("time", "18:30", "19:00")
                        .values("yes"))
                .isEmpty();
    }

    @Test
    void aNameIsNeverInventedFromCapitals() {
        assertThat(talk.values("Book a table in the Garden Room for Christmas at 7pm"))
                .isEqualTo("date=2026-12-25 time=19:00");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        assertThat(talk.about("book_table")
                        .asked("time")
                        .say("sometime or other")
                        .unreadable())
                .containsExactly("time");
    }

    @Test
    void aBareNumberThatFitsSeveralParametersIsLeftOpen() {
        Interpretation read = talk.say("Change RES-2026-12-05-2027 to 8");
        assertThat(read.mentions()).extracting(Mention::parameter).containsExactly("reference");
        assertThat(read.unreadable()).containsExactlyInAnyOrder("party_size", "time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    to 8pm        ; time=20:00
                    for 8         ; party_size=8
                    to 8 people   ; party_size=8
                    at 8          ; time=08:00|20:00
                    """)
    void aNumberWithAWordBesideItIsClear(String words, String value) {
        Interpretation read = talk.say("Change RES-2026-12-05-2027 " + words);
        assertThat(talk.values("Change RES-2026-12-05-2027 " + words)).contains(value);
        assertThat(read.mentions()).hasSize(2);
        assertThat(read.unreadable()).isEmpty();
    }

    @Test
    void whatWasAskedForMakesABareNumberClear() {
        assertThat(talk.about("modify_reservation").asked("time").values("to 8"))
                .isEqualTo("time=08:00|20:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "I don't care", "any time is fine", "whatever", "it doesn't matter to me"})
    void nothingIsGuessedForThoseWhoDoNotCare(String message) {
        Interpretation read = talk.about("book_table")
                .asked("time")
                .offered("time", "18:00", "18:30", "19:00")
                .say(message);
        assertThat(read.mentions()).isEmpty();
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.indifferent()).containsExactly("time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    I don't have it                          ; reference guest_name
                    sorry, I lost it                         ; reference guest_name
                    I can't find the reference               ; reference
                    I don't remember the name                ; guest_name
                    I don't have the reference number handy  ; reference
                    """)
    void whatThePersonHasNotGotIsLeft(String message, String left) {
        Interpretation read = talk.about("cancel_reservation")
                .asked("reference", "guest_name")
                .say(message);
        assertThat(read.mentions()).isEmpty();
        assertThat(read.unreadable()).isEmpty();
        assertThat(String.join(" ", read.indifferent())).isEqualTo(left);
    }

    @Test
    void whoHasNotGotSomethingElseLeavesNothing() {
        assertThat(talk.about("cancel_reservation")
                        .asked("reference")
                        .say("I don't have a car")
                        .indifferent())
                .isEmpty();
    }

    @Test
    void whatWasDoneBeforeIsNoRequest() {
        Talk cancelling = talk.about("cancel_reservation").asked("guest_name");

        assertThat(cancelling.say("I booked it under Lee").switching()).isFalse();
        assertThat(cancelling.values("I booked it under Lee")).isEqualTo("guest_name=Lee");
    }

    @Test
    void theSecondOfWhatIsShownIsNoDay() {
        Talk offered =
                talk.about("cancel_reservation").asked("reference", "date").offered("reference", "R-1", "R-2");

        assertThat(offered.values("the second one")).isEqualTo("reference=R-2");
        assertThat(offered.values("the second of November")).isEqualTo("date=2026-11-02");
    }

    @Test
    void theFirstOfTheOnlyOneIsThat() {
        Talk offered = talk.about("cancel_reservation").asked("reference").offered("reference", "R-1");

        assertThat(offered.values("the first one")).isEqualTo("reference=R-1");
    }

    @Test
    void aQuestionWithAnyIsNoIndifference() {
        assertThat(talk.about("book_table")
                        .asked("time")
                        .say("do you have any vegan dishes?")
                        .indifferent())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"book it", "that time please", "I'll take it", "reserve that"})
    void theOnlyOfferIsTakenByPointingAtIt(String message) {
        assertThat(talk.about("book_table")
                        .asked("time")
                        .offered("time", "18:30")
                        .values(message))
                .isEqualTo("time=18:30");
    }

    @Test
    void aQuestionAboutTheOfferTakesNothing() {
        assertThat(talk.about("book_table")
                        .asked("time")
                        .offered("time", "18:30")
                        .values("is that table outside?"))
                .isEmpty();
    }

    @Test
    void aSmallWordBesideAnotherAnswerIsNobodysName() {
        Talk asked = talk.about("book_table").asked("date", "time", "guest_name");

        assertThat(asked.values("next saturday, lateish")).isEqualTo("date=2026-10-24");
        assertThat(asked.values("next saturday, Lateish")).contains("guest_name=Lateish");
        assertThat(talk.about("book_table").asked("guest_name", "time").values("smith, 8pm"))
                .contains("guest_name=smith");
    }
}
